// @ts-check
/**
 * Keys that lead to the search from every page, and the field of the menu: it begins to answer when
 * somebody goes to it, and shows the answer again to who comes back from a result.
 */

import { bringStyles } from "../base/styles.js";

/** Whether "/" leads to the search: one key alone must be one that a reader can turn off. */
const SLASH = "kokemusopas/slash";
const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

export function isSlashOn() {
  try {
    return localStorage.getItem(SLASH) !== "off";
  } catch {
    return true;
  }
}

/** @param {boolean} on */
export function turnSlash(on) {
  try {
    if (on) localStorage.removeItem(SLASH);
    else localStorage.setItem(SLASH, "off");
  } catch {
    // Where nothing can be kept, it stays as it is.
  }
}

/** @param {KeyboardEvent} event */
function leadsToSearch({ key, ctrlKey, metaKey, altKey, shiftKey, target }) {
  if (altKey || /** @type {Element} */ (target).closest(TYPED)) return false;
  if (key === "/") return !ctrlKey && !metaKey && isSlashOn();
  return key.toLowerCase() === "k" && ctrlKey !== metaKey && !shiftKey;
}

/** Make the keys and the field of the menu work; calling it again changes nothing. */
export function start() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[role=search]"));
  const field = /** @type {HTMLInputElement | null} */ (form?.elements.namedItem("q"));
  if (!form || !field || field.hasAttribute("aria-keyshortcuts")) return;
  field.setAttribute("aria-keyshortcuts", `Control+K Meta+K${isSlashOn() ? " /" : ""}`);
  const menu = /** @type {HTMLElement | null} */ (form.closest(".menu"));
  // A browser without popovers shows the menu that the address names.
  const open = () => {
    if (menu && !menu.popover) location.hash = menu.id;
    else if (menu?.matches(":not(:popover-open)")) menu.showPopover();
  };
  document.addEventListener("keydown", (event) => {
    if (!leadsToSearch(event) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
    field.focus();
    field.select();
  });
  if (menu) answerIn(menu, form, field, open);
}

/**
 * @param {HTMLElement} menu
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 * @param {() => void} open the menu
 */
function answerIn(menu, form, field, open) {
  const { searchIndex = "", searchScript = "" } = form.dataset;
  const answer = () => {
    fetch(searchIndex).catch(() => {}); // the script asks for it again, and tells it
    Promise.all([import(new URL(searchScript, location.href).href), bringStyles()]).then(
      ([module]) => module.start(form),
      () => {}, // no connection: the form leads to the page of the search, which tells it
    );
  };
  const { sought } = history.state ?? {};
  if (sought) {
    field.value = sought;
    open();
  }
  menu.addEventListener("toggle", (event) => {
    const isClosed = /** @type {ToggleEvent} */ (event).newState === "closed";
    if (isClosed && history.state?.sought) history.replaceState(null, "");
  });
  if (sought || form.contains(document.activeElement)) answer();
  else form.addEventListener("focusin", answer, { once: true });
}

if (typeof document !== "undefined") start();
