// @ts-check
/**
 * The search itself, apart from any page: answers a query from the index of one language, and says
 * how sure the answer is. Any page can ask `ask(await load(root, version), query)`.
 */
import { ends, FEW, forms, isForm, parts, SURE, starts, typos } from "./lookup.js";
import { fold, readInPieces, sectionsOf, written } from "./reading.js";

/** So many words of a query are read, and so many letters of each. */
const MOST_WORDS = 12;
const MOST_LETTERS = 40;
/** The most words that the name of a term has, as "knowledge from lived experience" has four. */
const MOST_JOINED = 4;
/** From how many letters on a word is the start of another, or of a name, and a stem marks. */
const SHORTEST = { start: 3, name: 4, marked: 4 };

// The figures below were found by trying, on the queries of tests/content/queries-*.csv.

/** Meanings about as sure as the surest decide how rare a word is. */
const AS_SURE = 0.95;
/** What a word that everybody writes counts beside others. */
const WEAK = 0.4;
/** From so many letters on is a slip likelier than two halves, and how sure one letter wrong is. */
const LONG_WORD = 10;
const ONE_SLIP = SURE.typo ** 2 * 0.9;
/**
 * Of a query with more special words than this each counts by being there more than by how much it
 * says there, and for a little if only another section of the page has it.
 */
const LONG = 4;
const EVENLY = 0.4;
const ON_PAGE = 0.15;
/** What it adds to meet all words of a query, and what share of the best score is still shown. */
const ALL_MET = 1;
const LEAST_OF_BEST = 0.2;
/** Among so many results one must meet all words for the query to be found. */
const FIRST = 3;
/** How much of a word is met by what it is read as; a query that is met by less is not read. */
const MET = { own: 1, name: 1, language: 1, typo: 0.8, both: 0.9, part: 0.6, start: 0.4 };
const LEAST_MET = 0.5;
/**
 * With a guess or an unknown word in it, one of the first sections must meet as much of a query by
 * itself; of one with more special words than SHORT less.
 */
const TOGETHER = { short: 0.5, long: 0.2 };
const SHORT = 3;
/** The last part of a compound carries the meaning: what the first one counts for beside it. */
const HEAD = 0.6;

/**
 * @typedef {"" | "item" | "question"} Kind of a place: a section, an item of the checklist or a
 *   question of the brief
 * @typedef {{ url: string, page: string, heading: string, kind: Kind }} Other
 * @typedef {{ url: string, page: string, lang: string, heading: string, section: number,
 *   stems: string[], kind: Kind, also: Other[] }} Hit
 *   `url` is relative to the root of the language, `section` is its number, `stems` are of the
 *   words that were found, folded; `lang` is that of the page where it is another, else "";
 *   `also` are the other places of the same matter.
 * @typedef {"typo" | "part" | "name" | "language"} How a word was read: with a slip mended, by a
 *   part of it, as another name, or as a word of another language
 * @typedef {{ typed: string, as: string, how: How }} Reading
 * @typedef {{ tier: "found" | "read" | "none", hits: Hit[], readings: Reading[],
 *   unknown: string[], isNear: boolean, cut: boolean }} Answer
 *   what a query finds, how sure that is, the words that were read as others, those that the
 *   guide does not have, whether it has one of those that tell most as it was typed, and whether
 *   the query was longer than is read. Where the guide has none
 *   of what makes the query special, the tier is "none", and hits are what is near.
 * @typedef {import("./reading.js").Index} Index
 * @typedef {import("./lookup.js").Matches} Matches
 * @typedef {{ typed: string, matches: Matches, near?: Matches, how?: How, met?: number }} Token
 *   a word of a query, what it means, what it may mean besides, how it was read if not as typed,
 *   and how much of it is met if that is less than usual
 */

/**
 * Answer a query: with what it finds, and how sure that is.
 * @param {Index} index
 * @param {string} query
 * @param {{ literal?: boolean, limit?: number }} [how] `literal`: read no word as another
 * @returns {Answer}
 */
