// @ts-check
/** Lead from `go/#palkkio` to the section in the reader's language. */
import { fill } from "../base/fill.js";
import { choose, hold, putFirst, remembered } from "../links/language.js";
import { nearest } from "../links/nearest.js";
import { linkList, loadPlaces, placeOf } from "../links/places.js";

/**
 * The address of a place in the first of some languages that has it, in another where it stands in
 * that alone, or "" where the list has no such place.
 * @param {string} name a short name, or `page/name`
 * @param {string[]} languages
 * @param {Element} list
 */
export function addressOf(name, languages, list) {
  const short = name && document.getElementById(name)?.closest("li");
  const [page, id] = name.split("/").map((part) => CSS.escape(part));
  const row =
    short && list.contains(short)
      ? short
      : list.querySelector(`[data-page="${page}"]:has([href$="/#${id}"])`);
  const links = languages.map((one) => row?.querySelector(`a[hreflang="${one}"]`));
  const found = links.find(Boolean) ?? row?.querySelector("a");
  return found instanceof HTMLAnchorElement ? found.href : "";
}

/**
 * Say that there is no place of this name, and which are near.
 * @param {HTMLElement} notice
 * @param {string} name
 * @param {HTMLElement} section of the reader's language
 */
async function suggest(notice, name, section) {
  const { index = "", root = "" } = section.dataset;
  const found = nearest(name, await loadPlaces(index));
  if (name !== placeOf(location.hash)) return;
  const { absent = "", nearest: before = "" } = notice.dataset;
  const text = document.createElement("p");
  text.textContent = [fill(absent, { name }), found.length > 0 ? before : ""].join(" ");
  notice.replaceChildren(text, linkList(found, new URL(root, location.href).href));
}

export function start() {
  const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-go]"));
  if (!list) return;
  const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-language]")]);
  const language = choose(
    sections.map((section) => section.lang),
    remembered(),
    navigator.languages,
  );
  const own = putFirst(sections, language);
  const languages = [own.lang, ...(own.dataset.fallsBack ?? "").split(" ")];
  const notice = /** @type {HTMLElement} */ (own.querySelector("[data-suggestions]"));
  const lead = async () => {
    const name = placeOf(location.hash);
    const address = name && addressOf(name, languages, list);
    notice.replaceChildren();
    if (address) {
      location.replace(address);
    } else if (name) {
      await hold(notice, () => suggest(notice, name, own));
    }
  };
  addEventListener("hashchange", lead);
  lead();
}

if (typeof document !== "undefined") start();
