// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { newEvent } from "../../../overrides/components/events/model.js";
import { selected } from "../../../overrides/components/events/selection.js";
import { item } from "../sample.js";

const list = [
  item("a", 1, null, { kinds: ["talk", "group"] }),
  item("b", 1, null, { kinds: ["group"] }),
  item("c", 1, null, { kinds: ["talk"], only: ["remote"] }),
  item("d", 1, null, { kinds: ["talk"], only: ["onsite", "organisation"] }),
  item("own-1", 1, null, { own: true }),
];
/** @param {import("../../../overrides/components/events/model.js").Values} values */
const shown = (values) => selected(newEvent("e", values), list).map(({ id }) => id);
const ALL = list.map(({ id }) => id);

test("where nothing is chosen, or something else, every item is shown", () => {
  assert.deepEqual(shown({}), ALL);
  assert.deepEqual(shown({ kind: "other" }), ALL);
  assert.deepEqual(shown({ kind: "of a later version" }), ALL);
});

test("the kind of event, its way and through whom it comes choose its items", () => {
  assert.deepEqual(shown({ kind: "talk" }), ["a", "c", "d", "own-1"]);
  assert.deepEqual(shown({ kind: "talk", site: "remote" }), ["a", "c", "own-1"]);
  assert.deepEqual(shown({ kind: "talk", site: "onsite", via: "organisation" }), [
    "a",
    "d",
    "own-1",
  ]);
  assert.deepEqual(shown({ kind: "talk", site: "onsite", via: "direct" }), ["a", "own-1"]);
  assert.deepEqual(shown({ site: "remote" }), ["a", "b", "c", "own-1"]);
});

test("an item that the reader has used never leaves the list", () => {
  for (const field of ["note", "who", "due", "reason"]) {
    assert.ok(shown({ kind: "talk", [`item/b/${field}`]: "x" }).includes("b"), field);
  }
  assert.ok(shown({ kind: "talk", "item/b/state": "done" }).includes("b"));
  assert.ok(!shown({ kind: "talk", "item/b/state": "open" }).includes("b"));
});

test("all items are one tap away", () => {
  assert.deepEqual(shown({ kind: "talk", site: "remote", all: "1" }), ALL);
});

test("an item of the expert's list is for every kind of event, unless it names some", () => {
  const own = [item("k-kysy", 1, null), item("k-ryhma", 1, null, { kinds: ["group"] })];
  const of = (/** @type {string} */ kind) =>
    selected(newEvent("e", { kind }), own).map(({ id }) => id);
  assert.deepEqual(of("talk"), ["k-kysy"]);
  assert.deepEqual(of("group"), ["k-kysy", "k-ryhma"]);
  assert.deepEqual(of(""), ["k-kysy", "k-ryhma"]);
});
