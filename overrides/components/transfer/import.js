// @ts-check
/** Take in events from a file or a link, after the reader has seen what they would change. */
import { announce, offerUndo } from "../events/events.js";
import { preview } from "../events/merge.js";
import { value } from "../events/model.js";
import { fill, find, pageSession, pageTexts } from "../events/page.js";
import { MAX_BYTES, parseBackup, RefusedError } from "../events/validate.js";
import { decodeLink } from "./share.js";

/** @typedef {import("../events/merge.js").Events} Events */

/**
 * Make taking in work on this page.
 * @param {import("./dialog.js").SendDialog} send
 */
export function startImport({ dialog: opener, say, press }) {
  const dialog = find(document, "#tuonti", HTMLDialogElement);
  const accept = find(dialog, "[data-accept]", HTMLButtonElement);
  /** @type {Events} */
  let incoming = {};

  /** @param {() => Promise<Events>} read */
  const show = async (read) => {
    opener.close();
    say("");
    try {
      incoming = await read();
      showPreview(dialog, incoming);
    } catch (error) {
      showRefusal(dialog, error);
    }
    dialog.showModal();
  };

  const file = find(opener, "[data-import-file]", HTMLInputElement);
  press("[data-import]", () => file.click());
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (chosen) show(() => fromFile(chosen));
  });
  find(dialog, "[data-close]", HTMLElement).addEventListener("click", () => dialog.close());
  accept.addEventListener("click", () => {
    const { imported } = pageTexts().undo;
    dialog.close();
    pageSession().take(incoming);
    offerUndo(imported);
    announce(imported);
  });

  const fromAddress = () => {
    const { hash } = location;
    if (!hash.startsWith("#jaa=")) return;
    // What was shared must not stay in the address, where it would be bookmarked or sent on.
    history.replaceState(null, "", location.pathname + location.search);
    show(() => fromLink(hash));
  };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
}

/** @param {File} file @returns {Promise<Events>} */
async function fromFile(file) {
  if (file.size > MAX_BYTES) throw new RefusedError("too-large");
  return parseBackup(await file.text(), Date.now());
}

/** @param {string} hash of the address @returns {Promise<Events>} */
async function fromLink(hash) {
  const events = await decodeLink(hash, Date.now());
  if (!events) throw new RefusedError("damaged");
  return events;
}

/**
 * Show what the events would bring, with the button that takes them in where it is something.
 * @param {HTMLDialogElement} dialog
 * @param {Events} incoming
 */
function showPreview(dialog, incoming) {
  const { import: texts, event: names } = pageTexts();
  const rows = preview(pageSession().all(), incoming);
  const news = rows.some(({ added, changed }) => added + changed > 0);
  const lines = rows.map(({ event, isNew, added, changed, kept }) => {
    const name = value(event, "name") || names.untitled;
    return fill(isNew ? texts.new : texts.known, { name, added, changed, kept });
  });
  present(dialog, texts.title, news ? texts.intro : texts.nothing, lines, news);
}

/** @param {HTMLDialogElement} dialog @param {unknown} error */
function showRefusal(dialog, error) {
  const { import: texts, transfer } = pageTexts();
  const why = error instanceof RefusedError ? texts[error.refusal] : transfer.failed;
  present(dialog, texts.refused, why, [], false);
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} title
 * @param {string} intro
 * @param {string[]} lines
 * @param {boolean} acceptable
 */
function present(dialog, title, intro, lines, acceptable) {
  find(dialog, "h2", HTMLElement).textContent = title;
  find(dialog, "[data-import-intro]", HTMLElement).textContent = intro;
  find(dialog, "[data-import-list]", HTMLElement).replaceChildren(
    ...lines.map((line) => {
      const row = document.createElement("li");
      row.textContent = line;
      return row;
    }),
  );
  find(dialog, "[data-accept]", HTMLButtonElement).hidden = !acceptable;
}
