// @ts-check
/** Say that the page has no place of a name, and which places are near: few readers need it. */
import { fill } from "../base/fill.js";
import { nearest } from "./nearest.js";
import { linkList, loadPlaces, placeOf } from "./places.js";

/**
 * @param {HTMLElement} notice
 * @param {string} name of the place, as the address has it
 * @param {DOMStringMap} texts and addresses of the page's links
 */
export async function suggest(
  notice,
  name,
  { index = "", root = "", absent = "", nearest: before },
) {
  const base = new URL(root, location.href);
  const page = location.pathname.slice(base.pathname.length);
  const found = nearest(name, await loadPlaces(index), page);
  if (name !== placeOf(location.hash)) return;
  const text = document.createElement("p");
  text.textContent = fill(absent, { name });
  if (found.length > 0) text.textContent += ` ${before}`;
  notice.replaceChildren(text, ...(found.length > 0 ? [linkList(found, base.href)] : []));
  notice.scrollIntoView({ block: "center" });
}
