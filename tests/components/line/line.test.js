// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays } from "../../../overrides/components/events/dates.js";
import { dateValues, deadline } from "../../../overrides/components/events/deadlines.js";
import { newEvent } from "../../../overrides/components/events/model.js";
import { reached, stops } from "../../../overrides/components/line/line.js";
import { item } from "../sample.js";

const TODAY = "2026-11-24";
const DUES = [-42, -35, -21, -14, -7, 0, 1, 7];
const PHASES = [1, 1, 2, 3, 3, 4, 5, 5];
const LIST = DUES.map((due, place) => item(`kohta${place}`, PHASES[place] ?? 1, due));

/**
 * An event that got its date today.
 * @param {number} ahead days until then
 * @param {Record<number, string>} [states] of items by their place, open else
 */
function things(ahead, states = {}) {
  const event = newEvent("e", dateValues(newEvent("e"), addDays(TODAY, ahead), TODAY));
  return LIST.map((one, place) => ({
    ...one,
    state: states[place] ?? "open",
    due: deadline(event, one),
  }));
}

test("a step has the day of what comes next in it, and counts what is done of what is needed", () => {
  const [first, second, third] = stops(
    things(60, { 0: "done", 2: "skipped", 3: "done", 4: "done" }),
  );
  assert.deepEqual(first, {
    phase: 1,
    all: 2,
    done: 1,
    due: addDays(TODAY, 25),
    to: "kohta1",
    begins: addDays(TODAY, 18),
  });
  assert.equal(second?.phase, 3, "a step without anything to do is not on the line");
  assert.deepEqual([second?.due, second?.to, second?.done], ["", "kohta3", 2]);
  assert.equal(third?.begins, addDays(TODAY, 60));
});

test("today moves along the line, and stays on it", () => {
  const line = stops(things(60));
  const at = (/** @type {number} */ days) => reached(line, addDays(TODAY, days));
  assert.deepEqual([at(0), at(18), at(39), at(60), at(61), at(90)], [0, 0, 1, 3, 4, 4]);
  assert.ok(at(25) > 0 && at(25) < 1, "between two steps it is between them");
});

test("an event without deadlines is past them all, and one without things is nowhere", () => {
  const bare = LIST.map((one) => ({ ...one, state: "open", due: "" }));
  assert.equal(reached(stops(bare), TODAY), 4);
  assert.equal(reached(stops([]), TODAY), 0);
});

test("however near the event is, steps begin one after the other and today is at the first", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (ahead) => {
      const line = stops(things(ahead));
      const days = line.map(({ begins }) => begins);
      assert.deepEqual(days, [...days].sort());
      assert.ok(reached(line, TODAY) < 4);
    }),
  );
});
