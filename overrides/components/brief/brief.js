// @ts-check
/** The brief as a form: answers that stay with the event, and the letter they make. */
import { startEvents } from "../events/events.js";
import { MAX_TEXT, value } from "../events/model.js";
import {
  copy,
  download,
  fileName,
  find,
  language,
  pageSession,
  pageTexts,
} from "../events/page.js";
import { words } from "../events/words.js";
import { mailAddress } from "../transfer/mail.js";
import { startTransfer } from "../transfer/transfer.js";
import { answer, letter, subject } from "./letter.js";

/** @typedef {import("./letter.js").LetterTexts} LetterTexts */

/** @typedef {{ question: import("./letter.js").Question, field: HTMLInputElement }} Field */

/** Make the brief of the page work; calling it again changes nothing. */
export function start() {
  const part = document.querySelector("[data-letter]");
  if (!(part instanceof HTMLElement) || !part.hidden) return;
  part.hidden = false;
  const session = pageSession();
  const select = find(part, "select", HTMLSelectElement);
  const paper = find(part, "[data-letter-text]", HTMLElement);

  startEvents();
  startTransfer([]);
  const fields = startFields(/** @type {LetterTexts} */ (words.letters[language]));
  const chosen = () => /** @type {LetterTexts} */ (words.letters[select.value]);
  const text = () => letter(session.current(), chosen(), select.value);

  const render = () => {
    drawFields(fields);
    const written = text();
    paper.textContent = written;
    paper.lang = select.value;
    paper.hidden = !written;
    find(part, "[data-letter-empty]", HTMLElement).hidden = Boolean(written);
    find(part, "[data-letter-actions]", HTMLElement).hidden = !written;
  };

  select.addEventListener("change", render);
  startActions(part, paper, text, () => subject(session.current(), chosen()));
  session.onChange(render);
  render();
}

/**
 * Keep what is written in the fields of the questions.
 * @param {LetterTexts} texts
 * @returns {Field[]}
 */
function startFields({ groups }) {
  const session = pageSession();
  return groups
    .flatMap(({ questions }) => questions)
    .map((question) => {
      const id = `question-${question.id}`;
      const field = /** @type {HTMLInputElement} */ (document.getElementById(id));
      field.maxLength = MAX_TEXT;
      field.addEventListener("input", () => {
        const known = answer(session.current(), { ...question, id: "" }, language);
        const written = field.value === known ? "" : field.value;
        session.set({ [`brief/${question.id}`]: written }, true);
      });
      return { question, field };
    });
}

/** @param {Field[]} fields the one that is being written in stays */
function drawFields(fields) {
  const event = pageSession().current();
  for (const { question, field } of fields) {
    if (field !== document.activeElement) field.value = answer(event, question, language);
  }
}

/**
 * Make the buttons under the letter work.
 * @param {HTMLElement} part
 * @param {HTMLElement} paper what shows the letter
 * @param {() => string} text of the letter
 * @param {() => string} title of a mail with it
 */
function startActions(part, paper, text, title) {
  const texts = pageTexts().transfer;
  const said = find(part, "[data-letter-said]", HTMLElement);
  /** @param {string} selector @param {() => void} action */
  const press = (selector, action) => {
    find(part, selector, HTMLElement).addEventListener("click", action);
  };
  press("[data-letter-copy]", async () => {
    const copied = await copy(text());
    said.textContent = copied ? texts.copied : texts.copy_failed;
    if (!copied) window.getSelection()?.selectAllChildren(paper);
  });
  press("[data-letter-mail]", () => {
    const address = mailAddress(title(), text());
    if (address) location.href = address;
    else said.textContent = texts.too_long_for_mail;
  });
  press("[data-letter-save]", () => {
    const name = value(pageSession().current(), "name");
    download(fileName(name, "txt"), "text/plain", `${text()}\n`);
  });
  press("[data-letter-print]", () => {
    document.documentElement.classList.add("print-letter");
    window.print();
    document.documentElement.classList.remove("print-letter");
  });
}

if (typeof document !== "undefined") start();
