// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { later, merge, mergeEvents, preview } from "../../../overrides/components/events/merge.js";
import { value, withValues } from "../../../overrides/components/events/model.js";
import { backupText, FUTURE, parseBackup } from "../../../overrides/components/events/validate.js";
import { anyEvent, anyEvents, anyKey, anyText } from "../sample.js";

/** @typedef {import("../../../overrides/components/events/merge.js").Events} Events */

test("the order of merging does not matter", () => {
  fc.assert(
    fc.property(anyEvents, anyEvents, anyEvents, (a, b, c) => {
      assert.deepEqual(merge(a, b), merge(b, a));
      assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)));
    }),
  );
});

test("importing twice is importing once", () => {
  fc.assert(
    fc.property(anyEvents, anyEvents, (own, incoming) => {
      const once = merge(own, incoming);
      assert.deepEqual(merge(own, own), own);
      assert.deepEqual(merge(once, incoming), once);
      assert.ok(
        preview(once, incoming).every(({ isNew, added, changed }) => !isNew && !added && !changed),
      );
    }),
  );
});

test("nothing is lost: of every key the latest mark stays", () => {
  fc.assert(
    fc.property(anyEvents, anyEvents, (a, b) => {
      const merged = merge(a, b);
      for (const [id, event] of [...Object.entries(a), ...Object.entries(b)]) {
        for (const key of Object.keys(event.marks)) {
          assert.deepEqual(merged[id]?.marks[key], later(a[id]?.marks[key], b[id]?.marks[key]));
          assert.ok((merged[id]?.marks[key]?.t ?? -1) >= (event.marks[key]?.t ?? 0));
        }
      }
    }),
  );
});

test("merging changes neither of the two", () => {
  fc.assert(
    fc.property(anyEvents, anyEvents, (a, b) => {
      const before = structuredClone([a, b]);
      merge(a, b);
      assert.deepEqual([a, b], before);
    }),
  );
});

test("what is written survives an old copy, even when the clock is behind", () => {
  fc.assert(
    fc.property(anyEvent(), anyKey, anyText, fc.nat({ max: 9 }), (old, key, text, time) => {
      const written = withValues(old, { [key]: text }, time);
      assert.equal(value(mergeEvents(written, old), key), text);
      assert.equal(value(mergeEvents(old, written), key), text);
    }),
  );
});

test("a later import of the same file replaces nothing that was written meanwhile", () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 * FUTURE }), fc.nat({ max: FUTURE / 2 }), (ahead, wait) => {
      const now = Date.UTC(2026, 0, 1);
      const file = backupText(
        { e: { id: "e", marks: { name: { v: "tiedosto", t: now + ahead } } } },
        now,
      );
      const imported = parseBackup(file, now);
      fc.pre(ahead <= FUTURE || ahead > FUTURE + wait + 1);
      const edited = withValues(imported.e ?? assert.fail(), { name: "oma" }, now + wait);
      const again = merge({ e: edited }, parseBackup(file, now + wait + 1));
      assert.equal(value(again.e ?? assert.fail(), "name"), "oma");
    }),
  );
});

test("the preview counts what is new, replaced and kept", () => {
  /** @type {Events} */
  const own = { e: { id: "e", marks: { name: { v: "a", t: 5 }, place: { v: "b", t: 5 } } } };
  /** @type {Events} */
  const incoming = {
    e: {
      id: "e",
      marks: { name: { v: "x", t: 6 }, place: { v: "y", t: 4 }, date: { v: "2026-01-01", t: 1 } },
    },
    f: { id: "f", marks: {} },
  };
  assert.deepEqual(
    preview(own, incoming).map(({ event: _, ...counts }) => counts),
    [
      { isNew: false, added: 1, changed: 1, kept: 1 },
      { isNew: true, added: 0, changed: 0, kept: 0 },
    ],
  );
});
