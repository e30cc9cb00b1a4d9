// @ts-check
/** When each item of an event is due. Pure; days are YYYY-MM-DD. */
import { addDays, daysBetween } from "./dates.js";
import { view } from "./items.js";
import { value } from "./model.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./model.js").Values} Values */
/** @typedef {import("./items.js").Item} Item */
/** @typedef {"late" | "week" | "next-week" | "later" | "undated"} Span */

/** The days before an event for which the guide's deadlines are made. */
export const PREPARATION = 42;

/**
 * An item's deadline, or "" when it has none: the reader's own, else the guide's, squeezed
 * into the days that there were when the event got its date. So a list begins with nothing
 * late, and what is late the reader has let pass.
 * @param {Event} event
 * @param {Item} item
 */
export function deadline(event, item) {
  const own = view(event, item, "").due;
  const date = value(event, "date");
  if (own || !date || item.due === null) return own;
  const since = value(event, "since");
  const there = since ? daysBetween(since, date) : PREPARATION;
  if (item.due < 0 && there < 0) return ""; // entered when it was over
  const days =
    item.due < 0 ? Math.ceil((item.due * Math.min(there, PREPARATION)) / PREPARATION) : item.due;
  const day = addDays(date, days);
  return since && day < since ? since : day;
}

/**
 * The values that give an event its date. Deadlines are counted from today on, unless a coming
 * event is only put off: what was late then stays so.
 * @param {Event} event
 * @param {string} date "" for none
 * @param {string} today
 * @returns {Values}
 */
export function dateValues(event, date, today) {
  const before = value(event, "date");
  const since = value(event, "since");
  const goesOn = since && before >= today && date >= before;
  return { date, since: date ? (goesOn ? since : today) : "" };
}

/** Whether an event is over. @param {Event} event @param {string} today */
export function isPast(event, today) {
  const date = value(event, "date");
  return Boolean(date) && date < today;
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
 * In which span of time a deadline falls; weeks begin on Monday.
 * @param {string} due "" for none
 * @param {string} today
 * @returns {Span}
 */
export function span(due, today) {
  if (!due) return "undated";
  if (due < today) return "late";
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const ahead = daysBetween(today, due) + weekday;
  return ahead < 7 ? "week" : ahead < 14 ? "next-week" : "later";
}
