// @ts-check
/** Copy the link of a heading or an item; ask where a fragment that is not here may lead. */
import { fill } from "../base/fill.js";
import { bringStyles } from "../base/styles.js";
import { unbroken } from "../base/unbroken.js";
import { decoded, placeOf } from "./places.js";

const SHOWN = 6000; // ms that a message stays

/** What is copied from the page has no soft hyphens. @param {ClipboardEvent} event */
export function copyUnbroken(event) {
  const selection = getSelection();
  const text = String(selection ?? "");
  if (!selection || !event.clipboardData || unbroken(text) === text) return;
  const part = document.createElement("div");
  part.append(selection.getRangeAt(0).cloneContents());
  for (const out of part.querySelectorAll("[data-copy-link], [hidden], .visually-hidden"))
    out.remove();
  for (const link of part.querySelectorAll("a")) link.setAttribute("href", link.href);
  event.clipboardData.setData("text/plain", unbroken(text));
  event.clipboardData.setData("text/html", unbroken(part.innerHTML));
  event.preventDefault();
}

/** @param {HTMLElement} region @param {string} text */
async function say(region, text) {
  await bringStyles();
  region.textContent = text;
  setTimeout(() => {
    if (region.textContent === text) region.textContent = "";
  }, SHOWN);
}

/** The links of checklist items: sixty of them would make the page longer before it is read. */
function linkItems() {
  for (const found of document.querySelectorAll("[data-item] > label")) {
    const label = /** @type {HTMLLabelElement} */ (found);
    const link = document.createElement("a");
    link.className = "heading__link";
    link.href = `#${label.htmlFor}`;
    link.dataset.copyLink = "";
    link.setAttribute("aria-labelledby", label.id);
    link.textContent = "#";
    const why = label.parentElement?.querySelector(".checklist__why");
    if (why) {
      why.id = `why-${label.id}`;
      why.setAttribute("aria-labelledby", `${why.id} ${label.id}`);
    }
    label.parentElement?.querySelector(".checklist__about")?.append(link);
  }
}

/** Whether a press asks for no tab and no file. @param {MouseEvent} event */
export function isPlain({ ctrlKey, metaKey, shiftKey, altKey }) {
  return !(ctrlKey || metaKey || shiftKey || altKey);
}

/** @param {HTMLElement} region */
function startCopying(region) {
  linkItems();
  const { copy = "", copied = "", failed = "" } = region.dataset;
  for (const link of document.querySelectorAll("[data-copy-link]")) {
    const title = document.getElementById(link.getAttribute("aria-labelledby") ?? "");
    if (!title) continue;
    link.removeAttribute("aria-labelledby");
    link.setAttribute("aria-label", fill(copy, { title: unbroken(title.textContent ?? "") }));
  }
  document.addEventListener("click", async (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-copy-link]");
    if (!(link instanceof HTMLAnchorElement) || !isPlain(event)) return;
    // The link still leads there: its address is in the address bar if copying fails.
    try {
      await navigator.clipboard.writeText(link.href);
      say(region, copied);
    } catch {
      say(region, failed);
    }
    // It goes to the place that the link leads to: back, once it has.
    setTimeout(() => link.focus({ preventScroll: true }));
  });
}

/** @param {HTMLElement} region */
async function lookForFragment(region) {
  const notice = /** @type {HTMLElement | null} */ (document.querySelector("[data-missing]"));
  const name = placeOf(location.hash);
  const target = document.getElementById(decoded(location.hash.slice(1)));
  notice?.replaceChildren();
  const moved = target?.matches("[data-moved]") ? target.querySelector("a") : null;
  if (moved) location.replace(moved.href);
  if (!name || target || !notice) return;
  const [{ suggest }] = await Promise.all([import("./missing.js"), bringStyles()]);
  await suggest(notice, name, region.dataset);
}

/** Make the links of the page work; calling it again changes nothing. */
export function start() {
  const region = /** @type {HTMLElement | null} */ (document.querySelector("[data-links]"));
  if (!region || region.dataset.started) return;
  region.dataset.started = "true";
  startCopying(region);
  document.addEventListener("copy", copyUnbroken);
  lookForFragment(region);
  addEventListener("hashchange", () => lookForFragment(region));
}

if (typeof document !== "undefined") start();
