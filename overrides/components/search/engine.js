// @ts-check
/**
 * The search itself, apart from any page: reads the index of one language and finds sections.
 * Any page can ask `search(await load(root, version), words)`. What the index holds is told in
 * hooks/kokemusopas/search/index.py.
 */

const FORMAT = 2;
const WORD = /[\p{L}\p{N}]+/gu;
/** So many words of a query are read. */
const MOST_WORDS = 12;

// The figures below were found by trying, on the queries of tests/content/queries-*.csv.

/** The most words that the name of a term has, as "knowledge from lived experience" has four. */
const MOST_JOINED = 4;
/** How sure each kind of match is. */
const SURE = { same: 1, form: 0.95, start: 0.85, end: 0.7, part: 0.35, typo: 0.8, kin: 0.5 };
/** From how many letters on each kind of match is looked for. */
const SHORTEST = { start: 2, head: 3, tail: 4, typo: 5, twoTypos: 8, kin: 5 };
/** What each letter of an ending takes away: the longer it is, the likelier it is none. */
const ENDING = 0.97;
const TYPO_ENDING = 0.93;
/** How much of two words must be the same for them to be kin. */
const KIN_SHARE = 0.55;
/** Kin and parts count for less where the word itself is in the text. */
const UNLIKELY = 0.5;
/** Meanings about as sure as the surest decide how rare a word is; how much that weighs. */
const AS_SURE = 0.95;
const RARE = 1.5;
/** What it adds to meet all words of a query, and what share of the best score is still shown. */
const ALL_MET = 1;
const LEAST_OF_BEST = 0.2;

/**
 * @typedef {"" | "item" | "question"} Kind of a place: a section, an item of the checklist or a
 *   question of the brief
 * @typedef {{ url: string, page: string, heading: string, kind: Kind }} Other
 * @typedef {{ url: string, page: string, lang: string, heading: string, section: number,
 *   stems: string[], kind: Kind, also: Other[] }} Hit
 *   `url` is relative to the root of the language, `section` the place of its beginning among the
 *   leads, `stems` are of the words that were found, folded; `lang` is that of the page where it
 *   is another, else ""; `also` are the other places of the same matter.
 * @typedef {"typo" | "part" | "name" | "language"} How a word was read: with a slip mended, by a
 *   part of it, as another name, or as a word of another language
 * @typedef {{ typed: string, as: string, how: How }} Reading
 * @typedef {{ tier: "found" | "read" | "none", hits: Hit[], readings: Reading[],
 *   unknown: string[], cut: boolean }} Answer
 *   what a query finds, how sure that is, the words that were read as others, those that the
 *   guide does not have, and whether the query was longer than is read
 * @typedef {[url: string, title: string, lang?: string]} Place
 * @typedef {{ stem: string, term: number }} Key
 * @typedef {{ stems: string[], sections: [number, number][], rare: number }} Term
 * @typedef {{ ending: RegExp, ignored: Set<string>, pages: Place[], keys: Key[],
 *   sections: [number, string, string][], terms: Term[] }} Index
 * @typedef {Map<number, number>} Matches how sure each term is meant
 */

/** @param {string} text */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** @param {string} text */
export function words(text) {
  return fold(text).match(WORD) ?? [];
}

/**
 * Make an index ready to be searched.
 * @param {{ format: number, endings: string, ignored: string, pages: Place[],
 *   sections: [number, string, string][], terms: string }} data
 * @returns {Index}
 */
export function read(data) {
  if (data.format !== FORMAT) throw new Error(`search index of format ${data.format}`);
  /** @type {Key[]} */
  const keys = [];
  /** @type {Term[]} */
  const terms = [];
  let stem = "";
  data.terms.split("\n").forEach((line, term) => {
    const [stems = "", places = "", standsIn] = line.split("\t");
    const own = stems.split(" ").map((entry) => {
      stem = stem.slice(0, parseInt(entry.charAt(0), 36)) + entry.slice(1);
      return stem;
    });
    keys.push(...own.map((one) => ({ stem: one, term })));
    let section = -1;
    /** @type {[number, number][]} */
    const sections = places.split(" ").map((entry) => {
      section += parseInt(entry.slice(0, -1), 36);
      return [section, parseInt(entry.slice(-1), 36)];
    });
    const count = standsIn ? parseInt(standsIn, 36) : sections.length;
    terms.push({ stems: own, sections, rare: Math.log(1 + data.sections.length / count) });
  });
  const { pages, sections } = data;
  const ending = new RegExp(`^(?:${data.endings})$`);
  return { ending, ignored: new Set(data.ignored.split(" ")), pages, sections, keys, terms };
}

