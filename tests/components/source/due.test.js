// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { isOver } from "../../../overrides/components/source/due.js";

test("a fact holds to the end of the day by which it must be looked at again", () => {
  assert.equal(isOver("2027-02-28", new Date(2027, 1, 28, 23, 59)), false);
  assert.equal(isOver("2027-02-28", new Date(2027, 2, 1, 0, 0)), true);
  assert.equal(isOver("2027-02-28", new Date(2026, 10, 30)), false);
});
