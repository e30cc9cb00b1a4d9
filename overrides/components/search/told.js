// @ts-check
/** What a reader is told of an answer: what was found, what had to be guessed, what is lacking. */
import { formOf } from "../base/counted.js";
import { fill } from "../base/fill.js";

/**
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./words.js").Words} Words
 */

const LONGEST = 120; // letters of what was typed that are told
const QUOTED = /^\s*["“”„«»](.*?)["“”„«»]?\s*$/u;

/**
 * What is asked for: quotation marks around a query say that it is meant as it is typed.
 * @param {string} typed
 */
export function asked(typed) {
  const quoted = QUOTED.exec(typed);
  return { query: (quoted?.[1] ?? typed).trim(), literal: quoted !== null };
}

/** As much of what was typed as says what it was: results must not move out of sight. @param {string} text */
export function shortened(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/**
 * The sentences that tell an answer, the most important first.
 * @param {Answer} answer
 * @param {string} whole query, as it was typed
 * @param {Words} words
 * @param {string} language
 */
export function told({ tier, hits, readings, unknown, isNear, cut }, whole, words, language) {
  const query = shortened(whole);
  const found = fill(formOf(words.found, hits.length, language), { count: hits.length, query });
  /** @param {string} as one word, or those that a slip may have been */
  const quoted = (as) => {
    const each = as.split(", ").map((text) => fill(words.quoted, { text }));
    // Made where it is needed: it takes a slow phone more than all else that is told.
    const list = each.length > 1 && new Intl.ListFormat(language, { type: "disjunction" });
    return list ? list.format(each) : each.join("");
  };
  const read = readings
    .map(({ typed, as, how }) => fill(words[how], { typed: shortened(typed), as: quoted(as) }))
    .join("; ");
  const lacks = formOf(words.unknown, unknown.length, language);
  const lacking = fill(lacks, { words: unknown.map(shortened).join(", ") });
  const says = {
    none: [isNear && hits.length > 0 ? words.some : fill(words.none, { query })],
    read: [read ? fill(words.read, { readings: read }) : unknown.length > 0 ? "" : words.some],
    found: [found],
  };
  return [
    ...says[tier].filter(Boolean),
    ...(unknown.length > 0 && (tier !== "none" || hits.length > 0) ? [lacking] : []),
    ...(unknown.length > 0 && tier === "read" ? [words.rest] : []),
    ...(cut ? [words.cut] : []),
  ];
}
