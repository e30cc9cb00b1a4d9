// @ts-check
/** A page in a frame of another site: it tells how high it is, and keeps what opens in sight. */
import { copyUnbroken } from "../links/links.js";

/** Of the message with the height; a host reads it by this. */
const FORM = 1;
/** So far above what was pressed a dialog begins, in px. */
const ABOVE = 40;

/**
 * Tell the page around how high this one is, now and whenever that changes. Whoever frames it may
 * hear: it is a number of pixels and nothing of what is written here.
 */
function tellHeight() {
  const root = document.documentElement;
  new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    parent.postMessage({ kokemusopas: FORM, height }, "*");
  }).observe(root);
}

/** Whether the page around is of another origin: its browser may keep what is written here apart. */
export function isOfOthers() {
  try {
    return window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}

/** A dialog opens where the reader is: the middle of a high frame may be out of their sight. */
function openNear() {
  let pressed = 0;
  const remember = (/** @type {globalThis.Event} */ { target }) => {
    if (target instanceof Element) pressed = target.getBoundingClientRect().top;
  };
  addEventListener("click", remember, { capture: true });
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const dialog = /** @type {HTMLDialogElement} */ (target);
      const room = Math.max(0, innerHeight - dialog.offsetHeight);
      const top = Math.min(Math.max(0, pressed - ABOVE), room);
      if (dialog.open) dialog.style.marginBlockStart = `${top}px`;
    }
  }).observe(document.body, { attributeFilter: ["open"], subtree: true });
}

/**
 * A link to a place of the page itself goes there: not to a tab, and not by the address, which
 * would leave that place alone on the page.
 * @param {MouseEvent} event
 */
function goWithin(event) {
  const link = /** @type {Element} */ (event.target).closest("a[href]");
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return;
  const [page] = location.href.split("#", 1);
  const place = document.getElementById(link.hash.slice(1));
  if (!place || link.href !== page + link.hash) return;
  event.preventDefault();
  place.scrollIntoView();
  if (place.tabIndex < 0) place.tabIndex = -1; // so that it can be given the focus
  place.focus({ preventScroll: true });
}

/** Make the page fit its frame; calling it again changes nothing. */
export function start() {
  const source = document.querySelector("[data-embedded]");
  if (!(source instanceof HTMLAnchorElement) || "started" in source.dataset) return;
  source.dataset.started = "";
  source.hash = location.hash;
  document.addEventListener("copy", copyUnbroken);
  addEventListener("click", goWithin);
  if (parent === window) return;
  tellHeight();
  openNear();
  document.querySelector("[data-kept]")?.toggleAttribute("hidden", !isOfOthers());
}

if (typeof document !== "undefined") start();
