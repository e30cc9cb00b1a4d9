// @ts-check
/** Merging what tabs have stored: for every key the latest mark stays, whatever the order. */

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {Record<string, Event>} Events */

/**
 * The mark that stays of two: the later, and of two of the same time the greater text.
 * @param {Mark | undefined} a
 * @param {Mark | undefined} b
 */
export function later(a, b) {
  if (!a || !b) return /** @type {Mark} */ (a ?? b);
  if (a.t !== b.t) return a.t > b.t ? a : b;
  return a.v >= b.v ? a : b;
}

/**
 * @param {Event} a
 * @param {Event} b another copy of the same event
 * @returns {Event}
 */
export function mergeEvents(a, b) {
  const marks = { ...a.marks };
  for (const [key, mark] of Object.entries(b.marks)) marks[key] = later(marks[key], mark);
  return { ...b, ...a, marks };
}

/**
 * Whether a copy of an event is without something that the merged event has.
 * @param {Event} copy
 * @param {Event} merged
 */
export function lacks(copy, merged) {
  return Object.entries(merged.marks).some(([key, { v, t }]) => {
    const own = copy.marks[key];
    return own?.v !== v || own.t !== t;
  });
}
