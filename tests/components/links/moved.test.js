// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { destination } from "../../../overrides/components/links/moved.js";

test("an old page leads to the place that is known, else to the same fragment", () => {
  const to = (/** @type {string} */ hash) => ({ search: "", hash });
  assert.equal(destination("/uusi/", to("#a"), undefined), "/uusi/#a");
  assert.equal(destination("/uusi/#x", to(""), "/uusi/#x"), "/uusi/#x");
  assert.equal(destination("/uusi/#x", to("#a"), undefined), "/uusi/#a");
});

test("what was searched for at an old address is searched for at the new one", () => {
  const asked = { search: "?q=tolk", hash: "" };
  assert.equal(destination("/sv/sok/", asked, undefined), "/sv/sok/?q=tolk");
  assert.equal(destination("/sv/sok/", asked, "/sv/sok/#x"), "/sv/sok/?q=tolk#x");
});
