// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { fill } from "../../../overrides/components/base/fill.js";

test("values fill their places, unknown places stay", () => {
  assert.equal(fill("{title} {x}", { title: "<b>" }), "<b> {x}");
});
