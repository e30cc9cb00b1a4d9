// @ts-check
/** The open event's part of a page: its card, what must be known of how it is kept, undo. */
import { startCard } from "./card.js";
import { startNotices } from "./notices.js";
import { startLists } from "./open_lists.js";
import { startUndo } from "./undo.js";

/** Make the event's part of the page work; calling it again changes nothing. */
export function startEvents() {
  const part = document.querySelector("[data-event]");
  if (!(part instanceof HTMLElement) || part.dataset.waiting === undefined) return;
  delete part.dataset.waiting;
  startUndo();
  startCard();
  startNotices();
  startLists();
}
