// @ts-check
/** The brief as a form: answers that stay with the event, and the letter they make. */
import { startEvents } from "../events/events.js";
import { value } from "../events/model.js";
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
import { mailAddress, startTransfer } from "../transfer/transfer.js";
import { answer, letter, subject } from "./letter.js";

/** @typedef {import("./letter.js").LetterTexts} LetterTexts */

/** Make the brief of the page work; calling it again changes nothing. */
export function start() {
  const part = document.querySelector("[data-letter]");
  if (!(part instanceof HTMLElement) || !part.hidden) return;
  part.hidden = false;
  const session = pageSession();
  const texts = pageTexts();
  /** @type {Record<string, LetterTexts>} */
  const letters = words.letters;
  const select = find(part, "select", HTMLSelectElement);
  const paper = find(part, "[data-letter-text]", HTMLElement);
  const said = find(part, "[data-letter-said]", HTMLElement);
  const own = /** @type {LetterTexts} */ (letters[language]);

  startEvents();
  startTransfer([]);
  const fields = own.groups
    .flatMap(({ questions }) => questions)
    .map((question) => ({
      question,
      field: /** @type {HTMLInputElement} */ (document.getElementById(`question-${question.id}`)),
    }));
  for (const { question, field } of fields) {
    field.maxLength = 5000;
    field.addEventListener("input", () => {
      const known = answer(session.current(), { ...question, id: "" }, language);
      const written = field.value === known ? "" : field.value;
      session.set({ [`brief/${question.id}`]: written }, true);
    });
  }

  const chosen = () => /** @type {LetterTexts} */ (letters[select.value]);
  const text = () => letter(session.current(), chosen(), select.value);

  const render = () => {
    for (const { question, field } of fields) {
      if (field !== document.activeElement)
        field.value = answer(session.current(), question, language);
    }
    const written = text();
    paper.textContent = written;
    paper.lang = select.value;
    paper.hidden = !written;
    find(part, "[data-letter-empty]", HTMLElement).hidden = Boolean(written);
    find(part, "[data-letter-actions]", HTMLElement).hidden = !written;
  };

  /** @param {string} selector @param {() => void} action */
  const press = (selector, action) => {
    find(part, selector, HTMLElement).addEventListener("click", action);
  };
  select.addEventListener("change", render);
  press("[data-letter-copy]", async () => {
    const copied = await copy(text());
    said.textContent = copied ? texts.transfer.copied : texts.transfer.copy_failed;
    if (!copied) window.getSelection()?.selectAllChildren(paper);
  });
  press("[data-letter-mail]", () => {
    const address = mailAddress(subject(session.current(), chosen()), text());
    if (address) location.href = address;
    else said.textContent = texts.transfer.too_long_for_mail;
  });
  press("[data-letter-save]", () => {
    download(fileName(value(session.current(), "name"), "txt"), "text/plain", `${text()}\n`);
  });
  press("[data-letter-print]", () => {
    document.documentElement.classList.add("print-letter");
    window.print();
    document.documentElement.classList.remove("print-letter");
  });
  session.onChange(render);
  render();
}

if (typeof document !== "undefined") start();
