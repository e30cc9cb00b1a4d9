// @ts-check
/** What a reader does, drawn by lot: the same seed gives the same operations. */
import fc from "fast-check";

/**
 * One operation. `at` chooses among what is there (the rest of a division by their number),
 * so any operation can be tried anywhere; what is not there is passed over.
 * @typedef {{
 *   kind: string,
 *   at: number,
 *   place?: string,
 *   letters?: boolean,
 *   over?: boolean,
 *   path?: string,
 *   language?: string,
 *   room?: number,
 *   word: string,
 * }} Operation
 */

/** The pages with a tool, and how often each is gone to. */
const PATHS = [
  "tarkistuslista/",
  "tarkistuslista/",
  "tilauspohja/",
  "sovittu/",
  "tilaaminen/",
  "valmistautuminen/",
  "jalkeen/",
];
const LANGUAGES = (process.env.LANGUAGES ?? "fi,fi,sv,en").split(",");
const PLACES = ["note", "note", "who", "reason", "fact", "answer", "open", "open", "own", "name"];
/** For how many operations the storage stays full at most. */
const LONGEST_FULL = 16;

const at = fc.nat(9999);
const writing = { at, letters: fc.boolean(), over: fc.boolean() };
const leaving = { path: fc.constantFrom(...PATHS), language: fc.constantFrom(...LANGUAGES) };

/** @param {string} kind @param {number} weight @param {Record<string, fc.Arbitrary<unknown>>} [more] */
function operation(kind, weight, more = {}) {
  return { weight, arbitrary: fc.record({ kind: fc.constant(kind), at, ...more }) };
}

const OPERATION = fc.oneof(
  operation("write", 40, { ...writing, place: fc.constantFrom(...PLACES) }),
  operation("goOn", 8, writing),
  operation("undoInField", 4),
  operation("leaveByLink", 3, writing),
  operation("removeOwn", 2, writing),
  operation("filter", 4),
  operation("showOther", 2),
  operation("answerFirst", 1, { ...leaving, path: fc.constant("tarkistuslista/") }),
  operation("reset", 1),
  operation("putAwayUndo", 1),
  operation("tick", 8),
  operation("undo", 8),
  operation("undoByKey", 4),
  operation("redoByKey", 3),
  operation("stepOfHistory", 4),
  operation("visit", 9, leaving),
  operation("changeLanguage", 2, leaving),
  operation("back", 4),
  operation("forward", 2),
  operation("reload", 3),
  operation("otherTab", 9, leaving),
  operation("closeTab", 1),
  operation("crashTab", 1),
  operation("setDate", 1),
  operation("choose", 2, { place: fc.constantFrom("kind", "site", "via") }),
  operation("newEvent", 2),
  operation("duplicate", 1),
  operation("switchEvent", 4),
  operation("deleteEvent", 2),
  operation("restoreEvent", 2),
  operation("fillStorage", 3, { room: fc.constantFrom(0, 0, 20, 500, 3000) }),
);

/**
 * The operations of a seed, each with a word of its own.
 * @param {number} seed
 * @param {number} count
 * @returns {Operation[]}
 */
export function operations(seed, count) {
  const drawn = fc.sample(fc.noBias(OPERATION), { seed, numRuns: count });
  return drawn.map((one, index) => {
    const filled = drawn.findLastIndex((other, place) => place < index && fills(other));
    const ends = filled >= 0 && index - filled === 1 + (Number(drawn[filled]?.at) % LONGEST_FULL);
    const kind = ends ? "freeStorage" : one.kind;
    return /** @type {Operation} */ ({ ...one, kind, word: `sana${index}x` });
  });
}

/** @param {{ kind: unknown }} one */
function fills({ kind }) {
  return kind === "fillStorage";
}
