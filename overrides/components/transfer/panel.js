// @ts-check
/** What the dialogs for sending and taking in do, fetched on demand: its state is handed in. */
import { value } from "../events/model.js";
import { download, fileName, find, press, printAs } from "../events/page.js";
import { know } from "../events/written.js";
import { account } from "./account.js";
import { backupText } from "./backup.js";
import { startCalendar } from "./calendar_file.js";
import { startImport } from "./import.js";
import { startLink } from "./link.js";
import { fillDialogs } from "./parts.js";
import { startSend } from "./send.js";
import { asCsv, asMarkdown } from "./texts.js";

/**
 * What the page hands in: published, this script has no state in common with it.
 * @typedef {{
 *   session: import("../events/session.js").Session,
 *   texts: Record<string, any>,
 *   language: string,
 *   guide: import("../events/words.js").Guide,
 *   ways: typeof import("../events/written.js").ways,
 *   announce: (text: string) => void,
 *   did: typeof import("../events/undo.js").did,
 *   fromForm: typeof import("./form_offer.js").fromForm,
 * }} Tools
 */
/** @typedef {ReturnType<typeof panelOf>} SendPanel */

/** @param {Tools} tools */
function panelOf(tools) {
  const { session, texts, language, guide } = tools;
  const dialog = find(document, "#laheta", HTMLDialogElement);
  const said = find(dialog, "[data-said]", HTMLElement);
  const root = new URL(dialog.dataset.root ?? "", document.baseURI).href;
  const isExperts = "experts" in dialog.dataset;
  const name = () => value(session.current(), "name").trim() || texts.event.untitled;
  const panel = {
    ...tools,
    dialog,
    /** Where the event's list stands. */
    list: new URL(dialog.dataset.list ?? "", document.baseURI).href,
    /** Which page a link to the event opens. */
    target: new URL(dialog.dataset.target ?? "", document.baseURI).href,
    labels: { ...texts.export, untitled: texts.event.untitled },
    name,
    /** An event with the words of what the owner of this copy added. @param {import("../events/model.js").Event} event */
    carrying: (event) => ({ ...event, marks: { ...guide.carried, ...event.marks } }),
    account: () => account(session.current(), guide, language, root, isExperts),
    /** @param {string} text */
    say(text) {
      said.textContent = text;
    },
    /** @param {string} ending @param {string} type @param {string} text */
    save(ending, type, text) {
      download(fileName(name(), texts.event.untitled, ending), type, text);
      panel.say(texts.transfer.saved);
    },
  };
  return panel;
}

/** @param {Tools} tools */
export function createPanel(tools) {
  know(tools.ways);
  fillDialogs("#laheta [data-groups]", tools.guide.parts?.transfer);
  const panel = panelOf(tools);
  const { dialog, session, labels, language, texts } = panel;
  const shows = [startSend(panel), startLink(panel), startCalendar(panel)];
  const take = startImport(panel);
  press(dialog, "[data-markdown]", () => {
    panel.save("md", "text/markdown", asMarkdown(panel.account(), labels, language));
  });
  press(dialog, "[data-csv]", () => {
    panel.save("csv", "text/csv", asCsv(panel.account(), labels));
  });
  press(dialog, "[data-backup]", () => {
    download(
      texts.files.backup.file,
      "application/json",
      backupText(Object.values(session.all()).map(panel.carrying), Date.now()),
    );
    panel.say(texts.transfer.saved);
  });
  for (const looks of ["", "print-blank"]) {
    press(dialog, looks ? "[data-print-blank]" : "[data-print-filled]", () => {
      dialog.close();
      printAs(looks);
    });
  }
  const open = () => {
    panel.say("");
    dialog.toggleAttribute("data-failed", false);
    for (const show of shows) show();
    if (!dialog.open) dialog.showModal();
  };
  return {
    open,
    /** Open the part with the link, and make it. */
    openLink() {
      open();
      const make = find(dialog, "[data-link]", HTMLElement);
      for (const part of dialog.querySelectorAll("details")) part.open = part.contains(make);
      make.click();
    },
    /** @param {string} hash of the address */
    takeIn: (hash) => take.link(hash),
    takeFiles: take.files,
    panel,
  };
}
