// @ts-check
/** The 404 page: the reader's language first, and what the address looked like. */
import { fill } from "../base/fill.js";
import { choose, hold, putFirst, remembered } from "../links/language.js";
import { nearest, wanted } from "../links/nearest.js";
import { linkList, loadPlaces } from "../links/places.js";

/**
 * The language of an address, by its folder.
 * @param {string} path below the site
 * @param {string[]} languages
 */
export function languageOf(path, languages) {
  const folder = path.split("/").find((part) => part) ?? "";
  return languages.includes(folder) ? folder : "";
}

export async function start() {
  const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-lost]")]);
  const [first] = sections;
  if (!first) return;
  const languages = sections.map((section) => section.lang);
  const site = new URL(first.dataset.root ?? "", location.href);
  const path = location.pathname.startsWith(site.pathname)
    ? location.pathname.slice(site.pathname.length)
    : location.pathname;
  const language =
    languageOf(path, languages) || choose(languages, remembered(), navigator.languages);
  const own = putFirst(sections, language);
  await suggest(own, wanted(path, location.hash, languages));
}

/**
 * @param {HTMLElement} own section
 * @param {string[]} asked what the address looked like, the best first
 */
async function suggest(own, asked) {
  const [first] = asked;
  if (!first) return;
  const notice = /** @type {HTMLElement} */ (own.querySelector("[data-suggestions]"));
  const search = /** @type {HTMLAnchorElement} */ (own.querySelector("[data-search-link]"));
  /** @param {string} words */
  const searchFor = (words) => {
    search.search = `?q=${encodeURIComponent(words)}`;
    search.textContent = fill(notice.dataset.search ?? "", { words });
  };
  searchFor(first);
  await hold(notice, async () => {
    const places = await loadPlaces(own.dataset.index ?? "");
    const words = asked.find((one) => nearest(one, places).length > 0);
    if (!words) return;
    searchFor(words);
    const before = document.createElement("p");
    before.textContent = notice.dataset.nearest ?? "";
    const root = new URL(own.dataset.root ?? "", location.href).href;
    notice.replaceChildren(before, linkList(nearest(words, places), root));
  });
}

if (typeof document !== "undefined") start();
