// @ts-check
/** The letter made of the brief's answers. Pure. */
import { showDate } from "../events/dates.js";
import { value } from "../events/model.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {{ id: string, question: string, from: string | null }} Question */
/** @typedef {{ title: string, questions: Question[] }} Group */
/** @typedef {{ subject: string, opening: string, event: string, date: string, place: string,
 *   closing: string, untitled: string, groups: Group[] }} LetterTexts  of one language */

/**
 * The answer to a question: what was written, else what the event knows.
 * @param {Event} event
 * @param {Question} question
 * @param {string} language
 */
export function answer(event, { id, from }, language) {
  const written = value(event, `brief/${id}`).trim();
  if (written || !from) return written;
  const known = value(event, from);
  return from === "date" && known ? showDate(known, language, "long") : known;
}

/**
 * The letter as it will read, or "" when nothing has been answered.
 * @param {Event} event
 * @param {LetterTexts} texts
 * @param {string} language of the letter
 */
export function letter(event, texts, language) {
  const groups = texts.groups
    .map(({ title, questions }) => ({
      title,
      answers: questions
        .map((question) => ({ question, text: answer(event, question, language) }))
        .filter(({ text }) => text)
        .map(({ question, text }) => `${question.question}\n${text}`),
    }))
    .filter(({ answers }) => answers.length > 0);
  if (groups.length === 0) return "";
  const date = value(event, "date");
  const facts = [
    [texts.event, value(event, "name")],
    [texts.date, date && showDate(date, language, "long")],
    [texts.place, value(event, "place")],
  ]
    .filter(([, text]) => text)
    .map(([label, text]) => `${label}: ${text}`);
  return [
    texts.opening,
    facts.join("\n"),
    ...groups.map(({ title, answers }) =>
      [title.toLocaleUpperCase(language), ...answers].join("\n\n"),
    ),
    texts.closing,
  ]
    .filter((part) => part)
    .join("\n\n");
}

/**
 * @param {Event} event
 * @param {LetterTexts} texts
 */
export function subject(event, texts) {
  return texts.subject.replace("{name}", value(event, "name") || texts.untitled);
}
