// @ts-check
/** Lead on from an address that a page had before, to the same place on the new page. */
import { decoded } from "./places.js";

/**
 * @param {string} page address of the new page
 * @param {{ search: string, hash: string }} asked what the old address ended with
 * @param {string | undefined} place where the old place is known to be now
 */
export function destination(page, { search, hash }, place) {
  const [path = "", known = ""] = (place ?? page.replace(/#.*/, "") + hash).split(/(?=#)/);
  return path + search + known;
}

export function start() {
  const list = document.querySelector("[data-moved-page]");
  const first = list?.querySelector("a");
  if (!list || !first) return;
  const { hash } = location;
  const place = [...list.children].find(({ id }) => id === decoded(hash.slice(1)));
  const known = hash ? place?.querySelector("a") : first;
  location.replace(destination(first.href, location, known?.href));
}

if (typeof document !== "undefined") start();
