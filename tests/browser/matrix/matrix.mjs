// @ts-check
/** A page of the site in a frame of any width, so that it is laid out anew without a new load. */
import { look, name } from "./look.mjs";

/** @typedef {{ width: number, height?: number, spaced?: boolean, plain?: boolean }} State */
/** @typedef {{ state: State, kind: string, element: string, px: number }} Found */

/** As a reader may space text by WCAG 1.4.12. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`;
/** As on a first visit over a slow line: the font of the site is not there. */
const PLAIN = `body { font-family: "Fallback of Atkinson", system-ui, sans-serif !important; }`;
const ITS_OWN = `body { font-family: "Of the test", sans-serif !important; }`;
/** Nothing waits, moves or is left undrawn. */
const STILL = `* { content-visibility: visible !important; transition: none !important;
  scroll-behavior: auto !important; }`;

/** @type {HTMLIFrameElement} */
const frame = document.createElement("iframe");
frame.style.cssText = "border: 0; inline-size: 1280px; block-size: 800px";
document.body.append(frame);

/** @type {CSSStyleSheet} */
let sheet;

/** Show a page. @param {string} path @param {string} font the address of the site's own */
export async function open(path, font) {
  frame.src = path;
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  const { document: page, view } = inside();
  sheet = new view.CSSStyleSheet();
  page.adoptedStyleSheets = [sheet];
  const own = new view.FontFace("Of the test", `url(${font})`, { weight: "400 700" });
  page.fonts.add(await own.load());
}

/** What is in the frame. */
function inside() {
  const view = /** @type {Window & typeof globalThis} */ (frame.contentWindow);
  return { document: view.document, view };
}

/** Leave the header alone, which is the same on all pages. */
export function onlyHeader() {
  for (const other of inside().document.querySelectorAll("body > :not(header)")) other.remove();
}

/** Lay the page out as in a state. @param {State} state */
export function lay({ width, height = 800, spaced = false, plain = false }) {
  frame.style.inlineSize = `${width}px`;
  frame.style.blockSize = `${height}px`;
  sheet.replaceSync(STILL + (plain ? PLAIN : ITS_OWN) + (spaced ? SPACED : ""));
}

/** Show what was just done, or else the beginning. @param {State} state */
export function show(state) {
  lay(state);
  const { document: page, view } = inside();
  const bar = page.querySelector("[data-undo]:not([hidden])");
  const place = bar?.parentElement?.getBoundingClientRect().top ?? -view.scrollY;
  view.scrollBy(0, place - (bar ? 100 : 0));
}

/** Look at the page in each of some states. @param {State[]} states @returns {Found[]} */
export function lookIn(states) {
  return states.flatMap((state) => {
    lay(state);
    return look(inside().document).map((fault) => ({ state, ...fault }));
  });
}

/**
 * Give the focus to one stop after the other in each of some states, and tell which could not
 * be seen.
 * @param {State[]} states
 * @returns {Found[]}
 */
export function focusIn(states) {
  return states.flatMap(followFocus);
}

/** @param {State} state @returns {Found[]} */
function followFocus(state) {
  lay(state);
  const { document: page, view } = inside();
  const all = "a[href], button, input, select, textarea, summary";
  const opened = page.querySelector(":popover-open");
  const stops = [...(opened?.querySelectorAll(all) ?? []), ...page.querySelectorAll(all)];
  /** @type {Found[]} */
  const found = [];
  for (const stop of /** @type {HTMLElement[]} */ (stops)) {
    if (!stop.checkVisibility({ visibilityProperty: true }) || stop.tabIndex < 0) continue;
    stop.focus();
    if (page.activeElement !== stop) continue; // disabled, or another of its radios has it
    const px = hidden(stop, page, view);
    if (px)
      found.push({ state, kind: "has the focus and cannot be seen", element: name(stop), px });
  }
  return found;
}

/**
 * How high a stop is that is out of sight, 0 where some of it is seen.
 * @param {HTMLElement} stop @param {Document} page @param {Window} view
 */
function hidden(stop, page, view) {
  const shown = (stop.offsetWidth < 2 && stop.closest("label")) || stop;
  const rects = [...shown.getClientRects()];
  const isSeen = rects.some(({ left, right, top, bottom }) =>
    [left + 2, (left + right) / 2, right - 2].some((x) =>
      [top + 2, (top + bottom) / 2, bottom - 2].some((y) => {
        const there = x >= 0 && x <= view.innerWidth && page.elementFromPoint(x, y);
        return there && (shown.contains(there) || there.contains(shown));
      }),
    ),
  );
  return isSeen ? 0 : Math.round(Math.max(1, ...rects.map(({ height }) => height)));
}

/** What stands out of a line of text, and what is seen with the focus alone. */
const INLINE = "code, mark, .skip";

/** Whether a colour is none. @param {string} colour */
const isClear = (colour) => /^rgba\(.*, 0\)$|^transparent$/.test(colour);

/** What stands out by its colour. @type {Element[]} */
let filled = [];

/** Note what stands out by its colour. */
export function noteSurfaces() {
  const { document: page, view } = inside();
  const colour = (/** @type {Element} */ one) => view.getComputedStyle(one).backgroundColor;
  filled = [...page.body.querySelectorAll("*")].filter((one) => {
    if (!one.checkVisibility({ visibilityProperty: true }) || isClear(colour(one))) return false;
    let behind = one.parentElement;
    while (behind?.parentElement && isClear(colour(behind))) behind = behind.parentElement;
    return behind && colour(behind) !== colour(one) && one.getBoundingClientRect().height > 8;
  });
}

/** Which of what was noted has no line around or beside it. @returns {string[]} */
export function edgeless() {
  const { view } = inside();
  const bare = filled.filter((one) => {
    const style = view.getComputedStyle(one);
    const isDrawn = [
      [style.borderTopWidth, style.borderTopColor],
      [style.borderBottomWidth, style.borderBottomColor],
      [style.borderLeftWidth, style.borderLeftColor],
    ].some(([width, colour]) => Number.parseFloat(width ?? "") > 0 && !isClear(colour ?? ""));
    const isOwn = one.matches("input") && style.appearance === "auto"; // drawn by the browser
    return !isDrawn && !isOwn && style.forcedColorAdjust !== "none" && !one.matches(INLINE);
  });
  return [...new Set(bare.map(name))];
}
