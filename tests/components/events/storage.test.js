// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { value } from "../../../overrides/components/events/model.js";
import * as storage from "../../../overrides/components/events/storage.js";
import { newStore, openSession } from "./tabs.js";

const KEY = "kokemusopas/event/e";
const mark = { v: "Tunti", t: 1 };
/** @param {object} [more] @param {number} [version] */
const entry = (more, version = 1) =>
  JSON.stringify({ version, event: { id: "e", marks: { name: mark }, ...more } });

test("a text is read back: a storage that keeps nothing is told", () => {
  const store = newStore();
  assert.equal(storage.write(store, "a", "b"), "kept");
  store.isSilent = true;
  assert.equal(storage.write(store, "a", "c"), "forbidden");
  store.isSilent = false;
  store.room = 10;
  assert.equal(storage.write(store, "a", "c".repeat(20)), "full");
  store.isForbidden = true;
  assert.equal(storage.write(store, "a", "c"), "forbidden");
  assert.equal(storage.write(null, "a", "c"), "forbidden");
});

test("no failure of storage reaches the page", () => {
  const store = newStore({ [KEY]: entry() });
  store.isForbidden = true;
  assert.deepEqual(storage.readEvents(store), {});
  assert.deepEqual(storage.readSteps(store), []);
  assert.deepEqual(storage.readAside(store), {});
  assert.equal(storage.readOpen(store), "");
  storage.writeOpen(store, "a");
  storage.remove(store, KEY);
  for (const none of [null, newStore()]) assert.deepEqual(storage.readEvents(none), {});
});

test("of other sites' entries none is read or touched", () => {
  const others = { "muu/event/a": entry(), event: entry(), "kokemusopas-2/event/e": entry() };
  const store = newStore(others);
  assert.deepEqual(storage.readEvents(store), {});
  assert.deepEqual(Object.fromEntries(store.held), others);
});

test("an entry that cannot be read is set aside whole, and the rest is read", () => {
  for (const text of [
    "{",
    "null",
    "5",
    JSON.stringify({ version: 0, event: { id: "e", marks: {} } }),
    JSON.stringify({ event: { id: "e", marks: {} } }),
    entry({ id: "muu" }),
    entry({ marks: [] }),
  ]) {
    const store = newStore({ [KEY]: text, "kokemusopas/event/f": entry({ id: "f" }) });
    assert.deepEqual(Object.keys(storage.readEvents(store)), ["f"]);
    assert.equal(store.held.has(KEY), false);
    assert.deepEqual(Object.values(storage.readAside(store)), [text]);
  }
});

test("one bad mark is set aside alone, once", () => {
  const store = newStore({ [KEY]: entry({ marks: { name: mark, date: { v: "pian", t: 1 } } }) });
  for (let turn = 0; turn < 3; turn += 1) {
    assert.deepEqual(storage.readEvents(store).e?.marks, { name: mark });
    const aside = Object.values(storage.readAside(store)).map((text) => JSON.parse(text));
    assert.deepEqual(aside, [
      { version: 1, event: { id: "e", marks: { date: { v: "pian", t: 1 } } } },
    ]);
  }
});

test("a bad mark that another tab has written is set aside before the event is written", () => {
  const store = newStore({ [KEY]: entry() });
  const session = openSession(store);
  store.held.set(KEY, entry({ marks: { name: mark, date: { v: "pian", t: 9 } } }));
  session.change("e", { place: "Oulu" });
  assert.match(Object.values(session.aside()).join(), /pian/);
  assert.deepEqual(session.unsaved(), []);
});

test("where there is no room to set something aside, it stays and is still to be saved", () => {
  const text = entry({ marks: { name: mark, date: { v: "pian", t: 1 } } });
  const store = newStore({ [KEY]: text });
  store.room = 0;
  assert.deepEqual(storage.readEvents(store).e?.marks, { name: mark });
  assert.equal(store.held.get(KEY), text);
  assert.match(Object.values(storage.readAside(store)).join(), /pian/);
});

