// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { lacks, later, mergeEvents } from "../../../overrides/components/events/merge.js";
import { value, withValues } from "../../../overrides/components/events/model.js";
import { anyEvent, anyKey, anyText } from "../sample.js";

const copies = fc.tuple(anyEvent(), anyEvent(), anyEvent()).map(([a, b, c]) => ({
  a,
  b: { ...b, id: a.id },
  c: { ...c, id: a.id },
}));

test("the order of merging does not matter, and merging twice is merging once", () => {
  fc.assert(
    fc.property(copies, ({ a, b, c }) => {
      const merged = mergeEvents(a, b);
      assert.deepEqual(merged, mergeEvents(b, a));
      assert.deepEqual(mergeEvents(merged, c), mergeEvents(a, mergeEvents(b, c)));
      assert.deepEqual(mergeEvents(merged, b), merged);
      assert.deepEqual(mergeEvents(a, a), a);
    }),
  );
});

test("of every key the latest mark stays, and neither copy is changed", () => {
  fc.assert(
    fc.property(copies, ({ a, b }) => {
      const before = structuredClone([a, b]);
      const merged = mergeEvents(a, b);
      for (const key of [...Object.keys(a.marks), ...Object.keys(b.marks)]) {
        assert.deepEqual(merged.marks[key], later(a.marks[key], b.marks[key]));
      }
      assert.deepEqual([a, b], before);
    }),
  );
});

test("a copy lacks what a merged event has more, and nothing of itself", () => {
  fc.assert(
    fc.property(copies, ({ a, b }) => {
      const merged = mergeEvents(a, b);
      assert.equal(lacks(a, a), false);
      const isLacking = JSON.stringify(sorted(a)) !== JSON.stringify(sorted(merged));
      assert.equal(lacks(a, merged), isLacking);
    }),
  );
});

/** @param {import("../../../overrides/components/events/model.js").Event} event */
function sorted({ marks }) {
  return Object.entries(marks)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { v, t }]) => [key, v, t]);
}

test("what is written survives an old copy, even when the clock is behind", () => {
  fc.assert(
    fc.property(anyEvent(), anyKey, anyText, fc.nat({ max: 9 }), (old, key, text, time) => {
      const written = withValues(old, { [key]: text }, time);
      assert.equal(value(mergeEvents(written, old), key), text);
      assert.equal(value(mergeEvents(old, written), key), text);
    }),
  );
});

test("properties that this version does not know are carried, of two those of the first", () => {
  const stored = { id: "e", marks: {}, colour: "red" };
  const own = { id: "e", marks: { name: { v: "a", t: 1 } }, colour: "blue", shape: "round" };
  assert.deepEqual(mergeEvents(stored, own), { ...own, colour: "red" });
});
