// @ts-check
/** The open event on the page: its facts, its form, the notices about storage, and undo. */
import { showDate } from "./dates.js";
import { daysBetween, isDate, value } from "./model.js";
import { download, fill, find, language, pageSession, pageTexts, today } from "./page.js";
import { backupText } from "./validate.js";

/** @typedef {import("./model.js").Event} Event */

const ANNOUNCE_AFTER = 700; // ms of quiet, so that many clicks make one announcement

/** @type {ReturnType<typeof setTimeout> | undefined} */
let announcing;

/**
 * Say something to screen readers, once things are quiet.
 * @param {string} text
 */
export function announce(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    const place = document.querySelector("[data-announce]");
    if (place) place.textContent = text;
  }, ANNOUNCE_AFTER);
}

/**
 * Show what was just done, with a button that takes it back.
 * @param {string} text
 */
export function offerUndo(text) {
  const bar = find(document, "[data-undo]", HTMLElement);
  find(bar, "[data-undo-text]", HTMLElement).textContent = text;
  find(bar, "[data-undo-button]", HTMLElement).hidden = !pageSession().canUndo();
  bar.hidden = false;
}

/** @param {Event} event */
export function eventName(event) {
  return value(event, "name") || pageTexts().event.untitled;
}

/** Save a backup of all events as a file, and remember when. */
export function saveBackup() {
  download(
    "kokemusopas-varmuuskopio.json",
    "application/json",
    backupText(pageSession().all(), Date.now()),
  );
}

/**
 * The date, place and days left of an event, as a line.
 * @param {Event} event
 */
function facts(event) {
  const texts = pageTexts().event;
  const date = value(event, "date");
  const days = date ? daysBetween(today(), date) : 0;
  const distance =
    {
      "-1": texts.day_ago,
      0: texts.today,
      1: texts.day_left,
    }[String(days)] ?? fill(days < 0 ? texts.days_ago : texts.days_left, { count: Math.abs(days) });
  return (
    date
      ? [showDate(date, language, "long"), value(event, "place"), distance]
      : [texts.no_date, value(event, "place")]
  )
    .filter((part) => part)
    .join(" · ");
}

/** Make the event's part of the page work; calling it again changes nothing. */
export function startEvents() {
  const part = document.querySelector("[data-event]");
  if (!(part instanceof HTMLElement) || part.dataset.waiting === undefined) return;
  delete part.dataset.waiting;
  const session = pageSession();
  const texts = pageTexts();
  const choose = find(part, "select", HTMLSelectElement);

  const render = () => {
    const current = session.current();
    find(part, "[data-event-name]", HTMLElement).textContent = eventName(current);
    find(part, "[data-event-facts]", HTMLElement).textContent = facts(current);
    const list = session.list();
    find(part, "[data-event-choose]", HTMLElement).hidden = list.length < 2;
    choose.replaceChildren(
      ...list.map(
        (event) => new Option(eventName(event), event.id, false, event.id === current.id),
      ),
    );
    renderNotices();
  };

  const renderNotices = () => {
    const notice = find(document, "[data-notice]", HTMLElement);
    const kept = session.kept();
    const said = kept === "kept" || !session.isStored() ? "" : texts.kept[kept];
    if (notice.hidden !== !said) notice.hidden = !said;
    find(notice, "[data-notice-text]", HTMLElement).textContent = said;
    find(document, "[data-aside]", HTMLElement).hidden = Object.keys(session.aside()).length === 0;
  };

  choose.addEventListener("change", () => session.open(choose.value));
  find(document, "[data-notice-backup]", HTMLElement).addEventListener("click", saveBackup);
  find(document, "[data-aside-save]", HTMLElement).addEventListener("click", () => {
    download(
      "kokemusopas-sivuun.json",
      "application/json",
      JSON.stringify(session.aside(), null, 1),
    );
  });
  find(document, "[data-aside-drop]", HTMLElement).addEventListener("click", () => {
    session.dropAside();
    announce(texts.kept.aside_dropped);
  });
  startForm(find(part, "[data-event-edit]", HTMLElement));
  startUndo();
  session.onChange(render);
  render();
}

/** @param {HTMLElement} opener */
function startForm(opener) {
  const session = pageSession();
  const texts = pageTexts();
  const dialog = find(document, "#tilaisuuden-tiedot", HTMLDialogElement);
  const form = find(dialog, "form", HTMLFormElement);
  const error = find(dialog, "[data-date-error]", HTMLElement);
  /** @param {string} name */
  const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  let creating = false;

  /** @param {Event | null} event the one to edit, null for a new one */
  const show = (event) => {
    creating = !event;
    for (const name of ["name", "date", "place"])
      field(name).value = event ? value(event, name) : "";
    error.hidden = true;
    field("date").removeAttribute("aria-invalid");
    if (!dialog.open) dialog.showModal();
    field("name").focus();
  };

  opener.addEventListener("click", () => show(session.current()));
  find(dialog, "[data-cancel]", HTMLElement).addEventListener("click", () => dialog.close());
  find(dialog, "[data-new]", HTMLElement).addEventListener("click", () => show(null));
  find(dialog, "[data-duplicate]", HTMLElement).addEventListener("click", () => {
    const name = fill(texts.form.copy_name, { name: eventName(session.current()) });
    session.duplicate(name);
    show(session.current());
    offerUndo(fill(texts.undo.created, { name }));
  });
  find(dialog, "[data-delete]", HTMLElement).addEventListener("click", () => {
    const name = eventName(session.current());
    session.remove();
    dialog.close();
    offerUndo(fill(texts.undo.deleted, { name }));
    announce(fill(texts.undo.deleted, { name }));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const date = field("date").value;
    if (field("date").validity.badInput || (date && !isDate(date))) {
      error.hidden = false;
      field("date").setAttribute("aria-invalid", "true");
      field("date").focus();
      return;
    }
    const values = { name: field("name").value.trim(), date, place: field("place").value.trim() };
    dialog.close();
    if (creating) {
      session.create(values);
      offerUndo(fill(texts.undo.created, { name: eventName(session.current()) }));
    } else {
      session.set(values);
      offerUndo(texts.undo.saved);
    }
  });
}

function startUndo() {
  const session = pageSession();
  const bar = find(document, "[data-undo]", HTMLElement);
  find(bar, "[data-undo-button]", HTMLElement).addEventListener("click", () => {
    session.undo();
    offerUndo(pageTexts().undo.undone);
    announce(pageTexts().undo.undone);
    if (find(bar, "[data-undo-button]", HTMLElement).hidden) {
      find(bar, "[data-undo-close]", HTMLElement).focus();
    }
  });
  find(bar, "[data-undo-close]", HTMLElement).addEventListener("click", () => {
    bar.hidden = true;
    find(document, "main", HTMLElement).focus();
  });
}