export function ask(index, query, { literal = false, limit = 10 } = {}) {
  const asked = written(query);
  const tokens = understand(index, asked.slice(0, MOST_WORDS), literal);
  const known = tokens.filter(({ matches }) => matches.size > 0);
  const unknown = tokens.filter(({ matches }) => matches.size === 0).map(({ typed }) => typed);
  const ranked = rank(index, known);
  const hits = grouped(index, ranked).slice(0, limit);
  const isWhole =
    unknown.length === 0 && ranked.slice(0, FIRST).some(({ met }) => met === known.length);
  /** @type {Answer["tier"]} */
  let tier = isWhole && known.every(({ how }) => !how) ? "found" : "read";
  const special = tokens.filter((token) => isSpecial(index, token));
  if (hits.length === 0 || shareMet(special) < LEAST_MET) tier = "none";
  const isUnsure = tokens.some(({ matches, how }) => matches.size === 0 || isGuess(how));
  const least = special.length > SHORT ? TOGETHER.long : TOGETHER.short;
  if (isUnsure && shareTogether(index, special, ranked) < least) tier = "none";
  const readings = known.flatMap((token) => readingsOf(index, token));
  const isNear = known.some(
    ({ typed, how }) => !how && typed.length >= SHORTEST.start && !isWeak(index, typed),
  );
  return { tier, hits, readings, unknown, isNear, cut: asked.length > MOST_WORDS };
}

/** @param {How | undefined} how */
function isGuess(how) {
  return how === "typo" || how === "part";
}

/**
 * Whether a word makes a query special: one that most sections have says little of what it is about.
 * @param {Index} index
 * @param {Token} token
 */
function isSpecial(index, { typed, matches, how }) {
  const isOrdinary = isCommon(index, matches) && !isGuess(how);
  return !isOrdinary && !isWeak(index, typed) && !isWeak(index, wordOf(index, matches));
}

/**
 * @param {Index} index
 * @param {Matches} matches
 */
function wordOf(index, matches) {
  const [term = -1] = matches.keys();
  return index.terms[term]?.word ?? "";
}

/** @param {Token} token */
function metBy({ matches, how, met }) {
  return matches.size > 0 ? (met ?? MET[how ?? "own"]) : 0;
}

/**
 * How much of a query is met, from 0 to 1, by what makes it special.
 * @param {Token[]} special
 */
function shareMet(special) {
  const met = special.reduce((sum, token) => sum + metBy(token), 0);
  return special.length > 0 ? met / special.length : 1;
}

/**
 * How much of what a query tells one of the first sections meets with all that leads to it: the
 * rarer a word is, the more it tells.
 * @param {Index} index
 * @param {Token[]} special
 * @param {{ section: number, terms: number[] }[]} ranked
 */
function shareTogether(index, special, ranked) {
  const tells = special.map(({ matches }) =>
    Math.max(...[...matches.keys()].map((term) => index.terms[term]?.rare ?? 0)),
  );
  const unknown = Math.log(1 + 2 * index.sections.length);
  const told = tells.map((rare) => (Number.isFinite(rare) ? rare : unknown));
  const all = told.reduce((sum, one) => sum + one, 0);
  const shares = ranked.slice(0, FIRST).map(({ section }) => {
    const matter = matterOf(index, section);
    const places = ranked.filter((other) => matterOf(index, other.section) === matter);
    const terms = new Set(places.flatMap((place) => place.terms));
    const met = special.map((token, place) =>
      [...token.matches.keys()].some((term) => terms.has(term))
        ? metBy(token) * (told[place] ?? 0)
        : 0,
    );
    return met.reduce((sum, one) => sum + one, 0) / all;
  });
  return special.length > 0 ? Math.max(...shares) : 1;
}

/**
 * What each word of a query means. Words that are one in the text, or one name of a term, count as
 * one, and the parts of a compound that the text lacks as two.
 * @param {Index} index
 * @param {string[]} asked
 * @param {boolean} literal
 */
function understand(index, asked, literal) {
  /** @type {Token[]} */
  const tokens = [];
  for (let place = 0; place < asked.length; place += 1) {
    const typed = asked[place] ?? "";
    const together = joined(index, asked.slice(place, place + MOST_JOINED), literal);
    if (together) {
      tokens.push(together.token);
      place += together.count - 1;
      continue;
    }
    const word = fold(typed).slice(0, MOST_LETTERS);
    if (index.ignored.has(word)) continue;
    const isLast = place === asked.length - 1;
    const own = exact(index, typed, word, literal);
    if (own) tokens.push(own);
    else tokens.push(...guessed(index, typed, word, isLast, literal));
  }
  return tokens;
}

