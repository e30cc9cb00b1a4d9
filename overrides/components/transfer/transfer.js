// @ts-check
/** Send, save, print, share and take in: the two dialogs around the open event. */
import { announce, eventName, offerUndo, saveBackup } from "../events/events.js";
import { preview } from "../events/merge.js";
import { value } from "../events/model.js";
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
import { MAX_BYTES, parseBackup, RefusedError } from "../events/validate.js";
import { words } from "../events/words.js";
import { asCalendar } from "./calendar.js";
import { decodeLink, encodeLink } from "./share.js";
import { asCsv, asMarkdown, asText, oneLine } from "./texts.js";

/** @typedef {import("../events/model.js").Item} Item */
/** @typedef {import("../events/merge.js").Events} Events */

/** Longest `mailto:` address that mail programs take without cutting it. */
const MAX_MAIL = 1900;

/**
 * The address that opens a mail, or "" when the text is too long for one.
 * @param {string} subject
 * @param {string} body
 */
export function mailAddress(subject, body) {
  const whole = body.replace(/\p{Cs}/gu, "\uFFFD").replace(/\n/g, "\r\n");
  const address =
    `mailto:?subject=${encodeURIComponent(oneLine(subject))}` +
    `&body=${encodeURIComponent(whole)}`;
  return address.length > MAX_MAIL ? "" : address;
}

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

/** The address of this page without what belongs to the moment. */
function pageAddress() {
  return location.origin + location.pathname;
}

/**
 * Make sending and taking in work on this page.
 * @param {Item[]} items of the page's checklist, none on the brief's page
 */
export function startTransfer(items) {
  const dialog = find(document, "#laheta", HTMLDialogElement);
  const session = pageSession();
  const texts = pageTexts().transfer;
  const said = find(dialog, "[data-said]", HTMLElement);
  const link = find(dialog, "#jakolinkki", HTMLInputElement);

  /** @param {string} text */
  const say = (text) => {
    said.textContent = text;
    said.hidden = !text;
  };
  /** @param {string} selector @param {() => void} action */
  const press = (selector, action) => {
    find(dialog, selector, HTMLElement).addEventListener("click", action);
  };
  const text = () => asText(session.current(), items, labels(), language);
  const name = () => eventName(session.current());

  /** @param {boolean} blank */
  const print = (blank) => {
    dialog.close();
    document.documentElement.classList.toggle("print-blank", blank);
    window.print();
    document.documentElement.classList.remove("print-blank");
  };

  find(document, "[data-event-print]", HTMLElement).addEventListener("click", () => print(false));
  find(document, "[data-event-transfer]", HTMLElement).addEventListener("click", () => {
    say("");
    hideLink();
    find(dialog, "[data-copy-text]", HTMLElement).hidden = true;
    const date = value(session.current(), "date");
    find(dialog, "[data-calendar-help]", HTMLElement).textContent = date
      ? texts.calendar_help
      : texts.calendar_needs_date;
    find(dialog, "[data-calendar]", HTMLButtonElement).disabled = !date;
    dialog.showModal();
  });
  press("[data-close]", () => dialog.close());
  press("[data-print-filled]", () => print(false));
  press("[data-print-blank]", () => print(true));
  press("[data-copy]", async () => {
    const place = find(dialog, "[data-copy-text]", HTMLTextAreaElement);
    const copied = await copy(text());
    say(copied ? texts.copied : texts.copy_failed);
    place.hidden = copied;
    place.value = text();
    if (!copied) place.select();
  });
  press("[data-mail]", () => {
    const address = mailAddress(fill(texts.mail_subject, { name: name() }), text());
    if (address) location.href = address;
    else say(texts.too_long_for_mail);
  });
  press("[data-calendar]", () => {
    download(
      fileName(name(), "ics"),
      "text/calendar",
      asCalendar(session.current(), items, labels(), language, {
        now: Date.now(),
        address: pageAddress(),
      }),
    );
  });
  press("[data-markdown]", () => {
    download(
      fileName(name(), "md"),
      "text/markdown",
      asMarkdown(session.current(), items, labels(), language),
    );
  });
  press("[data-csv]", () => {
    download(
      fileName(name(), "csv"),
      "text/csv",
      asCsv(session.current(), items, labels(), language),
    );
  });
  press("[data-backup]", saveBackup);

  const image = find(dialog, "[data-qr-image]", HTMLElement);
  const hideLink = () => {
    find(dialog, "[data-link-part]", HTMLElement).hidden = true;
    image.hidden = true;
  };
  press("[data-link]", async () => {
    link.value = await encodeLink(session.current(), pageAddress());
    find(dialog, "[data-link-part]", HTMLElement).hidden = false;
    link.focus();
    link.select();
  });
  press("[data-link-copy]", async () => {
    const copied = await copy(link.value);
    say(copied ? texts.copied : texts.copy_failed);
    if (!copied) link.select();
  });
  press("[data-qr]", async () => {
    try {
      const { qrPath } = await import("./qr.js");
      const { size, path } = await qrPath(link.value);
      find(image, "svg", SVGElement).setAttribute("viewBox", `-4 -4 ${size + 8} ${size + 8}`);
      find(image, "path", SVGPathElement).setAttribute("d", path);
      image.hidden = false;
    } catch (error) {
      say(error instanceof RangeError ? texts.qr_too_long : texts.failed);
    }
  });

  startImport(dialog, say);
}

