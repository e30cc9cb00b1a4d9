// @ts-check
/** What an event says of the items of the checklist, the guide's and the reader's own. Pure. */
import { value } from "./model.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./model.js").Values} Values */
/**
 * A thing to do. `due` counts days from the event; `kinds` are the kinds of event whose short
 * list has it, `only` the ways (on site, remote, through an organisation, directly) it is for.
 * @typedef {{ id: string, text: string, phase: number, due: number | null, was: string[],
 *   link: string, why: string, kinds: string[], only: string[], own?: boolean }} Item
 */
/** @typedef {"open" | "done" | "skipped"} State */
/**
 * `due` is the reader's own deadline, `changed` tells that the text is another than was ticked.
 * @typedef {{ state: State, reason: string, note: string, who: string, due: string,
 *   changed: boolean }} ItemView
 */

export const OWN = "own-";
export const PHASES = [1, 2, 3, 4, 5];

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

/** Whether an item is the reader's own, or of a copy of the guide that this one does not know. @param {Item} item */
export function isOwn(item) {
  return item.own;
}

/** Whether an item is on the list of the expert by experience, not on the host's. @param {{ id: string }} item */
export function isExperts({ id }) {
  return /^(?:own-)?k-/.test(id);
}

/** What only the guide tells of its items. */
export const NOT_OF_GUIDE = {
  due: null,
  was: [],
  link: "",
  why: "",
  kinds: [],
  only: [],
  own: true,
};

/**
 * The reader's own items of an event, in the order in which they were made, and those that the
 * owner of another copy added to theirs: they come with their words.
 * @param {Event} event
 * @param {Item[]} items of the guide
 * @returns {Item[]}
 */
export function ownItems(event, items) {
  return Object.keys(event.marks)
    .sort()
    .flatMap((key) => {
      const [, id] = /^item\/([a-z0-9-]{1,60})\/name$/.exec(key) ?? [];
      const text = value(event, key).trim();
      if (!id || !text || items.some((item) => item.id === id)) return [];
      const phase = PHASES[+value(event, `item/${id}/phase`) - 1] ?? 1;
      return { ...NOT_OF_GUIDE, id, text, phase };
    });
}

/**
 * All items of an event: the guide's, and after those of each phase the reader's own.
 * @param {Event} event
 * @param {Item[]} items of the guide
 */
export function withOwn(event, items) {
  const own = ownItems(event, items);
  if (own.length === 0) return items;
  const phases = [...new Set([...items, ...own].map(({ phase }) => phase))].sort((a, b) => a - b);
  return phases.flatMap((phase) => [...items, ...own].filter((item) => item.phase === phase));
}

/** What events say of items: an event never changes, so it is asked once. @type {WeakMap<Event, Map<Item, Record<string, ItemView>>>} */
const seen = new WeakMap();

/**
 * What the event says of an item.
 * @param {Event} event
 * @param {Item} item
 * @param {string} language of the text that is shown
 * @returns {ItemView}
 */
export function view(event, item, language) {
  const items = seen.get(event) ?? new Map();
  if (items.size === 0) seen.set(event, items);
  const views = items.get(item) ?? {};
  items.set(item, views);
  views[language] ??= look(event, item, language);
  return views[language];
}

/**
 * Marks under the item's former ids count where it has none
 * of its own: several former items must all be settled for the new one to be, their notes
 * are joined.
 * @param {Event} event
 * @param {Item} item
 * @param {string} language of the text that is shown
 * @returns {ItemView}
 */
function look(event, item, language) {
  /** @param {string} field */
  const own = (field) => event.marks[`item/${item.id}/${field}`];
  /** @param {string} field */
  const former = (field) =>
    item.was.map((id) => value(event, `item/${id}/${field}`)).filter((text) => text);
  /** @param {string} field */
  const text = (field) => own(field)?.v || [...new Set(former(field))].join("\n");

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
    due: own("due")?.v || (former("due")[0] ?? ""),
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
 * How far an event is: what is not needed leaves the count.
 * @param {Event} event
 * @param {Item[]} items
 * @param {string} language
 * @returns {{ done: number, all: number, state: "not-started" | "under-way" | "done" }}
 */
export function progress(event, items, language) {
  const states = items.map((item) => view(event, item, language).state);
  const done = states.filter((state) => state === "done").length;
  const all = states.filter((state) => state !== "skipped").length;
  const begun = states.some((state) => state !== "open");
  return { done, all, state: done === all ? "done" : begun ? "under-way" : "not-started" };
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

/**
 * What was written on items that are no more, the guide's or the reader's, as
 * `{ key, id, text }`; none is lost to the eye, though nobody asks for it any more.
 * @param {Event} event
 * @param {Item[]} items all of the guide
 * @param {string[]} questions ids of the questions that `brief/<id>` answers
 */
export function leftovers(event, items, questions) {
  const known = new Set(
    [...items, ...ownItems(event, items)].flatMap(({ id, was }) => [id, ...was]),
  );
  return Object.entries(event.marks).flatMap(([key, { v }]) => {
    const [, id = "", field] =
      /^(?:item|brief)\/([a-z0-9-]+)(?:\/(note|who|reason))?$/.exec(key) ?? [];
    const isLost = key.startsWith("brief/") ? !questions.includes(id) : field && !known.has(id);
    return isLost && v.trim() ? [{ key, id, text: v.trim() }] : [];
  });
}