/**
 * What the longest run of words from the first means as one, and how many words that is.
 * @param {Index} index
 * @param {string[]} next
 * @param {boolean} literal
 */
function joined(index, next, literal) {
  for (let count = next.length; count > 1; count -= 1) {
    const typed = next.slice(0, count);
    const before = typed.slice(0, -1).join("").length;
    const token = exact(index, typed.join(" "), fold(typed.join("")), literal, before + 1);
    if (token) return { token, count };
  }
  return undefined;
}

/**
 * What a word means as it is: by a form that the text has, or by another name of a term.
 * @param {Index} index
 * @param {string} typed
 * @param {string} word
 * @param {boolean} literal
 * @param {number} [shortest] stem to be counted: of joined words one that reaches into the last
 * @returns {Token | undefined}
 */
function exact(index, typed, word, literal, shortest) {
  const found = forms(index, word, shortest);
  const how = kindOf(index, found);
  if (found.size === 0 || (how && literal)) return undefined;
  if (how) return { typed, matches: found, how };
  const near = starts(index, word);
  const { head, tail } = parts(index, word);
  for (const term of [...head.keys(), ...tail.keys()]) near.set(term, SURE.part);
  return { typed, matches: found, near };
}

/**
 * How terms name what they mean: "" if one is of the text.
 * @param {Index} index
 * @param {Matches} found
 */
function kindOf(index, found) {
  const kinds = [...found.keys()].map((term) => index.terms[term]?.kind ?? "");
  if (kinds.length === 0 || kinds.includes("")) return "";
  return kinds.includes("name") ? "name" : "language";
}

/**
 * What a word may mean that is no form of any: the first guess that there is.
 * @param {Index} index
 * @param {string} typed
 * @param {string} word
 * @param {boolean} isLast it may not be typed to its end
 * @param {boolean} literal
 * @returns {Token[]}
 */
function guessed(index, typed, word, isLast, literal) {
  const begun = word.length >= SHORTEST.start || isLast ? starts(index, word) : new Map();
  const named = kindOf(index, begun);
  const isEnough = !named || (!literal && word.length >= SHORTEST.name);
  if (isLast && begun.size > 0 && isEnough) {
    return [named ? { typed, matches: begun, how: named } : { typed, matches: begun }];
  }
  const isLong = word.length >= LONG_WORD && !literal;
  const slips = isLong ? typos(index, word) : new Map();
  if (Math.max(0, ...slips.values()) >= ONE_SLIP) return [{ typed, matches: slips, how: "typo" }];
  const { head, tail } = parts(index, word);
  if (head.size > 0 && tail.size > 0 && !literal) {
    const less = new Map([...head].map(([term, sure]) => [term, sure * HEAD]));
    const said = [less, tail].filter((matches) => !isIgnored(index, matches));
    return said.map((matches) => ({ typed, matches, how: "part", met: MET.both }));
  }
  /** @type {[How, () => Matches, number?][]} */
  const guesses = [
    ["part", () => (isEnough ? begun : new Map())],
    ["typo", () => (isLong ? slips : typos(index, word))],
    ["part", () => tail],
    ["part", () => head, MET.start],
    ["part", () => ends(index, word)],
  ];
  for (const [how, guess, met] of literal ? [] : guesses) {
    const matches = guess();
    if (matches.size > 0) return [{ typed, matches, how, met }];
  }
  return [{ typed, matches: new Map() }];
}

/**
 * @param {Index} index
 * @param {Token} token
 * @returns {Reading[]}
 */
function readingsOf(index, { typed, matches, how }) {
  if (!how) return [];
  const terms = [...matches]
    .flatMap(([term, sure]) => ({ sure, own: index.terms[term] }))
    .sort((one, other) => other.sure - one.sure || (one.own?.rare ?? 0) - (other.own?.rare ?? 0))
    .flatMap(({ own }) => own ?? []);
  const [first] = terms;
  if (!first) return [];
  // A slip may be one of several words, and all of them are looked for.
  const read = how === "typo" ? terms.filter(({ kind }) => kind === first.kind) : [first];
  const as = [...new Set(read.map(({ word }) => word))].slice(0, FEW).join(", ");
  return [{ typed, as, how: how === "typo" ? how : first.kind || how }];
}

