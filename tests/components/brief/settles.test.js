// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { settledBy } from "../../../overrides/components/brief/settles.js";

test("an item leads to the questions whose answers settle it", () => {
  const first = { id: "vastassa", question: "Kuka?", from: null, ticks: ["vastaanotto"] };
  const second = { id: "perille", question: "Miten?", from: null, ticks: ["ohje", "vastaanotto"] };
  const third = { id: "muu", question: "Mitä?", from: null };
  const guide = { questions: [{ questions: [first, third] }, { questions: [second] }] };
  assert.deepEqual(settledBy(guide, "vastaanotto"), [first, second]);
  assert.deepEqual(settledBy(guide, "ohje"), [second]);
  assert.deepEqual(settledBy(guide, "tarve"), []);
});
