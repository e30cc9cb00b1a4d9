// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { asked, shortened, told } from "../../../overrides/components/search/told.js";

const words = /** @type {any} */ ({
  found: { one: "{count} place for {query}", other: "{count} places for {query}" },
  none: "nothing on {query}",
  read: "read as {readings}",
  quoted: "‘{text}’",
  typo: "{as} for {typed}",
  part: "{as}, a part of {typed}",
  unknown: "lacks {words}",
  rest: "searched with the rest",
  some: "no section has all words",
  cut: "only the first words",
});
const hit = /** @type {any} */ ({});
/** @param {Partial<import("../../../overrides/components/search/engine.js").Answer>} answer */
const says = (answer) =>
  told(
    { tier: "found", hits: [], readings: [], unknown: [], isNear: false, cut: false, ...answer },
    "$& fee",
    words,
    "en",
  );

test("what is found is counted, with the query as it was typed", () => {
  assert.deepEqual(says({ hits: [hit] }), ["1 place for $& fee"]);
  assert.deepEqual(says({ hits: [hit, hit], cut: true }), [
    "2 places for $& fee",
    "only the first words",
  ]);
});

test("each word that was read as another is named, and those that the guide lacks", () => {
  const readings = /** @type {any} */ ([
    { typed: "fe", as: "fee, few", how: "typo" },
    { typed: "tax card", as: "tax", how: "part" },
  ]);
  assert.deepEqual(says({ tier: "read", hits: [hit], readings, unknown: ["oulu"] }), [
    "read as ‘fee’ or ‘few’ for fe; ‘tax’, a part of tax card",
    "lacks oulu",
    "searched with the rest",
  ]);
});

test("of a long query the beginning is told", () => {
  assert.equal(shortened("fee"), "fee");
  const [lacking] = says({ tier: "read", unknown: ["a".repeat(5000)] });
  assert.match(lacking ?? "", /^lacks a{100,150}…$/);
});

test("words that no section has together are told", () => {
  assert.deepEqual(says({ tier: "read", hits: [hit] }), ["no section has all words"]);
});

test("a guide that has a word of the query is not said to have nothing on it", () => {
  const near = /** @type {const} */ ({ tier: "none", isNear: true });
  assert.deepEqual(says({ ...near, hits: [hit] }), ["no section has all words"]);
  assert.deepEqual(says(near), ["nothing on $& fee"]);
});

test("what the guide does not have is said as such", () => {
  assert.deepEqual(says({ tier: "none", unknown: ["fee"] }), ["nothing on $& fee"]);
  assert.deepEqual(says({ tier: "none", hits: [hit], unknown: ["fee"] }), [
    "nothing on $& fee",
    "lacks fee",
  ]);
});

test("quotation marks of any kind say that a query is meant as typed", () => {
  assert.deepEqual(asked(' "fee" '), { query: "fee", literal: true });
  assert.deepEqual(asked("”fee"), { query: "fee", literal: true });
  assert.deepEqual(asked(" fee “x”"), { query: "fee “x”", literal: false });
});
