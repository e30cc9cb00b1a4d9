// @ts-check
/**
 * The index of one language as the search asks it. What the file holds is told in
 * hooks/kokemusopas/search/index.py.
 */

const FORMAT = 4;
const DIGITS = 36;
const [A, Z] = [65, 90];
/** How many times the sections a letter more means where some are left out. */
const GROWTH = 1.25;
const LONGEST_CHANGE = 4;
/** So many terms are read without a pause: a slow phone must still answer a tap meanwhile. */
const PIECE = 300;
const SORTED = 1000;
/** A word that stands in a greater share of all sections says little of what a query is about. */
const COMMON = 0.05;
const PLAIN = /^[a-z0-9]*$/;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * @typedef {"" | "name" | "language"} Kind of a term: of the text, or by other names or those of
 *   other languages of what it names
 * @typedef {{ word: string, kind: Kind, stems: string[], places: string, weights: string,
 *   rare: number, isCommon: boolean }} Term
 *   `word` is for a reader, `stems` are folded; `places` and `weights` are read by sectionsOf.
 *   `isCommon` tells that it stands in many sections, of which some are left out.
 * @typedef {[url: string, title: string, lang: string]} Place
 * @typedef {{ page: number, id: string, heading: string, matter: number }} Section
 *   `matter` is the section that it leads to, or itself.
 * @typedef {{ ending: RegExp, weak: string[], ignored: Set<string>, pages: Place[], sections: Section[],
 *   terms: Term[], keys: Map<string, number[]>, stems: string[], lines: string }} Index
 *   `keys` are the terms by stem, `stems` those in order, `lines` all of them as one text
 * @typedef {(number | string)[]} Follower page, id and heading
 * @typedef {[name: string, others: string, foreign: string]} Name
 * @typedef {{ format: number, endings: string, changes: string[], weak: string,
 *   ignored: string,
 *   pages: [string, string, (string | Follower)[], string?][],
 *   terms: string, names: Name[], places: string, weights: string }} Data
 */

