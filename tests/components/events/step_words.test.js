// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { clock, showDate } from "../../../overrides/components/events/dates.js";
import { HIDDEN } from "../../../overrides/components/events/names.js";
import { changes, isText } from "../../../overrides/components/events/step_words.js";
import "../ways.js";

/** @type {import("../../../overrides/components/events/step_words.js").Words} */
const words = {
  texts: {
    form: { kinds: { talk: "Puheenvuoro" }, sites: { remote: "Etänä" }, vias: {} },
    item: { open: "avoin", done: "tehty", skipped: "ei koske" },
    progress: { show_all: "Näytä kaikki", show_short: "Näytä vain sopivat" },
  },
  phases: ["Kartoita tarve", "Tilaa"],
  language: "fi",
  reads: { clock, showDate },
  HIDDEN,
};
/** @param {Record<string, string>} to @param {Record<string, string>} [from] */
const seen = (to, from = {}) =>
  changes({ id: "s", event: "e", kind: "set", t: 1, from, to, undone: 0 }, words).map(
    ({ before, after }) => `${before} > ${after}`,
  );

test("what a step changed is told in words, not in codes", () => {
  assert.deepEqual(seen({ date: "2026-12-20", since: "2026-11-24" }), [
    " > sunnuntai 20. joulukuuta 2026",
  ]);
  assert.deepEqual(seen({ end: "14:30" }), [" > 14.30"]);
  assert.deepEqual(seen({ kind: "talk" }, { kind: "of a later version" }), [
    "of a later version > Puheenvuoro",
  ]);
  assert.deepEqual(seen({ "item/a/state": "done", "item/a/text": "fi:1" }), ["avoin > tehty"]);
  assert.deepEqual(seen({ "item/a/due": "" }, { "item/a/due": "2026-12-01" }), [
    "tiistai 1. joulukuuta 2026 > ",
  ]);
  assert.deepEqual(seen({ "item/own-1/phase": "2" }), [" > Tilaa"]);
  assert.deepEqual(seen({ all: "1" }), ["Näytä vain sopivat > Näytä kaikki"]);
});

test("what the reader wrote stands as it was written, also where it looks like a code", () => {
  assert.deepEqual(seen({ "brief/kind": "talk", "brief/date": "2026-12-20" }), [
    " > talk",
    " > 2026-12-20",
  ]);
  assert.deepEqual(seen({ "item/a/note": "b\nc" }, { "item/a/note": "a" }), ["a > b\nc"]);
});

test("of a new item only its words are told, and nothing of what goes with others", () => {
  assert.deepEqual(seen({ "item/own-1/name": "Kahvit", "item/own-1/phase": "2" }), [" > Kahvit"]);
  assert.deepEqual(seen({ asked: "1", calendar: "{}", deleted: "" }), []);
});

test("words of the reader's own can be copied, choices and days not", () => {
  for (const key of ["name", "guest", "item/a/note", "item/own-1/name", "brief/date"]) {
    assert.ok(isText(key), key);
  }
  for (const key of ["date", "kind", "item/a/state", "item/a/due", "all"]) {
    assert.ok(!isText(key), key);
  }
});
