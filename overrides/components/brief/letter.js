// @ts-check
/** The letter made of the brief's answers. Pure. */
import { showDate } from "../events/dates.js";
import { value } from "../events/model.js";
import { answer } from "./answers.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("./answers.js").Question} Question */
/** @typedef {{ title: string, questions: Question[] }} Group */
/** @typedef {{ subject: string, opening: string, event: string, date: string, time: string,
 *   place: string, closing: string, sender: string, untitled: string, groups: Group[] }} LetterTexts  of one language */

/**
 * The letter as it will read, or "" when nothing has been answered. What the event knows stands
 * once: at the beginning, and who sends it at the end.
 * @param {Event} event
 * @param {LetterTexts} texts
 * @param {string} language of the letter
 */
export function letter(event, texts, language) {
  const questions = questionsOf(texts);
  /** @param {string} from */
  const fact = (from) => {
    const asked = questions.find((question) => question.from === from);
    return answer(event, asked ?? { id: "", question: "", from }, language);
  };
  if (!questions.some((question) => answer(event, question, language))) return "";
  const facts = [
    [texts.event, value(event, "name").trim()],
    [texts.date, fact("date")],
    [texts.time, fact("time")],
    [texts.place, fact("place")],
  ]
    .filter(([, text]) => text)
    .map(([label, text]) => `${label}: ${text}`);
  const sender = fact("booker");
  return [
    texts.opening,
    facts.join("\n"),
    ...texts.groups.map((group) => part(event, group, language)),
    texts.closing,
    sender && `${texts.sender}\n${sender}`,
  ]
    .filter((text) => text)
    .join("\n\n");
}

/**
 * What a letter says under one heading, "" for nothing.
 * @param {Event} event
 * @param {Group} group
 * @param {string} language
 */
function part(event, { title, questions }, language) {
  const answers = questions
    .filter(({ from }) => !from)
    .map((question) => ({ question, text: answer(event, question, language) }))
    .filter(({ text }) => text)
    .map(({ question, text }) => `${question.question}\n${text}`);
  return answers.length > 0 ? [title.toLocaleUpperCase(language), ...answers].join("\n\n") : "";
}

/** All questions of the brief, in order. @param {{ groups: Group[] }} texts */
export function questionsOf({ groups }) {
  return groups.flatMap(({ questions }) => questions);
}

/**
 * @param {Event} event
 * @param {LetterTexts} texts
 * @param {string} language
 */
export function subject(event, texts, language) {
  const day = showDate(value(event, "date"), language, "short");
  return texts.subject.replace(
    "{name}",
    () => value(event, "name").trim() || day || texts.untitled,
  );
}
