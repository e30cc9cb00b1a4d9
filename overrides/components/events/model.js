// @ts-check
/**
 * What the reader keeps: events, each a flat set of marks. A mark is a text and the time it
 * was written; for every key the latest mark counts. So copies of an event can be merged in
 * any order. Keys and properties that this version does not know are carried along untouched.
 *
 * Keys: the facts below; `since` (day from which deadlines are counted), `asked` (the first
 * questions have been answered or put away), `all` (every item is shown), `deleted` (in the
 * trash), `calendar` (what was last put into a calendar);
 * `item/<id>/state|reason|note|who|text|due|name|phase`; `brief/<id>`. An item of the reader's
 * own has an id that begins with `own-`, and its words in `name`. All functions are pure.
 */

/** @typedef {{ v: string, t: number }} Mark  value and time (ms since 1970) */
/** @typedef {{ id: string, marks: Record<string, Mark> }} Event */
/** @typedef {Record<string, string>} Values  key -> new value */

/** Longest text of one mark, in UTF-16 units. */
export const MAX_TEXT = 5000;
/** What an event is, each written once for the list, the brief, the letter and every file. */
export const FACTS = ["name", "date", "time", "end", "place", "language", "booker", "guest"];
/** Where the language of an event stood before it was a fact. */
const FORMER = "brief/kieli";
/** A name ends where a number, an address or a comma begins, and what announces a number. */
const AFTER_NAME = /[,;(\n\d+]|\S*@/;
const ANNOUNCES = /(?:\s(?:p[.:]|(?:[Pp]uh|[Pp]uhelin|[Tt]el|[Tt]fn|GSM|gsm)[.:]?))?[\s/|:–—-]*$/;
export const KEY = new RegExp(
  `^(?:${FACTS.join("|")}|kind|site|via|since|asked|all|deleted|calendar|` +
    "item/[a-z0-9-]{1,60}/(?:state|reason|note|who|text|due|name|phase)|brief/[a-z0-9-]{1,60})$",
);

/**
 * @param {string} id
 * @param {Values} [values]
 * @param {number} [time]
 * @returns {Event}
 */
export function newEvent(id, values = {}, time = 0) {
  return withValues({ id, marks: {} }, values, time);
}

/**
 * The event's text for a key, "" when there is none.
 * @param {Event} event
 * @param {string} key
 */
export function value(event, key) {
  return event.marks[key]?.v ?? "";
}

/** The name in a name and phone number, "" where there is none. @param {string} text */
export function nameOf(text) {
  return (text.split(AFTER_NAME, 1)[0] ?? "").replace(ANNOUNCES, "").trim();
}

/**
 * The values that would change something, cut to what a mark can hold.
 * @param {Event} event
 * @param {Values} values
 * @returns {Values}
 * @throws {RangeError} on a key that no event has
 */
export function news(event, values) {
  /** @type {Values} */
  const changed = {};
  for (const [key, text] of Object.entries(values)) {
    if (!KEY.test(key)) throw new RangeError(`no such key: ${key}`);
    const cut = text.slice(0, MAX_TEXT);
    if (value(event, key) !== cut) changed[key] = cut;
  }
  return changed;
}

/**
 * A time for marks that come after those that they replace.
 * @param {Event} event
 * @param {string[]} keys that are replaced
 * @param {number} time now, in ms
 */
export function timeAfter(event, keys, time) {
  return Math.max(time, ...keys.map((key) => (event.marks[key]?.t ?? -1) + 1));
}

/**
 * The event with new values, all marked with one time, later than what they replace; values
 * that are already there change nothing.
 * @param {Event} event
 * @param {Values} values
 * @param {number} time now, in ms
 * @returns {Event}
 */
export function withValues(event, values, time) {
  const changed = Object.entries(news(event, values));
  const t = timeAfter(
    event,
    changed.map(([key]) => key),
    time,
  );
  const marks = { ...event.marks };
  for (const [key, v] of changed) marks[key] = { ...marks[key], v, t };
  return { ...event, marks };
}

/**
 * An event that was written to after it was deleted is there again: whoever deleted it did not
 * know what another tab would write.
 * @param {Event} event
 * @returns {Event} the same object where nothing is to be done
 */
export function revived(event) {
  const { deleted, ...others } = event.marks;
  if (!deleted?.v) return event;
  const latest = Math.max(-1, ...Object.values(others).map(({ t }) => t));
  return latest > deleted.t ? withValues(event, { deleted: "" }, latest) : event;
}

/**
 * An event that tells its language as an answer of the brief, as it was kept before it became a
 * fact of the event, tells it as that fact. Of one copy of an event this makes one and the same.
 * @param {Event} event
 * @returns {Event} the same object where nothing is to be done
 */
export function withLanguage(event) {
  const { language, [FORMER]: former } = event.marks;
  if (!former?.v.trim() || language?.v || (language?.t ?? -1) >= former.t) return event;
  const gone = { ...former, v: "", t: former.t + 1 };
  return { ...event, marks: { ...event.marks, language: former, [FORMER]: gone } };
}

/**
 * The values of a copy of an event: all that is written, but no day and no ticks.
 * @param {Event} event
 * @returns {Values}
 */
export function copied(event) {
  /** @type {Values} */
  const values = {};
  for (const key of Object.keys(event.marks)) {
    const left = /^(?:date|since|deleted|calendar|item\/.*\/(?:state|reason|text|due))$/.test(key);
    if (!left && KEY.test(key)) values[key] = value(event, key);
  }
  return values;
}
