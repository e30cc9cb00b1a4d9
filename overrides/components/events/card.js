// @ts-check
/**
 * The open event on the page: what it is and when, asked at first, changed at any time. What is
 * written goes into the event at once, the one that was open when its field was entered.
 */

import { pause } from "../base/pause.js";
import { tellCut } from "./cut.js";
import { clock, daysBetween, isPlausible, showDate } from "./dates.js";
import { dateValues } from "./deadlines.js";
import { MAX_TEXT, value } from "./model.js";
import { fill, find, language, pageSession, pageTexts, press, today, typing } from "./page.js";
import { announce, did } from "./undo.js";
import { languageName } from "./written.js";

/** @typedef {import("./model.js").Event} Event */

const CHOICES = ["kind", "site", "via"];

/** @param {Event} event */
export function eventName(event) {
  return value(event, "name") || pageTexts().event.untitled;
}

/**
 * The date, time, place, language and days left of an event, as a line.
 * @param {Event} event
 */
export function facts(event) {
  const { event: texts, form } = pageTexts();
  const date = value(event, "date");
  const days = date ? daysBetween(today(), date) : 0;
  const near = { "-1": texts.yesterday, 0: texts.today, 1: texts.tomorrow }[String(days)];
  const time = clock({ time: value(event, "time"), end: value(event, "end") }, language);
  return [
    date ? showDate(date, language, "day") : texts.no_date,
    time && fill(texts.clock, { time }),
    value(event, "place"),
    languageName(value(event, "language"), language),
    value(event, "site") === "remote" && form.sites.remote.toLocaleLowerCase(language),
    date && (near ?? fill(days < 0 ? texts.days_ago : texts.days_left, { count: Math.abs(days) })),
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * What the card shows: the first questions while they are asked, all details while they are
 * open. `undated` tells that the reader has no date yet, and goes on to the next question.
 * @typedef {{ asks: boolean, isOpen: boolean, undated: boolean, shown: string }} Card
 */

/** Make the card work. @param {(work: () => void) => void} inPlace does what changes its height */
export async function startCard(inPlace) {
  const part = find(document, "[data-event]", HTMLElement);
  const session = pageSession();
  /** @type {Card} */
  const card = { asks: false, isOpen: false, undated: false, shown: "" };
  const render = () => {
    const event = session.current();
    if (event.id !== card.shown) {
      card.asks = "asks" in part.dataset && isNew(event);
      card.undated = false;
    }
    card.shown = event.id;
    draw(part, event, card);
    delete part.dataset.waiting;
  };
  /** @param {boolean} open */
  const toggle = (open) => {
    card.isOpen = open;
    card.asks = false;
    render();
    find(part, open ? "[data-fact=name]" : "[data-event-edit]", HTMLElement).focus();
  };
  const finish = () => {
    if (!card.asks) return toggle(false);
    session.change(session.current().id, { asked: "1" });
    card.asks = false;
    render();
    document.dispatchEvent(new CustomEvent("tools:asked"));
  };
  press(part, "[data-event-edit]", () => toggle(!card.isOpen));
  press(part, "[data-details-ready]", finish);
  if ("asks" in part.dataset) {
    press(part, "[data-details-skip]", finish);
    press(part, "[data-undated]", () => {
      card.undated = true;
      render();
      find(part, "[name=kind]", HTMLElement).focus();
    });
  }
  document.addEventListener("tools:new-event", () => {
    announce(pageTexts().event.begun);
    toggle(true);
  });
  startFields(part);
  session.onChange(render);
  if (value(session.current(), "date")) {
    await pause();
    facts(session.current()); // a browser's first date takes a slow phone as long as all the rest
  }
  inPlace(render);
}

/** Whether the first questions are still to be gone through; a date alone does not end them. @param {Event} event */
function isNew(event) {
  return ["asked", "name", "kind"].every((key) => !value(event, key));
}

/**
 * @param {HTMLElement} part
 * @param {Event} event
 * @param {Card} card
 */
function draw(part, event, { asks, isOpen, undated }) {
  const texts = pageTexts();
  const hide = (/** @type {string} */ selector, /** @type {boolean} */ hidden) => {
    for (const one of part.querySelectorAll(selector)) one.toggleAttribute("hidden", hidden);
  };
  const isDated = value(event, "date") !== "";
  const hasKind = value(event, "kind") !== "";
  find(part, "[data-event-name]", HTMLElement).textContent = asks
    ? texts.event.ask
    : eventName(event);
  find(part, "[data-event-facts]", HTMLElement).textContent = facts(event);
  hide("[data-event-facts], [data-event-edit], [data-event-print], [data-known]", asks);
  const details = find(part, "[data-details]", HTMLElement);
  const bar = details.querySelector("[data-undo]");
  if (bar && !asks && !isOpen) part.append(bar); // it outlives what it stood in
  details.hidden = !asks && !isOpen;
  part.toggleAttribute("data-asking", asks);
  document.documentElement.toggleAttribute("data-plan", !asks);
  part.toggleAttribute("data-untold", asks || (!isDated && !value(event, "name")));
  hide("[data-dated]", asks && !isDated && !undated && !hasKind);
  hide("[data-kind]", asks && !hasKind);
  hide("[data-details-ready]", asks && !isDated && !hasKind);
  hide("[data-undated]", !asks || isDated || undated || hasKind);
  hide("[data-details-skip]", !asks);
  hide("[data-history-open]", asks || pageSession().steps().length === 0);
  find(part, "[data-event-edit]", HTMLElement).setAttribute("aria-expanded", String(isOpen));
  find(part, "[data-details-ready]", HTMLElement).textContent = asks
    ? texts.form.show
    : texts.form.ready;
  drawFields(part, event);
}

/** @param {HTMLElement} part @param {Event} event */
function drawFields(part, event) {
  for (const field of part.querySelectorAll("[data-fact]")) {
    const input = /** @type {HTMLInputElement} */ (field);
    const written = value(event, input.dataset.fact ?? "");
    if (input !== document.activeElement || isStale(input, event)) {
      input.value = written.replace(/\n/g, " "); // a browser would join the words
      input.dataset.written = written;
    }
  }
  for (const input of part.querySelectorAll("[type=radio]")) {
    const radio = /** @type {HTMLInputElement} */ (input);
    radio.checked = value(event, radio.name) === radio.value;
  }
}

/**
 * Whether the field under the hands shows what another tab has replaced meanwhile.
 * @param {HTMLInputElement} input
 * @param {Event} event
 */
function isStale({ dataset, validity }, event) {
  return !validity.badInput && dataset.written !== value(event, dataset.fact ?? "");
}

/** What is written in the card's fields goes into the event. @param {HTMLElement} card */
function startFields(card) {
  const session = pageSession();
  /** The event under the hands. */
  let id = session.current().id;
  card.addEventListener("focusin", ({ target }) => {
    id = session.current().id;
    if (target instanceof HTMLInputElement) target.dataset.written = target.value;
  });
  card.addEventListener("input", (event) => {
    const { target } = event;
    if (target instanceof HTMLInputElement) write(card, target, id, typing(event));
  });
  // Half a date is no input: it is told when the field is left.
  card.addEventListener("focusout", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "date") tellDate(card, target);
  });
  card.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (!target.dataset.fact) write(card, target, session.current().id, false);
  });
}

