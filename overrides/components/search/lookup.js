// @ts-check
/**
 * What the search index of a language knows of a word: its forms, what it may be the start, a
 * part or a slip of.
 */

// The figures below were found by trying, on the queries of tests/content/queries-*.csv.

/** How sure each kind of match is. */
export const SURE = { same: 1, form: 0.95, start: 0.85, end: 0.7, part: 0.35, typo: 0.8 };
/** From how many letters on each kind of match is looked for. */
const SHORTEST = { stem: 3, start: 2, head: 3, tail: 4, end: 5, lone: 5, typo: 4, twoTypos: 8 };
/** The most letters that may stand after a stem with a slip, and how many a slip must be among. */
const LONGEST_REST = 4;
const RIGHT = 5;
const SHORT = 5;
/** So many words may a slip have been, and are told. */
export const FEW = 3;
/** What each letter of an ending takes away: the longer it is, the likelier it is none. */
const ENDING = 0.97;
/** What a form counts beside a word that is written just so: "KoKoA" beside the forms of "koko". */
const BESIDE = 0.7;
const TYPO_ENDING = 0.93;
/** Slips about as sure as the surest are meant too. */
const AS_SURE = 0.9;

/**
 * @typedef {import("./reading.js").Index} Index
 * @typedef {Map<number, number>} Matches how sure each term is meant
 */

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
  const same = index.keys.get(word) ?? [];
  add(found, same, SURE.same);
  for (let length = shortest; length < word.length; length += 1) {
    const terms = index.keys.get(word.slice(0, length));
    if (!terms || !index.ending.test(word.slice(length))) continue;
    const sure = SURE.form * ENDING ** (word.length - length);
    add(found, terms, same.length > 0 ? sure * BESIDE : sure);
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
  let low = placeOf(index.stems, word);
  for (let stem = index.stems[low]; stem?.startsWith(word); stem = index.stems[low]) {
    add(found, index.keys.get(stem) ?? [], SURE.start * Math.sqrt(word.length / stem.length));
    low += 1;
  }
  return found;
}

/**
 * The place of a word in a list in order, or that where it would stand.
 * @param {string[]} list
 * @param {string} word
 */
function placeOf(list, word) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
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
 * The terms that the word would be a form of but for a letter, or else but for two. The first
 * letter is right, or it is missing, too much or swapped with the second.
 * @param {Index} index
 * @param {string} word
 * @returns {Matches}
 */
export function typos(index, word) {
  /** @type {Matches} */
  const found = new Map();
  const most = word.length < SHORTEST.typo ? 0 : word.length < SHORTEST.twoTypos ? 1 : 2;
  if (most === 0) return found;
  const letters = lettersOf(word);
  for (const first of new Set(word.slice(0, 2))) {
    let place = placeOf(index.stems, first);
    for (let stem = index.stems[place]; stem?.startsWith(first); stem = index.stems[place]) {
      place += 1;
      if (Math.abs(word.length - stem.length) > LONGEST_REST + most) continue;
      if (stem.length < SHORTEST.typo) continue;
      if (bits(lettersOf(stem) & ~letters) > most) continue;
      const wrong = distance(word, stem, most, index.ending);
      const rest = Math.abs(word.length - stem.length);
      if (rest > 2 && wrong * RIGHT > stem.length) continue;
      const sure = SURE.typo ** (wrong + 1) * TYPO_ENDING ** rest;
      if (wrong <= most) add(found, index.keys.get(stem) ?? [], sure);
    }
  }
  const surest = Math.max(...found.values());
  const likely = [...found].filter(([, sure]) => sure >= surest * AS_SURE);
  // A short word is a letter away from many others: it is read as one only if these are few.
  const isSure = word.length > SHORT || likely.length <= FEW;
  return new Map(isSure ? likely : []);
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
