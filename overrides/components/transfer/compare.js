// @ts-check
/**
 * What an event from outside would bring to one's own: things are told (a tick, a note), not
 * marks. Nothing that was written is lost: of two different texts the reader chooses, and an
 * empty one replaces none. Pure.
 */
import { later } from "../events/merge.js";
import { KEY, MAX_TEXT, value } from "../events/model.js";
import { isText } from "../events/step_words.js";
import { isSameLanguage } from "../events/written.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/model.js").Mark} Mark */
/** @typedef {import("../events/model.js").Values} Values */
/** @typedef {import("../events/history.js").Step} Step */
/** @typedef {"ticks" | "notes" | "answers" | "details"} Kind */
/** Something that differs, under the key of its text. @typedef {{ kind: Kind, key: string }} Thing */
/** @typedef {{ key: string, mine: Mark, theirs: Mark }} Conflict */
/** @typedef {"mine" | "theirs" | "both"} Choice */
/** The texts that both copies once had, by key. @typedef {Record<string, string>} Base */
/**
 * `values` are those that come in without a question, `unknown` counts marks of a later version
 * that cannot be added to an event that is here.
 * @typedef {{ added: Thing[], changed: Thing[], kept: Thing[], conflicts: Conflict[],
 *   values: Values, unknown: number }} Comparison
 */

/** A day or a time: two of them cannot stand side by side. */
const MOMENT = /^(?:date|time|end|item\/.*\/due)$/;
/** What follows another key, or says nothing that a reader wrote. */
const SILENT = /^(?:since|asked|all|deleted|calendar)$/;

/**
 * @param {Event | undefined} own undefined where the event is not here
 * @param {Event} incoming
 * @param {Record<string, string[]>} past texts that the own event once had, by key
 * @param {Base} [base]
 * @returns {Comparison}
 */
export function compare(own, incoming, past, base = {}) {
  const mine = own ?? { id: incoming.id, marks: {} };
  /** @type {Comparison} */
  const found = { added: [], changed: [], kept: [], conflicts: [], values: {}, unknown: 0 };
  for (const [key, theirs] of Object.entries(incoming.marks)) {
    const here = mine.marks[key];
    const fate = fateOf(key, here, theirs, past[key] ?? [], base[key]);
    if (SILENT.test(key) || fate === "same") continue;
    if (!KEY.test(key)) found.unknown += own && fate !== "kept" ? 1 : 0;
    else if (here && fate === "conflict") found.conflicts.push({ key, mine: here, theirs });
    else if (fate !== "conflict") {
      if (fate !== "kept") found.values[key] = theirs.v;
      if (isThing(key)) found[fate].push({ kind: kindOf(key), key });
    }
  }
  return found;
}

/**
 * @param {string} key
 * @param {Mark | undefined} mine
 * @param {Mark} theirs
 * @param {string[]} past
 * @param {string} [base]
 * @returns {"same" | "added" | "changed" | "kept" | "conflict"}
 */
function fateOf(key, mine, theirs, past, base) {
  const [a, b] = [mine?.v.trim() ?? "", theirs.v.trim()];
  const isFree = isText(key);
  if (a === b || (key.endsWith("/state") && (a || "open") === (b || "open"))) return "same";
  if (key === "language" && isSameLanguage(a, b)) return "same";
  if (base?.trim() === b && later(mine, theirs) === mine) return "kept";
  if (a && base?.trim() === a) return "changed";
  if (!b || ((isFree || MOMENT.test(key)) && past.some((text) => text.trim() === b))) return "kept";
  if (!a || (key.endsWith("/state") && a === "open" && later(mine, theirs) === theirs))
    return "added";
  if (isFree && a.includes(b)) return "kept";
  if (isFree && b.includes(a)) return "changed";
  if (isFree || MOMENT.test(key)) return "conflict";
  return later(mine, theirs) === theirs ? "changed" : "kept";
}

/** Whether a key is a thing to the reader: the text that a tick remembers belongs to the tick. @param {string} key */
function isThing(key) {
  return !/\/(?:text|phase)$/.test(key);
}

/** @param {string} key @returns {Kind} */
function kindOf(key) {
  if (key.endsWith("/state")) return "ticks";
  if (key.endsWith("/note")) return "notes";
  return key.startsWith("brief/") ? "answers" : "details";
}

/** Whether a text has room for several lines. @param {string} key */
export function isLong(key) {
  return /^brief\/|\/note$/.test(key);
}

/**
 * Whether both texts of a conflict can be kept.
 * @param {Conflict} conflict
 */
export function canKeepBoth({ key, mine, theirs }) {
  return !MOMENT.test(key) && both(key, mine.v, theirs.v).length <= MAX_TEXT;
}

/** @param {Conflict} conflict @returns {Choice} what is chosen as long as the reader does not */
export function firstChoice(conflict) {
  return isLong(conflict.key) && canKeepBoth(conflict) ? "both" : "mine";
}

/** @param {string} key @param {string} mine @param {string} theirs */
function both(key, mine, theirs) {
  return mine.trimEnd() + (isLong(key) ? "\n" : ", ") + theirs.trimStart();
}

/**
 * The values to write into the own event.
 * @param {Event} own
 * @param {Event} incoming
 * @param {Comparison} comparison
 * @param {Record<string, Choice>} choices by key
 * @param {string} today from which deadlines are counted where nothing else is known
 * @returns {Values}
 */
export function merged(own, incoming, { values, conflicts }, choices, today) {
  const all = { ...values };
  for (const conflict of conflicts) {
    const { key, mine, theirs } = conflict;
    const choice = choices[key] ?? firstChoice(conflict);
    if (choice === "theirs") all[key] = theirs.v;
    if (choice === "both") all[key] = both(key, mine.v, theirs.v);
  }
  if (all.date) all.since = value(incoming, "since") || today;
  const [put, putThere] = [value(own, "calendar"), value(incoming, "calendar")];
  if (!put.includes(putThere)) all.calendar = putThere + put;
  if (value(own, "deleted")) all.deleted = "";
  return all;
}

/**
 * The texts that an event once had, by key.
 * @param {Step[]} steps of its history
 */
export function pastTexts(steps) {
  /** @type {Record<string, string[]>} */
  const past = {};
  for (const { from, to } of steps) {
    for (const [key, text] of [...Object.entries(from), ...Object.entries(to)]) {
      past[key] ??= [];
      if (text) past[key].push(text);
    }
  }
  return past;
}
