// @ts-check
/** Texts to copy: filled from the reader's event, in any language, to the clipboard or a mail. */
import { browserStore, hasEvents } from "../events/kept.js";
import { copy, find, fromTemplate, language, press } from "../events/page.js";
import { ways } from "../events/written.js";
import { mailAddress } from "../transfer/mail.js";
import { languages } from "./given.js";
import { line } from "./pieces.js";
import { fillIn, hasFields, namesOf, plain, write } from "./sheet.js";

/**
 * A text of the page: its sheet, what stands below it, and the subject of a mail with it; `own` is
 * the sheet as it came.
 * @typedef {{ sheet: HTMLElement, tools: HTMLElement, mail: string, own: Node }} Text
 */
/** @typedef {ReturnType<typeof import("./filling.js").startFilling>} Filling */
/**
 * What is chosen on the page: `event` is an id, "" for none, null as long as it is the open one.
 * @typedef {{ texts: Text[], filling: Filling | null, event: string | null }} Page
 */

/** Make the texts of the page work; calling it again changes nothing. */
export function start() {
  const sheets = [...document.querySelectorAll(".copy-text:not([data-started])")];
  /** @type {Page} */
  const page = { texts: [], filling: null, event: null };
  for (const found of sheets) {
    const sheet = /** @type {HTMLElement} */ (found);
    const { mail = "" } = sheet.dataset;
    const text = { sheet, tools: fromTemplate("copy-text"), mail, own: sheet.cloneNode(true) };
    page.texts.push(text);
    addTools(text, page);
  }
  if (sheets.length > 0) fillFromEvents(page);
}

/** @param {Text} text @param {Page} page */
function addTools(text, page) {
  const { sheet, tools } = text;
  const { text: id = "" } = sheet.dataset;
  sheet.dataset.started = "";
  tools.setAttribute("aria-labelledby", id);
  for (const name of ["copy", "mail"]) {
    const button = find(tools, `[data-${name}]`, HTMLElement);
    button.id = `${name}-${id}`; // said with the text's name, since there is one below each
    button.setAttribute("aria-labelledby", `${button.id} ${id}`);
  }
  find(tools, "[data-mail]", HTMLElement).hidden = !text.mail;
  press(tools, "[data-copy]", () => put(text));
  press(tools, "[data-mail]", () => openMail(text, page));
  find(tools, "[data-language]", HTMLSelectElement).addEventListener("change", () =>
    translate(text, page),
  );
  find(tools, "[data-event]", HTMLSelectElement).addEventListener("change", ({ target }) => {
    page.event = /** @type {HTMLSelectElement} */ (target).value;
    draw(page);
  });
  sheet.after(tools);
}

/** @param {Text} text @param {string} name of what is said */
function say({ tools }, name) {
  const said = find(tools, "[data-said]", HTMLElement);
  said.textContent = name && (said.dataset[name] ?? "");
}

/** Put a text on the clipboard, else mark it to be copied; returns whether it is there. @param {Text} text */
async function put(text) {
  const isCopied = await copy(plain(text.sheet));
  if (!isCopied) window.getSelection()?.selectAllChildren(text.sheet);
  say(text, isCopied ? "copied" : "failed");
  return isCopied;
}

/** @param {Text} text @param {Page} page */
async function openMail(text, page) {
  const subject = line(text.mail, valuesFor(text, page), namesOf(text.sheet));
  const {
    paste = "",
    self = "",
    copied = "",
  } = find(text.tools, "[data-mail]", HTMLElement).dataset;
  let address = mailAddress(subject, plain(text.sheet));
  if (!address) {
    const isCopied = await put(text);
    address = mailAddress(subject, isCopied ? paste : self);
    if (isCopied) find(text.tools, "[data-said]", HTMLElement).textContent = copied;
  }
  location.href = address;
}

/** The language that a text is shown in. @param {Text} text */
function languageOf({ sheet }) {
  return sheet.lang || language;
}

/** Show a text in the chosen language. @param {Text} text @param {Page} page */
async function translate(text, page) {
  const { sheet, tools } = text;
  const select = find(tools, "[data-language]", HTMLSelectElement);
  const wanted = select.value;
  const place = `${tools.dataset.page}#${sheet.dataset.text}`;
  try {
    if (wanted === language) {
      sheet.replaceChildren(...text.own.cloneNode(true).childNodes);
      text.mail = sheet.dataset.mail ?? "";
    } else {
      const given = await languages[wanted]?.();
      const found = given?.texts[place];
      if (select.value !== wanted) return; // another one has been chosen meanwhile
      if (!given || !found) throw new Error(`no such text in ${wanted}`);
      write(sheet, found.words, given.fields);
      text.mail = found.mail ?? "";
    }
    sheet.lang = wanted;
    say(text, "");
    draw(page);
  } catch {
    select.value = languageOf(text);
    say(text, "offline");
  }
}

/** Fill the texts from the reader's events, now or when there are any. @param {Page} page */
function fillFromEvents(page) {
  const load = async () => {
    if (page.filling || !hasEvents(browserStore())) return;
    const { startFilling } = await import("./filling.js");
    page.filling ??= startFilling(() => draw(page), ways);
    draw(page);
  };
  const tryToLoad = () => load().catch(() => {}); // no connection: the blanks stay blanks
  window.addEventListener("storage", tryToLoad);
  tryToLoad();
}

/** The event that fills the page's texts, "" for none. @param {Page} page */
function chosen({ filling, event }) {
  if (event === null || (event && !filling?.has(event))) return filling?.open() ?? "";
  return event;
}

/** @param {Text} text @param {Page} page */
function valuesFor(text, page) {
  return page.filling?.values(chosen(page), languageOf(text)) ?? {};
}

/** Show the texts as they now are. @param {Page} page */
function draw(page) {
  for (const text of page.texts) {
    fillIn(text.sheet, valuesFor(text, page));
    drawEvents(text, page);
  }
}

/** Offer the events to choose from. @param {Text} text @param {Page} page */
function drawEvents({ sheet, tools }, page) {
  const label = find(tools, "[data-events]", HTMLElement);
  const select = find(tools, "[data-event]", HTMLSelectElement);
  const events = page.filling?.events(language, label.dataset.untitled ?? "") ?? [];
  label.hidden = events.length === 0 || !hasFields(sheet);
  const none = find(select, '[value=""]', HTMLOptionElement);
  select.replaceChildren(...events.map(({ id, name }) => new Option(name, id)), none);
  select.value = chosen(page);
}

if (typeof document !== "undefined") start();
