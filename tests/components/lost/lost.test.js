// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { languageOf } from "../../../overrides/components/lost/lost.js";

test("the language of a missing page is that of its folder", () => {
  assert.equal(languageOf("sv/x/y", ["fi", "sv"]), "sv");
  assert.equal(languageOf("svala/", ["fi", "sv"]), "");
});
