// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  MAX_TEXT,
  newEvent,
  value,
  withValues,
} from "../../../overrides/components/events/model.js";
import { parseEvent } from "../../../overrides/components/events/validate.js";
import {
  canKeepBoth,
  compare,
  firstChoice,
  isLong,
  merged,
  pastTexts,
} from "../../../overrides/components/transfer/compare.js";
import { anyMarks } from "../sample.js";
import "../ways.js";

/** @typedef {import("../../../overrides/components/events/model.js").Values} Values */
/** @typedef {import("../../../overrides/components/transfer/compare.js").Choice} Choice */

/** @param {Values} values @param {number} [time] */
const event = (values, time = 1) => newEvent("e", values, time);
const NOTE = "item/palkkio/note";
/** What differs, by its fate. @param {ReturnType<typeof compare>} found */
const fates = ({ added, changed, kept, conflicts }) => ({
  added: added.map(({ key }) => key),
  changed: changed.map(({ key }) => key),
  kept: kept.map(({ key }) => key),
  conflicts: conflicts.map(({ key }) => key),
});
const nothing = { added: [], changed: [], kept: [], conflicts: [] };
/**
 * @param {Values} mine
 * @param {Values} theirs
 * @param {{ times?: [number, number], past?: Record<string, string[]> }} [how]
 */
const fatesOf = (mine, theirs, { times: [a, b] = [1, 2], past = {} } = {}) =>
  fates(compare(event(mine, a), event(theirs, b), past));

test("two different texts for one field are a conflict, whichever is newer", () => {
  for (const key of [
    "name",
    "place",
    "language",
    "booker",
    "guest",
    NOTE,
    "item/palkkio/who",
    "item/palkkio/reason",
    "item/own-1/name",
    "brief/tarkoitus",
    "date",
    "time",
    "end",
    "item/palkkio/due",
  ]) {
    const [a, b] = /date|due/.test(key)
      ? ["2026-12-01", "2026-12-02"]
      : ["Aino soitti", "Maksettu"];
    for (const times of /** @type {[number, number][]} */ ([
      [1, 2],
      [2, 1],
      [1, 1],
    ])) {
      assert.deepEqual(
        fatesOf({ [key]: a }, { [key]: b }, { times }),
        { ...nothing, conflicts: [key] },
        key,
      );
    }
  }
});

test("things are counted, not marks: a tick with the text that it remembers is one", () => {
  const theirs = {
    "item/tarve/state": "done",
    "item/tarve/text": "fi:abc",
    "item/muoto/state": "done",
    "item/muoto/text": "fi:def",
    [NOTE]: "Soita",
    "item/own-1/name": "Kahvit",
    "item/own-1/phase": "2",
    "brief/tarkoitus": "Kuulla",
    place: "Oulu",
    since: "2026-11-01",
    asked: "1",
  };
  const { added, values } = compare(event({}), event(theirs), {});
  assert.deepEqual(
    added.map(({ kind }) => kind),
    ["ticks", "ticks", "notes", "details", "answers", "details"],
  );
  assert.equal(values["item/tarve/text"], "fi:abc");
  assert.equal(values["item/own-1/phase"], "2");
});

test("equal texts are no news, nor is a box that was opened again here and never ticked there", () => {
  const mine = { name: "Tunti", [NOTE]: "Soita\n" };
  assert.deepEqual(fatesOf(mine, { name: "Tunti ", [NOTE]: "Soita" }), nothing);
  assert.deepEqual(fatesOf({ "item/a/state": "open" }, { "item/a/state": "" }), nothing);
  assert.deepEqual(fatesOf({}, { "item/a/state": "open" }), nothing);
});

test("an empty text wipes none, however new it is", () => {
  const mine = { name: "Tunti", date: "2026-12-01", [NOTE]: "Soita", "item/a/state": "done" };
  const empty = Object.fromEntries(Object.keys(mine).map((key) => [key, ""]));
  const found = compare(event(mine), withValues(event(mine), empty, 99), {});
  assert.deepEqual(fates(found), { ...nothing, kept: Object.keys(mine) });
});

