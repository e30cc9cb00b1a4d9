// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { stepName } from "../../../overrides/components/events/names.js";

const texts = {
  undo: {
    done: "Tehty",
    open: "Avattu uudelleen",
    skipped: "Ei koske",
    create: "Uusi tilaisuus",
    delete: "Tilaisuus siirretty roskakoriin",
    own: "Oma kohta",
    own_gone: "Oma kohta poistettu",
    answer: "Vastaus",
    details: "Tilaisuuden tiedot",
    all: "Näkyvät kohdat",
  },
  item: { note: "Muistiinpano", name: "Oma kohta", who: "Kuka hoitaa" },
  form: {
    date: "Päivä",
    name: "Nimi",
    end: "Päättyy kello",
    ends: "päättyy",
    kind: "Mitä tehdään?",
    kinds: { talk: "Puheenvuoro" },
  },
};
/** @param {Record<string, string>} to @param {object} [more] */
const named = (to, more) => {
  const from = Object.fromEntries(Object.keys(to).map((key) => [key, ""]));
  return stepName(
    { id: "s", event: "e", kind: "set", t: 1, from, to, undone: 0, ...more },
    texts,
    (kind, id) => (id === "palkkio" ? (kind === "item" ? "Sovi palkkio" : "Palkkio?") : ""),
  );
};

test("a step is called by what was done and to what", () => {
  assert.equal(named({ "item/palkkio/note": "100 e" }), "Muistiinpano: Sovi palkkio");
  assert.equal(named({ "brief/palkkio": "100 e" }), "Vastaus: Palkkio?");
  assert.equal(named({ date: "2026-12-01", since: "2026-11-24" }), "Tilaisuuden tiedot: Päivä");
  assert.equal(named({ end: "14:00" }), "Tilaisuuden tiedot: Päättyy kello");
  assert.equal(named({ kind: "talk" }), "Mitä tehdään: Puheenvuoro");
  assert.equal(
    named({ "item/palkkio/state": "done", "item/palkkio/text": "fi:1" }),
    "Tehty: Sovi palkkio",
  );
  assert.equal(named({ "item/palkkio/state": "" }), "Avattu uudelleen: Sovi palkkio");
  assert.equal(named({ all: "1" }), "Näkyvät kohdat");
});

test("own items are called by their words, also when they are gone", () => {
  const name = "item/own-1/name";
  assert.equal(named({ [name]: "Kahvit", "item/own-1/phase": "1" }), "Oma kohta: Kahvit");
  assert.equal(
    named({ [name]: "" }, { from: { [name]: "Kahvit" } }),
    "Oma kohta poistettu: Kahvit",
  );
});

test("what is not known has a plain name", () => {
  assert.equal(named({ "item/poistunut/note": "a" }), "Muistiinpano");
  assert.equal(named({ "brief/poistunut": "a" }), "Vastaus");
  assert.equal(named({ deleted: "1" }, { kind: "delete" }), "Tilaisuus siirretty roskakoriin");
  assert.equal(named({ name: "a" }, { kind: "of a later version" }), "Tilaisuuden tiedot");
  assert.equal(named({ asked: "1" }), "Tilaisuuden tiedot");
});
