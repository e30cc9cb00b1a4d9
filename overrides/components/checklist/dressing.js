// @ts-check
/**
 * The rows get their tools a few at a time, those in view first: all at once a slow phone would
 * not answer for a while. What a row says is right from the first; its tools come.
 */
import { pause } from "../base/pause.js";
import { pageSession } from "../events/page.js";
import { draw, dress as dressOne } from "./item.js";

/** So many rows are dressed in one go. */
const AT_ONCE = 8;
/** How low a row is at least, in pixels. */
const LOW = 44;

/**
 * What keeps the place that the address names where the reader has it, whatever grows above it.
 * A browser does so only for what the reader has scrolled to, and Safari not at all.
 * @param {HTMLElement} root
 * @returns {<T>(work: () => T) => T} does a piece of work
 */
export function staying(root) {
  const { style } = document.documentElement;
  // Under load Chromium forgets to go there.
  if (!scrollY) root.querySelector(":target")?.scrollIntoView({ behavior: "instant" });
  return (work) => {
    const aim = root.querySelector(":target");
    const top = () => aim?.getBoundingClientRect().top ?? 1e6;
    const before = top();
    if (Math.abs(before) > 2 * innerHeight) return work();
    style.overflowAnchor = "none";
    const made = work();
    scrollBy({ top: top() - before, behavior: "instant" });
    style.overflowAnchor = "";
    return made;
  };
}

/** Dress the rows that may be in view at first. @param {import("./checklist.js").List} list */
export function dressNear(list) {
  const all = [...list.tools.values()];
  const place = all.findIndex(({ row }) => row.element === list.inUse);
  // Without a place to go to, what tells of the event stands above the first rows.
  const below = place < 0 ? AT_ONCE : Math.ceil(innerHeight / LOW);
  dress(list, all.slice(Math.max(0, place - AT_ONCE), Math.max(0, place) + below));
}

/** Dress all rows, with pauses. @param {import("./checklist.js").List} list @param {(work: () => void) => void} inPlace */
export async function dressRest(list, inPlace) {
  await pause();
  const bare = [...list.tools.values()].filter(({ dressed }) => !dressed).slice(0, AT_ONCE);
  if (!bare[0]) return;
  inPlace(() => dress(list, bare));
  dressRest(list, inPlace);
}

/** @param {import("./checklist.js").List} list @param {Iterable<import("./item.js").Tools>} some */
export function dress({ coming }, some) {
  for (const own of some) {
    dressOne(own);
    draw(own, pageSession().current(), coming);
  }
}

/** The row in which an element stands. @param {Element | null} element */
export function rowOf(element) {
  return /** @type {HTMLElement | null} */ (element?.closest("[data-item]") ?? null);
}