/**
 * Answer a query: with what it finds, and how sure that is.
 * @param {Index} index
 * @param {string} query
 * @param {{ literal?: boolean, limit?: number }} [how] `literal`: read no word as another
 * @returns {Answer}
 */
export function ask(index, query, { literal = false, limit = 10 } = {}) {
  const asked = query.match(WORD) ?? [];
  const cut = asked.length > MOST_WORDS;
  const text = asked.slice(0, MOST_WORDS).join(" ");
  const unknown = asked
    .slice(0, MOST_WORDS)
    .filter((word) => tokens(index, word).some((matches) => matches.size === 0));
  const hits = literal && unknown.length > 0 ? [] : search(index, text, limit);
  const tier = hits.length === 0 ? "none" : "found";
  return { tier, hits, readings: [], unknown, cut };
}

/**
 * Find the sections that a query asks for, the best first.
 * @param {Index} index
 * @param {string} query
 * @param {number} [limit]
 * @returns {Hit[]}
 */
export function search(index, query, limit = 10) {
  const known = tokens(index, query).filter((matches) => matches.size > 0);
  /** @type {Map<number, { score: number, met: number, terms: number[] }>} */
  const sections = new Map();
  for (const matches of known) {
    for (const [section, { score, terms }] of scores(index, matches)) {
      const sum = sections.get(section) ?? { score: 0, met: 0, terms: [] };
      sum.score += score;
      sum.met += 1;
      sum.terms.push(...terms);
      sections.set(section, sum);
    }
  }
  const ranked = [...sections]
    .map(([section, { score, met, terms }]) => ({
      section,
      terms,
      score: score * (1 + (ALL_MET * met) / known.length),
    }))
    .sort((one, other) => other.score - one.score || one.section - other.section);
  const least = (ranked[0]?.score ?? 0) * LEAST_OF_BEST;
  return ranked
    .filter(({ score }) => score >= least)
    .slice(0, limit)
    .map(({ section, terms }) => hit(index, section, terms));
}

/**
 * @param {Index} index
 * @param {number} section
 * @param {number[]} terms
 * @returns {Hit}
 */
function hit(index, section, terms) {
  const [page, id, heading] = index.sections[section] ?? [0, "", ""];
  const [url, title, lang = ""] = index.pages[page] ?? ["", ""];
  const stems = terms.flatMap((term) => index.terms[term]?.stems ?? []);
  const address = id ? `${url}#${id}` : url;
  return { url: address, page: title, lang, heading, section, stems, kind: "", also: [] };
}

/**
 * The best score that one word of a query gives to each section, and the terms that gave any.
 * @param {Index} index
 * @param {Matches} matches
 */
function scores(index, matches) {
  const surest = Math.max(...matches.values());
  /** @param {number} term */
  const rarity = (term) => index.terms[term]?.rare ?? 0;
  // What a word means most surely tells how rare it is, whatever else it may mean.
  const surely = [...matches].filter(([, sure]) => sure >= surest * AS_SURE);
  const rarities = surely.map(([term]) => rarity(term));
  const rarest = surest > SURE.typo ? Math.max(...rarities) : Math.min(...rarities);
  /** @type {Map<number, { score: number, terms: number[] }>} */
  const best = new Map();
  for (const [term, sure] of matches) {
    const rare = Math.min(rarest, rarity(term)) ** RARE;
    for (const [section, weight] of index.terms[term]?.sections ?? []) {
      const known = best.get(section) ?? { score: 0, terms: [] };
      known.score = Math.max(known.score, weight * rare * sure);
      known.terms.push(term);
      best.set(section, known);
    }
  }
  return best;
}

