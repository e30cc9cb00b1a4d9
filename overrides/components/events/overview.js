// @ts-check
/** All events in the order in which one looks for them: coming, past, deleted. Pure. */
import { isPast } from "./deadlines.js";
import { value } from "./model.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {{ coming: Event[], past: Event[], trash: Event[] }} Overview */

/**
 * Coming events by date, undated ones after them by name; past ones the latest first; those in
 * the trash the last deleted first.
 * @param {Record<string, Event>} events
 * @param {string} today YYYY-MM-DD
 * @returns {Overview}
 */
export function overview(events, today) {
  const all = Object.values(events);
  const there = all.filter((event) => !value(event, "deleted")).sort(byDate);
  return {
    coming: there.filter((event) => !isPast(event, today)),
    past: there.filter((event) => isPast(event, today)).reverse(),
    trash: all
      .filter((event) => value(event, "deleted"))
      .sort((a, b) => (b.marks.deleted?.t ?? 0) - (a.marks.deleted?.t ?? 0)),
  };
}

/** The event to open: the next that comes, else the one that was last. @param {Overview} overview */
export function first({ coming, past }) {
  return (coming[0] ?? past[0])?.id;
}

/** @param {Event} a @param {Event} b */
function byDate(a, b) {
  return (
    (value(a, "date") || "9999").localeCompare(value(b, "date") || "9999") ||
    value(a, "name").localeCompare(value(b, "name")) ||
    a.id.localeCompare(b.id)
  );
}