test("what could not be set aside when an event was written is listed as unsaved", () => {
  const store = newStore({ [KEY]: entry({ marks: { name: mark, date: { v: "pian", t: 1 } } }) });
  store.room = 0;
  const session = openSession(store);
  session.change("e", { name: "U" });
  const unsaved = session.unsaved().map(({ text }) => text);
  assert.match(unsaved.join(), /pian/);
  store.room = 10_000;
  session.change("e", { name: "Uusi" });
  assert.deepEqual(session.unsaved(), []);
  assert.match(Object.values(session.aside()).join(), /pian/);
});

test("an entry of a higher version is left alone, whatever is done here", () => {
  const newer = entry({ shape: "other" }, 2);
  const step = {
    version: 1,
    step: { id: "s", event: "e", kind: "set", t: 5, from: {}, to: { name: "a" }, undone: 0 },
  };
  const store = newStore({
    [KEY]: newer,
    "kokemusopas/history/e/s": JSON.stringify(step),
    "kokemusopas/open": "e",
  });
  const session = openSession(store);
  assert.equal(session.hasNewer(), true);
  assert.deepEqual(session.all(), {});
  assert.notEqual(session.current().id, "e", "a page would write into what it cannot read");
  session.change("e", { name: "b" });
  session.comeBack();
  session.refresh(KEY);
  assert.equal(store.held.get(KEY), newer);
  assert.equal(session.unsaved()[0]?.kept, "newer");
});

test("an event that a newer page takes over stays on the screen, and what is written is told", () => {
  const store = newStore({ [KEY]: entry(), "kokemusopas/open": "e" });
  const session = openSession(store);
  const newer = entry({ marks: { title: mark } }, 2);
  store.held.set(KEY, newer);
  session.refresh(KEY);
  assert.equal(value(session.current(), "name"), "Tunti");
  session.change("e", { place: "Oulu" });
  assert.equal(store.held.get(KEY), newer);
  assert.deepEqual(
    session.unsaved().map(({ event, kept }) => [event, kept]),
    [["e", "newer"]],
  );
  assert.match([...store.held.values()].join(), /Oulu/, "its step is kept all the same");
});

test("keys and properties of the same version that are not known are kept by every write", () => {
  const marks = { name: { ...mark, by: "Aino" }, mood: { v: "hyvä", t: 3 } };
  const store = newStore({ [KEY]: entry({ colour: "red", marks }) });
  const session = openSession(store);
  const newer = { colour: "blue", marks: { ...marks, mood: { v: "parempi", t: 4 } } };
  store.held.set(KEY, entry(newer));
  session.change("e", { name: "Uusi", place: "Oulu" });
  const { event } = JSON.parse(store.held.get(KEY) ?? "");
  assert.equal(event.colour, "blue", "an older copy wins over a newer page's");
  assert.equal(event.marks.name.by, "Aino");
  assert.deepEqual(event.marks.mood, { v: "parempi", t: 4 });
});

test("the open id is validated", () => {
  for (const open of ["a/b", "😀", "a".repeat(100_000), "constructor", ""]) {
    const store = newStore({ "kokemusopas/open": open });
    const session = openSession(store);
    session.change(session.current().id, { name: "Syys" });
    const again = openSession(store);
    assert.equal(value(again.current(), "name"), "Syys", open.slice(0, 20));
    assert.deepEqual(again.aside(), {});
  }
});

test("a step of another event or key is none", () => {
  const step = { id: "s", event: "e", kind: "set", t: 5, from: {}, to: { name: "a" }, undone: 0 };
  const text = JSON.stringify({ version: 1, step });
  const keys = ["kokemusopas/history/f/s", "kokemusopas/history/e/t", "kokemusopas/history/e/s"];
  const store = newStore(Object.fromEntries(keys.map((key) => [key, text])));
  assert.deepEqual(storage.readSteps(store), [step]);
});
