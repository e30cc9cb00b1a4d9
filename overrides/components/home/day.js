// @ts-check
/** Begins the list of a day, and shows the list that is open. What is given stays in this browser. */
import { dayOf, isDate } from "../events/dates.js";
import { dateValues } from "../events/deadlines.js";
import { browserStore, EVENT } from "../events/kept.js";
import { timeAfter, value } from "../events/model.js";
import { eventKey, eventText, readOpen, VERSION, write, writeOpen } from "../events/storage.js";

/** @typedef {import("../events/model.js").Event} Event */

/** What an event holds that has a day and no more. */
const BARE = ["date", "since"];

/** @param {Event} event */
export function isBare({ marks }) {
  return Object.keys(marks).every((key) => BARE.includes(key) || !marks[key]?.v);
}

/**
 * The event that is given a day: one of that day, else the open one where it has nothing but a
 * day, so that who comes back and gives another has no second list; undefined for a new one.
 * @param {Event[]} events
 * @param {string} open the id of the open one
 * @param {string} date
 */
export function eventOf(events, open, date) {
  return (
    events.find((event) => value(event, "date") === date) ??
    events.find((event) => event.id === open && isBare(event))
  );
}

/**
 * The events that are not in the trash; the list tells of those that cannot be read.
 * @param {Storage | null} store
 * @returns {Event[]}
 */
function eventsIn(store) {
  return Object.keys(store ?? {}).flatMap((key) => {
    if (!key.startsWith(EVENT)) return [];
    try {
      const { version, event } = JSON.parse(store?.getItem(key) ?? "");
      return version === VERSION && !value(event, "deleted") ? [event] : [];
    } catch {
      return [];
    }
  });
}

/**
 * What is wrong with a day that is given, "" for nothing: a year of five figures is no day here.
 * @param {string} date as the field has it, "" for none
 * @param {string} today
 * @returns {"" | "bad" | "past"}
 */
export function wrong(date, today) {
  if (date && !isDate(date)) return "bad";
  return date && date < today ? "past" : "";
}

/**
 * Store the day of a form, and open its event; a form without one leads to the list, which asks.
 * @param {HTMLFormElement} form
 * @returns {boolean} false where the day cannot be right, which is told beside it
 */
export function give(form) {
  const { field, told } = partsOf(form);
  const { validity, value: date, dataset } = field;
  const now = Date.now();
  const fault = validity.badInput ? "bad" : wrong(date, dayOf(now));
  told.textContent = dataset[fault] ?? "";
  told.hidden = !fault;
  field.setAttribute("aria-invalid", String(Boolean(fault)));
  if (fault) field.focus();
  else if (date) keep(date, now);
  return !fault;
}

/** @param {string} date @param {number} now */
function keep(date, now) {
  const store = browserStore();
  const found = eventOf(eventsIn(store), readOpen(store), date);
  const event = found ?? { id: crypto.randomUUID(), marks: {} };
  const t = timeAfter(event, BARE, now);
  const marks = { ...event.marks };
  for (const [key, v] of Object.entries(dateValues(event, date, dayOf(now)))) {
    if (v !== value(event, key)) marks[key] = { v, t };
  }
  const kept = write(store, eventKey(event.id), eventText({ ...event, marks }));
  if (kept === "kept") writeOpen(store, event.id);
}

/** Show the open list instead of the question, and the question where there is none. @param {HTMLFormElement} form */
export function draw(form) {
  const { field, name, another } = partsOf(form);
  const store = browserStore();
  const open = readOpen(store);
  const event = eventsIn(store).find(({ id }) => id === open);
  const root = document.documentElement;
  root.toggleAttribute("data-plan", Boolean(event));
  if (!event) return;
  const date = Date.parse(value(event, "date"));
  const format = new Intl.DateTimeFormat(name.dataset.locale, {
    dateStyle: "long",
    timeZone: "UTC",
  });
  const told = [value(event, "name"), date && format.format(date)].filter(Boolean).join(", ");
  if (told) name.textContent = told;
  another.textContent = (isBare(event) ? another.dataset.change : another.dataset.another) ?? "";
  another.onclick = () => {
    root.removeAttribute("data-plan");
    field.focus();
  };
}

/** @param {HTMLFormElement} form */
function partsOf(form) {
  const plan = /** @type {HTMLElement} */ (form.nextElementSibling);
  return {
    field: /** @type {HTMLInputElement} */ (form.querySelector("input")),
    told: /** @type {HTMLElement} */ (form.querySelector("[role=alert]")),
    name: /** @type {HTMLElement} */ (plan.querySelector("[data-locale]")),
    another: /** @type {HTMLButtonElement} */ (plan.querySelector("button")),
  };
}
