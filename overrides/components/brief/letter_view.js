// @ts-check
/** The letter on the page: how far it is, what it says in the language chosen, where it can go. */
import { value } from "../events/model.js";
import {
  copy,
  download,
  fileName,
  fill,
  find,
  language,
  pageSession,
  pageTexts,
  press,
  printAs,
} from "../events/page.js";
import { words } from "../events/words.js";
import { mailAddress } from "../transfer/mail.js";
import { answer } from "./answers.js";
import { letter, questionsOf, subject } from "./letter.js";

const LONGEST_SUBJECT = 100;

/**
 * @param {HTMLElement} part
 * @returns {() => void} what shows the letter as it is now
 */
export function startLetter(part) {
  const session = pageSession();
  const select = find(part, "select", HTMLSelectElement);
  const paper = find(part, "[data-letter-text]", HTMLElement);
  const chosen = () => words.letters[select.value];
  const text = () => letter(session.current(), chosen(), select.value);
  const title = () => subject(session.current(), chosen(), select.value).slice(0, LONGEST_SUBJECT);
  const draw = () => {
    const now = text();
    paper.replaceChildren(...now.split("\n\n").map(paragraph));
    paper.lang = select.value;
    paper.hidden = !now;
    find(part, "[data-letter-empty]", HTMLElement).hidden = Boolean(now);
    find(part, "[data-letter-actions]", HTMLElement).hidden = !now;
    find(part, "[data-letter-said]", HTMLElement).textContent = "";
    drawCount();
  };
  select.addEventListener("change", draw);
  startActions(part, paper, text, title);
  return draw;
}

/** A part of the letter that no sheet of paper should cut. @param {string} text */
function paragraph(text) {
  const part = document.createElement("p");
  part.textContent = text;
  return part;
}

/** How many questions are answered, at the top of the page. */
function drawCount() {
  const part = find(document, "[data-answered]", HTMLElement);
  const line = find(part, "[data-text]", HTMLElement);
  const questions = questionsOf(words.letters[language]);
  const event = pageSession().current();
  const count = questions.filter((question) => answer(event, question, language)).length;
  line.textContent = fill(line.dataset.text ?? "", { count, all: questions.length });
  delete part.dataset.waiting;
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
  press(part, "[data-letter-copy]", async () => {
    said.textContent = await copyOf(paper, text());
  });
  press(part, "[data-letter-mail]", async () => {
    let address = mailAddress(title(), text());
    if (!address) {
      const result = await copyOf(paper, text());
      const isCopied = result === texts.copied;
      address = mailAddress(title(), isCopied ? texts.mail_paste : texts.mail_self);
      said.textContent = isCopied ? texts.mail_copied : result;
    }
    location.href = address;
  });
  press(part, "[data-letter-save]", () => {
    const name = value(pageSession().current(), "name");
    download(fileName(name, "txt"), "text/plain", `${text()}\n`);
  });
  press(part, "[data-letter-print]", () => printAs("print-letter"));
}

/**
 * Put a text on the clipboard, else mark it to be copied.
 * @param {HTMLElement} element that shows it
 * @param {string} text
 * @returns {Promise<string>} what came of it, in words
 */
export async function copyOf(element, text) {
  if (await copy(text)) return pageTexts().transfer.copied;
  window.getSelection()?.selectAllChildren(element);
  return find(document, "[data-letter]", HTMLElement).dataset.copyFailed ?? "";
}
