// @ts-check
/** What the parts of the dialog for sending share. */
import { find } from "../events/page.js";

/** @typedef {ReturnType<typeof sendDialog>} SendDialog */

/** The dialog, with the buttons in it and the line that says what came of them. */
export function sendDialog() {
  const dialog = find(document, "#laheta", HTMLDialogElement);
  const said = find(dialog, "[data-said]", HTMLElement);
  return {
    dialog,

    /** @param {string} text */
    say(text) {
      said.textContent = text;
      said.hidden = !text;
    },

    /** @param {string} selector @param {() => void} action */
    press(selector, action) {
      find(dialog, selector, HTMLElement).addEventListener("click", action);
    },
  };
}

/** The address of this page without what belongs to the moment. */
export function pageAddress() {
  return location.origin + location.pathname;
}
