// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { letter, subject } from "../../../overrides/components/brief/letter.js";
import { newEvent } from "../../../overrides/components/events/model.js";

const texts = {
  subject: "Tilaus: {name}",
  opening: "Hei!",
  event: "Tilaisuus",
  date: "Päivä",
  time: "Aika",
  place: "Paikka",
  closing: "Kiitos!",
  sender: "Terveisin",
  untitled: "Nimetön",
  groups: [
    {
      title: "Tehtävä",
      questions: [
        { id: "tarkoitus", question: "Mikä on tarkoitus?", from: null },
        { id: "tehtava", question: "Mikä on tehtävä?", from: null },
      ],
    },
    {
      title: "Paikka ja aika",
      questions: [
        { id: "paikka", question: "Missä?", from: "place" },
        { id: "paiva", question: "Milloin?", from: "date" },
      ],
    },
  ],
};
const facts = {
  name: "Syysseminaari",
  date: "2026-12-20",
  time: "13:00",
  end: "14:30",
  place: "Oulu",
  booker: "Aino Virtanen, 040 123 4567",
};

test("the letter says each fact once, then what was answered, and who sends it", () => {
  const event = newEvent("e", { ...facts, "brief/tarkoitus": " Avaus\nkoko talolle " });
  assert.equal(
    letter(event, texts, "fi"),
    `Hei!

Tilaisuus: Syysseminaari
Päivä: sunnuntai 20. joulukuuta 2026
Aika: 13.00–14.30
Paikka: Oulu

TEHTÄVÄ

Mikä on tarkoitus?
Avaus
koko talolle

Kiitos!

Terveisin
Aino Virtanen, 040 123 4567`,
  );
});

test("the letter names one place, that of the event", () => {
  const event = newEvent("e", { place: "Oulu", "brief/paikka": "Kempele" }, 1);
  assert.match(letter(event, texts, "fi"), /Paikka: Oulu/);
  assert.doesNotMatch(letter(event, texts, "fi"), /Kempele/);
});

test("a place that was written before the event knew it is in the letter too", () => {
  const event = newEvent("e", { "brief/paikka": "Kempele" }, 1);
  assert.match(letter(event, texts, "fi"), /Paikka: Kempele/);
});

test("without an answer there is no letter", () => {
  assert.equal(letter(newEvent("e", { name: "Syysseminaari" }), texts, "fi"), "");
});

test("a mail is named after the event, or its day", () => {
  assert.equal(subject(newEvent("e", { name: "Kevät $&" }), texts, "fi"), "Tilaus: Kevät $&");
  assert.equal(subject(newEvent("e", { date: "2026-12-20" }), texts, "fi"), "Tilaus: 20.12.2026");
  assert.equal(subject(newEvent("e"), texts, "fi"), "Tilaus: Nimetön");
});
