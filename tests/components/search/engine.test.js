// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import {
  ask,
  distance,
  elsewhere,
  fold,
  pieces,
  read,
  search,
} from "../../../overrides/components/search/engine.js";

const index = read({
  format: 2,
  endings: "|n|sta|[aei]n|t",
  ignored: "miten on",
  pages: [
    ["", "Etusivu"],
    ["tilaaminen/", "Tilaaminen"],
  ],
  sections: [
    [0, "", "Tervetuloa"],
    [1, "", "Tilaa"],
    [1, "kulut", "Korvaa kulut"],
    [1, "palkkio", "Sovi palkkiosta"],
  ],
  terms: [
    "0esteettomyys 9yyd\t2k",
    "0kulu\t3g",
    "2sitys\t46",
    "0matkakorvaus\t33",
    "0palkkio\t35 1g\t3",
    "0ryhmakoko\t11",
  ].join("\n"),
});
/** @param {string} query */
const found = (query) => search(index, query).map(({ url }) => url);

test("a form of a word finds the section, the one that says most of it first", () => {
  assert.deepEqual(found("palkkiosta"), ["tilaaminen/#palkkio", "tilaaminen/#kulut"]);
});

test("a section of the first heading is the page itself", () => {
  assert.deepEqual(search(index, "esteettomyys")[0], {
    url: "tilaaminen/",
    page: "Tilaaminen",
    lang: "",
    heading: "Tilaa",
    section: 1,
    stems: ["esteettomyys", "esteettomyyd"],
    kind: "",
    also: [],
  });
});

test("dots and accents may be missing or too many", () => {
  assert.equal(fold("Äänitys Ö é"), "aanitys o e");
  assert.deepEqual(found("ESTEETTÖMYYS"), ["tilaaminen/"]);
});

test("the start of a word is enough", () => {
  assert.deepEqual(found("palk"), ["tilaaminen/#palkkio", "tilaaminen/#kulut"]);
});

test("a letter too many, too few, wrong or swapped is forgiven", () => {
  for (const typo of ["palkio", "palkkkio", "palkkia", "palkkoi", "palkiosta"]) {
    assert.equal(found(typo)[0], "tilaaminen/#palkkio", typo);
  }
});

test("the last part of a compound finds it", () => {
  assert.deepEqual(found("korvaus"), ["tilaaminen/#kulut"]);
});

test("a compound that the text lacks finds its parts", () => {
  assert.deepEqual(found("kulupalkkio").sort(), ["tilaaminen/#kulut", "tilaaminen/#palkkio"]);
});

test("a compound may be typed as two words", () => {
  assert.deepEqual(found("ryhmä koko"), [""]);
});

test("a name of several words is found as one", () => {
  assert.deepEqual(found("ryhmän ko ko"), found("ryhmänkoko"));
});

test("words that ask for nothing are left out", () => {
  assert.deepEqual(found("miten palkkio on"), found("palkkio"));
  assert.deepEqual(found("miten"), []);
});

test("a section that meets all words comes before one that meets some", () => {
  assert.equal(found("palkkio kulu")[0], "tilaaminen/#kulut");
});

test("nothing is found by nothing, by signs or by what is in no text", () => {
  for (const query of ["", "  ", "?!", "xyzzy"]) assert.deepEqual(found(query), [], query);
});

test("the distance is that to the nearest form, and no more than is asked", () => {
  const ending = /^(?:|n)$/;
  assert.equal(distance("palkkion", "palkkio", 2, ending), 0);
  assert.equal(distance("plakkio", "palkkio", 2, ending), 1);
  assert.equal(distance("korvaus", "palkkio", 2, ending), Infinity);
});

test("an answer tells what the guide does not have, and that a query was cut", () => {
  assert.equal(ask(index, "palkkiosta").tier, "found");
  const none = ask(index, "xyzzy");
  assert.deepEqual([none.tier, none.hits, none.unknown], ["none", [], ["xyzzy"]]);
  assert.equal(ask(index, "palkkio ".repeat(12)).cut, false);
  assert.equal(ask(index, "palkkio ".repeat(13)).cut, true);
});

test("where else to ask is told for a word of an intent", () => {
  const link = /** @type {[string, string]} */ (["tilaaminen/#loytaminen", "Mistä löytyy"]);
  const data = {
    endings: "|ssa",
    intents: { place: { text: "Kysy järjestöltä.", links: [link], words: "oulu turu" } },
  };
  assert.deepEqual(elsewhere(data, "kokemustoimija Oulussa"), {
    intent: "place",
    text: "Kysy järjestöltä.",
    links: [link],
  });
  assert.equal(elsewhere(data, "kokemustoimija"), undefined);
});

test("the words that were found are marked in their text", () => {
  const [hit] = search(index, "palkkiosta");
  assert.ok(hit);
  const lead = "Kysy palkkiosta heti & ajoissa";
  assert.deepEqual(
    pieces(index, lead, hit.stems).filter(({ marked }) => marked),
    [{ text: "palkkiosta", marked: true }],
  );
  assert.equal(
    pieces(index, lead, hit.stems)
      .map(({ text }) => text)
      .join(""),
    lead,
  );
});

test("an index of another format is refused", () => {
  assert.throws(
    () =>
      read({
        format: 0,
        endings: "",
        ignored: "",
        pages: [],
        sections: [],
        terms: "",
      }),
    /format 0/,
  );
});
