// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { MAX_TEXT } from "../../../overrides/components/events/model.js";
import {
  FUTURE,
  isId,
  MAX_MARKS,
  parseEvent,
  parseStep,
  RefusedError,
} from "../../../overrides/components/events/validate.js";
import { anyEvent } from "../sample.js";

const NOW = 1000;
const mark = { v: "Tunti", t: 1 };

/** @param {unknown} raw @param {number} [now] @returns {string} why it is refused, or "taken" */
function refusal(raw, now = NOW) {
  try {
    parseEvent(raw, now);
    return "taken";
  } catch (error) {
    return error instanceof RefusedError ? error.refusal : `${error}`;
  }
}

/** @param {number} count */
const many = (count) =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`item/a${place}/note`, mark]));

test("an event of ours is taken as it is", () => {
  fc.assert(
    fc.property(anyEvent(), (event) => {
      assert.deepEqual(parseEvent(event, NOW), { event, bad: {} });
    }),
  );
});

test("an event of before, which tells its language in the brief, is read with that as its fact", () => {
  const { event } = parseEvent({ id: "a", marks: { "brief/kieli": { v: "ruotsi", t: 5 } } }, NOW);
  assert.deepEqual(event.marks.language, { v: "ruotsi", t: 5 });
});

test("keys, and properties of events and marks, that this version does not know are carried", () => {
  const event = {
    id: "a",
    colour: { of: ["red"] },
    marks: { name: { ...mark, by: "Aino" }, "item/a/mood": mark, "colour.2": mark },
  };
  assert.deepEqual(parseEvent(event, NOW), { event, bad: {} });
});

/** @type {[why: string, key: string, mark: unknown][]} */
const BAD = [
  ["no mark", "name", null],
  ["a mark in an array", "name", [mark]],
  ["a mark without time", "name", { v: "a" }],
  ["a number as text", "name", { v: 1, t: 1 }],
  ["a negative time", "name", { v: "a", t: -1 }],
  ["half a millisecond", "name", { v: "a", t: 0.5 }],
  ["an unsafe time", "name", { v: "a", t: 2 ** 53 }],
  ["a text too long", "name", { v: "a".repeat(MAX_TEXT + 1), t: 1 }],
  ["a date that is none", "date", { v: "pian", t: 1 }],
  ["a day that is none", "since", { v: "2026-02-30", t: 1 }],
  ["an own deadline that is none", "item/a/due", { v: "huomenna", t: 1 }],
  ["a time of day that is none", "time", { v: "25:00", t: 1 }],
  ["an end in words", "end", { v: "iltapäivällä", t: 1 }],
  ["markup as key", "<b>", mark],
  ["a key too long", "a".repeat(201), mark],
  ["the name of a function as key", "constructor", mark],
];
for (const [why, key, bad] of BAD) {
  test(`${why} is set aside alone`, () => {
    const raw = { id: "a", marks: { place: mark, [key]: bad } };
    assert.deepEqual(parseEvent(raw, NOW), {
      event: { id: "a", marks: { place: mark } },
      bad: { [key]: bad },
    });
  });
}

test("a day and a time of day may be none", () => {
  const marks = Object.fromEntries(
    ["date", "since", "time", "end", "item/a/due"].map((key) => [key, { v: "", t: 1 }]),
  );
  assert.deepEqual(parseEvent({ id: "a", marks }, NOW).bad, {});
});

test("what is no event is refused as damaged", () => {
  for (const raw of [
    null,
    "a",
    [],
    {},
    { id: "a" },
    { id: "a", marks: [mark] },
    { id: "<b>", marks: {} },
    { id: "constructor", marks: {} },
    { id: "a".repeat(65), marks: {} },
    { id: 5, marks: {} },
  ]) {
    assert.equal(refusal(raw), "damaged", JSON.stringify(raw));
  }
});

test("from outside an event has bounds, which what is stored here has not", () => {
  assert.equal(refusal({ id: "a", marks: many(MAX_MARKS) }), "taken");
  assert.equal(refusal({ id: "a", marks: many(MAX_MARKS + 1) }), "too-many");
  const stored = parseEvent({ id: "a", marks: many(MAX_MARKS + 1) });
  assert.equal(Object.keys(stored.event.marks).length, MAX_MARKS + 1);
});

test("what is nested too deep to be written again is refused", () => {
  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`);
  assert.equal(refusal({ id: "a", marks: {}, deep }), "damaged");
  assert.equal(refusal({ id: "a", marks: { name: { ...mark, deep } } }), "damaged");
});

test("no prototype is touched, and what is called so is set aside", () => {
  const text = `{"id": "a", "__proto__": {"x": 1},
    "marks": {"__proto__": {"v": "x", "t": 1}, "name": {"v": "<script>", "t": 1}}}`;
  const { event, bad } = parseEvent(JSON.parse(text), NOW);
  assert.deepEqual(Object.keys(event.marks), ["name"]);
  assert.deepEqual(Object.keys(bad), ["__proto__"]);
  assert.equal(/** @type {any} */ ({}).x, undefined);
  assert.equal(/** @type {any} */ ({}).v, undefined);
});

test("whatever comes, it is taken or refused in our words", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (marks, raw) => {
      assert.match(refusal({ id: "a", marks }), /^(?:taken|damaged)$/);
      assert.match(refusal(raw), /^(?:taken|damaged)$/);
    }),
  );
});

test("a time too far ahead counts as the oldest, one within reach stays", () => {
  const at = (/** @type {number} */ t) =>
    parseEvent({ id: "a", marks: { name: { v: "a", t } } }, NOW).event.marks.name?.t;
  assert.equal(at(NOW + FUTURE), NOW + FUTURE);
  assert.equal(at(NOW + FUTURE + 1), 0);
  assert.equal(at(Number.MAX_SAFE_INTEGER), 0);
});

test("the id of an event is a short word that no object has", () => {
  for (const id of ["a", "9f1c", "a".repeat(64), "8b1e3f9a-6c0e-4b53-a9c4-0e4d2b8a1f00"]) {
    assert.ok(isId(id), id);
  }
  for (const id of ["", "a/b", "../a", "😀", "a".repeat(65), "toString", "a b", null, 1]) {
    assert.ok(!isId(id), String(id));
  }
});

const step = {
  id: "s1",
  event: "e1",
  kind: "set",
  t: 5,
  from: { name: "" },
  to: { name: "a" },
  undone: 0,
};

test("a step is taken as it is, with properties that this version does not know", () => {
  const later = { ...step, kind: "joined", by: "Aino" };
  assert.deepEqual(parseStep(step), step);
  assert.deepEqual(parseStep(later), later);
});

test("what is no step is none", () => {
  for (const raw of [
    null,
    [],
    { ...step, id: "a/b" },
    { ...step, event: "" },
    { ...step, kind: 1 },
    { ...step, t: "5" },
    { ...step, undone: null },
    { ...step, from: [] },
    { ...step, to: { name: 5 } },
    { ...step, to: { colour: "red" } },
    { ...step, to: { name: "a".repeat(MAX_TEXT + 1) } },
  ]) {
    assert.equal(parseStep(raw), null, JSON.stringify(raw)?.slice(0, 90));
  }
});
