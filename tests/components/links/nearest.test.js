// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { edits, nearest, wanted, wordsOf } from "../../../overrides/components/links/nearest.js";

const LANGUAGES = ["fi", "sv", "uk"];
/** @type {import("../../../overrides/components/links/places.js").Place[]} */
const PLACES = [
  ["tilaaminen/", "tilaaminen", "Kartoita tarve ja tilaa"],
  ["tilaaminen/#palkkio", "palkkio", "Sovi palkkiosta etukäteen"],
  ["tilaaminen/#ryhman-koko", "ryhman-koko", "Kuinka suuri ryhmä on"],
  ["kysymykset/#ei-palkkiota", "ei-palkkiota", "Entä jos palkkiota ei ole?"],
  ["tarkistuslista/#item-palkkio", "item-palkkio", "Sovin palkkiosta."],
];

test("words lose their dots and signs", () => {
  assert.deepEqual(wordsOf("Ryhmän koko (ÅÄÖ)"), ["ryhman", "koko", "aao"]);
});

test("an address is asked for by its fragment, then by its last folder that says something", () => {
  for (const [path, hash, asked] of /** @type {const} */ ([
    ["sv/tilaaminen/", "#palkio", ["palkio", "tilaaminen"]],
    ["tilaaminen/kulut/x/y", "", ["y", "x", "kulut", "tilaaminen"]],
    ["fi/Tilaaminen.html", "", ["tilaaminen"]],
    ["uk/", "", []],
    [`${"pitka".repeat(4000)}/`, "", ["pitka".repeat(20)]],
    ["ryhm%C3%A4n-koko/index.html", "", ["ryhman koko"]],
    ["%E0%A4%A/", "", ["e0 a4 a"]],
  ])) {
    assert.deepEqual(wanted(path, hash, LANGUAGES), asked, path);
  }
});

test("another name of a place finds it, and it is offered once", () => {
  /** @type {import("../../../overrides/components/links/places.js").Place[]} */
  const places = [
    ...PLACES,
    ["tilaaminen/", "bestalla booking tilaus", "Kartoita tarve ja tilaa"],
    ["tila/", "tila", "Tila"],
    ["../opas-fi.pdf", "opas-fi.pdf guide-en.pdf", "Koko opas"],
  ];
  /** @param {string} words */
  const paths = (words) => nearest(words, places).map(([path]) => path);
  assert.deepEqual(paths("tilaus").slice(0, 2), ["tilaaminen/", "tila/"]);
  assert.deepEqual(paths("booking"), ["tilaaminen/"]);
  assert.deepEqual(paths("opas.pdf"), ["../opas-fi.pdf"]);
  assert.deepEqual(paths("guide.pdf"), ["../opas-fi.pdf"]);
  assert.equal(paths("tilaaminen").filter((path) => path === "tilaaminen/").length, 1);
});

test("a typo, another case, dots, a longer form and words of the title find the place", () => {
  for (const [words, id] of [
    ["palkio", "palkkio"],
    ["PALKKIO", "palkkio"],
    ["palkkiosta", "palkkio"],
    ["ryhmän koko", "ryhman-koko"],
    ["koko-ryhman", "ryhman-koko"],
    ["tilaminen", "tilaaminen"],
    ["suuri ryhmä", "ryhman-koko"],
    ["item-palkio", "palkkio"],
  ]) {
    assert.equal(nearest(words, PLACES)[0]?.[1], id, words);
  }
});

test("no two places are offered by the same words", () => {
  const found = nearest("tilauspohja", [
    ["tilauspohja/", "tilauspohja", "Tilauspohja"],
    ["sanasto/#tilauspohja", "tilauspohja", "tilauspohja"],
  ]);
  assert.deepEqual(
    found.map(([path]) => path),
    ["tilauspohja/"],
  );
});

test("what resembles nothing finds nothing", () => {
  assert.deepEqual(nearest("xyzzy-qwerty", PLACES), []);
  assert.deepEqual(nearest("", PLACES), []);
});

test("of places that are as near, the one on the page that was asked for is first", () => {
  assert.equal(nearest("palkkio", PLACES, "tarkistuslista/")[0]?.[1], "item-palkkio");
  assert.equal(nearest("palkkio", PLACES, "tilaaminen/")[0]?.[1], "palkkio");
});

test("letters to change are counted as a share of the longer word", () => {
  assert.equal(edits("abc", "abc"), 0);
  assert.equal(edits("abcd", "abdc"), 1 / 4);
  assert.equal(edits("abc", "xyz"), 1);
  assert.equal(edits("palkkio", "palkkiosta"), 3 / 10 / 4);
  assert.equal(edits("palkkiosta", "palkkio"), 3 / 10 / 4);
  assert.equal(edits("tila", "tilaus"), 2 / 6 / 4);
  assert.equal(edits("tilaus", "tila"), 2 / 6);
});
