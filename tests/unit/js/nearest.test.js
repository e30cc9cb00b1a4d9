// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { htmlOf } from "../../../overrides/components/linking/linking.js";
import { choose } from "../../../overrides/components/links/language.js";
import { fill, placeOf } from "../../../overrides/components/links/links.js";
import { destination } from "../../../overrides/components/links/moved.js";
import { edits, nearest, wanted, wordsOf } from "../../../overrides/components/links/nearest.js";
import { languageOf } from "../../../overrides/components/lost/lost.js";

/** @type {import("../../../overrides/components/links/nearest.js").Place[]} */
const PLACES = [
  ["tilaaminen", "tilaaminen/", "tilaaminen", "Kartoita tarve ja tilaa"],
  ["tilaaminen", "tilaaminen/#palkkio", "palkkio", "Sovi palkkiosta etukäteen"],
  ["tilaaminen", "tilaaminen/#ryhman-koko", "ryhman-koko", "Kuinka suuri ryhmä on"],
  ["kysymykset", "kysymykset/#ei-palkkiota", "ei-palkkiota", "Entä jos palkkiota ei ole?"],
  ["tarkistuslista", "tarkistuslista/#item-palkkio", "item-palkkio", "Sovin palkkiosta."],
];

test("words lose their dots and signs", () => {
  assert.deepEqual(wordsOf("Ryhmän koko (ÅÄÖ)"), ["ryhman", "koko", "aao"]);
});

test("an address is asked for by its fragment, else by its last folder that says something", () => {
  assert.equal(wanted("sv/tilaaminen/", "#palkio"), "palkio");
  assert.equal(wanted("fi/Tilaaminen.html", ""), "tilaaminen");
  assert.equal(wanted("en/", ""), "");
  assert.equal(wanted("ryhm%C3%A4n-koko/index.html", ""), "ryhman koko");
  assert.equal(wanted("%E0%A4%A/", ""), "e0 a4 a");
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
    assert.equal(nearest(words, PLACES)[0]?.[2], id, words);
  }
});

test("what resembles nothing finds nothing", () => {
  assert.deepEqual(nearest("xyzzy-qwerty", PLACES), []);
  assert.deepEqual(nearest("", PLACES), []);
});

test("of places that are as near, the one on the page that was asked for is first", () => {
  assert.equal(nearest("palkkio", PLACES, "tarkistuslista")[0]?.[0], "tarkistuslista");
  assert.equal(nearest("palkkio", PLACES, "tilaaminen")[0]?.[0], "tilaaminen");
});

test("letters to change are counted as a share of the longer word", () => {
  assert.equal(edits("abc", "abc"), 0);
  assert.equal(edits("abcd", "abdc"), 1 / 4);
  assert.equal(edits("abc", "xyz"), 1);
  assert.equal(edits("palkkio", "palkkiosta"), 3 / 10 / 4);
});

test("the chosen language comes before the browser's, and the first stands for others", () => {
  const ours = ["fi", "sv", "en"];
  assert.equal(choose(ours, "sv", ["en-GB"]), "sv");
  assert.equal(choose(ours, "", ["de", "EN-us", "sv"]), "en");
  assert.equal(choose(ours, "xx", []), "fi");
});

test("the language of a missing page is that of its folder", () => {
  assert.equal(languageOf("sv/x/y", ["fi", "sv"]), "sv");
  assert.equal(languageOf("svala/", ["fi", "sv"]), "");
});

test("a fragment that carries data or a text is no place", () => {
  assert.equal(placeOf("#ryhm%C3%A4n-koko"), "ryhmän-koko");
  assert.equal(placeOf("#tarkistuslista/tilaa"), "tarkistuslista/tilaa");
  assert.equal(placeOf("#jaa=1.abc"), "");
  assert.equal(placeOf("#:~:text=abc"), "");
  assert.equal(placeOf(""), "");
});

test("an old page leads to the place that is known, else to the same fragment", () => {
  assert.equal(destination("/uusi/", "#a", undefined), "/uusi/#a");
  assert.equal(destination("/uusi/#x", "", "/uusi/#x"), "/uusi/#x");
  assert.equal(destination("/uusi/#x", "#a", undefined), "/uusi/#a");
});

test("values fill their places, unknown places stay", () => {
  assert.equal(fill("{title} {x}", { title: "<b>" }), "<b> {x}");
});

test("HTML for a web page is escaped and says its language, if it has one", () => {
  assert.equal(
    htmlOf({ lang: "sv", title: 'A & "B" <i>', address: "https://x.fi/?a&b" }, "{title} – Guide"),
    '<a href="https://x.fi/?a&amp;b" lang="sv" hreflang="sv">A &amp; &quot;B&quot; &lt;i> – Guide</a>',
  );
  assert.equal(
    htmlOf({ lang: "", title: "A", address: "/go/#a" }, "{title}"),
    '<a href="/go/#a">A</a>',
  );
});
