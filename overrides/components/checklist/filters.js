// @ts-check
/** What a reader has chosen to see of the list. Pure. */
import { span } from "../events/deadlines.js";

/** @typedef {import("../events/items.js").ItemView} ItemView */
/** @typedef {{ only: "all" | "open" | "week", who: string }} Filter */

/**
 * Whether a filter lets an item through. What is late is due this week too.
 * @param {Filter} filter
 * @param {ItemView} seen
 * @param {string} due its deadline, YYYY-MM-DD or ""
 * @param {string} today
 */
export function passes({ only, who }, seen, due, today) {
  if (who && seen.who.trim() !== who) return false;
  if (only === "all") return true;
  return seen.state === "open" && (only === "open" || ["late", "week"].includes(span(due, today)));
}

/**
 * In which group an item stands when the list is ordered by deadline.
 * @param {ItemView} seen
 * @param {string} due
 * @param {string} today
 */
export function group(seen, due, today) {
  return seen.state === "open" ? span(due, today) : "settled";
}
