// @ts-check
/**
 * What an event says in answer to the questions of the brief. A question that names a fact of
 * the event has its answer there and nowhere else; what was written to it before it did is kept
 * until the reader takes it or puts it away. Pure.
 */
import { clock, isPlausible, showDate } from "../events/dates.js";
import { dateValues } from "../events/deadlines.js";
import { value } from "../events/model.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/model.js").Values} Values */
/**
 * `from` is the fact that answers it (date, time, place, language, site, booker, guest),
 * `options` are the names of what can be chosen, `says` is the sentence of the letter with `…` for the answer,
 * `sender` tells that the answer names who writes it.
 * @typedef {{ id: string, question: string, from?: string | null, ticks?: string[],
 *   options?: Record<string, string>, says?: string, sender?: boolean }} Question
 */
/** What is known of a question wherever it is asked. @typedef {Pick<Question, "id" | "from" | "options">} Asked */

const DAY = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
/** Full hours are times where a word or an end says so: "kl. 10", "9–11.30". */
const TIMES =
  /^(?!\d+$)(?:klo?\.?\s)?(\d{1,2})(?:[.:](\d\d))?(?:\s?[–-]\s?(\d{1,2})(?:[.:](\d\d))?)?$/i;

/** The keys of the event that hold an answer, one for each field. @param {Asked} question */
export function keysOf({ id, from }) {
  if (!from) return [`brief/${id}`];
  return from === "time" ? ["time", "end"] : [from];
}

/**
 * The texts of the fields, as the event has them; an earlier answer stands where no fact does.
 * @param {Event} event
 * @param {Asked} question
 * @returns {string[]}
 */
export function written(event, question) {
  return filled(event, question) ?? keysOf(question).map((key) => value(event, key));
}

/**
 * The answer as it is read.
 * @param {Event} event
 * @param {Asked} question
 * @param {string} language
 */
export function answer(event, question, language) {
  const [first = "", end = ""] = written(event, question).map((text) => text.trim());
  const said = {
    date: () => showDate(first, language, "long"),
    time: () => clock({ time: first, end }, language),
    site: () => question.options?.[first] ?? first,
  }[question.from ?? ""];
  const text = said ? said() : first;
  return text || (isFree(event, question) ? earlier(event, question) : "");
}

/**
 * An earlier answer that no field shows, "" where there is none.
 * @param {Event} event
 * @param {Asked} question
 */
export function aside(event, question) {
  const text = earlier(event, question);
  const facts = keysOf(question).map((key) => value(event, key).trim());
  const says = fitting(question, text);
  const isFact = says?.every((one, at) => one === facts[at]);
  return isFact || filled(event, question) ? "" : text;
}

/**
 * The texts for the fields that an earlier answer gives, null where it says more than they hold.
 * @param {Asked} question
 * @param {string} text
 * @returns {string[] | null}
 */
export function fitting({ from, options = {} }, text) {
  if (from === "date") {
    const [, day = "", month = "", year = ""] = DAY.exec(text) ?? [];
    const date = day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
    return isPlausible(date) ? [date] : null;
  }
  if (from === "site") {
    const chosen = Object.entries(options).find(([, name]) => isSame(name, text));
    return chosen ? [chosen[0]] : null;
  }
  if (from !== "time") return [text];
  const [found, hours = "", minutes, endHours = "", endMinutes] = TIMES.exec(text) ?? [];
  const times = [timeOf(hours, minutes), timeOf(endHours, endMinutes)];
  return found && times.every(isTime) ? times : null;
}

/**
 * The values that write texts into an event in answer to a question, one for each of its fields.
 * @param {Event} event
 * @param {Asked} question
 * @param {string[]} texts
 * @param {string} today
 * @returns {Values}
 */
export function valuesOf(event, question, texts, today) {
  if (question.from === "date") return dateValues(event, texts[0] ?? "", today);
  return Object.fromEntries(keysOf(question).map((key, at) => [key, texts[at] ?? ""]));
}

/**
 * The values that make an earlier answer the fact; null where the event has no such answer.
 * @param {Event} event
 * @param {Asked} question
 * @param {string} today
 * @returns {Values | null}
 */
export function taken(event, question, today) {
  const text = earlier(event, question);
  const texts = text && fitting(question, text);
  return texts
    ? { ...valuesOf(event, question, texts, today), [`brief/${question.id}`]: "" }
    : null;
}

/**
 * What the field of a question shows of an earlier answer, null where it shows the fact.
 * @param {Event} event
 * @param {Asked} question
 */
export function filled(event, question) {
  const text = earlier(event, question);
  return text && isFree(event, question) ? fitting(question, text) : null;
}

/**
 * What was written to a question before a fact answered it.
 * @param {Event} event
 * @param {Asked} question
 */
function earlier(event, { id, from }) {
  return from ? value(event, `brief/${id}`).trim() : "";
}

/**
 * Whether the facts are empty, and not because they were cleared after the earlier answer.
 * @param {Event} event
 * @param {Asked} question
 */
function isFree(event, question) {
  const time = event.marks[`brief/${question.id}`]?.t ?? 0;
  return keysOf(question).every((key) => !value(event, key) && (event.marks[key]?.t ?? -1) < time);
}

/** Whether two texts are the same words. @param {string} a @param {string} b */
function isSame(a, b) {
  return a.toLowerCase() === b.toLowerCase().replace(/\.$/, "");
}

/** @param {string} hours */
function timeOf(hours, minutes = "00") {
  return hours && `${hours.padStart(2, "0")}:${minutes}`;
}

/** Whether a text is a time, or none. @param {string} text */
export function isTime(text) {
  return text === "" || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}