test("an older version of the own text is no conflict, nor one that was taken away here", () => {
  const past = { [NOTE]: ["Soita", "Soita Ainolle"], date: ["2026-11-30"] };
  const theirs = { [NOTE]: "Soita", date: "2026-11-30" };
  const kept = { ...nothing, kept: [NOTE, "date"] };
  assert.deepEqual(fatesOf({ [NOTE]: "Sovittu", date: "2026-12-01" }, theirs, { past }), kept);
  assert.deepEqual(fatesOf({}, theirs, { past }), kept);
});

test("of two texts of which one contains the other the longer one stays", () => {
  assert.deepEqual(fatesOf({ [NOTE]: "Soita Ainolle" }, { [NOTE]: "Soita" }, { times: [1, 9] }), {
    ...nothing,
    kept: [NOTE],
  });
  assert.deepEqual(fatesOf({ [NOTE]: "Soita" }, { [NOTE]: "Soita Ainolle" }, { times: [9, 1] }), {
    ...nothing,
    changed: [NOTE],
  });
});

test("of two ticks, and of two kinds of event, the later counts", () => {
  const mine = { "item/a/state": "done", kind: "talk" };
  const theirs = { "item/a/state": "open", kind: "pair" };
  const keys = Object.keys(mine);
  assert.deepEqual(fatesOf(mine, theirs, { times: [1, 2] }), { ...nothing, changed: keys });
  assert.deepEqual(fatesOf(mine, theirs, { times: [2, 1] }), { ...nothing, kept: keys });
});

test("a mark of the future wins nothing by that", () => {
  const now = Date.UTC(2026, 10, 24);
  const far = event({ "item/a/state": "open", kind: "pair" }, now + 5 * 365 * 86_400_000);
  const own = event({ "item/a/state": "done", kind: "talk" }, now);
  const found = compare(own, parseEvent(far, now).event, {});
  assert.deepEqual(fates(found), { ...nothing, kept: ["item/a/state", "kind"] });
});

test("an event that is not here comes in whole, with what a later version wrote", () => {
  const theirs = event({ name: "Tunti", date: "2026-12-01", [NOTE]: "Soita" });
  theirs.marks["x/new"] = { v: "1", t: 1 };
  const found = compare(undefined, theirs, {});
  assert.deepEqual(fates(found), { ...nothing, added: ["name", "date", NOTE] });
  assert.equal(found.unknown, 0);
});

test("what a later version wrote cannot be added to an event that is here, and is counted", () => {
  const theirs = event({ name: "Tunti" });
  theirs.marks["x/new"] = { v: "1", t: 1 };
  const found = compare(event({ name: "Tunti" }), theirs, {});
  assert.equal(found.unknown, 1);
  assert.deepEqual(found.values, {});
});

test("both are kept of long texts, the own one of short ones, unless the reader chooses", () => {
  const mine = event({ [NOTE]: "Eka\n", place: "Oulu", date: "2026-12-01" });
  const theirs = event({ [NOTE]: "Toka", place: "Kemi", date: "2026-12-02", since: "2026-11-02" });
  const found = compare(mine, theirs, {});
  const first = merged(mine, theirs, found, {}, "2026-11-24");
  assert.deepEqual(first, { [NOTE]: "Eka\nToka" });
  /** @type {Record<string, Choice>} */
  const choices = { [NOTE]: "mine", place: "both", date: "theirs" };
  assert.deepEqual(merged(mine, theirs, found, choices, "2026-11-24"), {
    place: "Oulu, Kemi",
    date: "2026-12-02",
    since: "2026-11-02",
  });
});

