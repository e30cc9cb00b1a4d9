// @ts-check
/** The open event's part of a page: its card, what must be known of how it is kept, undo. */
import { startCard } from "./card.js";
import { startNotices } from "./notices.js";
import { startLists } from "./open_lists.js";
import { startUndo } from "./undo.js";

/**
 * Make the event's part of the page work; calling it again changes nothing.
 * @param {(work: () => void) => void} [inPlace] does what changes its height
 */
export function startEvents(inPlace = (work) => work()) {
  const part = document.querySelector("[data-event]");
  if (!(part instanceof HTMLElement) || part.dataset.waiting === undefined) return;
  startUndo();
  startCard(inPlace);
  startNotices();
  startLists();
}
