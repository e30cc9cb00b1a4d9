// @ts-check
/**
 * What the reader keeps: events, each a flat set of marks. A mark is a text and the time it
 * was written; for every key the latest mark counts. So copies of an event can be merged in
 * any order, and nothing is lost but what was written over.
 *
 * Keys: `name`, `date` (YYYY-MM-DD), `place`, `deleted`; `item/<id>/state|reason|note|who|text`;
 * `brief/<id>`. All functions are pure.
 */

/** @typedef {{ v: string, t: number }} Mark  value and time (ms since 1970) */
/** @typedef {{ id: string, marks: Record<string, Mark> }} Event */
/** @typedef {{ id: string, text: string, phase: number, due: number | null, was: string[], link: string, why: string }} Item */
/** @typedef {"open" | "done" | "skipped"} State */
/** @typedef {{ state: State, reason: string, note: string, who: string, changed: boolean }} ItemView */
/** @typedef {Record<string, string>} Values  key -> new value */

/** Longest text of one mark, in UTF-16 units. */
export const MAX_TEXT = 5000;
export const KEY =
  /^(?:name|date|place|deleted|item\/[a-z0-9-]{1,60}\/(?:state|reason|note|who|text)|brief\/[a-z0-9-]{1,60})$/;

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

/**
 * The event with new values, each marked later than what it replaces; values that are
 * already there change nothing.
 * @param {Event} event
 * @param {Values} values
 * @param {number} time now, in ms
 * @returns {Event}
 */
export function withValues(event, values, time) {
  const marks = { ...event.marks };
  for (const [key, text] of Object.entries(values)) {
    if (!KEY.test(key)) throw new RangeError(`no such key: ${key}`);
    if (value(event, key) === text) continue;
    marks[key] = { v: text.slice(0, MAX_TEXT), t: Math.max(time, (marks[key]?.t ?? 0) + 1) };
  }
  return { ...event, marks };
}

/**
 * The values that take an event back from `after` to `before`.
 * @param {Event} before
 * @param {Event} after
 * @returns {Values}
 */
export function inverse(before, after) {
  /** @type {Values} */
  const values = {};
  for (const key of Object.keys(after.marks)) {
    if (value(before, key) !== value(after, key)) values[key] = value(before, key);
  }
  return values;
}

/**
 * A copy of an event under a new id, with all that is written but no ticks.
 * @param {Event} event
 * @param {string} id
 * @param {string} name
 * @param {number} time
 */
export function duplicate(event, id, name, time) {
  /** @type {Values} */
  const values = {};
  for (const key of Object.keys(event.marks)) {
    if (/^item\/.*\/(?:state|reason|text)$/.test(key) || key === "deleted") continue;
    values[key] = value(event, key);
  }
  return newEvent(id, { ...values, name, date: "" }, time);
}

/**
 * A short fingerprint of an item's text, to tell later whether it has changed (FNV-1a, 32 bit).
 * @param {string} text
 */
export function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (const char of text.replace(/\s+/g, " ").trim()) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/**
 * What the event says of an item. Marks under the item's former ids count where it has none
 * of its own: several former items must all be settled for the new one to be, their notes
 * are joined.
 * @param {Event} event
 * @param {Item} item
 * @param {string} language of the text that is shown
 * @returns {ItemView}
 */
export function view(event, item, language) {
  /** @param {string} field */
  const own = (field) => event.marks[`item/${item.id}/${field}`];
  /** @param {string} field */
  const former = (field) =>
    item.was.map((id) => value(event, `item/${id}/${field}`)).filter((text) => text);
  /** @param {string} field */
  const text = (field) => own(field)?.v ?? [...new Set(former(field))].join("\n");

  const states = former("state");
  const inherited =
    item.was.length > 0 &&
    states.length === item.was.length &&
    states.every((state) => state !== "open")
      ? (states[0] ?? "open")
      : "open";
  const state = /** @type {State} */ (own("state")?.v || inherited);
  const [tickedLanguage, tickedText] = (own("text")?.v ?? "").split(":");
  return {
    state: state === "done" || state === "skipped" ? state : "open",
    reason: text("reason"),
    note: text("note"),
    who: text("who"),
    changed:
      state === "done" && tickedLanguage === language && tickedText !== fingerprint(item.text),
  };
}

/**
 * The values that set an item's state; a tick remembers the text it was made on.
 * @param {Item} item
 * @param {State} state
 * @param {string} language
 * @returns {Values}
 */
export function stateValues(item, state, language) {
  const text = state === "done" ? `${language}:${fingerprint(item.text)}` : "";
  return { [`item/${item.id}/state`]: state, [`item/${item.id}/text`]: text };
}

/**
 * An item's deadline as YYYY-MM-DD, or "" when the event has no date or the item no offset.
 * @param {Event} event
 * @param {Item} item
 */
export function deadline(event, item) {
  const date = value(event, "date");
  return date && item.due !== null ? addDays(date, item.due) : "";
}

/**
 * The day so many days later; "" for what is no day, or lies outside the years 0 to 9999.
 * @param {string} date YYYY-MM-DD
 * @param {number} days
 */
export function addDays(date, days) {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return Number.isNaN(at.getTime()) ? "" : (/^\d{4}-\d\d-\d\d/.exec(at.toISOString())?.[0] ?? "");
}

/**
 * Whole days from one date to another (negative when `to` is earlier).
 * @param {string} from YYYY-MM-DD
 * @param {string} to YYYY-MM-DD
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86400000);
}

/** @param {string} text */
export function isDate(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && addDays(text, 0) === text;
}

/**
 * How far an event is: what is not needed leaves the count.
 * @param {Event} event
 * @param {Item[]} items
 * @param {string} language
 */
export function progress(event, items, language) {
  const states = items.map((item) => view(event, item, language).state);
  return {
    done: states.filter((state) => state === "done").length,
    all: states.filter((state) => state !== "skipped").length,
  };
}

/**
 * The open item to do next: the earliest deadline, then the order of the list.
 * @param {Event} event
 * @param {Item[]} items
 * @param {string} language
 * @returns {Item | undefined}
 */
export function next(event, items, language) {
  return items
    .filter((item) => view(event, item, language).state === "open")
    .map((item, place) => ({ item, place, due: deadline(event, item) || "9999" }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.place - b.place))[0]?.item;
}

/**
 * The people named on the list, in the order of the alphabet.
 * @param {Event} event
 * @param {Item[]} items
 * @param {string} language
 */
export function people(event, items, language) {
  const names = items.map((item) => view(event, item, language).who.trim());
  return [...new Set(names.filter((name) => name))].sort((a, b) => a.localeCompare(b, language));
}
