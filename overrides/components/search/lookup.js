// @ts-check
/**
 * What the search index of a language knows of a word: its forms, what it may be the start, a
 * part or a slip of. What the index holds is told in hooks/kokemusopas/search/index.py.
 */

const FORMAT = 3;
const DIGITS = 36;
const WORD = /[\p{L}\p{N}]+/gu;

// The figures below were found by trying, on the queries of tests/content/queries-*.csv.

/** How sure each kind of match is. */
export const SURE = { same: 1, form: 0.95, start: 0.85, end: 0.7, part: 0.35, typo: 0.8 };
/** From how many letters on each kind of match is looked for. */
const SHORTEST = { stem: 3, start: 2, head: 3, tail: 4, end: 5, lone: 5, typo: 5, twoTypos: 8 };
/** What each letter of an ending takes away: the longer it is, the likelier it is none. */
const ENDING = 0.97;
const TYPO_ENDING = 0.93;
/** Slips about as sure as the surest are meant too. */
const AS_SURE = 0.9;

/**
 * @typedef {"" | "name" | "language"} Kind of a term: of the text, or by other names or those of
 *   other languages of what it names
 * @typedef {{ word: string, kind: Kind, stems: string[], sections: [number, number][],
 *   rare: number, common: boolean }} Term
 *   `word` is for a reader, `stems` are folded, `sections` are where it stands and how much it says
 *   there; a `common` one stands in more.
 * @typedef {[url: string, title: string, lang: string]} Place
 * @typedef {{ page: number, id: string, heading: string, matter: number }} Section
 *   `matter` is the section that it leads to, or itself.
 * @typedef {{ ending: RegExp, ignored: Set<string>, pages: Place[], sections: Section[],
 *   terms: Term[], keys: Map<string, number[]>, stems: string[], letters: Int32Array,
 *   lines: string }} Index
 *   `keys` are the terms by stem, `stems` those in order, `letters` what each is written with,
 *   `lines` all of them as one text
 * @typedef {Map<number, number>} Matches how sure each term is meant
 * @typedef {(number | string)[]} Follower page, id and heading
 * @typedef {[name: string, others: string, foreign: string]} Name
 */

