// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { valuesOf } from "../../../overrides/components/copy_text/filling.js";
import { filled, line, pieces } from "../../../overrides/components/copy_text/pieces.js";
import { newEvent } from "../../../overrides/components/events/model.js";
import "../ways.js";

test("a text is words, fields and blanks, in order", () => {
  assert.deepEqual(pieces("Olen {booker}, [kuka muu].\nHei {"), [
    { kind: "words", text: "Olen " },
    { kind: "field", text: "booker" },
    { kind: "words", text: ", " },
    { kind: "blank", text: "kuka muu" },
    { kind: "words", text: ".\nHei {" },
  ]);
  assert.deepEqual(pieces(""), []);
});

test("a field without a value is a blank that says what is wanted", () => {
  assert.equal(filled("", "paikka", "."), "[paikka]");
  assert.equal(filled(" \n ", "paikka", ""), "[paikka]");
  assert.equal(filled(" Oulu ", "paikka", ""), "Oulu");
});

test("a value fits into its sentence: one full stop, one line", () => {
  assert.equal(filled("Toipuminen.", "mikä", ". Sitten"), "Toipuminen");
  assert.equal(filled("Toipuminen.", "mikä", ""), "Toipuminen.");
  assert.equal(filled("Ja niin edelleen...", "mikä", "."), "Ja niin edelleen...");
  assert.equal(
    filled("Masennus\n\ntyöhön paluu.\r\nläheiset", "mikä", ""),
    "Masennus, työhön paluu. läheiset",
  );
});

test("the subject of a mail is one line", () => {
  const names = { name: "tilaisuuden nimi", place: "paikka" };
  assert.equal(
    line("Pyyntö: {name}, {place} [muu]", { name: "Ryhmä" }, names),
    "Pyyntö: Ryhmä, [paikka] [muu]",
  );
});

test("an event fills facts in the words of the language, and answers as they were written", () => {
  const event = newEvent("e", {
    name: "Ryhmä",
    date: "2026-11-05",
    time: "13:00",
    end: "14:30",
    "brief/kokemus": "Toipuminen",
    "item/tarve/note": "oma",
  });
  const { date, time, name, kokemus, place } = valuesOf(event, "fi");
  assert.deepEqual(
    { date, time, name, kokemus, place },
    {
      date: "5. marraskuuta 2026",
      time: "13.00–14.30",
      name: "Ryhmä",
      kokemus: "Toipuminen",
      place: "",
    },
  );
  assert.equal(valuesOf(event, "sv").date, "5 november 2026");
  assert.equal(valuesOf(event, "en").time, "13:00–14:30");
  assert.equal(valuesOf(newEvent("e"), "fi").date, "");
});

test("the language of the event is called as the language of the text calls it", () => {
  const event = newEvent("e", { language: "ruotsi" });
  assert.equal(valuesOf(event, "sv").language, "svenska");
});

test("the guest is called by name, without the phone number that is for the host", () => {
  const event = newEvent("e", { guest: "Ari Niemi, 050 765 4321", booker: "Aino, 040 1" });
  const { guest, booker } = valuesOf(event, "fi");
  assert.deepEqual({ guest, booker }, { guest: "Ari Niemi", booker: "Aino, 040 1" });
});
