// @ts-check
/** Which items an event needs: by what it is, how it is held and through whom. Pure. */
import { isExperts, isOwn, view } from "./items.js";
import { value } from "./model.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./items.js").Item} Item */

/** Kinds of event that have a short list; for any other, all items are shown. */
export const KINDS = ["talk", "group", "pair", "member"];
/** What else the first questions ask: each item that names some of an axis is for those only. */
export const AXES = { site: ["onsite", "remote"], via: ["organisation", "direct"] };

/**
 * Whether the short list of an event has an item.
 * @param {Event} event
 * @param {Item} item
 */
export function isNeeded(event, item) {
  const kind = value(event, "kind");
  const isForAll = isExperts(item) && item.kinds.length === 0;
  if (isOwn(item)) return true;
  if (KINDS.includes(kind) && !isForAll && !item.kinds.includes(kind)) return false;
  return Object.entries(AXES).every(([axis, words]) => {
    const chosen = value(event, axis);
    const named = item.only.filter((word) => words.includes(word));
    return !chosen || named.length === 0 || named.includes(chosen);
  });
}

/**
 * Whether the reader has done or written something with an item: it never leaves the list then.
 * @param {Event} event
 * @param {Item} item
 */
export function isTouched(event, item) {
  const { state, note, who, reason, due } = view(event, item, "");
  return state !== "open" || Boolean(note || who || reason || due);
}

/**
 * The items to show: the short list and what is in use, or all when the reader wants all.
 * @param {Event} event
 * @param {Item[]} items
 */
export function selected(event, items) {
  if (value(event, "all")) return items;
  return items.filter((item) => isNeeded(event, item) || isTouched(event, item));
}
