// @ts-check
/** All of the guide's own goes from storage, nothing of others', and what went is told. */
import assert from "node:assert/strict";
import test from "node:test";
import { empty, said } from "../../../overrides/components/removal/removal.js";
import { newStore } from "../events/tabs.js";

const OURS = {
  "kokemusopas/event/a": "1",
  "kokemusopas/event/b": "1",
  "kokemusopas/history/a/1": "1",
  "kokemusopas/gone/c": "1",
  "kokemusopas/aside/x/a": "1",
  "kokemusopas/language": "sv",
};
const WORDS = {
  kinds: {
    events: { one: "{count} event", other: "{count} events" },
    files: { one: "{count} file", other: "{count} files" },
    others: "{count} others",
  },
  removed: "Removed: {what}.",
  nothing: "Nothing.",
};

test("all of the guide's own goes, and nothing of another site of the host", () => {
  const store = newStore({ ...OURS, "toinen/event/a": "1", muu: "1" });
  const ofTab = newStore({ "kokemusopas/offline/later": "yes", muu: "1" });
  const first = /** @type {string[]} */ ([]);
  store.onWrite = ({ key }) => first.push(key);
  assert.deepEqual(empty(store, ofTab, 5), { events: 2, files: 0, others: 3 });
  assert.deepEqual([...store.held.keys()], ["toinen/event/a", "muu", "kokemusopas/gone/all"]);
  assert.deepEqual([...ofTab.held.keys()], ["muu"]);
  assert.equal(first[0], "kokemusopas/gone/all", "other tabs must know before they miss an event");
});

test("where no event was stored, no mark is left", () => {
  const store = newStore({ "kokemusopas/language": "sv" });
  empty(store, newStore(), 5);
  assert.equal(store.held.size, 0);
});

test("what was removed is told in words that count, or that there was nothing", () => {
  assert.equal(
    said({ events: 1, files: 20, others: 0 }, WORDS, "en"),
    "Removed: 1 event, 20 files.",
  );
  assert.equal(said({ events: 0, files: 0, others: 0 }, WORDS, "en"), "Nothing.");
});