/**
 * @param {HTMLDialogElement} opener
 * @param {(text: string) => void} say
 */
function startImport(opener, say) {
  const session = pageSession();
  const all = pageTexts();
  const texts = all.import;
  const dialog = find(document, "#tuonti", HTMLDialogElement);
  const list = find(dialog, "[data-import-list]", HTMLElement);
  const accept = find(dialog, "[data-accept]", HTMLButtonElement);
  const intro = find(dialog, "[data-import-intro]", HTMLElement);
  const title = find(dialog, "h2", HTMLElement);
  const file = find(opener, "[data-import-file]", HTMLInputElement);
  /** @type {Events} */
  let incoming = {};

  /** @param {() => Promise<Events>} read */
  const show = async (read) => {
    opener.close();
    say("");
    try {
      incoming = await read();
      const rows = preview(session.all(), incoming);
      const news = rows.some(({ added, changed }) => added + changed > 0);
      title.textContent = texts.title;
      intro.textContent = news ? texts.intro : texts.nothing;
      list.replaceChildren(
        ...rows.map(({ event, isNew, added, changed, kept }) => {
          const row = document.createElement("li");
          row.textContent = fill(isNew ? texts.new : texts.known, {
            name: value(event, "name") || all.event.untitled,
            added,
            changed,
            kept,
          });
          return row;
        }),
      );
      accept.hidden = !news;
    } catch (error) {
      title.textContent = texts.refused;
      intro.textContent =
        error instanceof RefusedError ? texts[error.refusal] : all.transfer.failed;
      list.replaceChildren();
      accept.hidden = true;
    }
    dialog.showModal();
  };

  find(opener, "[data-import]", HTMLElement).addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (chosen) {
      show(async () => {
        if (chosen.size > MAX_BYTES) throw new RefusedError("too-large");
        return parseBackup(await chosen.text(), Date.now());
      });
    }
  });
  find(dialog, "[data-close]", HTMLElement).addEventListener("click", () => dialog.close());
  accept.addEventListener("click", () => {
    dialog.close();
    session.take(incoming);
    offerUndo(all.undo.imported);
    announce(all.undo.imported);
  });

  const fromAddress = () => {
    const { hash } = location;
    if (!hash.startsWith("#jaa=")) return;
    // What was shared must not stay in the address, where it would be bookmarked or sent on.
    history.replaceState(null, "", location.pathname + location.search);
    show(async () => {
      const events = await decodeLink(hash, Date.now());
      if (!events) throw new RefusedError("damaged");
      return events;
    });
  };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
}
