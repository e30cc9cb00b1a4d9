// @ts-check
/** Send, save, print, share and take in: the two dialogs around the open event. */
import { value } from "../events/model.js";
import { find, pageSession, pageTexts } from "../events/page.js";
import { sendDialog } from "./dialog.js";
import { startImport } from "./import.js";
import { startLink } from "./link.js";
import { startFiles, startText } from "./send.js";

/**
 * Make sending and taking in work on this page.
 * @param {import("../events/model.js").Item[]} items of the page's checklist, none on the brief's page
 */
export function startTransfer(items) {
  const send = sendDialog();
  const { dialog, say, press } = send;
  const hideLink = startLink(send);

  find(document, "[data-event-transfer]", HTMLElement).addEventListener("click", () => {
    say("");
    hideLink();
    find(dialog, "[data-copy-text]", HTMLElement).hidden = true;
    offerCalendar(dialog);
    dialog.showModal();
  });
  press("[data-close]", () => dialog.close());
  find(document, "[data-event-print]", HTMLElement).addEventListener("click", () => {
    print(dialog, false);
  });
  press("[data-print-filled]", () => print(dialog, false));
  press("[data-print-blank]", () => print(dialog, true));
  startText(send, items);
  startFiles(send, items);
  startImport(send);
}

/** An event without a date has no calendar: say so. @param {HTMLDialogElement} dialog */
function offerCalendar(dialog) {
  const texts = pageTexts().transfer;
  const date = value(pageSession().current(), "date");
  find(dialog, "[data-calendar-help]", HTMLElement).textContent = date
    ? texts.calendar_help
    : texts.calendar_needs_date;
  find(dialog, "[data-calendar]", HTMLButtonElement).disabled = !date;
}

/** @param {HTMLDialogElement} dialog @param {boolean} blank without what was ticked and written */
function print(dialog, blank) {
  dialog.close();
  document.documentElement.classList.toggle("print-blank", blank);
  window.print();
  document.documentElement.classList.remove("print-blank");
}