/**
 * What each word of a query may mean. Words that are one in the text, or one name of a term, count
 * as one, and the parts of a compound that the text lacks as two.
 * @param {Index} index
 * @param {string} query
 */
function tokens(index, query) {
  const asked = words(query).filter((word) => !index.ignored.has(word));
  /** @type {Matches[]} */
  const all = [];
  for (let place = 0; place < asked.length; place += 1) {
    const word = asked[place] ?? "";
    const together = joined(index, asked.slice(place, place + MOST_JOINED));
    if (together) {
      all.push(together.found);
      place += together.count - 1;
      continue;
    }
    const exact = forms(index, word);
    const { head, tail } = parts(index, word);
    if (exact.size > 0 || head.size === 0) {
      for (const term of [...head.keys(), ...tail.keys()]) add(exact, term, SURE.part);
      all.push(guesses(index, word, exact));
    } else {
      all.push(head, tail);
    }
  }
  return all;
}

/**
 * What the longest run of words from the first means as one, and how many words that is.
 * @param {Index} index
 * @param {string[]} next
 */
function joined(index, next) {
  for (let count = next.length; count > 1; count -= 1) {
    const found = forms(index, next.slice(0, count).join(""));
    if (found.size > 0) return { found, count };
  }
  return undefined;
}

/**
 * Add what a word may mean besides what it is a form of.
 * @param {Index} index
 * @param {string} word folded
 * @param {Matches} found
 */
function guesses(index, word, found) {
  const exact = found.size > 0;
  starts(index, word, found);
  if (!exact) ends(index, word, found);
  if (!exact) typos(index, word, found);
  kin(index, word, found, exact ? UNLIKELY : 1);
  return found;
}

/**
 * @param {Matches} found
 * @param {number} term
 * @param {number} sure
 */
function add(found, term, sure) {
  if (sure > (found.get(term) ?? 0)) found.set(term, sure);
}

/**
 * The terms that the word is a form of.
 * @param {Index} index
 * @param {string} word
 * @param {number} [shortest] stem to be counted
 * @returns {Matches}
 */
