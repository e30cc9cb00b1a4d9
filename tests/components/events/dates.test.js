// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import {
  addDays,
  dayOf,
  daysBetween,
  isDate,
  isPlausible,
  showDate,
  showMoment,
} from "../../../overrides/components/events/dates.js";
import { languageName } from "../../../overrides/components/events/written.js";
import "../ways.js";

test("a date is written as the language writes it", () => {
  assert.equal(showDate("2026-11-05", "fi", "long"), "torstai 5. marraskuuta 2026");
  assert.equal(showDate("2026-11-05", "fi", "short"), "5.11.2026");
  assert.equal(showDate("2026-11-05", "sv", "long"), "torsdag 5 november 2026");
  assert.equal(showDate("2026-11-05", "en", "short"), "5 Nov 2026");
  assert.equal(showDate("2026-11-05", "fi", "day"), "to 5.11.2026");
  assert.equal(showDate("2026-11-05", "en", "day"), "Thu, 5 Nov 2026");
});

test("a moment is written in the reader's own time", () => {
  const time = new Date(2026, 10, 5, 14, 5).getTime();
  assert.equal(showMoment(time, "fi"), "5.11.2026 klo 14.05");
  assert.equal(showMoment(time, "en"), "5 Nov 2026, 14:05");
  assert.equal(dayOf(time), "2026-11-05");
});

test("what is no date is shown as nothing", () => {
  for (const date of ["", "pian", "2026-13-01"]) assert.equal(showDate(date, "fi", "long"), "");
});

test("a day is one of the calendar, of four-digit years", () => {
  assert.ok(isDate("2028-02-29"));
  for (const text of ["", "2026-02-29", "2026-2-1", "12026-01-01", "2026-01-01T00:00"]) {
    assert.ok(!isDate(text), text);
  }
});

test("days are counted over the change of the clocks", () => {
  assert.equal(daysBetween("2026-10-24", "2026-10-26"), 2);
  assert.equal(daysBetween("2026-03-30", "2026-03-28"), -2);
  assert.equal(addDays("2026-02-27", 2), "2026-03-01");
});

test("days beyond four-digit years are none", () => {
  assert.equal(addDays("9999-12-31", 1), "");
  assert.equal(addDays("0000-01-01", -1), "");
});

test("a language is called as another language calls it where it is known by that name", () => {
  assert.equal(languageName(" Ruotsi", "sv"), "svenska");
  assert.equal(languageName("finska", "fi"), "suomi");
  assert.equal(languageName("svenska", "en"), "svenska", "it has no name there");
  assert.equal(languageName("ukraina ", "sv"), "ukraina");
});

test("a year that is being typed is no day yet", () => {
  for (const date of ["0002-11-05", "0202-11-05", "1999-12-31", "2026-02-30", "20260-11-05", ""])
    assert.equal(isPlausible(date), false, date);
  assert.equal(isPlausible("2026-11-05"), true);
});
