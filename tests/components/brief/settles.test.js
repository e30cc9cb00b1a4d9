// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { settledBy } from "../../../overrides/components/brief/settles.js";

test("an item leads to the page and the question whose answer settles it", () => {
  const first = { id: "palkkio", question: "Maksetaanko?", ticks: ["palkkio"] };
  const second = { id: "perille", question: "Miten?", ticks: ["ohje", "palkkio"] };
  const other = { id: "muu", question: "Mitä?" };
  const questions = [
    { title: "Osa 1", page: "tilauspohja/", questions: [other, first] },
    { title: "Osa 3", page: "sovittu/", questions: [first, second] },
  ];
  assert.deepEqual(settledBy({ questions }, "palkkio"), [
    "tilauspohja/#question-palkkio",
    "sovittu/#question-palkkio",
    "sovittu/#question-perille",
  ]);
  assert.deepEqual(settledBy({ questions }, "ohje"), ["sovittu/#question-perille"]);
  assert.deepEqual(settledBy({ questions }, "tarve"), []);
});
