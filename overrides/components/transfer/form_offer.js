// @ts-check
/** The form of a page, offered filled in; what reads and writes forms is fetched when one is asked for. */
import { find } from "../events/page.js";

/** @returns {Promise<typeof import("./form.js")>} */
function forms() {
  return import("./form.js").catch(() => {
    throw Object.assign(new Error("no form.js"), { refusal: "unreachable" });
  });
}

/**
 * The event of a form, null where a file is no PDF.
 * @param {File} file
 * @param {import("./panel.js").SendPanel} panel
 */
export async function fromForm(file, panel) {
  const beginning = await file.slice(0, 1024).text();
  return beginning.includes("%PDF-") ? (await forms()).readForm(file, panel) : null;
}

/** Offer the form of this page, where there is one. @param {import("./panel.js").SendPanel} panel */
export function offerForm(panel) {
  const { dialog, say, texts } = panel;
  if (!dialog.dataset.form) return;
  const button = document.createElement("button");
  button.className = "button";
  button.type = "button";
  button.textContent = texts.transfer.pdf;
  find(dialog, "[data-print-blank]", HTMLElement).after(button);
  button.addEventListener("click", () => {
    forms().then(
      ({ downloadFilled }) => downloadFilled(panel),
      () => say(texts.transfer.offline),
    );
  });
}
