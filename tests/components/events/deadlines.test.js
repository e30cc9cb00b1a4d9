// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays } from "../../../overrides/components/events/dates.js";
import {
  dateValues,
  deadline,
  isPast,
  next,
  span,
} from "../../../overrides/components/events/deadlines.js";
import { stateValues } from "../../../overrides/components/events/items.js";
import { newEvent, withValues } from "../../../overrides/components/events/model.js";
import { item } from "../sample.js";

const TODAY = "2026-11-24";
const DUES = [-42, -35, -28, -21, -14, -7, -3, -1, 0, 1, 7];
const LIST = DUES.map((due) => item(`kohta${due}`, due > 0 ? 5 : 1, due));
const BEFORE = LIST.filter(({ due }) => due !== null && due < 0);

/** An event that got its date today. @param {string} date @param {string} [today] */
const dated = (date, today = TODAY) => newEvent("e", dateValues(newEvent("e"), date, today));
/** @param {import("../../../overrides/components/events/model.js").Event} event @param {typeof LIST} [list] */
const days = (event, list = LIST) => list.map((one) => deadline(event, one));

test("with six weeks or more the guide's own deadlines hold", () => {
  const event = dated(addDays(TODAY, 60));
  assert.deepEqual(
    days(event),
    DUES.map((due) => addDays(TODAY, 60 + due)),
  );
  assert.deepEqual(
    days(newEvent("e")),
    LIST.map(() => ""),
    "no date, no deadlines",
  );
});

test("an event in three weeks, tomorrow or today begins with nothing late, in the same order", () => {
  for (const ahead of [21, 10, 3, 1, 0]) {
    const all = days(dated(addDays(TODAY, ahead)));
    assert.ok(
      all.every((day) => day >= TODAY),
      `late ${ahead} days before: ${all}`,
    );
    assert.deepEqual(all, [...all].sort(), `another order ${ahead} days before`);
  }
  assert.deepEqual(
    days(dated(addDays(TODAY, 21)), BEFORE.slice(0, 3)),
    [TODAY, "2026-11-28", "2026-12-01"],
    "three weeks are half the time",
  );
});

test("nothing is late at the start, order is kept and all is done by the day, whatever the days", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 400 }),
      fc.array(fc.integer({ min: -90, max: 30 })),
      (ahead, dues) => {
        const date = addDays(TODAY, ahead);
        const sorted = [...dues]
          .sort((a, b) => a - b)
          .map((due, place) => item(`k${place}`, 1, due));
        const all = days(dated(date), sorted);
        assert.ok(all.every((day) => day >= TODAY));
        assert.deepEqual(all, [...all].sort());
        for (const [place, { due }] of sorted.entries()) {
          if (due !== null && due < 0) assert.ok((all[place] ?? "") <= date);
        }
      },
    ),
  );
});

test("an event that is over when it is entered has only what comes after it", () => {
  const event = dated("2026-08-19");
  assert.deepEqual(
    days(event, BEFORE),
    BEFORE.map(() => ""),
  );
  assert.ok(
    days(event, LIST.slice(-2)).every((day) => day >= TODAY),
    "it is not late either",
  );
  assert.equal(next(event, LIST, "fi")?.id, "kohta0");
  assert.ok(isPast(event, TODAY));
  assert.ok(!isPast(dated(TODAY), TODAY), "today is not over");
  assert.ok(!isPast(newEvent("e"), TODAY));
});

test("an event that is put off keeps the day its deadlines are counted from, and nothing gets late by it", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 60 }),
      fc.nat({ max: 60 }),
      fc.nat({ max: 60 }),
      (ahead, past, more) => {
        fc.pre(past <= ahead);
        const event = dated(addDays(TODAY, ahead));
        const now = addDays(TODAY, past);
        const later = withValues(event, dateValues(event, addDays(TODAY, ahead + more), now), 1);
        assert.equal(later.marks.since?.v, TODAY);
        for (const one of LIST) assert.ok(deadline(later, one) >= deadline(event, one));
      },
    ),
  );
});

test("an event that is moved earlier, or is over and gets a new date, begins anew", () => {
  const event = dated("2027-02-01", "2026-10-01");
  const earlier = withValues(event, dateValues(event, "2026-12-01", TODAY), 1);
  assert.ok(
    days(earlier).every((day) => day >= TODAY),
    "late by moving it",
  );
  const over = dated("2026-11-01", "2026-09-01");
  const again = withValues(over, dateValues(over, "2026-12-01", TODAY), 1);
  assert.ok(
    days(again).every((day) => day >= TODAY),
    "late by using it again",
  );
});

test("without its date an event has no deadlines but the reader's own", () => {
  const event = dated("2026-12-20");
  assert.deepEqual(dateValues(event, "", TODAY), { date: "", since: "" });
  const own = withValues(event, { ...dateValues(event, "", TODAY), "item/kohta-7/due": TODAY }, 1);
  assert.deepEqual(days(own).filter(Boolean), [TODAY]);
});

test("an own deadline counts before the guide's, also with an own item", () => {
  const own = item("own-1", 1, null);
  const event = withValues(
    dated("2026-12-20"),
    { "item/kohta-7/due": "2026-12-01", "item/own-1/due": "2026-11-30" },
    1,
  );
  assert.equal(deadline(event, LIST[5] ?? assert.fail()), "2026-12-01");
  assert.equal(deadline(event, own), "2026-11-30");
});

test("next is the earliest deadline, then the order of the list; what is settled is not", () => {
  const list = [item("a", 1, null), item("b", 1, -7), item("c", 2, -21), item("d", 2, -21)];
  const event = dated("2026-12-20");
  assert.equal(next(event, list, "fi")?.id, "c");
  const ticked = withValues(event, stateValues(list[2] ?? assert.fail(), "done", "fi"), 1);
  assert.equal(next(ticked, list, "fi")?.id, "d");
  assert.equal(next(newEvent("e"), list, "fi")?.id, "a");
  assert.equal(next(newEvent("e"), [], "fi"), undefined);
});

test("a week begins on Monday", () => {
  // 2026-11-24 is a Tuesday.
  assert.equal(span("", TODAY), "undated");
  assert.equal(span("2026-11-23", TODAY), "late");
  assert.equal(span(TODAY, TODAY), "week");
  assert.equal(span("2026-11-29", TODAY), "week");
  assert.equal(span("2026-11-30", TODAY), "next-week");
  assert.equal(span("2026-12-06", TODAY), "next-week");
  assert.equal(span("2026-12-07", TODAY), "later");
  assert.equal(span("2026-11-29", "2026-11-29"), "week", "a Sunday ends the week");
  assert.equal(span("2026-11-30", "2026-11-29"), "next-week");
});
