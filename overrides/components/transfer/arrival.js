// @ts-check
/** Whether a page was opened with a shared event, and what is said when it cannot be taken in. */
import { words } from "../events/words.js";

/** Whether an address holds a shared event; some programs write its `=` in another way. @param {string} hash */
export function isShared(hash) {
  return /^#jaa(?:=|%3[Dd])/.test(hash);
}

/** Say that a part of the page could not be fetched: the dialog needs no script to be closed. */
export function showFailure() {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("#laheta"));
  const said = dialog?.querySelector("[data-said]");
  if (!dialog || !said) return;
  dialog.toggleAttribute("data-failed", true);
  if (!dialog.open) dialog.showModal();
  said.textContent = words.tool.transfer.offline;
}
