// @ts-check
/** Open the file of the page at the line where the section in the address is written. */
import { isPlain } from "./links.js";
import { loadPlaces } from "./places.js";

/** @param {MouseEvent} event on the link to the file; `data-edit` is its page among the places */
async function openAtLine(event) {
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  if (!isPlain(event)) return;
  event.preventDefault();
  const region = /** @type {HTMLElement | null} */ (document.querySelector("[data-links]"));
  const here = link.dataset.edit + location.hash;
  const places = await loadPlaces(region?.dataset.index ?? "");
  location.assign(new URL(places.find(([path]) => path === here)?.[3] ?? "", link.href));
}

/** Make the link of the page work; calling it again changes nothing. */
export function start() {
  const link = /** @type {HTMLElement | null} */ (document.querySelector("[data-edit]"));
  link?.addEventListener("click", openAtLine);
}

if (typeof document !== "undefined") start();
