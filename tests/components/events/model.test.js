// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { mergeEvents } from "../../../overrides/components/events/merge.js";
import {
  copied,
  FACTS,
  KEY,
  MAX_TEXT,
  nameOf,
  newEvent,
  news,
  revived,
  value,
  withLanguage,
  withValues,
} from "../../../overrides/components/events/model.js";
import { anyEvent, anyKey, anyText } from "../sample.js";

test("what is written is there, and is later than what it replaces, whatever the clock says", () => {
  fc.assert(
    fc.property(anyEvent(), anyKey, anyText, fc.nat({ max: 9 }), (event, key, text, time) => {
      const written = withValues(event, { [key]: text }, time);
      assert.equal(value(written, key), text);
      const before = event.marks[key];
      if (before && before.v !== text) {
        assert.ok((written.marks[key]?.t ?? 0) > before.t);
        assert.ok((written.marks[key]?.t ?? 0) >= time);
      }
    }),
  );
});

test("values that are already there change nothing", () => {
  const event = newEvent("e", { name: "Syysseminaari" }, 5);
  assert.deepEqual(news(event, { name: "Syysseminaari", place: "" }), {});
  assert.deepEqual(withValues(event, { name: "Syysseminaari" }, 9), event);
});

test("a text is cut to what a mark can hold", () => {
  const event = newEvent("e", { "brief/tarkoitus": "a".repeat(MAX_TEXT + 7) }, 1);
  assert.equal(value(event, "brief/tarkoitus").length, MAX_TEXT);
});

test("properties of a mark that this version does not know are carried through a change", () => {
  const event = { id: "e", marks: { name: { v: "a", t: 1, colour: "red" } } };
  assert.deepEqual(withValues(event, { name: "b" }, 2).marks.name, { v: "b", t: 2, colour: "red" });
});

test("a key that no event has is our mistake and is said", () => {
  for (const key of ["colour", "item/Iso/note", "item/a/b", "brief/a/b", "__proto__", "toString"]) {
    assert.ok(!KEY.test(key), key);
    assert.throws(
      () => news(newEvent("e"), JSON.parse(`{${JSON.stringify(key)}: "a"}`)),
      RangeError,
    );
  }
  for (const key of [...FACTS, "since", "calendar", "item/own-1/phase", "brief/a"]) {
    assert.ok(KEY.test(key), key);
  }
});

test("an event that was written to after it was deleted is there again", () => {
  const deleted = withValues(newEvent("e", { name: "a" }, 1), { deleted: "1" }, 5);
  assert.equal(revived(deleted), deleted);
  const written = withValues(deleted, { place: "Oulu" }, 6);
  assert.equal(value(revived(written), "deleted"), "");
  assert.equal(revived(newEvent("e")).marks.deleted, undefined);
});

test("a copy has all that is written, but no day, no ticks and no deadlines", () => {
  const event = {
    ...newEvent("e", {
      name: "Syysseminaari",
      date: "2026-12-01",
      since: "2026-11-01",
      time: "13:00",
      kind: "talk",
      asked: "1",
      deleted: "",
      calendar: "{}",
      "item/tarve/state": "done",
      "item/tarve/text": "fi:abc",
      "item/tarve/due": "2026-11-20",
      "item/tarve/note": "Avaus",
      "item/tarve/who": "Aino",
      "item/own-1/name": "Kahvit",
      "item/own-1/phase": "4",
      "brief/tarkoitus": "Kuulla",
    }),
  };
  assert.deepEqual(copied(event), {
    name: "Syysseminaari",
    time: "13:00",
    kind: "talk",
    asked: "1",
    "item/tarve/note": "Avaus",
    "item/tarve/who": "Aino",
    "item/own-1/name": "Kahvit",
    "item/own-1/phase": "4",
    "brief/tarkoitus": "Kuulla",
  });
});

test("a copy leaves out what this version does not know: it could be a tick", () => {
  assert.deepEqual(copied({ id: "e", marks: { colour: { v: "red", t: 1 } } }), {});
});

test("a name ends where its phone number or what else stands there begins", () => {
  assert.equal(nameOf("Aino Virtanen, 040 123 4567"), "Aino Virtanen");
  assert.equal(nameOf("Aino +358 40 123"), "Aino");
  assert.equal(nameOf("Aino Virtanen (rehtori)"), "Aino Virtanen");
  assert.equal(nameOf("Aino Virtanen p. 040 123"), "Aino Virtanen");
  assert.equal(nameOf("Aino Virtanen, puh. 040 123"), "Aino Virtanen");
  assert.equal(nameOf("Aino Virtanen puh 040 123"), "Aino Virtanen");
  assert.equal(nameOf("Aino & Pekka / 040 123"), "Aino & Pekka");
  assert.equal(nameOf("Aino Virtanen aino@example.fi"), "Aino Virtanen");
  assert.equal(nameOf("Aleksandra Mäki-Karvonen"), "Aleksandra Mäki-Karvonen");
  assert.equal(nameOf("040 123"), "");
  assert.equal(nameOf("aino@example.fi"), "");
});

test("a language that was told as an answer of the brief is a fact of the event, and told once", () => {
  const old = newEvent("e", { "brief/kieli": "ruotsi" }, 5);
  const now = withLanguage(old);
  assert.equal(value(now, "language"), "ruotsi");
  assert.equal(value(now, "brief/kieli"), "");
  assert.equal(withLanguage(now), now);
  assert.deepEqual(
    mergeEvents(old, now),
    now,
    "a copy that still tells it the old way changes nothing",
  );
  assert.deepEqual(mergeEvents(now, old), now);
});

test("an answer of the brief replaces no language that the event has, or had later", () => {
  const answered = newEvent("e", { "brief/kieli": "ruotsi" }, 5);
  for (const event of [
    newEvent("e"),
    newEvent("e", { "brief/kieli": " " }, 5),
    withValues(answered, { language: "suomi" }, 1),
    withValues(withValues(answered, { language: "suomi" }, 6), { language: "" }, 7),
  ])
    assert.equal(withLanguage(event), event);
});
