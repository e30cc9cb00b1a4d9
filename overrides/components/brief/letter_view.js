// @ts-check
/** The letter on the page: what it says in the languages chosen, and where it can go. */
import { value } from "../events/model.js";
import {
  copy,
  download,
  fileName,
  find,
  language,
  pageSession,
  pageTexts,
  press,
  printAs,
} from "../events/page.js";
import { words } from "../events/words.js";
import { mailAddress } from "../transfer/mail.js";
import { openLink } from "../transfer/transfer.js";
import { asked, asText, letter, subject } from "./letter.js";

/** @typedef {import("./letter.js").LetterTexts} LetterTexts */
/** @typedef {import("./letter.js").Piece} Piece */
/** The letter in a language. @typedef {{ language: string, pieces: Piece[], title: string }} Column */

const LONGEST_SUBJECT = 100;
/** What stands between two languages where they stand one after the other. */
const BETWEEN = `\n\n${"–".repeat(20)}\n\n`;

/**
 * @param {HTMLElement} part
 * @returns {() => void} what shows the letter as it is now
 */
export function startLetter(part) {
  /** @type {Record<string, LetterTexts | null>} */
  const known = { [language]: words.letter };
  const paper = find(part, "[data-letter-text]", HTMLElement);
  const said = find(part, "[data-letter-said]", HTMLElement);
  const [first, second] = /** @type {[HTMLSelectElement, HTMLSelectElement]} */ ([
    ...part.querySelectorAll("select"),
  ]);
  const columns = () =>
    [...new Set([first.value, second.value])].flatMap((one) => column(known[one], one));
  const draw = () => {
    for (const option of second.options) option.disabled = option.value === first.value;
    const now = columns();
    paper.replaceChildren(...now.map(drawn));
    const isEmpty = now.length === 0;
    paper.hidden = isEmpty;
    find(part, "[data-letter-empty]", HTMLElement).hidden = !isEmpty;
    find(part, "[data-letter-actions]", HTMLElement).hidden = isEmpty;
    said.textContent = "";
  };
  for (const select of [first, second]) {
    let before = select.value;
    select.addEventListener("change", async () => {
      const isKnown = await fetched(known, select.value);
      if (isKnown) before = select.value;
      else select.value = before;
      if (second.value === first.value) second.value = "";
      draw();
      if (!isKnown) said.textContent = part.dataset.unread ?? "";
    });
  }
  startActions(part, paper, columns);
  return draw;
}

/**
 * Fetch what the letter says in a language; whether that is known then.
 * @param {Record<string, LetterTexts | null>} known
 * @param {string} wanted "" for none
 */
async function fetched(known, wanted) {
  if (!wanted || known[wanted]) return true;
  try {
    const texts = await words.letters[wanted]?.();
    known[wanted] = texts && words.letter ? asked(texts, words.letter) : null;
  } catch {
    return false;
  }
  return Boolean(known[wanted]);
}

/**
 * The letter in a language, none where nothing is answered.
 * @param {LetterTexts | null | undefined} texts
 * @param {string} of
 * @returns {Column[]}
 */
function column(texts, of) {
  const event = pageSession().current();
  const pieces = texts ? letter(event, texts, of, words.part === "agreed") : [];
  return texts && pieces.length > 0
    ? [{ language: of, pieces, title: subject(event, texts, of) }]
    : [];
}

/** A language of the letter, in parts that no sheet of paper should cut. @param {Column} column */
function drawn({ language: lang, pieces }) {
  const part = document.createElement("div");
  part.lang = lang;
  part.append(
    ...pieces.flatMap(({ heading, text }) => [
      ...(heading ? [element("h3", heading)] : []),
      ...text.split("\n\n").map((one) => element("p", one)),
    ]),
  );
  return part;
}

/** @param {string} tag @param {string} text */
function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/**
 * Make the buttons under the letter work.
 * @param {HTMLElement} part
 * @param {HTMLElement} paper what shows the letter
 * @param {() => Column[]} columns
 */
function startActions(part, paper, columns) {
  const texts = pageTexts().transfer;
  const said = find(part, "[data-letter-said]", HTMLElement);
  const text = () =>
    columns()
      .map(({ pieces }) => asText(pieces))
      .join(BETWEEN);
  press(part, "[data-letter-copy]", async () => {
    said.textContent = await copyOf(paper, text());
  });
  press(part, "[data-letter-mail]", async () => {
    const title = (columns()[0]?.title ?? "").slice(0, LONGEST_SUBJECT);
    let address = mailAddress(title, text());
    if (!address) {
      const result = await copyOf(paper, text());
      const isCopied = result === texts.copied;
      address = mailAddress(title, isCopied ? texts.mail_paste : texts.mail_self);
      said.textContent = isCopied ? texts.mail_copied : result;
    }
    location.href = address;
  });
  press(part, "[data-letter-save]", () => {
    const name = value(pageSession().current(), "name");
    download(fileName(name, pageTexts().event.untitled, "txt"), "text/plain", `${text()}\n`);
  });
  press(part, "[data-letter-print]", () => printAs("print-letter"));
  press(part, "[data-letter-link]", openLink);
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
