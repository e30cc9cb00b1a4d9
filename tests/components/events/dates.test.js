// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { showDate } from "../../../overrides/components/events/dates.js";
import { addDays } from "../../../overrides/components/events/model.js";

test("a date is written as the language writes it", () => {
  assert.equal(showDate("2026-11-05", "fi", "long"), "torstai 5. marraskuuta 2026");
  assert.equal(showDate("2026-11-05", "fi", "short"), "5.11.2026");
  assert.equal(showDate("2026-11-05", "sv", "long"), "torsdag 5 november 2026");
  assert.equal(showDate("2026-11-05", "en", "short"), "5 Nov 2026");
});

test("what is no date is shown as nothing", () => {
  for (const date of ["", "pian", "2026-13-01"]) assert.equal(showDate(date, "fi", "long"), "");
});

test("days beyond four-digit years are none", () => {
  assert.equal(addDays("2026-02-27", 2), "2026-03-01");
  assert.equal(addDays("9999-12-31", 1), "");
  assert.equal(addDays("0000-01-01", -1), "");
});
