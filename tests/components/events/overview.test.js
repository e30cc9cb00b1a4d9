// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { newEvent } from "../../../overrides/components/events/model.js";
import { first, overview } from "../../../overrides/components/events/overview.js";

const TODAY = "2026-11-24";
/** @param {string} id @param {import("../../../overrides/components/events/model.js").Values} [values] @param {number} [t] */
const event = (id, values, t = 1) => newEvent(id, { name: id, ...values }, t);
/** @param {ReturnType<typeof event>[]} events */
const seen = (...events) => {
  const all = overview(Object.fromEntries(events.map((one) => [one.id, one])), TODAY);
  return [all.coming, all.past, all.trash].map((part) => part.map(({ id }) => id).join(""));
};

test("coming events stand by date, undated ones after them, past ones the latest first", () => {
  const events = [
    event("f"),
    event("e"),
    event("c", { date: "2027-01-01" }),
    event("b", { date: TODAY }),
    event("p", { date: "2025-01-01" }),
    event("q", { date: "2026-11-23" }),
    event("x", { deleted: "1" }, 5),
    event("y", { deleted: "1", date: TODAY }, 9),
  ];
  assert.deepEqual(seen(...events), ["bcef", "qp", "yx"]);
});

test("the next that comes is opened, else the one that was last, never the oldest", () => {
  const past = [event("p", { date: "2025-01-01" }), event("q", { date: "2026-01-01" })];
  const all = (/** @type {ReturnType<typeof event>[]} */ ...events) =>
    first(overview(Object.fromEntries(events.map((one) => [one.id, one])), TODAY));
  assert.equal(all(...past, event("c", { date: "2027-01-01" }), event("e")), "c");
  assert.equal(all(...past), "q");
  assert.equal(all(event("x", { deleted: "1" })), undefined);
});
