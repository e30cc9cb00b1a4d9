// @ts-check
/** Merging copies of events: for every key the latest mark stays, whatever the order. */

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
  return { id: a.id, marks };
}

/**
 * @param {Events} a
 * @param {Events} b
 * @returns {Events}
 */
export function merge(a, b) {
  const events = { ...a };
  for (const event of Object.values(b)) {
    const own = events[event.id];
    events[event.id] = own ? mergeEvents(own, event) : event;
  }
  return events;
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

/**
 * What taking in `incoming` would change, an entry for each event that it brings or changes.
 * `added` counts texts where there was none, `changed` those that would be replaced, `kept`
 * those where what is here is newer.
 * @param {Events} own
 * @param {Events} incoming
 */
export function preview(own, incoming) {
  return Object.values(incoming).map((event) => {
    const here = own[event.id];
    let added = 0;
    let changed = 0;
    let kept = 0;
    for (const [key, mark] of Object.entries(event.marks)) {
      const ownMark = here?.marks[key];
      if ((ownMark?.v ?? "") === mark.v) continue;
      if (later(ownMark, mark) !== mark) kept += 1;
      else if (ownMark?.v) changed += 1;
      else added += 1;
    }
    return { event, isNew: !here, added, changed, kept };
  });
}