/**
 * @param {HTMLElement} card
 * @param {HTMLInputElement} input
 * @param {string} id of the event
 * @param {boolean | "anew"} how it is typed
 */
function write(card, input, id, how) {
  const session = pageSession();
  const { fact } = input.dataset;
  // The first questions stand open to be answered anew: a bar would only hide the next one.
  const place = input.closest(".field, .choice");
  const say = card.hasAttribute("data-asking") ? () => {} : did;
  if (!fact) {
    if (CHOICES.includes(input.name) && input.checked)
      say(session.change(id, { [input.name]: input.value }), place);
    return;
  }
  const text = input.type === "text" ? input.value.replace(/^\s+/, "") : input.value;
  if (input.validity.badInput || (fact === "date" && text && !isPlausible(text))) return;
  if (fact === "date") find(card, "[data-date-error]", HTMLElement).hidden = true;
  const values = fact === "date" ? dateValues(session.get(id), text, today()) : { [fact]: text };
  input.dataset.written = text.slice(0, MAX_TEXT);
  const step = session.change(id, values, { typing: how });
  tellCut(input);
  say(step, place);
}

/** A date that is none, or half of one, is told where it stands. @param {HTMLElement} card @param {HTMLInputElement} input */
function tellDate(card, input) {
  const isBad = input.validity.badInput || (input.value !== "" && !isPlausible(input.value));
  find(card, "[data-date-error]", HTMLElement).hidden = !isBad;
  if (isBad) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
