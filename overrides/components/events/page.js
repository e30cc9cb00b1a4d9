// @ts-check
/** What the tools of a page share: its session, its texts and small helpers for elements. */

import { browserStore } from "./kept.js";
import { createSession } from "./session.js";
import { words } from "./words.js";

/** @typedef {Record<string, any>} Texts */
/** @typedef {import("./session.js").Session} Session */

export const language = typeof document === "undefined" ? "fi" : document.documentElement.lang;

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
      navigator.storage?.persist?.().catch(() => undefined);
    },
  });
  window.addEventListener("storage", (event) => made.refresh(event.key));
  session = made;
  return made;
}

/** The short texts of the tools. @returns {Texts} */
export function pageTexts() {
  return words.tool;
}

/**
 * @param {string} text with places such as {count}
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
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
 * A copy of a `<template>`'s first element.
 * @param {string} name of its `data-template`
 * @returns {HTMLElement}
 */
export function fromTemplate(name) {
  const template = find(document, `[data-template="${name}"]`, HTMLTemplateElement);
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/** Today as YYYY-MM-DD in the reader's time. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Offer a text as a file to save.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * A file name made of an event's name: letters and digits of any language stay.
 * @param {string} name
 * @param {string} ending
 */
export function fileName(name, ending) {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `${plain.slice(0, 60) || "kokemusopas"}.${ending}`;
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
