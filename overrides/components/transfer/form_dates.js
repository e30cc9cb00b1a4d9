// @ts-check
/** Days as people write them on a form, in the way of its language. Pure; a day is YYYY-MM-DD. */
import { daysBetween, isDate } from "../events/dates.js";
import { ways } from "../events/written.js";

const ISO = /^(\d{4})-(\d\d?)-(\d\d?)$/;
const IN_FIGURES = /^(\d\d?)\s?[./-]\s?(\d\d?)(?:\s?[./-]\s?(\d{4}|\d\d)?)?$/;
const DAY_AND_MONTH =
  /^(?:den\s)?(\d\d?)(?:\.|st|nd|rd|th)?\s?(?:of\s)?(\p{L}{3,})\.?(?:,?\s(\d{4}))?$/u;
const MONTH_AND_DAY = /^(\p{L}{3,})\.?\s(\d\d?)(?:st|nd|rd|th)?(?:,?\s(\d{4}))?$/u;
/** A Thursday in each month of 2026, and each day of a week of it. */
const MONTHS = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15));
const WEEK = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 0, 5 + day));

/**
 * @param {string} text
 * @param {string} language
 * @param {string} near the day to which a day without its year is the nearest
 * @returns {string} "" for what is no day
 */
export function readDate(text, language, near) {
  const plain = withoutWeekday(text.replace(/\s+/g, " ").trim().toLowerCase(), language);
  const found = inFigures(plain, language) ?? inWords(plain, language);
  if (!found) return "";
  const [year, month, day] = found;
  const of = (/** @type {number} */ one) =>
    `${one}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  if (year) return isDate(of(year)) && year >= 2000 ? of(year) : "";
  const here = Number(near.slice(0, 4));
  const away = (/** @type {string} */ one) => Math.abs(daysBetween(near, one));
  const days = [here - 1, here, here + 1].map(of).filter(isDate);
  return days.sort((a, b) => away(a) - away(b))[0] ?? "";
}

/** @param {string} text @param {string} language @returns {[number, number, number] | null} year (0 for none), month, day */
function inFigures(text, language) {
  const iso = ISO.exec(text)?.slice(1).map(Number);
  if (iso) return [iso[0] ?? 0, iso[1] ?? 0, iso[2] ?? 0];
  const [, first = "", second = "", last = ""] = IN_FIGURES.exec(text) ?? [];
  if (!first) return null;
  const year = Number(last.length === 2 ? `20${last}` : last);
  const order = parts(language, { day: "numeric", month: "numeric" }, WEEK[0] ?? 0);
  const isMonthFirst = order.findIndex(isOf("month")) < order.findIndex(isOf("day"));
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  return [year, Number(month), Number(day)];
}

/** @param {string} text @param {string} language @returns {[number, number, number] | null} */
function inWords(text, language) {
  const [, day = "", name = "", year = ""] = DAY_AND_MONTH.exec(text) ?? [];
  const [, other = "", its = "", when = ""] = MONTH_AND_DAY.exec(text) ?? [];
  const month = monthOf(name || other, language);
  return month ? [Number(year || when), month, Number(day || its)] : null;
}

/** The number of a month by its name or the beginning of it, 0 for none. @param {string} name @param {string} language */
function monthOf(name, language) {
  if (!name) return 0;
  const names = /** @type {const} */ (["long", "short"]).flatMap((month) => [
    ...MONTHS.map((at) => named(language, { month }, "month", at)),
    ...MONTHS.map((at) => named(language, { month, day: "numeric" }, "month", at)),
  ]);
  const at = names.findIndex((one) => one.startsWith(name));
  return at < 0 ? 0 : (at % 12) + 1;
}

/** @param {string} text @param {string} language */
function withoutWeekday(text, language) {
  const [, word = "", rest = ""] = /^(\p{L}+)\.?,?\s(.+)$/su.exec(text) ?? [];
  if (!word) return text;
  const names = /** @type {const} */ (["long", "short"]).flatMap((weekday) =>
    WEEK.map((at) => named(language, { weekday }, "weekday", at)),
  );
  return names.some((name) => name === word) ? rest : text;
}

/**
 * A word of a day, in small letters and without a full stop.
 * @param {string} language
 * @param {Intl.DateTimeFormatOptions} options
 * @param {string} type
 * @param {number} at
 */
function named(language, options, type, at) {
  const word = parts(language, options, at).find(isOf(type))?.value ?? "";
  return word.toLowerCase().replace(/\.$/, "");
}

/** @param {string} language @param {Intl.DateTimeFormatOptions} options @param {number} at */
function parts(language, options, at) {
  const locale = ways[language]?.locale ?? language;
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).formatToParts(at);
}

/** @param {string} type @returns {(part: Intl.DateTimeFormatPart) => boolean} */
const isOf = (type) => (part) => part.type === type;
