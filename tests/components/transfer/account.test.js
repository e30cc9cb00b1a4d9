// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { newEvent } from "../../../overrides/components/events/model.js";
import { account, worthSending } from "../../../overrides/components/transfer/account.js";
import { asCsv, asMarkdown, asText } from "../../../overrides/components/transfer/texts.js";
import { guide, item, items, labels } from "../sample.js";
import "../ways.js";

const ROOT = "https://opas.fi/sv/";
/** @param {import("../../../overrides/components/events/model.js").Values} values */
const of = (values) => account(newEvent("e", values, 1), guide, "fi", ROOT);
/** @param {ReturnType<typeof of>} whole */
const rowsOf = (whole) => whole.phases.flatMap(({ rows }) => rows);

/** Every text that an event can hold, each another: key -> text. */
const EVERYTHING = {
  name: "sana-nimi",
  place: "sana-paikka",
  language: "sana-kieli",
  booker: "sana-tilaaja",
  guest: "sana-vieras",
  "item/tarve/note": "sana-muistiinpano",
  "item/tarve/who": "sana-kuka",
  "item/muoto/state": "skipped",
  "item/muoto/reason": "sana-syy",
  "item/own-1/name": "sana-oma",
  "item/own-1/note": "sana-oman-muistiinpano",
  "item/poistunut/note": "sana-poistunut",
  "item/poistunut/who": "sana-poistuneen-kuka",
  "brief/tarkoitus": "sana-vastaus",
  "brief/paikka": "sana-vanha-vastaus",
  "brief/entinen": "sana-entinen-vastaus",
};

test("every file holds every word of the event, each answer of the facts once", () => {
  const whole = of({ ...EVERYTHING, date: "2026-12-20", time: "13:00", end: "14:30" });
  for (const text of [
    asText(whole, labels, "fi"),
    asMarkdown(whole, labels, "fi"),
    asCsv(whole, labels),
  ]) {
    for (const word of Object.values(EVERYTHING).filter((one) => one.startsWith("sana"))) {
      assert.equal(text.match(new RegExp(`${word}(?![\\w-])`, "g"))?.length, 1, `${word}: ${text}`);
    }
    assert.match(text, /13[.:]00/);
    assert.match(text, /14[.:]30/);
  }
});

test("a question that a fact answers appears once", () => {
  const whole = of({ place: "Oulu", "brief/paikka": "Oulu", "brief/tarkoitus": "Kuulla." });
  assert.deepEqual(
    whole.groups.map(({ answers }) => answers.map(({ id }) => id)),
    [["tarkoitus"]],
  );
  assert.equal(asText(whole, labels, "fi").match(/Oulu/g)?.length, 1);
});

test("answers stand under the titles of their parts of the brief", () => {
  const whole = of({ "brief/tarkoitus": "Kuulla.", "brief/maksu": "Koulu." });
  assert.deepEqual(
    whole.groups.map(({ title, answers }) => [title, answers.map(({ id }) => id)]),
    [
      ["Osa 1", ["tarkoitus"]],
      ["Osa 3", ["maksu"]],
    ],
  );
});

test("a way of the event, which is told nowhere else, is told as an answer", () => {
  const options = { onsite: "Paikan päällä", remote: "Etänä" };
  const questions = [{ id: "etana", question: "Missä?", from: "site", options }];
  const parts = [{ title: "Osa 1", page: "tilauspohja/", questions }];
  const event = newEvent("e", { site: "remote" });
  const whole = account(event, { ...guide, questions: parts }, "fi", "https://o.fi/");
  assert.deepEqual(whole.groups[0]?.answers, [{ id: "etana", question: "Missä?", text: "Etänä" }]);
});

test("the language of the event is told in the words of the reader's language", () => {
  const event = newEvent("e", { language: "Ruotsi" });
  const whole = account(event, guide, "sv", ROOT);
  assert.match(asText(whole, { ...labels, language: "Språk" }, "sv"), /^Språk: svenska$/m);
});

test("what was written on things that the guide no longer has stands under its own heading", () => {
  const { leftovers } = of(EVERYTHING);
  assert.deepEqual(
    leftovers.map(({ text }) => text),
    ["sana-poistunut", "sana-poistuneen-kuka", "sana-entinen-vastaus"],
  );
});

test("own items stand in their step with their own deadline", () => {
  const whole = of({
    "item/own-1/name": "Varaan kahvit.",
    "item/own-1/phase": "2",
    "item/own-1/due": "2026-12-01",
  });
  const own = whole.phases.find(({ title }) => title === "2. Tilaa")?.rows.at(-1);
  assert.deepEqual([own?.text, own?.due, own?.own], ["Varaan kahvit.", "2026-12-01", true]);
});