function forms(index, word, shortest = 1) {
  const found = new Map();
  for (const key of index.keys) {
    if (key.stem.length < shortest) continue;
    if (word === key.stem) add(found, key.term, SURE.same);
    else if (isForm(index, word, key.stem)) {
      add(found, key.term, SURE.form * ENDING ** (word.length - key.stem.length));
    }
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
 * @param {Matches} found
 */
function starts(index, word, found) {
  if (word.length < SHORTEST.start) return;
  for (const key of index.keys) {
    if (!key.stem.startsWith(word)) continue;
    add(found, key.term, SURE.start * Math.sqrt(word.length / key.stem.length));
  }
}

/**
 * The compounds that end with a form of the word, where the text has the word no other way.
 * @param {Index} index
 * @param {string} word
 * @param {Matches} found
 */
function ends(index, word, found) {
  for (const key of index.keys) {
    for (let place = SHORTEST.head; place <= key.stem.length - SHORTEST.tail; place += 1) {
      if (isForm(index, word, key.stem.slice(place))) add(found, key.term, SURE.end);
    }
  }
}

/**
 * The parts of a compound, the last one as long as can be; none where it is not one.
 * @param {Index} index
 * @param {string} word
 * @returns {{ head: Matches, tail: Matches }}
 */
function parts(index, word) {
  /** @type {Matches} */
  let head = new Map();
  /** @type {Matches} */
  let tail = new Map();
  for (let place = SHORTEST.head; place <= word.length - SHORTEST.tail; place += 1) {
    tail = forms(index, word.slice(place), SHORTEST.tail);
    head = tail.size > 0 ? forms(index, word.slice(0, place), SHORTEST.head) : head;
    if (tail.size > 0 && head.size > 0) return { head, tail };
  }
  return { head: new Map(), tail: new Map() };
}

/**
 * The terms that the word would be a form of, but for a letter or two.
 * @param {Index} index
 * @param {string} word
 * @param {Matches} found
 */
function typos(index, word, found) {
  if (word.length < SHORTEST.typo) return;
  const most = word.length < SHORTEST.twoTypos ? 1 : 2;
  for (const key of index.keys) {
    if (key.stem.length < SHORTEST.typo - 1) continue;
    const wrong = distance(word, key.stem, most, index.ending);
    const rest = Math.abs(word.length - key.stem.length);
    if (wrong <= most) add(found, key.term, SURE.typo ** (wrong + 1) * TYPO_ENDING ** rest);
  }
}

/**
 * The terms that share most of their letters from the start on, so probably a root.
 * @param {Index} index
 * @param {string} word
 * @param {Matches} found
 * @param {number} likely
 */
function kin(index, word, found, likely) {
  for (const key of index.keys) {
    let shared = 0;
    while (shared < word.length && word[shared] === key.stem[shared]) shared += 1;
    const share = (2 * shared) / (word.length + key.stem.length);
    if (shared >= SHORTEST.kin && share >= KIN_SHARE)
      add(found, key.term, SURE.kin * share * likely);
  }
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

/**
 * Split a text so that the words which a hit was found by can be marked.
 * @param {Index} index
 * @param {string} text
 * @param {string[]} stems
 * @returns {{ text: string, marked: boolean }[]}
 */
export function pieces(index, text, stems) {
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .filter(Boolean)
    .map((piece) => {
      const word = fold(piece);
      return {
        text: piece,
        marked: stems.some(
          (stem) =>
            isForm(index, word, stem) || (stem.length >= SHORTEST.tail && word.includes(stem)),
        ),
      };
    });
}

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * Fetch a file once; a failed fetch is tried again the next time.
 * @template T
 * @param {string} address
 * @param {(data: any) => T} made
 * @returns {Promise<T>}
 */
function fetchOnce(address, made) {
  const known = loaded.get(address);
  if (known) return known;
  const found = fetch(address)
    .then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
      return answer.json();
    })
    .then(made);
  found.catch(() => loaded.delete(address));
  loaded.set(address, found);
  return found;
}

/**
 * Fetch the index of a language.
 * @param {string} root the address of the language's first page, with a slash at its end
 * @param {string} version of the index: browsers may keep it as long as that stays
 * @returns {Promise<Index>}
 */
export function load(root, version) {
  return fetchOnce(`${root}search.json?v=${version}`, read);
}

/**
 * Fetch how the text of each section begins, which nobody needs before there are results.
 * @param {string} root
 * @param {string} version
 * @returns {Promise<string[]>}
 */
export function loadLeads(root, version) {
  return fetchOnce(`${root}search-leads.json?v=${version}`, (data) => data);
}

/**
 * @typedef {{ text: string, links: [url: string, title: string][] }} Elsewhere what the guide does
 *   not tell, and the sections that say where to ask
 * @typedef {{ endings: string, intents: Record<string, Elsewhere & { words: string }> }} Intents
 *   each with its words, folded
 */

/**
 * Fetch where to ask for what the guide does not tell.
 * @param {string} root
 * @param {string} version
 * @returns {Promise<Intents>}
 */
export function loadElsewhere(root, version) {
  return fetchOnce(`${root}search-elsewhere.json?v=${version}`, (data) => data);
}

/**
 * Tell where to ask for what a query is about, if the guide has nothing on it.
 * @param {Intents} data
 * @param {string} query
 * @returns {(Elsewhere & { intent: string }) | undefined}
 */
export function elsewhere(data, query) {
  const ending = new RegExp(`^(?:${data.endings})$`);
  const asked = words(query).slice(0, MOST_WORDS);
  for (const [intent, { text, links, words: own }] of Object.entries(data.intents)) {
    const stems = own.split(" ");
    const meets = asked.some((word) =>
      stems.some((stem) => word.startsWith(stem) && ending.test(word.slice(stem.length))),
    );
    if (meets) return { intent, text, links };
  }
  return undefined;
}
