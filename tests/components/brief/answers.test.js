// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import {
  answer,
  aside,
  fitting,
  keysOf,
  taken,
  written,
} from "../../../overrides/components/brief/answers.js";
import { newEvent, withValues } from "../../../overrides/components/events/model.js";
import "../ways.js";

const free = { id: "tarkoitus", question: "Miksi?", from: null };
const day = { id: "paiva", question: "Milloin?", from: "date" };
const time = { id: "kellonaika", question: "Mihin aikaan?", from: "time" };
const site = {
  id: "etana",
  question: "Etänä?",
  from: "site",
  options: { onsite: "Paikan päällä", remote: "Etänä" },
};
const place = { id: "paikka", question: "Missä?", from: "place" };

test("an answer is kept in one place: with the event's facts where one of them is asked", () => {
  assert.deepEqual(keysOf(free), ["brief/tarkoitus"]);
  assert.deepEqual(keysOf(place), ["place"]);
  assert.deepEqual(keysOf(time), ["time", "end"]);
});

test("a fact is read in words of the language", () => {
  const event = newEvent("e", { date: "2026-12-20", time: "13:00", end: "14:30", place: " Oulu " });
  assert.equal(answer(event, day, "fi"), "sunnuntai 20. joulukuuta 2026");
  assert.equal(answer(event, time, "fi"), "13.00–14.30");
  assert.equal(answer(event, time, "en"), "13:00–14:30");
  assert.equal(answer(event, place, "sv"), "Oulu");
  assert.equal(answer(newEvent("e", { time: "09:05" }), time, "sv"), "09.05");
  assert.equal(answer(newEvent("e"), time, "fi"), "");
});

test("an earlier answer stands where there is no fact, until it is written over", () => {
  const event = newEvent("e", { "brief/paikka": "Kempele" }, 5);
  assert.deepEqual(written(event, place), ["Kempele"]);
  assert.equal(answer(event, place, "fi"), "Kempele");
  assert.equal(aside(event, place), "");
  const cleared = withValues(withValues(event, { place: "Oulu" }, 6), { place: "" }, 7);
  assert.deepEqual(written(cleared, place), [""]);
  assert.equal(answer(cleared, place, "fi"), "", "what was cleared stays so");
  assert.equal(aside(cleared, place), "Kempele", "and nothing is lost");
});

test("an earlier answer that is not the fact stands aside", () => {
  const event = newEvent("e", { place: "Oulu", "brief/paikka": "Kempele" }, 5);
  assert.deepEqual(written(event, place), ["Oulu"]);
  assert.equal(aside(event, place), "Kempele");
  assert.deepEqual(taken(event, place, "2026-11-24"), { place: "Kempele", "brief/paikka": "" });
  assert.equal(aside(newEvent("e", { place: "Oulu", "brief/paikka": "Oulu" }, 5), place), "");
});

test("an earlier answer that a day or time cannot hold is read as it was written", () => {
  const event = newEvent(
    "e",
    { "brief/paiva": "ensi torstai", "brief/kellonaika": "9–12, tauko 10" },
    5,
  );
  assert.deepEqual(written(event, day), [""]);
  assert.equal(answer(event, day, "fi"), "ensi torstai");
  assert.equal(aside(event, day), "ensi torstai");
  assert.equal(taken(event, day, "2026-11-24"), null);
  assert.deepEqual(written(event, time), ["", ""]);
  assert.equal(answer(event, time, "fi"), "9–12, tauko 10");
});

test("days and times that were written in words of their own are understood", () => {
  assert.deepEqual(fitting(day, "5.1.2027"), ["2027-01-05"]);
  assert.deepEqual(fitting(day, "2027-01-05"), ["2027-01-05"]);
  assert.equal(fitting(day, "31.2.2027"), null);
  assert.equal(fitting(day, "5.1.2027 tai 6.1.2027"), null);
  assert.deepEqual(fitting(time, "klo 9.15–11.00"), ["09:15", "11:00"]);
  assert.deepEqual(fitting(time, "13:00"), ["13:00", ""]);
  assert.deepEqual(fitting(time, "9–11.30"), ["09:00", "11:30"]);
  assert.deepEqual(fitting(time, "kl. 10–12"), ["10:00", "12:00"]);
  assert.deepEqual(fitting(time, "klo 9"), ["09:00", ""]);
  assert.equal(fitting(time, "2"), null, "hours of a length, perhaps");
  assert.equal(fitting(time, "9.15–11, tauko klo 10"), null);
  assert.equal(fitting(time, "25.00"), null);
});

test("a way is chosen by its name, and what says more than a name stands aside as it was", () => {
  assert.deepEqual(keysOf(site), ["site"]);
  assert.equal(answer(newEvent("e", { site: "remote" }), site, "fi"), "Etänä");
  assert.equal(answer(newEvent("e", { site: "elsewhere" }), site, "fi"), "elsewhere");
  const same = newEvent("e", { "brief/etana": "etänä." }, 5);
  assert.deepEqual(written(same, site), ["remote"]);
  assert.equal(aside(same, site), "");
  const more = newEvent("e", { "brief/etana": "Etänä, Teams" }, 5);
  assert.deepEqual(written(more, site), [""]);
  assert.equal(answer(more, site, "fi"), "Etänä, Teams");
  assert.equal(aside(more, site), "Etänä, Teams");
});

test("deadlines are counted from the day on which an earlier answer becomes the date", () => {
  const event = newEvent("e", { "brief/paiva": "5.1.2027" }, 5);
  assert.deepEqual(taken(event, day, "2026-11-24"), {
    date: "2027-01-05",
    since: "2026-11-24",
    "brief/paiva": "",
  });
});