test("links start at the guide of the page's language", () => {
  const one = { ...guide, items: [item("tarve", 1, -42, { link: "bestallning/#tarve" })] };
  const whole = account(newEvent("e"), one, "sv", ROOT);
  assert.equal(rowsOf(whole)[0]?.link, "https://opas.fi/sv/bestallning/#tarve");
});

test("a mail is for what is open on the list, and for what was written", () => {
  const short = { ...guide, items: items.map((one) => ({ ...one, kinds: ["talk"] })) };
  short.items.push(item("pitka", 2, -7, { kinds: ["member"] }));
  const event = newEvent("e", {
    kind: "talk",
    "item/tarve/state": "done",
    "item/muoto/state": "done",
    "item/muoto/note": "Luento.",
    "item/own-1/name": "Varaan kahvit.",
    "item/own-1/state": "done",
  });
  const sent = worthSending(account(event, short, "fi", ROOT));
  assert.deepEqual(
    rowsOf(sent).map(({ id }) => id),
    ["muoto", "own-1", "palkkio"],
  );
});

test("no event breaks its account", () => {
  const keys = fc.constantFrom("name", "date", "time", "item/tarve/note", "brief/paikka", "x/y");
  fc.assert(
    fc.property(fc.dictionary(keys, fc.string()), (values) => {
      const marks = Object.fromEntries(
        Object.entries(values).map(([key, v]) => [key, { v, t: 1 }]),
      );
      const whole = account({ id: "e", marks }, guide, "fi", ROOT);
      assert.equal(rowsOf(whole).length, items.length);
    }),
  );
});

const both = {
  ...guide,
  items: [...items, item("k-kysy", 1, -42), item("k-merkki", 3, -7)],
  expert: { page: "kokemustoimijalle/", phases: ["Ennen kuin lupaudut", "Sovi", "Valmistaudu"] },
};
/** @param {import("../../../overrides/components/events/model.js").Values} values @param {boolean} [experts] */
const listed = (values, experts) =>
  account(newEvent("e", values, 1), both, "fi", ROOT, experts).phases.map(
    ({ title, list, rows }) => [list, title, rows.map(({ id }) => id)],
  );

test("an event tells of the list that is asked for, and only of what is on it", () => {
  assert.deepEqual(listed({ name: "a" }), [
    ["", "1. Kartoita tarve", ["tarve", "muoto"]],
    ["", "2. Tilaa", ["palkkio"]],
  ]);
  assert.deepEqual(
    listed({ name: "a", "item/own-k-1/name": "Oma", "item/own-k-1/phase": "1" }, true),
    [
      ["", "Ennen kuin lupaudut", ["k-kysy", "own-k-1"]],
      ["", "Valmistaudu", ["k-merkki"]],
    ],
  );
});

test("an event with two lists names each, the one that is asked for first", () => {
  const found = listed({ "item/k-kysy/note": "Kysyin.", "item/tarve/state": "done" }, true);
  assert.deepEqual(
    found.map(([list, title]) => `${list}: ${title}`),
    [
      "expert: Ennen kuin lupaudut",
      "expert: Valmistaudu",
      "host: 1. Kartoita tarve",
      "host: 2. Tilaa",
    ],
  );
  const whole = account(newEvent("e", { "item/k-kysy/note": "Kysyin." }, 1), both, "fi", ROOT);
  const named = { ...labels, host_list: "Tarkistuslista", expert_list: "Oma lista" };
  for (const text of [
    asText(whole, named, "fi"),
    asMarkdown(whole, named, "fi"),
    asCsv(whole, named),
  ]) {
    assert.match(text, /Tarkistuslista: 2\. Tilaa/);
    assert.match(text, /Oma lista: Ennen kuin lupaudut/);
  }
});

test("an item stands on the page of its list", () => {
  const whole = account(newEvent("e", { "item/k-kysy/note": "a" }, 1), both, "fi", ROOT);
  assert.deepEqual(
    rowsOf(whole).map(({ place }) => place.replace(ROOT, "")),
    [
      "tarkistuslista/#item-tarve",
      "tarkistuslista/#item-muoto",
      "tarkistuslista/#item-palkkio",
      "kokemustoimijalle/#item-k-kysy",
      "kokemustoimijalle/#item-k-merkki",
    ],
  );
});
