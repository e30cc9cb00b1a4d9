// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { destination } from "../../../overrides/components/links/moved.js";

test("an old page leads to the place that is known, else to the same fragment", () => {
  assert.equal(destination("/uusi/", "#a", undefined), "/uusi/#a");
  assert.equal(destination("/uusi/#x", "", "/uusi/#x"), "/uusi/#x");
  assert.equal(destination("/uusi/#x", "#a", undefined), "/uusi/#a");
});
