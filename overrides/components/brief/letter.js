// @ts-check
/** The letter made of the answers to one part of the brief. Pure. */
import { showDate } from "../events/dates.js";
import { nameOf, value } from "../events/model.js";
import { languageName } from "../events/written.js";
import { answer } from "./answers.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("./answers.js").Question} Question */
/** @typedef {{ title: string, questions: Question[] }} Group */
/**
 * The words of a part's letter in one language; `both`, `named` and `unnamed` say who writes.
 * @typedef {{ title: string, subject: string, greeting: string, both: string, named: string,
 *   unnamed: string, opening: string, closing: string, goodbye: string, event: string,
 *   date: string, time: string, place: string, language: string, untitled: string,
 *   groups: Group[] }} LetterTexts
 */
/** A piece that is read as one; one with a heading is a part of what was agreed. @typedef {{ heading?: string, text: string }} Piece */

const ANSWER = "…";
/** What needs no full stop after it: a stop, or an address that it would break. */
const ENDED = /[.!?…:”"]$|(?:\/\/|www\.|@)\S+$/;

/**
 * The letter as it will read, nothing when nothing has been answered. What the event knows stands
 * once: at the beginning, and who writes at the end.
 * @param {Event} event
 * @param {LetterTexts} texts
 * @param {string} language of the letter
 * @param {boolean} withHeadings whether each section has one
 * @returns {Piece[]}
 */
export function letter(event, texts, language, withHeadings) {
  const questions = questionsOf(texts);
  const read = (/** @type {Question} */ question) => answer(event, question, language);
  if (!questions.some(read)) return [];
  const sections = texts.groups.flatMap(({ title, questions: asked }) => {
    const heading = withHeadings ? title : undefined;
    const found = section(asked, read, withHeadings ? "\n" : " ");
    return found.map((text, at) => (at === 0 && heading ? { heading, text } : { text }));
  });
  const pieces = [
    {
      ...(withHeadings && { heading: subject(event, texts, language) }),
      text: opening(texts, questions, read),
    },
    { text: facts(event, texts, language) },
    ...sections,
    { text: texts.closing },
    { text: signature(texts, questions, read) },
  ];
  return pieces.filter(({ text }) => text);
}

/**
 * A letter in another language than the page's, which comes with no more than its own words: its
 * questions are those of the page in the same order.
 * @param {LetterTexts} texts
 * @param {LetterTexts} own the page's
 * @returns {LetterTexts}
 */
export function asked(texts, own) {
  const groups = texts.groups.map((group, at) => ({
    ...group,
    questions: group.questions.map((said, nth) => ({ ...own.groups[at]?.questions[nth], ...said })),
  }));
  return { ...texts, groups };
}

/** The letter as a text. @param {Piece[]} pieces */
export function asText(pieces) {
  return pieces.map(({ heading, text }) => (heading ? `${heading}\n${text}` : text)).join("\n\n");
}

/** @typedef {(question: Question) => string} Read the answer to a question */

/**
 * The greeting, who writes, and why.
 * @param {LetterTexts} texts
 * @param {Question[]} questions
 * @param {Read} read
 */
function opening(texts, questions, read) {
  const { person, organisation } = writers(questions, read);
  const name = nameOf(person);
  const form = name ? (organisation ? texts.both || texts.named : texts.named) : texts.unnamed;
  const who = name || organisation ? form : "";
  const said = who
    .replace("{name}", () => name)
    .replace("{organisation}", () => organisation.replace(/\.$/, ""));
  return [texts.greeting, [said, texts.opening].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join("\n\n");
}

/**
 * When, where and in which language.
 * @param {Event} event
 * @param {LetterTexts} texts
 * @param {string} language
 */
function facts(event, texts, language) {
  /** @param {string} from */
  const fact = (from) => {
    const asked = questionsOf(texts).find((question) => question.from === from);
    return answer(event, asked ?? { id: "", question: "", from }, language);
  };
  return [
    [texts.event, value(event, "name").trim()],
    [texts.date, fact("date")],
    [texts.time, fact("time")],
    [texts.place, fact("place")],
    [texts.language, languageName(fact("language"), language)],
  ]
    .filter(([, text]) => text)
    .map(([label, text]) => `${label}: ${text}`)
    .join("\n");
}

/**
 * What a section says: its sentences in one paragraph, and what has no sentence under its
 * question. What the beginning or the end of the letter says is left out.
 * @param {Question[]} questions
 * @param {Read} read
 * @param {string} between sentences
 */
function section(questions, read, between) {
  const told = questions.filter((one) => read(one) && (one.says || !(one.from || one.sender)));
  const sentences = told.filter(({ says }) => says).map((one) => sentence(one, read(one)));
  const others = told.filter(({ says }) => !says).map((one) => `${one.question}\n${read(one)}`);
  return [paragraph(sentences, between), ...others].filter(Boolean);
}

/**
 * Sentences one after the other; one of several lines is a paragraph of its own.
 * @param {string[]} sentences
 * @param {string} between
 */
function paragraph(sentences, between) {
  return sentences
    .map((one, at) => {
      const isApart = one.includes("\n") || sentences[at - 1]?.includes("\n");
      return (at === 0 ? "" : isApart ? "\n\n" : between) + one;
    })
    .join("");
}

/**
 * The sentence of a question with the answer in its place, which several lines keep as lines.
 * @param {Question} question
 * @param {string} text
 */
function sentence({ says = "", options }, text) {
  const [before = "", after = ""] = says.split(ANSWER);
  const isChoice = Object.values(options ?? {}).includes(text);
  const said = isChoice ? text.charAt(0).toLowerCase() + text.slice(1) : text;
  if (said.includes("\n")) return `${before.trimEnd()}\n${said}`;
  const whole = before + (after.startsWith(".") ? said.replace(/\.$/, "") : said) + after;
  return ENDED.test(whole) ? whole : `${whole}.`;
}

/**
 * The last words, and who says them.
 * @param {LetterTexts} texts
 * @param {Question[]} questions
 * @param {Read} read
 */
function signature({ goodbye }, questions, read) {
  const names = signers(questions)
    .map((one) => (one.says ? nameOf(read(one)) : read(one)))
    .filter(Boolean);
  return names.length > 0 ? [goodbye, ...names].join("\n") : "";
}

/**
 * The questions that tell who writes, people before their organisation.
 * @param {Question[]} questions
 */
export function signers(questions) {
  const asked = questions.filter(({ sender }) => sender);
  return [...asked.filter(({ from }) => from), ...asked.filter(({ from }) => !from)];
}

/** @param {Question[]} questions @param {Read} read */
function writers(questions, read) {
  const asked = signers(questions);
  const person = asked.find(({ from }) => from);
  const organisation = asked.find(({ from }) => !from);
  return {
    person: person ? read(person) : "",
    organisation: organisation ? read(organisation) : "",
  };
}

/** All questions of a part of the brief, in order. @param {{ groups: Group[] }} texts */
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
