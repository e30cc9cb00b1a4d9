// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { placeOf } from "../../../overrides/components/links/places.js";

test("a fragment that carries data or a text is no place", () => {
  assert.equal(placeOf("#ryhm%C3%A4n-koko"), "ryhmän-koko");
  assert.equal(placeOf("#tarkistuslista/tilaa"), "tarkistuslista/tilaa");
  assert.equal(placeOf("#jaa=1.abc"), "");
  assert.equal(placeOf("#:~:text=abc"), "");
  assert.equal(placeOf(`#${"a".repeat(20_000)}`), "");
  assert.equal(placeOf(""), "");
});
