// @ts-check
/** What a reader does to items: the change, its undo, and what screen readers hear of it. */
import { next } from "../events/deadlines.js";
import { progress, stateValues, view } from "../events/items.js";
import { fill, find, language, pageSession, pageTexts } from "../events/page.js";
import { did } from "../events/undo.js";

/** @typedef {import("../events/items.js").Item} Item */
/** @typedef {import("../events/items.js").State} State */

/**
 * @param {Item} item
 * @param {State} state
 * @param {Item[]} items all that are shown, to tell how far they are
 * @param {Element} place where it was done
 * @param {string} [event] its id, that of the open event unless told
 */
export function setState(item, state, items, place, event = pageSession().current().id) {
  const step = pageSession().change(event, stateValues(item, state, language));
  did(step, place, how(items));
}

/** How far the list is, in words. @param {Item[]} items */
function how(items) {
  const { progress: texts } = pageTexts();
  const event = pageSession().current();
  const { done, all } = progress(event, items, language);
  const coming = next(event, items, language);
  return coming
    ? fill(texts.announce, { done, all, next: coming.text })
    : fill(texts.announce_done, { done, all });
}

/**
 * Open items again, and lead to the button that takes it back.
 * @param {Item[]} items
 * @param {Element} place where it was done
 * @param {HTMLElement} then where the reader is after the bar
 */
export function reset(items, place, then) {
  const session = pageSession();
  const event = session.current();
  const values = items
    .filter((item) => view(event, item, language).state !== "open")
    .map((item) => stateValues(item, "open", language));
  const step = session.change(event.id, Object.assign({}, ...values), { kind: "reset" });
  then.focus();
  did(step, place);
  if (step) find(document, "[data-undo-button]", HTMLElement).focus();
}
