// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { formOf } from "../../../overrides/components/base/counted.js";

const TWO = { one: "päivä", other: "päivää" };

test("Finnish, Swedish and English have a form for one and another for all else", () => {
  for (const language of ["fi", "sv", "en"]) {
    const forms = [0, 1, 2, 21].map((count) => formOf(TWO, count, language));
    assert.deepEqual(forms, ["päivää", "päivä", "päivää", "päivää"], language);
  }
});

test("Ukrainian counts by its last digits", () => {
  const days = { one: "день", few: "дні", many: "днів", other: "дня" };
  const forms = [1, 2, 5, 11, 21, 22, 25].map((count) => formOf(days, count, "uk"));
  assert.deepEqual(forms, ["день", "дні", "днів", "днів", "день", "дні", "днів"]);
});

test("a text alone, and a form that is lacking, still say something", () => {
  assert.equal(formOf("1 svar", 1, "sv"), "1 svar");
  assert.equal(formOf({ other: "{count} дні" }, 3, "uk"), "{count} дні");
});