/**
 * Whether a half of a word says nothing by itself, as "lainen" of "koululainen".
 * @param {Index} index
 * @param {Matches} matches
 */
function isIgnored(index, matches) {
  return [...matches.keys()].every((term) =>
    index.ignored.has(fold(index.terms[term]?.word ?? "")),
  );
}

/**
 * @param {Index} index
 * @param {Matches} matches
 */
function isCommon(index, matches) {
  return [...matches.keys()].some((term) => index.terms[term]?.isCommon);
}

/**
 * Whether a word is one of those that everybody writes.
 * @param {Index} index
 * @param {string} typed
 */
function isWeak(index, typed) {
  const word = fold(typed);
  return index.weak.some((stem) => isForm(index, word, stem));
}

/**
 * The sections that a query asks for, the best first, and how many of its words each meets. What
 * leads to a section meets words for it, and it for them.
 * @param {Index} index
 * @param {Token[]} tokens
 */
function rank(index, tokens) {
  const weak = tokens.map(({ typed }) => isWeak(index, typed));
  const isAllWeak = weak.every(Boolean);
  const counts = weak.map((one) => (one && !isAllWeak ? WEAK : 1));
  const isLong = weak.filter((one) => !one).length > LONG;
  const everywhere = tokens.map(({ matches }) => isCommon(index, matches));
  const found = tokens.map((token) => scores(index, token, isLong ? EVENLY : 1));
  const matters = bestBy(found, (section) => matterOf(index, section));
  const pages = bestBy(isLong ? found : [], (section) => index.sections[section]?.page ?? 0);
  const all = counts.reduce((sum, one) => sum + one, 0);
  const ranked = [...new Set(found.flatMap((one) => [...one.keys()]))]
    .map((section) => {
      const matter = matters.get(matterOf(index, section)) ?? [];
      const page = pages.get(index.sections[section]?.page ?? 0) ?? [];
      let [score, covered, met] = [0, 0, 0];
      counts.forEach((one, place) => {
        const own = matter[place]?.score ?? 0;
        const near = isLong ? Math.max(0, (page[place]?.score ?? 0) - own) : 0;
        score += (own + near * ON_PAGE) * one;
        if (everywhere[place] || matter[place]?.isMet) covered += one;
        if (everywhere[place] || found[place]?.get(section)?.terms.length) met += 1;
      });
      const terms = found.flatMap((one) => one.get(section)?.terms ?? []);
      return { section, terms, met, score: score * (1 + (ALL_MET * covered) / all) };
    })
    .filter(({ terms }) => terms.length > 0)
    .sort((one, other) => other.score - one.score || one.section - other.section);
  const least = (ranked[0]?.score ?? 0) * LEAST_OF_BEST;
  return ranked.filter(({ score }) => score >= least);
}

/**
 * @param {Index} index
 * @param {number} section
 */
function matterOf(index, section) {
  return index.sections[section]?.matter ?? section;
}

/**
 * The best score that each word of a query gives to sections that belong together, and whether
 * one of them has it.
 * @param {Map<number, { score: number, terms: number[] }>[]} found by word
 * @param {(section: number) => number} togetherIn
 * @returns {Map<number, { score: number, isMet: boolean }[]>} by word, with gaps
 */
function bestBy(found, togetherIn) {
  /** @type {Map<number, { score: number, isMet: boolean }[]>} */
  const best = new Map();
  found.forEach((one, place) => {
    for (const [section, { score, terms }] of one) {
      const together = best.get(togetherIn(section)) ?? [];
      const { score: known, isMet } = together[place] ?? { score: 0, isMet: false };
      together[place] = { score: Math.max(known, score), isMet: isMet || terms.length > 0 };
      best.set(togetherIn(section), together);
    }
  });
  return best;
}

/**
 * The best score that one word of a query gives to each section, and the terms that it means there.
 * @param {Index} index
 * @param {Token} token
 * @param {number} evenly how much it says there counts by this power
 */
