// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { ask, elsewhere, pieces } from "../../../overrides/components/search/engine.js";
import { distance } from "../../../overrides/components/search/lookup.js";
import { fold, read, readInPieces } from "../../../overrides/components/search/reading.js";

/** @type {import("../../../overrides/components/search/reading.js").Data} */
const data = {
  format: 4,
  endings: "|n|sta|[aei]n|t",
  weak: "sop sov",
  changes: ["ys yde", "io i", "us ukse"],
  ignored: "miten on",
  pages: [
    ["", "Etusivu", ["", "Tervetuloa"]],
    [
      "tilaaminen/",
      "Tilaaminen",
      [
        "",
        "Tilaa",
        "kulut",
        "Korvaa kulut",
        [2, "item-kulut", "Sovi kuluista."],
        "palkkio",
        "Sovi palkkiosta",
      ],
    ],
    ["lista/", "Lista", ["", "Lista"]],
  ],
  terms: [
    "0esteettömyys",
    "0kulu",
    "0käsityö|n",
    "0matkakorvaus",
    "0palkkio",
    "0ryhmakoko",
    "0sopia 2vi",
  ].join("\n"),
  names: [["palkkio", "hinta hinna liksa", "arvode guestfee"]],
  places: ["2", "31", "5", "3", "32", "1", "41S", "32"].join("\n"),
  weights: "997333947939",
};
const index = read(data);
/** @param {string} query */
const found = (query) => ask(index, query).hits.map(({ url }) => url);
/** @param {string} query */
const told = (query) => {
  const { tier, readings } = ask(index, query);
  return [tier, ...readings.map(({ typed, as, how }) => `${typed}: ${as} (${how})`)];
};

test("a form of a word finds the section, the one that says most of it first", () => {
  assert.deepEqual(found("palkkiosta"), ["tilaaminen/#palkkio", "tilaaminen/#kulut"]);
});

test("a section of the first heading is the page itself", () => {
  assert.deepEqual(ask(index, "esteettomyys").hits[0], {
    url: "tilaaminen/",
    page: "Tilaaminen",
    lang: "",
    heading: "Tilaa",
    section: 1,
    stems: ["esteettomyys", "esteettomyyde"],
    kind: "",
    also: [],
  });
});

test("the end of a stem changes in the forms of a word", () => {
  assert.deepEqual(found("matkakorvauksen"), found("matkakorvaus"));
  assert.deepEqual(told("matkakorvauksen"), ["found"]);
});

test("dots and accents may be missing or too many", () => {
  assert.equal(fold("Äänitys Ö é"), "aanitys o e");
  assert.deepEqual(found("ESTEETTÖMYYS"), ["tilaaminen/"]);
});

test("the start of a word is enough where one may still be typing", () => {
  assert.deepEqual(found("palk"), ["tilaaminen/#palkkio", "tilaaminen/#kulut"]);
  assert.deepEqual(told("palk"), ["found"]);
  assert.deepEqual(told("palk kulut"), ["read", "palk: palkkio (part)"]);
});

test("a letter too many, too few, wrong or swapped is forgiven, and told", () => {
  for (const typo of ["palkio", "palkkkio", "palkkia", "palkkoi", "palkiosta"]) {
    assert.equal(found(typo)[0], "tilaaminen/#palkkio", typo);
    assert.deepEqual(told(typo), ["read", `${typo}: palkkio (typo)`]);
  }
});

test("the last part of a compound finds it, and is told", () => {
  assert.deepEqual(found("korvaus"), ["tilaaminen/#kulut"]);
  assert.deepEqual(told("korvaus"), ["read", "korvaus: matkakorvaus (part)"]);
});

test("a compound that the text lacks finds its parts, or the one that it has", () => {
  assert.deepEqual(found("kulupalkkio").sort(), ["tilaaminen/#kulut", "tilaaminen/#palkkio"]);
  assert.deepEqual(told("kulupalkkio"), [
    "read",
    "kulupalkkio: kulu (part)",
    "kulupalkkio: palkkio (part)",
  ]);
  assert.deepEqual(told("xyzpalkkiosta"), ["read", "xyzpalkkiosta: palkkio (part)"]);
  assert.deepEqual(told("palkkioxyzzy"), ["none", "palkkioxyzzy: palkkio (part)"], "the first");
});

test("another name and a word of another language find what they name, and are told", () => {
  assert.deepEqual(found("hintaan"), found("palkkio"));
  assert.deepEqual(told("hinta"), ["read", "hinta: palkkio (name)"]);
  assert.deepEqual(told("liks"), ["read", "liks: palkkio (name)"]);
  assert.deepEqual(told("Guest fee"), ["read", "Guest fee: palkkio (language)"]);
  assert.deepEqual(ask(index, "hinta").hits[0]?.stems, ["palkkio"], "what can be marked");
});

test("one who wants a word as typed is given no other", () => {
  for (const query of ["palkio", "hinta", "korvaus", "xyzpalkkio"]) {
    const { tier, hits, unknown } = ask(index, query, { literal: true });
    assert.deepEqual([tier, hits, unknown], ["none", [], [query]]);
  }
  assert.equal(ask(index, "palkkiosta", { literal: true }).tier, "found");
});

test("a word is told as readers write it", () => {
  assert.deepEqual(told("kaesityo"), ["read", "kaesityo: käsityön (typo)"]);
});

test("an item stands under the section of its matter, and alone where that says nothing", () => {
  const [section] = ask(index, "kulut").hits;
  assert.equal(section?.url, "tilaaminen/#kulut");
  const item = { url: "lista/#item-kulut", page: "Lista", heading: "Sovi kuluista.", kind: "item" };
  assert.deepEqual(section?.also, [item]);
  const [, alone] = ask(index, "sopia").hits;
  assert.deepEqual([alone?.url, alone?.kind, alone?.also], [item.url, "item", []]);
});

