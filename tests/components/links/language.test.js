// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { choose } from "../../../overrides/components/links/language.js";

test("the chosen language comes before the browser's, and the first stands for others", () => {
  const ours = ["fi", "sv", "en"];
  assert.equal(choose(ours, "sv", ["en-GB"]), "sv");
  assert.equal(choose(ours, "", ["de", "EN-us", "sv"]), "en");
  assert.equal(choose(ours, "xx", []), "fi");
});