/** @param {string} text */
export function fold(text) {
  if (PLAIN.test(text)) return text;
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * The words of a text as they are written.
 * @param {string} text
 * @returns {string[]}
 */
export function written(text) {
  return text.match(WORD) ?? [];
}

/** @param {string} text */
export function words(text) {
  return written(fold(text));
}

/**
 * Make an index ready to be searched.
 * @param {Data} data
 * @returns {Index}
 */
export function read(data) {
  const reading = piecemeal(data);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/**
 * Make an index ready to be searched, with pauses for what else the page has to do.
 * @param {Data} data
 * @returns {Promise<Index>}
 */
export async function readInPieces(data) {
  const reading = piecemeal(data);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/**
 * @param {Data} data
 * @returns {Generator<undefined, Index, undefined>}
 */
function* piecemeal(data) {
  if (data.format !== FORMAT) throw new Error(`search index of format ${data.format}`);
  /** @type {Place[]} */
  const pages = data.pages.map(([url, title, , lang = ""]) => [url, title, lang]);
  const sections = data.pages.flatMap(([, , own], page) => headings(own, page));
  let matter = 0;
  sections.forEach((section, place) => {
    if (section.matter === 0) matter = place;
    section.matter = matter;
  });
  /** @type {Term[]} */
  const terms = [];
  /** @type {Map<string, number[]>} */
  const keys = new Map();
  for (const term of readTerms(data, sections.length)) {
    for (const stem of term.stems) {
      const known = keys.get(stem);
      if (known) known.push(terms.length);
      else keys.set(stem, [terms.length]);
    }
    terms.push(term);
    if (terms.length % PIECE === 0) yield;
  }
  /** @type {Map<string, string[]>} */
  const byLetter = new Map();
  for (const stem of keys.keys()) {
    const letter = stem.charAt(0);
    const known = byLetter.get(letter);
    if (known) known.push(stem);
    else byLetter.set(letter, [stem]);
  }
  /** @type {string[]} */
  const stems = [];
  for (const letter of [...byLetter.keys()].sort()) {
    const before = Math.floor(stems.length / SORTED);
    stems.push(...(byLetter.get(letter) ?? []).sort());
    if (Math.floor(stems.length / SORTED) > before) yield;
  }
  const ending = new RegExp(`^(?:${data.endings})$`);
  const ignored = new Set(data.ignored.split(" "));
  const weak = data.weak ? data.weak.split(" ") : [];
  const lines = `\n${stems.join("\n")}\n`;
  return { ending, weak, ignored, pages, sections, terms, keys, stems, lines };
}

/**
 * @param {(string | Follower)[]} own ids and headings by turns, and what follows a section
 * @param {number} page
 * @returns {Section[]} `matter` is 0 for a section, 1 for what follows one
 */
function headings(own, page) {
  /** @type {Section[]} */
  const found = [];
  for (let place = 0; place < own.length; place += 1) {
    const entry = own[place];
    if (Array.isArray(entry)) {
      const [other, id, heading] = entry;
      found.push({ page: Number(other), id: String(id), heading: String(heading), matter: 1 });
    } else {
      place += 1;
      found.push({ page, id: entry ?? "", heading: String(own[place]), matter: 0 });
    }
  }
  return found;
}

/**
 * @param {Data} data
 * @param {number} all sections
 * @returns {Generator<Term>}
 */
function* readTerms(data, all) {
  const lines = data.places.split("\n");
  let weight = 0;
  /** @param {number} line */
  const where = (line) => {
    const entry = lines[line] ?? "";
    const last = entry.charCodeAt(entry.length - 1);
    const isCut = last >= A && last <= Z;
    const places = isCut ? entry.slice(0, -1) : entry;
    let kept = 0;
    for (let place = 0; place < places.length; place += 1) {
      if (places.charCodeAt(place) < A || places.charCodeAt(place) > Z) kept += 1;
    }
    const weights = data.weights.slice(weight, weight + kept);
    weight += kept;
    const number = isCut ? GROWTH ** (last - A) : kept;
    const isCommon = isCut && number > all * COMMON;
    return { places, weights, isCommon, rare: Math.log(1 + all / number) };
  };
  const changes = new Map(data.changes.map((one) => [one.split(" ", 1)[0] ?? "", one.split(" ")]));
  let last = "";
  let number = 0;
  for (const line of data.terms.split("\n")) {
    const [first = "", ...others] = line.split(" ");
    last = last.slice(0, parseInt(first.charAt(0), DIGITS)) + first.slice(1);
    const [start = "", rest = ""] = last.split("|");
    const base = fold(start);
    const stems = [base];
    for (const entry of others) {
      const before = stems.at(-1) ?? "";
      stems.push(before.slice(0, parseInt(entry.charAt(0), DIGITS)) + entry.slice(1));
    }
    stems.push(...changed(base, changes));
    yield { word: start + rest, kind: "", stems, ...where(number) };
    number += 1;
  }
  /** @param {string} own */
  const variants = (own) =>
    own.split(" ").flatMap((one) => (one ? [one, ...changed(one, changes)] : []));
  for (const [word, others, foreign] of data.names) {
    const found = where(number);
    const joined = words(word);
    if (joined.length > 1) yield { word, kind: "", stems: [joined.join("")], ...found };
    yield { word, kind: "name", stems: variants(others), ...found };
    yield { word, kind: "language", stems: variants(foreign), ...found };
    number += 1;
  }
}

/**
 * What else a stem may be when its end has changed: by the longest end that is known.
 * @param {string} stem
 * @param {Map<string, string[]>} changes
 */
function changed(stem, changes) {
  for (let length = Math.min(LONGEST_CHANGE, stem.length); length > 0; length -= 1) {
    const [, ...others] = changes.get(stem.slice(-length)) ?? [];
    if (others.length > 0) return others.map((other) => stem.slice(0, -length) + other);
  }
  return [];
}

/**
 * Where a term stands, and how much it says there.
 * @param {Term} term
 * @returns {[section: number, weight: number][]}
 */
export function sectionsOf({ places, weights }) {
  let section = -1;
  return (places.match(/[A-Z]?./g) ?? []).map((entry, place) => {
    const high = entry.length > 1 ? entry.charCodeAt(0) - A + 1 : 0;
    section += high * DIGITS + parseInt(entry.slice(-1), DIGITS);
    return [section, Number(weights[place]) + 1];
  });
}
