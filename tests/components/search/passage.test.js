// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { best, cut, fragment, sentencesOf } from "../../../overrides/components/search/passage.js";

/** @param {string} text */
const mark = (text) =>
  text.split(/(\w+)/).map((piece) => ({ text: piece, marked: ["fee", "tax"].includes(piece) }));

test("the sentence with the most different words of the query answers, else the first", () => {
  assert.equal(best(["A fee is a fee.", "A fee and tax.", "No tax."], mark), "A fee and tax.");
  assert.equal(best(["One.", "Two."], mark), "One.");
  assert.equal(best([], mark), "");
  assert.equal(
    best(["fee", "Agree on a fee."], mark),
    "Agree on a fee.",
    "a word alone tells less",
  );
  assert.equal(best(["No.", "fee"], mark), "fee");
});

test("a text is told apart into sentences, and no short form or figure for one's end", () => {
  assert.deepEqual(
    sentencesOf("Kysy ”Miksi?” ensin. 20 euroa, esim. kahvi, riittää! ”Niin.” Åbo."),
    ["Kysy ”Miksi?” ensin.", "20 euroa, esim. kahvi, riittää!", "”Niin.”", "Åbo."],
  );
  assert.deepEqual(sentencesOf(""), []);
});

test("a long sentence is cut between words and keeps the word that was found", () => {
  const long = "Before anything else is said or done by anybody a fee is agreed in writing by all.";
  for (const room of [40, 50, 60, 70]) {
    const shown = cut(long, mark, room);
    assert.ok(shown.length <= room, `${shown.length} letters where ${room} have room: ${shown}`);
    assert.match(shown, /\bfee\b/);
    const said = shown.replace(/^… | …$/g, "");
    assert.match(long, new RegExp(`(^|\\s)${said}(\\s|\\.|$)`));
  }
  assert.equal(cut("A fee.", mark, 40), "A fee.");
});

test("a browser is told how a sentence begins and ends, and the signs that mean something else", () => {
  assert.equal(fragment("Agree, pre-paid & so."), ":~:text=Agree%2C%20pre%2Dpaid%20%26%20so.");
  assert.equal(fragment("travel expenses"), "", "these may stand before the section");
  assert.equal(
    fragment("one two three four five six seven eight nine"),
    ":~:text=one%20two%20three%20four,six%20seven%20eight%20nine",
  );
});
