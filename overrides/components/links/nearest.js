// @ts-check
/** Which place of the guide somebody meant whose address does not exist. */

import { decoded } from "./places.js";

/** @typedef {import("./places.js").Place} Place */

const FARTHEST = 0.45;
/** To compare a text of thousands of letters with all names would stop the page. */
const LONGEST = 100;
const NOT_NAMES = /^(index|html?|md|item|question)$/;

/**
 * The words of an address or a title, without dots on letters: `Ryhmän koko` is ryhman, koko.
 * @param {string} text
 */
export function wordsOf(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ø/g, "o")
    .replace(/æ/g, "a")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word);
}

/**
 * What an address says in words: those of its fragment, of its last folder, and so on.
 * @param {string} path below the site
 * @param {string} hash
 * @param {string[]} languages whose folders say nothing
 */
export function wanted(path, hash, languages) {
  const folders = path.split("/");
  if (languages.includes(folders[0] ?? "")) folders.shift();
  return [...folders, hash.replace(/^#/, "")]
    .map((part) => wordsOf(decoded(part)).filter((word) => !NOT_NAMES.test(word)))
    .filter((part) => part.length > 0)
    .map((part) => part.join(" ").slice(0, LONGEST))
    .reverse();
}

/**
 * The places whose id or title is nearest to some words, the best first.
 * @param {string} words
 * @param {Place[]} places
 * @param {string} [page] address of the page whose places come before others that are as near
 * @param {number} [count]
 * @returns {Place[]}
 */
export function nearest(words, places, page = "", count = 3) {
  const asked = wordsOf(words).filter((word) => !NOT_NAMES.test(word));
  if (asked.length === 0) return [];
  const found = places
    .map((place, order) => ({
      place,
      far:
        Math.min(
          distance(asked, wordsOf(place[2])) + 0.02,
          ...place[1].split(" ").map((name) => distance(asked, wordsOf(name))),
        ) +
        (/^(item|question)-/.test(place[1]) ? 0.03 : 0) -
        (place[0].replace(/#.*/, "") === page ? 0.04 : 0) +
        order / 1e6,
    }))
    .filter(({ far }) => far <= FARTHEST)
    .sort((one, other) => one.far - other.far)
    .map(({ place }) => place);
  // Who reads the same words twice cannot choose.
  /** @param {Place} place */
  const said = ([, , title]) => wordsOf(title).join(" ");
  return found
    .filter(
      (place, at) =>
        found.findIndex((one) => one[0] === place[0] || said(one) === said(place)) === at,
    )
    .slice(0, count);
}

/**
 * 0 for the same words, 1 for nothing in common: each word asked for against its best match,
 * and a little for each word that nobody asked for.
 * @param {string[]} asked
 * @param {string[]} name
 */
function distance(asked, name) {
  const known = name.filter((word) => !NOT_NAMES.test(word));
  if (known.length === 0) return 1;
  const joined = edits(asked.join(""), known.join(""));
  const each = asked.map((word) => Math.min(...known.map((other) => edits(word, other))));
  const mean = each.reduce((sum, far) => sum + far, 0) / asked.length;
  return Math.min(joined, mean + 0.04 * Math.max(0, known.length - asked.length));
}

/**
 * Letters to change, add, drop or swap to get from one word to another, as a share of the
 * longer one (Damerau and Levenshtein, optimal string alignment). A word that goes on after
 * the other counts a quarter for its rest: endings differ in Finnish. But for what is asked for
 * after a name of four letters: `tilaus` is no form of `tila`.
 * @param {string} one
 * @param {string} other
 */
export function edits(one, other) {
  let before = /** @type {number[]} */ ([]);
  let above = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const change = Number(one[at - 1] !== other[to - 1]);
      row[to] = Math.min(above[to] + 1, row[to - 1] + 1, above[to - 1] + change);
      if (one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1])
        row[to] = Math.min(row[to], before[to - 2] + 1);
    }
    [before, above] = [above, row];
  }
  const longer = Math.max(one.length, other.length, 1);
  const shorter = Math.min(one.length, other.length);
  const grown = one.startsWith(other) ? shorter > 4 : shorter > 3 && other.startsWith(one);
  return grown ? (longer - shorter) / longer / 4 : above[other.length] / longer;
}
