// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { asked, asText, letter, subject } from "../../../overrides/components/brief/letter.js";
import { newEvent } from "../../../overrides/components/events/model.js";
import "../ways.js";

/** @typedef {import("../../../overrides/components/brief/letter.js").LetterTexts} LetterTexts */
/** @typedef {import("../../../overrides/components/brief/answers.js").Question} Question */

const organisation = { id: "organisaatio", question: "Mikä organisaatio?", sender: true };
const person = { id: "nimi", question: "Kuka olet?", from: "booker", sender: true };
const purpose = { id: "tarkoitus", question: "Mikä?", says: "Tarkoitus on tämä: …" };
const task = { id: "tehtava", question: "Mikä on tehtävä?", says: "Tehtävä on tämä: …" };
const other = { id: "muu", question: "Mitä muuta?" };
const site = {
  id: "etana",
  question: "Etänä?",
  from: "site",
  says: "Tapaamme näin: …",
  options: { onsite: "Paikan päällä", remote: "Etänä" },
};

/** @type {LetterTexts} */
const texts = {
  title: "Osa 1",
  subject: "Pyyntö: {name}",
  greeting: "Hei!",
  both: "Olen {name}, {organisation}.",
  named: "Olen {name}.",
  unnamed: "Organisaatio: {organisation}.",
  opening: "Etsimme kokemustoimijaa.",
  closing: "Kiitos!",
  goodbye: "Terveisin",
  event: "Tilaisuus",
  date: "Päivä",
  time: "Aika",
  place: "Paikka",
  language: "Kieli",
  untitled: "Nimetön",
  groups: [
    { title: "Kuka kysyy", questions: [organisation, person] },
    { title: "Tehtävä", questions: [purpose, task, other] },
    {
      title: "Paikka ja aika",
      questions: [
        { id: "paikka", question: "Missä?", from: "place" },
        { id: "paiva", question: "Milloin?", from: "date" },
        site,
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
  language: "suomi",
  booker: "Aino Virtanen, 040 123 4567",
  site: "onsite",
};

/** @param {Record<string, string>} values */
function written(values) {
  return asText(letter(newEvent("e", values, 1), texts, "fi", false));
}

/** The sentence that the letter makes of an answer. @param {string} text @param {string} [says] */
function said(text, says = purpose.says) {
  const groups = [{ title: "", questions: [{ ...purpose, says }] }];
  const event = newEvent("e", { "brief/tarkoitus": text }, 1);
  return letter(event, { ...texts, groups }, "fi", false)[1]?.text;
}

test("the letter is whole sentences: who writes, each fact once, what was answered, who signs", () => {
  assert.equal(
    written({
      ...facts,
      "brief/organisaatio": "Oulun kaupunki",
      "brief/tarkoitus": " avaus",
      "brief/tehtava": "Luento. Sitten kysymyksiä!",
      "brief/muu": "Kahvia.",
    }),
    `Hei!

Olen Aino Virtanen, Oulun kaupunki. Etsimme kokemustoimijaa.

Tilaisuus: Syysseminaari
Päivä: sunnuntai 20. joulukuuta 2026
Aika: 13.00–14.30
Paikka: Oulu
Kieli: suomi

Tarkoitus on tämä: avaus. Tehtävä on tämä: Luento. Sitten kysymyksiä!

Mitä muuta?
Kahvia.

Tapaamme näin: paikan päällä.

Kiitos!

Terveisin
Aino Virtanen, 040 123 4567
Oulun kaupunki`,
  );
});

test("a letter in another language asks what the page asks, in its own words", () => {
  const words = { greeting: "Hej!", both: "Jag är {name}, {organisation}." };
  const groups = JSON.parse(
    '[{ "questions": [{}, {}] }, { "questions": [{ "says": "Detta: …" }] }]',
  );
  const event = newEvent("e", { ...facts, "brief/organisaatio": "ÅA", "brief/tarkoitus": "avaus" });
  const [opening, , says] = letter(
    event,
    asked({ ...texts, ...words, groups }, texts),
    "sv",
    false,
  );
  assert.match(opening?.text ?? "", /^Hej!\n\nJag är Aino Virtanen, ÅA\./);
  assert.equal(says?.text, "Detta: avaus.");
});

test("a letter calls the language of the event as its own language does", () => {
  assert.match(written({ ...facts, language: "svenska" }), /^Kieli: ruotsi$/m);
  assert.match(written({ ...facts, language: "Svenska ja suomi" }), /^Kieli: Svenska ja suomi$/m);
});

test("the opening is whole whatever is missing of who writes", () => {
  const begins = (/** @type {Record<string, string>} */ values) =>
    written({ "brief/muu": "Kahvia.", ...values }).split("\n\n")[1];
  assert.equal(begins({}), "Etsimme kokemustoimijaa.");
  assert.equal(begins({ booker: "Aino 0401234567" }), "Olen Aino. Etsimme kokemustoimijaa.");
  assert.equal(begins({ booker: "040 1234567" }), "Etsimme kokemustoimijaa.");
  assert.equal(
    begins({ "brief/organisaatio": "Oulun Oy." }),
    "Organisaatio: Oulun Oy. Etsimme kokemustoimijaa.",
  );
  assert.doesNotMatch(written({ "brief/muu": "Kahvia." }), /Terveisin/);
});

test("a sentence gets its full stop where it lacks one, and an address is not broken by it", () => {
  assert.equal(said("avaus"), "Tarkoitus on tämä: avaus.");
  assert.equal(said("avaus (lyhyt)"), "Tarkoitus on tämä: avaus (lyhyt).");
  assert.equal(said("Miksi ei?"), "Tarkoitus on tämä: Miksi ei?");
  assert.equal(said("katso https://o.fi/a"), "Tarkoitus on tämä: katso https://o.fi/a");
  assert.equal(said("avaus.", "Tarkoitus: …. Tervetuloa."), "Tarkoitus: avaus. Tervetuloa.");
  assert.equal(said("$& ja …"), "Tarkoitus on tämä: $& ja …");
});

test("an answer of several lines stays lines, apart from the sentences around it", () => {
  assert.equal(said("kahvi\nluento"), "Tarkoitus on tämä:\nkahvi\nluento");
  const both = { "brief/tarkoitus": "kahvi\nluento", "brief/tehtava": "puhe" };
  assert.match(written(both), /tämä:\nkahvi\nluento\n\nTehtävä on tämä: puhe\./);
});

test("a choice goes on in the sentence, and an earlier answer keeps its capital", () => {
  assert.match(written(facts), /Tapaamme näin: paikan päällä\./);
  const earlier = { ...facts, site: "", "brief/etana": "Teams, linkki tulee" };
  assert.match(written(earlier), /Tapaamme näin: Teams, linkki tulee\./);
});

test("what was agreed has a title and headings, and ends with the names of all", () => {
  const guest = { id: "toimija", question: "Kuka?", from: "guest", sender: true, says: "Hän: …" };
  const helper = { id: "jarjesto", question: "Kuka auttaa?", sender: true, says: "Auttaa: …" };
  const agreed = {
    ...texts,
    greeting: "",
    both: "",
    named: "",
    groups: [
      { title: "Ketkä", questions: [helper, { ...person, says: "Tilaaja: …" }, guest] },
      { title: "Tehtävä", questions: [purpose, task] },
    ],
  };
  const event = newEvent("e", {
    ...facts,
    guest: "Matti, 050 1",
    "brief/jarjesto": "Liisa",
    "brief/tarkoitus": "avaus",
    "brief/tehtava": "luento",
  });
  const pieces = letter(event, agreed, "fi", true);
  assert.deepEqual(
    pieces.map(({ heading }) => heading),
    ["Pyyntö: Syysseminaari", undefined, "Ketkä", "Tehtävä", undefined, undefined],
  );
  assert.equal(
    asText(pieces.slice(2)),
    `Ketkä
Auttaa: Liisa.
Tilaaja: Aino Virtanen, 040 123 4567.
Hän: Matti, 050 1.

Tehtävä
Tarkoitus on tämä: avaus.
Tehtävä on tämä: luento.

Kiitos!

Terveisin
Aino Virtanen
Matti
Liisa`,
  );
});

test("the letter names one place, that of the event", () => {
  const both = written({ place: "Oulu", "brief/paikka": "Kempele" });
  assert.match(both, /Paikka: Oulu/);
  assert.doesNotMatch(both, /Kempele/);
});

test("a place that was written before the event knew it is in the letter too", () => {
  assert.match(written({ "brief/paikka": "Kempele" }), /Paikka: Kempele/);
});

test("without an answer there is no letter", () => {
  assert.deepEqual(letter(newEvent("e", { name: "Syysseminaari" }), texts, "fi", true), []);
});

test("a mail is named after the event, or its day", () => {
  assert.equal(subject(newEvent("e", { name: "Kevät $&" }), texts, "fi"), "Pyyntö: Kevät $&");
  assert.equal(subject(newEvent("e", { date: "2026-12-20" }), texts, "fi"), "Pyyntö: 20.12.2026");
  assert.equal(subject(newEvent("e"), texts, "fi"), "Pyyntö: Nimetön");
});
