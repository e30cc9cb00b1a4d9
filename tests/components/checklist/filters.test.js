// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { group, passes } from "../../../overrides/components/checklist/filters.js";

const TODAY = "2026-11-25"; // a Wednesday

/** @param {Partial<import("../../../overrides/components/events/items.js").ItemView>} [some] */
const seen = (some = {}) => ({
  state: /** @type {const} */ ("open"),
  reason: "",
  note: "",
  who: "",
  due: "",
  changed: false,
  ...some,
});

test("this week are the open items that are due by Sunday, and what is late", () => {
  const filter = { only: /** @type {const} */ ("week"), who: "" };
  const days = ["2026-11-20", TODAY, "2026-11-29", "2026-11-30", ""];
  assert.deepEqual(
    days.map((due) => passes(filter, seen(), due, TODAY)),
    [true, true, true, false, false],
  );
  assert.equal(passes(filter, seen({ state: "done" }), TODAY, TODAY), false);
});

test("a person's items are found whatever blanks stand around the name", () => {
  const filter = { only: /** @type {const} */ ("all"), who: "Aino" };
  assert.equal(passes(filter, seen({ who: "Aino " }), "", TODAY), true);
  assert.equal(passes(filter, seen({ who: "Aino ja Pekka" }), "", TODAY), false);
});

test("what is settled stands in a group of its own, whatever its deadline", () => {
  assert.equal(group(seen({ state: "skipped" }), "2026-11-01", TODAY), "settled");
  assert.equal(group(seen(), "2026-11-01", TODAY), "late");
  assert.equal(group(seen(), "2026-12-01", TODAY), "next-week");
});
