// @ts-check
/** The open event as text: copied, mailed, or saved as a file. */
import { eventName, saveBackup } from "../events/events.js";
import {
  copy,
  download,
  fileName,
  fill,
  find,
  language,
  pageSession,
  pageTexts,
} from "../events/page.js";
import { words } from "../events/words.js";
import { asCalendar } from "./calendar.js";
import { pageAddress } from "./dialog.js";
import { mailAddress } from "./mail.js";
import { asCsv, asMarkdown, asText } from "./texts.js";

/** @typedef {import("../events/model.js").Item} Item */
/** @typedef {import("./dialog.js").SendDialog} SendDialog */

/** The words of the exports. */
function labels() {
  const { event, item, export: exported } = pageTexts();
  return {
    ...exported,
    done: item.done,
    open: item.open,
    skipped: item.skipped,
    untitled: event.untitled,
    phases: words.phases,
  };
}

/**
 * Make copying and mailing work.
 * @param {SendDialog} send
 * @param {Item[]} items of the page's checklist
 */
export function startText({ dialog, say, press }, items) {
  const texts = pageTexts().transfer;
  const current = () => pageSession().current();
  const text = () => asText(current(), items, labels(), language);
  press("[data-copy]", async () => {
    const place = find(dialog, "[data-copy-text]", HTMLTextAreaElement);
    const copied = await copy(text());
    say(copied ? texts.copied : texts.copy_failed);
    place.hidden = copied;
    place.value = text();
    if (!copied) place.select();
  });
  press("[data-mail]", () => {
    const subject = fill(texts.mail_subject, { name: eventName(current()) });
    const address = mailAddress(subject, text());
    if (address) location.href = address;
    else say(texts.too_long_for_mail);
  });
}

/**
 * Make saving as a file work.
 * @param {SendDialog} send
 * @param {Item[]} items of the page's checklist
 */
export function startFiles({ press }, items) {
  const current = () => pageSession().current();
  /** @param {string} ending @param {string} type @param {string} text */
  const save = (ending, type, text) => {
    download(fileName(eventName(current()), ending), type, text);
  };
  press("[data-calendar]", () => {
    const options = { now: Date.now(), address: pageAddress() };
    save("ics", "text/calendar", asCalendar(current(), items, labels(), language, options));
  });
  press("[data-markdown]", () => {
    save("md", "text/markdown", asMarkdown(current(), items, labels(), language));
  });
  press("[data-csv]", () => {
    save("csv", "text/csv", asCsv(current(), items, labels(), language));
  });
  press("[data-backup]", saveBackup);
}