test("a slip in another name is told as a slip: what was typed is no name", () => {
  assert.deepEqual(told("guetsfee"), ["read", "guetsfee: palkkio (typo)"]);
});

test("a half of a compound that says nothing by itself is not told", () => {
  /** @param {string} ignored */
  const parts = (ignored) => {
    const { readings } = ask(read({ ...data, ignored }), "kulupalkkio");
    return readings.map(({ as }) => as);
  };
  assert.deepEqual(parts("miten"), ["kulu", "palkkio"]);
  assert.deepEqual(parts("palkkio"), ["kulu"]);
});

test("a compound may be typed as two words", () => {
  assert.deepEqual(found("ryhmä koko"), [""]);
});

test("a name of several words is found as one", () => {
  assert.deepEqual(found("ry hmä koko"), found("ryhmäkoko"));
});

test("words that ask for nothing are left out", () => {
  assert.deepEqual(found("miten palkkio on"), found("palkkio"));
  assert.deepEqual(found("miten"), []);
});

test("what everybody writes counts less than the other words", () => {
  assert.deepEqual(found("kulu sopia").slice(0, 1), ["tilaaminen/#kulut"]);
  assert.deepEqual(found("sopia palkkio")[0], "tilaaminen/#palkkio");
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

test("a query of which the guide lacks a word or a section with all is not found", () => {
  assert.equal(ask(index, "palkkiosta").tier, "found");
  const none = ask(index, "xyzzy");
  assert.deepEqual([none.tier, none.hits, none.unknown], ["none", [], ["xyzzy"]]);
  const some = ask(index, "kulu palkkio xyzzy");
  assert.deepEqual([some.tier, some.unknown, some.isNear], ["read", ["xyzzy"], true]);
  assert.deepEqual(told("esteettömyys palkkio"), ["read"]);
});

test("with nothing special but what the guide lacks, hits are only near", () => {
  const { tier, hits, unknown, isNear } = ask(index, "sopia xyzzy");
  assert.deepEqual([tier, hits.length, unknown, isNear], ["none", 2, ["xyzzy"], true]);
});

test("so many words of a query are read, and so many letters", () => {
  assert.equal(ask(index, "x".repeat(5000)).tier, "none");
  assert.equal(ask(index, "palkkio ".repeat(12)).cut, false);
  assert.equal(ask(index, "palkkio ".repeat(13)).cut, true);
});

test("where else to ask is told for a word of an intent", () => {
  const link = /** @type {[string, string]} */ (["tilaaminen/#loytaminen", "Mistä löytyy"]);
  const data = {
    endings: "|ssa",
    intents: { place: { text: "Kysy järjestöltä.", links: [link], words: "oulu jyväskylä lapi" } },
  };
  assert.deepEqual(elsewhere(data, "kokemustoimija Oulussa"), {
    intent: "place",
    text: "Kysy järjestöltä.",
    links: [link],
  });
  assert.equal(elsewhere(data, "JYVASKYLASSA")?.intent, "place", "dots may be missing");
  assert.equal(elsewhere(data, "läpi"), undefined, "but not be where there are none");
  assert.equal(elsewhere(data, "kokemustoimija"), undefined);
});

test("the words that were found are marked in their text", () => {
  const [hit] = ask(index, "palkkiosta").hits;
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

test("an index that is read in pieces is the same", async () => {
  assert.deepEqual(await readInPieces(data), index);
});

test("what leads to a section meets words for it", () => {
  const split = read({
    ...data,
    pages: [["a/", "A", ["", "Kissat", [0, "item-a", "Koirat"], "b", "Kissa"]]],
    terms: "0kissa\n0koira",
    names: [],
    places: "12\n2",
    weights: "595",
  });
  assert.deepEqual(
    ask(split, "kissa koira").hits.map(({ url }) => url),
    ["a/", "a/#b"],
  );
});

test("a section that has more words of a long query comes before one that is about two of them", () => {
  const long = read({
    ...data,
    pages: [["a/", "A", ["", "Kissa ja koira", "b", "Kaikki"]]],
    terms: "0hevonen\n0kissa\n0koira\n0lammas\n0vuohi",
    names: [],
    places: "2\n11\n11\n2\n2",
    weights: "0909000",
  });
  const [few, many] = ["kissa koira lammas", "kissa koira lammas hevonen vuohi"].map((query) =>
    ask(long, query).hits.map(({ url }) => url),
  );
  assert.deepEqual(few, ["a/", "a/#b"]);
  assert.deepEqual(many, ["a/#b", "a/"]);
});

test("a guess is told only if one section has most of what the query tells", () => {
  const half = read({
    ...data,
    pages: [["a/", "A", ["", "Kissa", "b", "Koira"]]],
    terms: "0hoito\n0koira\n0lammas",
    names: [],
    places: "1\n2\n2",
    weights: "555",
  });
  assert.equal(ask(half, "lammaskoira").tier, "read");
  assert.equal(ask(half, "hoitokoira").tier, "none");
  assert.equal(ask(half, "koira hoito").tier, "read");
  assert.equal(ask(half, "koira tuntematon").tier, "none");
});

test("an index of another format is refused", () => {
  const empty = {
    endings: "",
    changes: [],
    weak: "",
    ignored: "",
    pages: [],
    terms: "",
    names: [],
  };
  assert.throws(() => read({ format: 0, ...empty, places: "", weights: "" }), /format 0/);
});
