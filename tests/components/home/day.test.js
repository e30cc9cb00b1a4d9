// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { newEvent } from "../../../overrides/components/events/model.js";
import { eventOf, wrong } from "../../../overrides/components/home/day.js";

const bare = newEvent("bare", { date: "2027-03-11", since: "2026-11-24" }, 1);
const asked = newEvent("asked", { date: "2027-03-12", since: "2026-11-24", kind: "talk" }, 1);
const both = [bare, asked];

test("a day that an event has opens that event", () => {
  assert.equal(eventOf(both, "bare", "2027-03-12"), asked);
});

test("another day goes to the open event that has nothing but a day", () => {
  assert.equal(eventOf(both, "bare", "2027-05-01"), bare);
});

test("another day begins a new event where the open one has more, or another is open", () => {
  assert.equal(eventOf(both, "asked", "2027-05-01"), undefined);
  assert.equal(eventOf([], "", "2027-05-01"), undefined);
});

test("a day is taken from today on, if it is one that the list can keep", () => {
  const days = ["", "2026-12-01", "2026-11-30", "0026-12-24", "20266-12-24", "2027-02-30"];
  const told = days.map((day) => wrong(day, "2026-12-01"));
  assert.deepEqual(told, ["", "", "past", "past", "bad", "bad"]);
});
