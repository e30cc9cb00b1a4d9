import assert from "node:assert/strict";
import { test } from "node:test";
import { value } from "../../../overrides/components/events/model.js";
import { createSession } from "../../../overrides/components/events/session.js";

/** A Storage in memory. @param {Record<string, string>} [entries] */
function memory(entries = {}) {
  return {
    entries,
    get length() {
      return Object.keys(entries).length;
    },
    key: (/** @type {number} */ place) => Object.keys(entries)[place] ?? null,
    getItem: (/** @type {string} */ key) => entries[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => {
      entries[key] = text;
    },
    removeItem: (/** @type {string} */ key) => {
      delete entries[key];
    },
  };
}

/** @param {ReturnType<typeof memory>} store */
function open(store) {
  let time = 0;
  return createSession({ store, now: () => (time += 1), newId: () => "syys", persist: () => {} });
}

const KEY = "kokemusopas/event/syys";
const TICK = "item/palkkio/state";

test("what another tab wrote over a moment late is kept again, and so is what it wrote", () => {
  const store = memory();
  const session = open(store);
  session.create({ name: "Syysseminaari" });
  const before = String(store.entries[KEY]);
  session.set({ [TICK]: "done" });
  const late = JSON.parse(before);
  late.event.marks["item/palkkio/note"] = { v: "Soita", t: 9 };
  store.setItem(KEY, JSON.stringify(late));
  session.refresh(KEY);
  for (const event of [session.current(), open(store).current()]) {
    assert.equal(value(event, TICK), "done");
    assert.equal(value(event, "item/palkkio/note"), "Soita");
  }
});

test("what another tab wrote is not written again where nothing is lacking", () => {
  const store = memory();
  const session = open(store);
  session.create({ name: "Syysseminaari" });
  let writes = 0;
  store.setItem = () => {
    writes += 1;
  };
  session.refresh(KEY);
  assert.equal(writes, 0, "two tabs would answer each other for ever");
});

test("what another tab removed stays removed", () => {
  const store = memory();
  const session = open(store);
  session.create({ name: "Syysseminaari" });
  store.removeItem(KEY);
  session.refresh(null);
  assert.equal(store.entries[KEY], undefined);
});

test("a deleted event leaves storage when the page opens again", () => {
  const store = memory();
  const session = open(store);
  session.create({ name: "Syysseminaari" });
  session.remove();
  assert.ok(store.entries[KEY], "it could not be undone");
  assert.equal(open(store).isStored(), false);
  assert.equal(store.entries[KEY], undefined);
});

test("the page opens where storage can be read but not written", () => {
  const store = memory();
  const session = open(store);
  session.create({ name: "Syysseminaari" });
  session.remove();
  store.removeItem = () => {
    throw new DOMException("read only", "SecurityError");
  };
  assert.equal(open(store).isStored(), false);
});

test("letters of one field in a row are one step to take back, and steps go back in order", () => {
  const session = open(memory());
  session.create({ name: "S" });
  session.set({ place: "T" }, true);
  session.set({ place: "Tu" }, true);
  session.set({ name: "Sy" }, true);
  session.set({ [TICK]: "done" });
  session.set({ [TICK]: "done" });
  const seen = () => ["name", "place", TICK].map((key) => value(session.current(), key)).join();
  session.undo();
  assert.equal(seen(), "Sy,Tu,");
  session.undo();
  assert.equal(seen(), "S,Tu,");
  session.undo();
  assert.equal(seen(), "S,,");
  session.undo();
  assert.equal(session.isStored(), false);
  assert.equal(session.canUndo(), false);
});
