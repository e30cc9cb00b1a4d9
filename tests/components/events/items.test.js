// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import {
  fingerprint,
  isOwn,
  leftovers,
  ownItems,
  people,
  progress,
  stateValues,
  view,
  withOwn,
} from "../../../overrides/components/events/items.js";
import { newEvent, withValues } from "../../../overrides/components/events/model.js";
import { item, items } from "../sample.js";

/** @typedef {import("../../../overrides/components/events/items.js").Item} Item */

const [need, form, fee] = /** @type {[Item, Item, Item]} */ (items);

test("a tick remembers the text that it was made on, in that language", () => {
  const event = newEvent("e", stateValues(need, "done", "fi"));
  assert.equal(view(event, need, "fi").state, "done");
  assert.equal(view(event, need, "fi").changed, false);
  assert.equal(view(event, { ...need, text: "Muuta." }, "fi").changed, true);
  assert.equal(view(event, { ...need, text: "Något annat." }, "sv").changed, false);
  assert.equal(fingerprint("a  b\n"), fingerprint("a b"), "spaces are no change");
});

test("an item that stands for former ones is settled when they all are", () => {
  const merged = item("uusi", 1, null, { was: ["tarve", "muoto"] });
  const one = newEvent("e", stateValues(need, "done", "fi"));
  assert.equal(view(one, merged, "fi").state, "open");
  const both = withValues(one, stateValues(form, "skipped", "fi"), 1);
  assert.equal(view(both, merged, "fi").state, "done");
  const opened = withValues(both, stateValues(merged, "open", "fi"), 2);
  assert.equal(view(opened, merged, "fi").state, "open");
});

test("notes of former items show until the item has one of its own, and again when that is undone", () => {
  const merged = item("uusi", 1, null, { was: ["tarve", "muoto"] });
  const event = newEvent("e", { "item/tarve/note": "Avaus", "item/muoto/note": "Tunti" });
  assert.equal(view(event, merged, "fi").note, "Avaus\nTunti");
  const written = withValues(event, { "item/uusi/note": "Avaus ja tunti" }, 1);
  assert.equal(view(written, merged, "fi").note, "Avaus ja tunti");
  const undone = withValues(written, { "item/uusi/note": "" }, 2);
  assert.equal(view(undone, merged, "fi").note, "Avaus\nTunti");
});

test("an item that the owner of another copy added is the reader's own here, and the guide's there", () => {
  const event = newEvent("e", {
    "item/x-oys-kortti/name": "Tilaa kulkukortti.",
    "item/x-oys-kortti/phase": "2",
    "item/x-oys-kortti/note": "Pekalta",
    "item/x-oys-tuntematon/note": "Jäi talteen",
  });
  const [carried] = ownItems(event, items);
  assert.ok(carried);
  assert.deepEqual([carried.id, carried.phase, isOwn(carried)], ["x-oys-kortti", 2, true]);
  assert.deepEqual(leftovers(event, items, []), [
    { key: "item/x-oys-tuntematon/note", id: "x-oys-tuntematon", text: "Jäi talteen" },
  ]);
  const there = [...items, item("x-oys-kortti", 2, -3)];
  assert.deepEqual(ownItems(event, there), []);
  assert.equal(withOwn(event, there).filter(isOwn).length, 0);
});

test("an item whose id nothing can be written on is not shown: it could not be ticked", () => {
  const marks = { "item/A.b/name": { v: "Toisesta versiosta", t: 1 } };
  const event = { ...newEvent("e"), marks };
  assert.deepEqual(ownItems(event, items), []);
});

test("own items stand after the guide's of their phase, in the order they were made", () => {
  const event = newEvent("e", {
    "item/own-b/name": " Kahvit ",
    "item/own-b/phase": "1",
    "item/own-a/name": "Ruusut",
    "item/own-a/phase": "1",
    "item/own-c/name": "Kiitoskortti",
    "item/own-c/phase": "9",
    "item/own-d/name": "  ",
    "item/own-e/phase": "2",
  });
  assert.deepEqual(
    ownItems(event, items).map(({ id, text, phase }) => [id, text, phase]),
    [
      ["own-a", "Ruusut", 1],
      ["own-b", "Kahvit", 1],
      ["own-c", "Kiitoskortti", 1],
    ],
  );
  assert.deepEqual(
    withOwn(event, items).map(({ id }) => id),
    ["tarve", "muoto", "own-a", "own-b", "own-c", "palkkio"],
  );
  assert.equal(withOwn(newEvent("e"), items), items);
});

test("what is not needed leaves the count, and a step is not started, under way or done", () => {
  const none = newEvent("e");
  assert.deepEqual(progress(none, items, "fi"), { done: 0, all: 3, state: "not-started" });
  const one = withValues(none, stateValues(need, "done", "fi"), 1);
  assert.deepEqual(progress(one, items, "fi"), { done: 1, all: 3, state: "under-way" });
  const two = withValues(one, stateValues(form, "skipped", "fi"), 2);
  assert.deepEqual(progress(two, items, "fi"), { done: 1, all: 2, state: "under-way" });
  const three = withValues(two, stateValues(fee, "done", "fi"), 3);
  assert.deepEqual(progress(three, items, "fi"), { done: 2, all: 2, state: "done" });
});

test("people are named once, in the order of the alphabet", () => {
  const event = newEvent("e", {
    "item/tarve/who": "Örn",
    "item/muoto/who": " Aino ",
    "item/palkkio/who": "Aino",
  });
  assert.deepEqual(people(event, items, "fi"), ["Aino", "Örn"]);
});

test("what was written on items and questions that are no more is still shown", () => {
  const event = newEvent("e", {
    "item/poistunut/note": "Avaus",
    "item/poistunut/who": "Aino",
    "item/poistunut/state": "done",
    "item/tarve/note": "on listalla",
    "item/own-1/name": "",
    "item/own-1/note": "toinen välilehti kirjoitti",
    "item/own-2/name": "Kahvit",
    "item/own-2/note": "on listalla",
    "brief/poistunut": " Kuulla ",
    "brief/tarkoitus": "on pohjassa",
  });
  assert.deepEqual(
    leftovers(event, items, ["tarkoitus"]).map(({ key, text }) => [key, text]),
    [
      ["item/poistunut/note", "Avaus"],
      ["item/poistunut/who", "Aino"],
      ["item/own-1/note", "toinen välilehti kirjoitti"],
      ["brief/poistunut", "Kuulla"],
    ],
  );
});
