// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import {
  again,
  back,
  goesOn,
  PAUSE,
  redoable,
  replayed,
  spare,
  undoable,
} from "../../../overrides/components/events/history.js";
import { newEvent, value, withValues } from "../../../overrides/components/events/model.js";

/** @typedef {import("../../../overrides/components/events/history.js").Step} Step */

/** @param {Partial<Step>} [more] @returns {Step} */
const step = (more) => ({
  id: "s",
  event: "e",
  kind: "set",
  t: 10,
  from: { name: "" },
  to: { name: "Syys" },
  undone: 0,
  ...more,
});
/** @param {string} longest @param {string} text */
const typed = (longest, text) => goesOn(step(), { name: longest }, { name: text }, 1);

test("typing goes on with a step until there is a pause", () => {
  const more = { name: "Syyss" };
  assert.ok(goesOn(step(), { name: "Syys" }, more, PAUSE - 1));
  assert.ok(!goesOn(step(), { name: "Syys" }, more, PAUSE));
});

test("typing in another field is another step, and so is typing after an undo", () => {
  assert.ok(!goesOn(step(), { name: "Syys" }, { place: "S" }, 1));
  assert.ok(!goesOn(step(), { name: "Syys" }, { name: "Syyss", deleted: "" }, 1));
  assert.ok(!goesOn(step({ undone: 11 }), { name: "Syys" }, { name: "Syyss" }, 1));
});

test("a slip of the finger is mended in the same step", () => {
  assert.ok(typed("Syysseminaari", "Syysseminaar"));
  assert.ok(typed("Syysseninaari", "Syysseminaari"));
  assert.ok(typed("Syysseminaari", "Uusi Syysseminaari"));
  assert.ok(typed("Syysseminaari", "Syysseminaari Oulussa"));
});

test("a longer text that is replaced or deleted has a step of its own", () => {
  for (const text of ["", "S", "Syyss", "Kevätpäivä", "seminaari"]) {
    assert.ok(!typed("Syysseminaari", text), text);
  }
});

test("a step is taken back and done again by itself", () => {
  const event = newEvent("e", { name: "Syys", place: "Oulu" }, 10);
  assert.deepEqual(back(event, step()), { name: "" });
  assert.deepEqual(again(event, step()), {});
  const undone = withValues(event, { name: "" }, 11);
  assert.deepEqual(again(undone, step({ undone: 11 })), { name: "Syys" });
  assert.deepEqual(back(undone, step()), {});
});

test("what has a newer text is neither taken back nor done again", () => {
  const both = step({ from: { name: "", place: "" }, to: { name: "Syys", place: "Oulu" } });
  const event = newEvent("e", { name: "Toisen välilehden nimi", place: "Oulu" }, 12);
  assert.deepEqual(back(event, both), { place: "" });
  assert.deepEqual(back(event, step()), {});
  assert.deepEqual(again(event, step({ undone: 11 })), {});
});

test("the latest step that can be is taken back next, and the one taken back last done again", () => {
  const steps = [
    step({ id: "a", t: 10 }),
    step({ id: "b", t: 20, from: { place: "" }, to: { place: "Oulu" } }),
    step({ id: "c", t: 30, from: { guest: "" }, to: { guest: "A" } }),
  ];
  const event = newEvent("e", { name: "Syys", place: "Oulu", guest: "B" }, 30);
  assert.equal(undoable(event, steps)?.id, "b");
  const two = [step({ id: "a", undone: 50 }), step({ id: "b", undone: 60 })];
  assert.equal(redoable(newEvent("e"), two)?.id, "b");
  assert.equal(redoable(event, two), undefined);
  assert.equal(undoable(event, []), undefined);
});

test("what a lost write of the event left out is replayed, and nothing that is newer", () => {
  const event = newEvent("e", { name: "Sy", place: "Oulu" }, 5);
  assert.equal(value(replayed(event, [step()]), "name"), "Syys");
  assert.equal(value(replayed(event, [step()]), "place"), "Oulu");
  assert.deepEqual(replayed(event, [step()]).marks.name, { v: "Syys", t: 10 });
  const newer = newEvent("e", { name: "Kevät" }, 11);
  assert.equal(replayed(newer, [step()]), newer);
});

test("a step that was taken back is not replayed, but a lost taking back is", () => {
  const undone = step({ undone: 20 });
  const without = newEvent("e", { name: "" }, 5);
  assert.equal(replayed(without, [undone]), without);
  const standing = newEvent("e", { name: "Syys" }, 10);
  assert.deepEqual(replayed(standing, [undone]).marks.name, { v: "", t: 20 });
  const written = newEvent("e", { name: "Syys" }, 21);
  assert.equal(replayed(written, [undone]), written);
});

test("only steps whose words stand in the event can be spared, never the latest", () => {
  const text = "kirjoitan pitkän vastauksen";
  const steps = Array.from({ length: 30 }, (_, place) =>
    step({
      id: `s${place}`,
      t: place,
      from: { name: place === 5 ? "korvattu teksti" : text.slice(0, place) },
      to: { name: text.slice(0, place + 1) },
    }),
  );
  const later = 60_000 + 30;
  const spared = spare(newEvent("e", { name: text }), steps, later).map(({ id }) => id);
  assert.deepEqual(spared, ["s0", "s1", "s2", "s3", "s4", "s6", "s7", "s8", "s9"]);
  assert.deepEqual(spare(newEvent("e"), steps, later), []);
  assert.deepEqual(spare(newEvent("e", { name: text }), steps, 60_000), [], "too young");
});
