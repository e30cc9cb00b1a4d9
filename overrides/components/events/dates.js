// @ts-check
/** Days as the tools reckon and the reader's language writes them. A day is YYYY-MM-DD. */

import { ways } from "./written.js";

/** What a day, or a moment, is written with. @type {Record<string, Intl.DateTimeFormatOptions>} */
const STYLES = {
  day: { weekday: "short", day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" },
  named: { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  near: { day: "numeric", month: "numeric", timeZone: "UTC" },
  long: { dateStyle: "full", timeZone: "UTC" },
  plain: { dateStyle: "long", timeZone: "UTC" },
  short: { dateStyle: "medium", timeZone: "UTC" },
  moment: { dateStyle: "medium", timeStyle: "short" },
};
/**
 * Kept, since making one takes far longer than using it.
 * @type {Map<string, Intl.DateTimeFormat>}
 */
const formats = new Map();

/**
 * @param {string} language
 * @param {string} style
 * @param {number} at in ms
 */
function written(language, style, at) {
  const key = language + style;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(ways[language]?.locale ?? language, STYLES[style]);
  formats.set(key, format);
  return format.format(at);
}

/**
 * A day in words ("torstai 5. marraskuuta 2026"), in those that fit into a sentence ("5. marraskuuta
 * 2026"), short ("5.11.2026") or with its weekday ("to 5.11.2026"); "" for what is no day.
 * @param {string} date
 * @param {string} language
 * @param {"long" | "plain" | "short" | "day"} style
 */
export function showDate(date, language, style) {
  const at = Date.parse(`${date}T00:00:00Z`);
  // Where 5.11. is no day, 05/11 is anybody's guess: there the month keeps its name.
  const clear = style === "day" && !ways[language]?.dotted ? "named" : style;
  return Number.isNaN(at) ? "" : written(language, clear, at);
}

/**
 * A day of this year without its year ("5.11."), any other with it.
 * @param {string} date
 * @param {string} language
 * @param {string} today
 */
export function showNear(date, language, today) {
  const isShort = ways[language]?.dotted && date.slice(0, 4) === today.slice(0, 4);
  return isShort
    ? written(language, "near", Date.parse(`${date}T00:00:00Z`))
    : showDate(date, language, "short");
}

/**
 * A moment in the reader's own time ("5.11.2026 klo 14.05").
 * @param {number} time in ms
 * @param {string} language
 */
export function showMoment(time, language) {
  return written(language, "moment", time);
}

/**
 * The day so many days later; "" for what is no day, or lies outside the years 0 to 9999.
 * @param {string} date
 * @param {number} days
 */
export function addDays(date, days) {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return Number.isNaN(at.getTime()) ? "" : (/^\d{4}-\d\d-\d\d/.exec(at.toISOString())?.[0] ?? "");
}

/**
 * Whole days from one day to another (negative when `to` is earlier).
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86400000);
}

/** @param {string} text */
export function isDate(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && addDays(text, 0) === text;
}

/** Whether a day is one that somebody may mean: while its year is typed it is not. @param {string} date */
export function isPlausible(date) {
  return isDate(date) && date >= "2000";
}

/**
 * The day of a moment in the reader's own time.
 * @param {number} time in ms
 */
export function dayOf(time) {
  const at = new Date(time);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/**
 * A time of day, or from one to another, as the language writes it ("13.00–14.30").
 * @param {{ time?: string, end?: string }} facts HH:MM
 * @param {string} language
 */
export function clock({ time = "", end = "" }, language) {
  const text = time && end ? `${time}–${end}` : time || (end && `–${end}`);
  return text.replaceAll(":", ways[language]?.clock ?? ":");
}
