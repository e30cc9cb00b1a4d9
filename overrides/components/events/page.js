// @ts-check
/** What the tools of a page share: its session, its texts and small helpers for elements. */

import { formOf } from "../base/counted.js";
import { fill as filled } from "../base/fill.js";
import { pause } from "../base/pause.js";
import { dayOf } from "./dates.js";
import { browserStore } from "./kept.js";
import { createSession } from "./session.js";
import { words } from "./words.js";

/** @typedef {Record<string, any>} Texts */
/** @typedef {import("./session.js").Session} Session */

export const language = typeof document === "undefined" ? "" : document.documentElement.lang;

/** So long (in ms) is what is being typed in memory only. */
const WRITES_AFTER = 200;

/** @type {Session | undefined} */
let session;

/** The one session of this page. @returns {Session} */
export function pageSession() {
  if (session) return session;
  const made = createSession({
    store: browserStore(),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    persist: () => {
      navigator.storage?.persist?.().then(tellPersistence, () => tellPersistence(false));
      if (!navigator.storage?.persist) tellPersistence(false);
    },
    later: (work) => setTimeout(work, WRITES_AFTER),
  });
  keepUp(made);
  readOn(made);
  session = made;
  return made;
}

/** Read what else is stored, and tell what of it cannot be read. @param {Session} made */
async function readOn(made) {
  await pause();
  made.all();
  await pause();
  if (made.hasNewer() || Object.keys(made.aside())[0]) made.tell();
}

/** @param {boolean} lasting whether the browser promises to keep what is stored */
function tellPersistence(lasting) {
  document.dispatchEvent(new CustomEvent("tools:first-save", { detail: { lasting } }));
}

/**
 * A page that comes back, from the browser's memory or from the night, shows what is stored
 * before a key can be pressed; what is not stored yet is not left without a question.
 * @param {Session} made
 */
function keepUp(made) {
  document.addEventListener("beforeinput", ({ target }) => {
    const { selectionStart, selectionEnd } = /** @type {HTMLInputElement} */ (target);
    replaces = (selectionEnd ?? 0) > (selectionStart ?? 0);
  });
  window.addEventListener("storage", (event) => made.refresh(event.key));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) made.comeBack();
  });
  window.addEventListener("hashchange", () => made.comeBack());
  for (const type of ["pagehide", "focusout"]) addEventListener(type, () => made.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) made.flush();
    else made.comeBack();
  });
  window.addEventListener("beforeunload", (event) => {
    made.flush();
    if (made.unsaved().length > 0) event.preventDefault();
  });
  const turnDay = () => {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    setTimeout(() => {
      made.comeBack();
      turnDay();
    }, midnight.getTime() - now.getTime());
  };
  turnDay();
}

/** The short texts of the tools. @returns {Texts} */
export function pageTexts() {
  return words.tool;
}

/**
 * @param {import("../base/counted.js").Counted} text with places such as {count}
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return filled(formOf(text, Number(values.count), language), values);
}

/**
 * The element of a template or page part; a missing one is our mistake, said at once.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new (...args: any[]) => T} kind
 * @returns {T}
 */
export function find(root, selector, kind) {
  const element = root.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`the page has no ${selector}`);
  return element;
}

/**
 * What a press on an element does.
 * @param {ParentNode} root
 * @param {string} selector
 * @param {() => void} action
 */
export function press(root, selector, action) {
  find(root, selector, HTMLElement).addEventListener("click", action);
}

/**
 * A copy of a `<template>`'s first element.
 * @param {string} name of its `data-template`
 * @returns {HTMLElement}
 */
export function fromTemplate(name) {
  const template = find(document, `[data-template="${name}"]`, HTMLTemplateElement);
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/** Whether the last input took the place of a selection. */
let replaces = false;

/**
 * How an input is written: letter by letter, or anew where it takes the place of a selection, is
 * pasted, dropped or cut, or is taken back by the browser's own undo. That begins a step of its
 * own, however alike the texts are.
 * @param {globalThis.Event} event
 * @returns {true | "anew"}
 */
export function typing(event) {
  const type = event instanceof InputEvent ? event.inputType : "";
  return replaces || /^(?:insertFrom|deleteBy|history)/.test(type) ? "anew" : true;
}

/** Today as YYYY-MM-DD in the reader's time. */
export function today() {
  return dayOf(Date.now());
}

/**
 * Offer a text or bytes as a file to save.
 * @param {string} name
 * @param {string} type
 * @param {BlobPart} content
 */
export function download(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // Safari fetches it later: the address lives as long as the page.
  window.addEventListener("pagehide", () => URL.revokeObjectURL(link.href), { once: true });
}

/**
 * Print the page as some class of it looks, a list below the text of its page alone. Phones print
 * later than they return.
 * @param {string} looks a class of the page's root, "" for none
 */
export function printAs(looks) {
  const { classList } = document.documentElement;
  const others = aroundTheList();
  if (looks) classList.add(looks);
  for (const one of others) one.hidden = true;
  const restore = () => {
    if (looks) classList.remove(looks);
    for (const one of others) one.hidden = false;
  };
  window.addEventListener("afterprint", restore, { once: true });
  window.print();
}

/** What a page with a list below its text shows besides the list and its title. */
function aroundTheList() {
  const list = document.querySelector("[data-phase-list]");
  const beside = /** @type {HTMLElement[]} */ ([...(list?.parentElement?.children ?? [])]);
  return beside.filter((one) => one !== list && !one.hidden && !one.querySelector("h1"));
}

/**
 * A file name made of an event's name: letters and digits of any language stay.
 * @param {string} name
 * @param {string} untitled what an event without a name is called
 * @param {string} ending
 * @param {string} [what] is in the file, told after a name of any length
 */
export function fileName(name, untitled, ending, what = "") {
  const plain = [name, untitled].map((words) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, ""),
  );
  const short = (plain[0] || plain[1] || "").slice(0, 60).replace(/-$/, "");
  return `${[short, what].filter(Boolean).join("-")}.${ending}`;
}

/**
 * A copy button's work: true when the text is on the clipboard.
 * @param {string} text
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