test("two days or times do not go side by side, nor do texts that are too long together", () => {
  const one = { v: "a".repeat(MAX_TEXT / 2), t: 1 };
  assert.equal(canKeepBoth({ key: "time", mine: one, theirs: one }), false);
  assert.equal(canKeepBoth({ key: NOTE, mine: one, theirs: one }), false);
  assert.equal(firstChoice({ key: NOTE, mine: one, theirs: one }), "mine");
  assert.equal(canKeepBoth({ key: NOTE, mine: { ...one, v: "a" }, theirs: one }), true);
});

test("a date that comes in brings the day from which its deadlines are counted", () => {
  const theirs = event({ date: "2026-12-01" });
  const found = compare(event({ name: "Tunti" }), theirs, {});
  assert.deepEqual(merged(event({}), theirs, found, {}, "2026-11-24"), {
    date: "2026-12-01",
    since: "2026-11-24",
  });
});

test("an event in the trash comes back, and none goes there by an import", () => {
  const own = event({ name: "Tunti", deleted: "1" });
  const theirs = event({ name: "Tunti" });
  assert.deepEqual(merged(own, theirs, compare(own, theirs, {}), {}, ""), { deleted: "" });
  assert.deepEqual(fatesOf({ name: "Tunti" }, { name: "Tunti", deleted: "1" }), nothing);
});

test("what either has put into a calendar is remembered", () => {
  const [own, theirs] = [
    event({ calendar: "2026-12-20;" }),
    event({ calendar: "2026-12-01day1;" }),
  ];
  const found = compare(own, theirs, {});
  assert.deepEqual(fates(found), nothing);
  assert.deepEqual(merged(own, theirs, found, {}, ""), { calendar: "2026-12-01day1;2026-12-20;" });
  assert.deepEqual(merged(own, own, found, {}, ""), {});
});

test("the texts of a history are those before and after each step", () => {
  const step = { id: "s", event: "e", kind: /** @type {const} */ ("set"), t: 1, undone: 0 };
  assert.deepEqual(
    pastTexts([
      { ...step, from: { name: "" }, to: { name: "a" } },
      { ...step, from: { name: "a" }, to: { name: "b" } },
    ]),
    { name: ["a", "a", "b"] },
  );
});

test("whatever comes in, no own text is lost unless the reader gives it up", () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, (a, b) => {
      const [mine, theirs] = [
        { id: "e", marks: a },
        { id: "e", marks: b },
      ];
      const found = compare(mine, theirs, {});
      const after = withValues(mine, merged(mine, theirs, found, {}, "2026-11-24"), 10);
      for (const key of Object.keys(a).filter((one) => !/state$|text$|deleted/.test(one))) {
        assert.ok(value(after, key).includes(value(mine, key).trim()), key);
      }
      for (const key of Object.keys(b).filter(isLong)) {
        assert.ok(value(after, key).includes(value(theirs, key).trim()), key);
      }
    }),
  );
});

test("what was taken in twice brings nothing the second time", () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, (a, b) => {
      const [mine, theirs] = [
        { id: "e", marks: a },
        { id: "e", marks: b },
      ];
      const found = compare(mine, theirs, {});
      const after = withValues(mine, merged(mine, theirs, found, {}, "2026-11-24"), 10);
      const again = compare(after, theirs, {});
      assert.deepEqual(again.values, {});
      assert.ok(again.conflicts.every(({ key }) => !isLong(key)));
    }),
  );
});

test("a language that is named in another language is the same language", () => {
  const mine = event({ language: "ruotsi" });
  for (const said of ["Svenska ", "ruotsi"]) {
    assert.deepEqual(compare(mine, event({ language: said }, 2), {}).conflicts, []);
  }
  for (const said of ["suomi", "suomi ja ruotsi tulkattuna"]) {
    const found = compare(event({ language: "svenska" }), event({ language: said }, 2), {});
    assert.deepEqual(fates(found).conflicts, ["language"], said);
  }
});