/** @param {string} text */
export function fold(text) {
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
 * @param {{ format: number, endings: string, changes: string[], ignored: string,
 *   pages: [string, string, (string | Follower)[], string?][],
 *   terms: string, names: Name[], places: string, weights: string }} data
 * @returns {Index}
 */
export function read(data) {
  if (data.format !== FORMAT) throw new Error(`search index of format ${data.format}`);
  /** @type {Place[]} */
  const pages = data.pages.map(([url, title, , lang = ""]) => [url, title, lang]);
  const sections = data.pages.flatMap(([, , own], page) => sectionsOf(own, page));
  let matter = 0;
  sections.forEach((section, place) => {
    if (section.matter === 0) matter = place;
    section.matter = matter;
  });
  const terms = readTerms(data, sections.length);
  /** @type {Map<string, number[]>} */
  const keys = new Map();
  terms.forEach(({ stems }, term) => {
    for (const stem of stems) {
      const known = keys.get(stem);
      if (known) known.push(term);
      else keys.set(stem, [term]);
    }
  });
  const stems = [...keys.keys()].sort();
  const letters = Int32Array.from(stems, lettersOf);
  const ending = new RegExp(`^(?:${data.endings})$`);
  const ignored = new Set(data.ignored.split(" "));
  const lines = `\n${stems.join("\n")}\n`;
  return { ending, ignored, pages, sections, terms, keys, stems, letters, lines };
}

/**
 * @param {(string | Follower)[]} own ids and headings by turns, and what follows a section
 * @param {number} page
 * @returns {Section[]} `matter` is 0 for a section, 1 for what follows one
 */
function sectionsOf(own, page) {
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
 * @param {{ changes: string[], terms: string, names: Name[], places: string, weights: string }} data
 * @param {number} all sections
 * @returns {Term[]}
 */
function readTerms(data, all) {
  const places = data.places.split("\n");
  let weight = 0;
  /** @param {number} line */
  const where = (line) => {
    const [, entries = "", count] = /^([^-]*)-?(.*)$/.exec(places[line] ?? "") ?? [];
    let section = -1;
    /** @type {[number, number][]} */
    const sections = (entries.match(/[A-Z]?./g) ?? []).map((entry) => {
      const high = entry.length > 1 ? entry.charCodeAt(0) - 64 : 0;
      section += high * DIGITS + parseInt(entry.slice(-1), DIGITS);
      weight += 1;
      return [section, Number(data.weights[weight - 1]) + 1];
    });
    const common = count !== "";
    const number = common ? parseInt(count ?? "", DIGITS) : sections.length;
    return { sections, common, rare: Math.log(1 + all / number) };
  };
  const changes = data.changes.map((one) => one.split(" "));
  let [last, stem] = ["", ""];
  /** @type {Term[]} */
  const terms = data.terms.split("\n").map((line, number) => {
    const [first = "", ...others] = line.split(" ");
    last = last.slice(0, parseInt(first.charAt(0), DIGITS)) + first.slice(1);
    const [start = "", rest = ""] = last.split("|");
    stem = fold(start);
    const stems = [stem];
    for (const entry of others) {
      stem = stem.slice(0, parseInt(entry.charAt(0), DIGITS)) + entry.slice(1);
      stems.push(stem);
    }
    stems.push(...changed(stems[0] ?? "", changes));
    return { word: start + rest, kind: "", stems, ...where(number) };
  });
  /** @param {string} own */
  const variants = (own) =>
    own.split(" ").flatMap((one) => (one ? [one, ...changed(one, changes)] : []));
  const first = terms.length;
  data.names.forEach(([word, others, foreign], number) => {
    const found = where(first + number);
    terms.push({ word, kind: "name", stems: variants(others), ...found });
    terms.push({ word, kind: "language", stems: variants(foreign), ...found });
  });
  return terms;
}

/**
 * What else a stem may be when its end has changed.
 * @param {string} stem
 * @param {string[][]} changes
 */
function changed(stem, changes) {
  const [end = "", ...others] = changes.find(([one = ""]) => stem.endsWith(one)) ?? [];
  return others.map((other) => stem.slice(0, stem.length - end.length) + other);
}

/**
 * A bit for each letter of a word.
 * @param {string} word
 */
function lettersOf(word) {
  let bits = 0;
  for (let place = 0; place < word.length; place += 1) bits |= 1 << (word.charCodeAt(place) & 31);
  return bits;
}

/**
 * @param {Matches} found
 * @param {number[]} terms
 * @param {number} sure
 */
function add(found, terms, sure) {
  for (const term of terms) if (sure > (found.get(term) ?? 0)) found.set(term, sure);
}

/**
 * The terms that the word is a form of.
 * @param {Index} index
 * @param {string} word folded
 * @param {number} [shortest] stem to be counted
 * @returns {Matches}
 */
export function forms(index, word, shortest = SHORTEST.stem) {
  const found = new Map();
  add(found, index.keys.get(word) ?? [], SURE.same);
  for (let length = shortest; length < word.length; length += 1) {
    const terms = index.keys.get(word.slice(0, length));
    if (!terms || !index.ending.test(word.slice(length))) continue;
    add(found, terms, SURE.form * ENDING ** (word.length - length));
  }
  return found;
}

/**
 * @param {Index} index
 * @param {string} word
 * @param {string} stem
 */
export function isForm(index, word, stem) {
  return word.startsWith(stem) && index.ending.test(word.slice(stem.length));
}

/**
 * The terms that begin with the word: it may not be typed to its end.
 * @param {Index} index
 * @param {string} word
 * @returns {Matches}
 */
export function starts(index, word) {
  const found = new Map();
  if (word.length < SHORTEST.start) return found;
  let [low, high] = [0, index.stems.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index.stems[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  for (let stem = index.stems[low]; stem?.startsWith(word); stem = index.stems[low]) {
    add(found, index.keys.get(stem) ?? [], SURE.start * Math.sqrt(word.length / stem.length));
    low += 1;
  }
  return found;
}

/**
 * The compounds that end with a form of the word.
 * @param {Index} index
 * @param {string} word
 * @returns {Matches}
 */
export function ends(index, word) {
  const found = new Map();
  for (let length = SHORTEST.end; length <= word.length; length += 1) {
    if (!index.ending.test(word.slice(length))) continue;
    const end = `${word.slice(0, length)}\n`;
    let place = index.lines.indexOf(end);
    for (; place >= 0; place = index.lines.indexOf(end, place + 1)) {
      const start = index.lines.lastIndexOf("\n", place) + 1;
      if (place - start < SHORTEST.head) continue;
      add(found, index.keys.get(index.lines.slice(start, place + length)) ?? [], SURE.end);
    }
  }
  return found;
}

/**
 * The parts of a compound, the last one as long as can be. Where one of them alone is known, the
 * last one goes before the first.
 * @param {Index} index
 * @param {string} word
 * @returns {{ head: Matches, tail: Matches }}
 */
export function parts(index, word) {
  /** @type {Matches} */
  const none = new Map();
  let [lone, lonely] = [none, none];
  for (let place = SHORTEST.head; place <= word.length - SHORTEST.tail; place += 1) {
    const tail = forms(index, word.slice(place), SHORTEST.tail);
    if (tail.size === 0) continue;
    const head = forms(index, word.slice(0, place), SHORTEST.head);
    if (head.size > 0) return { head, tail };
    if (lone.size === 0 && word.length - place >= SHORTEST.lone) lone = tail;
  }
  for (let end = word.length - SHORTEST.head; end >= SHORTEST.lone; end -= 1) {
    if (lone.size > 0 || lonely.size > 0) break;
    lonely = forms(index, word.slice(0, end), SHORTEST.lone);
  }
  return { head: lonely, tail: lone };
}

/**
 * The terms that the word would be a form of but for a letter, or else but for two.
 * @param {Index} index
 * @param {string} word
 * @returns {Matches}
 */
export function typos(index, word) {
  /** @type {Matches} */
  const found = new Map();
  const most = word.length < SHORTEST.typo ? 0 : word.length < SHORTEST.twoTypos ? 1 : 2;
  const letters = lettersOf(word);
  index.stems.forEach((stem, place) => {
    if (most === 0 || stem.length < SHORTEST.typo - 1) return;
    if (bits((index.letters[place] ?? 0) & ~letters) > most) return;
    const wrong = distance(word, stem, most, index.ending);
    const rest = Math.abs(word.length - stem.length);
    const sure = SURE.typo ** (wrong + 1) * TYPO_ENDING ** rest;
    if (wrong <= most) add(found, index.keys.get(stem) ?? [], sure);
  });
  const surest = Math.max(...found.values());
  return new Map([...found].filter(([, sure]) => sure >= surest * AS_SURE));
}

/** @param {number} number */
function bits(number) {
  let count = 0;
  for (let left = number; left !== 0; left &= left - 1) count += 1;
  return count;
}

/**
 * How many letters must be changed, added, left out or swapped to make a form of `stem` of a
 * word; more than `most` is given as Infinity.
 * @param {string} word
 * @param {string} stem
 * @param {number} most
 * @param {RegExp} ending
 */
export function distance(word, stem, most, ending) {
  if (stem.length > word.length + most) return Infinity;
  /** @type {number[]} */
  let last = [];
  let row = Array.from({ length: word.length + 1 }, (_, place) => place);
  for (let i = 1; i <= stem.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= word.length; j += 1) {
      const same = stem[i - 1] === word[j - 1];
      let least = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && stem[i - 1] === word[j - 2] && stem[i - 2] === word[j - 1]) {
        least = Math.min(least, (last[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    if (Math.min(...next) > most) return Infinity;
    last = row;
    row = next;
  }
  let least = Infinity;
  row.forEach((wrong, place) => {
    if (wrong < least && wrong <= most && ending.test(word.slice(place))) least = wrong;
  });
  return least;
}