function scores(index, { matches, near = new Map() }, evenly) {
  const surest = Math.max(...matches.values());
  /** @param {number} term */
  const rarity = (term) => index.terms[term]?.rare ?? 0;
  // What a word means most surely tells how rare it is, whatever else it may mean.
  const surely = [...matches].filter(([, sure]) => sure >= surest * AS_SURE);
  const rarities = surely.map(([term]) => rarity(term));
  const rarest = surest > SURE.typo ? Math.max(...rarities) : Math.min(...rarities);
  /** @type {Map<number, { score: number, terms: number[] }>} */
  const best = new Map();
  for (const [term, sure] of [...matches, ...near]) {
    const rare = Math.min(rarest, rarity(term));
    const own = index.terms[term];
    for (const [section, weight] of own ? sectionsOf(own) : []) {
      const known = best.get(section) ?? { score: 0, terms: [] };
      known.score = Math.max(known.score, weight ** evenly * rare * sure);
      if (matches.has(term)) known.terms.push(term);
      best.set(section, known);
    }
  }
  return best;
}

/**
 * The hits of ranked sections: one for each matter, which names its other places.
 * @param {Index} index
 * @param {{ section: number, terms: number[] }[]} ranked
 * @returns {Hit[]}
 */
function grouped(index, ranked) {
  /** @type {Map<number, { section: number, terms: number[] }[]>} */
  const matters = new Map();
  for (const one of ranked) {
    const matter = matterOf(index, one.section);
    const others = matters.get(matter) ?? [];
    // The section itself leads, wherever it stands among its items.
    if (one.section === matter) others.unshift(one);
    else others.push(one);
    matters.set(matter, others);
  }
  return [...matters.values()].map((places) => {
    const [first, ...others] = places.map(({ section }) => placeOf(index, section));
    const terms = places.flatMap((one) => one.terms);
    const section = places[0]?.section ?? 0;
    const stems = new Set(terms.flatMap((term) => stemsOf(index, term)));
    const also = others.map(({ url, page, heading, kind }) => ({ url, page, heading, kind }));
    return { .../** @type {Hit} */ (first), section, stems: [...stems], also };
  });
}

/**
 * @param {Index} index
 * @param {number} section
 * @returns {Other & { lang: string }}
 */
function placeOf(index, section) {
  const { page, id, heading } = index.sections[section] ?? { page: 0, id: "", heading: "" };
  const [url, title, lang] = index.pages[page] ?? ["", "", ""];
  const [, kind = ""] = /^(item|question)-/.exec(id) ?? [];
  const address = id ? `${url}#${id}` : url;
  return { url: address, page: title, lang, heading, kind: /** @type {Kind} */ (kind) };
}

/**
 * What marks a term in a text: of other names that which they name.
 * @param {Index} index
 * @param {number} term
 */
function stemsOf(index, term) {
  const { kind, word, stems } = index.terms[term] ?? { kind: "", word: "", stems: [] };
  if (kind === "") return stems;
  return written(fold(word)).filter((one) => !index.ignored.has(one));
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
            isForm(index, word, stem) || (stem.length >= SHORTEST.marked && word.includes(stem)),
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
 * @param {(data: any) => T | Promise<T>} made
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
  return fetchOnce(`${root}search.json?v=${version}`, readInPieces);
}

/**
 * @typedef {{ text: string, links: [url: string, title: string][] }} Elsewhere what the guide does
 *   not tell, and the sections that say where to ask
 * @typedef {{ endings: string, intents: Record<string, Elsewhere & { words: string }> }} Intents
 *   each with its words
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
 * Tell where to ask for what a query is about, if the guide does not tell it. Dots may be missing
 * in a query, but not be where a word has none: "läpi" is no form of "Lappi".
 * @param {Intents} data
 * @param {string} query
 * @returns {(Elsewhere & { intent: string }) | undefined}
 */
export function elsewhere(data, query) {
  const ending = new RegExp(`^(?:${data.endings})$`);
  const asked = written(query.toLowerCase()).slice(0, MOST_WORDS);
  /** @param {string} stem */
  const isAsked = (stem) =>
    asked.some((word) =>
      [stem, fold(stem)].some(
        (start) => word.startsWith(start) && ending.test(fold(word.slice(start.length))),
      ),
    );
  for (const [intent, { text, links, words }] of Object.entries(data.intents)) {
    if (words.split(" ").some(isAsked)) return { intent, text, links };
  }
  return undefined;
}
