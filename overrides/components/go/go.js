// @ts-check
/** Lead from `go/#palkkio` to the section in the reader's language. */
import { choose, putFirst, remembered, show } from "../links/language.js";
import { fill, linkList, placeOf } from "../links/links.js";
import { decoded, nearest } from "../links/nearest.js";

/**
 * The address of a place in a language, or "" where the list has no such place.
 * @param {string} name a short name, or `page/name`
 * @param {string} language
 * @param {Element} list
 */
export function addressOf(name, language, list) {
  const link = `a[hreflang="${language}"]`;
  const short = name && document.getElementById(name)?.closest("li");
  const found = short && list.contains(short) ? short.querySelector(link)
    : list.querySelector(`${link}[href$="/${CSS.escape(name.replace("/", "/#"))}"]`);
  return found instanceof HTMLAnchorElement ? found.href : "";
}

/**
 * @param {string} language
 * @param {Element} list
 * @returns {import("../links/nearest.js").Place[]}
 */
function places(language, list) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    list.querySelectorAll(`a[hreflang="${language}"]`));
  return [...links].map((link) => {
    const words = [...link.childNodes].slice(1).map((node) => node.textContent).join("").trim();
    return ["", link.href, link.closest("li")?.id ?? "", words];
  });
}

export function start() {
  const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-go]"));
  if (!list) return;
  const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-language]")]);
  const language = choose(sections.map((section) => section.lang), remembered(), navigator.languages);
  const own = putFirst(sections, language);
  const lead = () => {
    const name = placeOf(location.hash);
    const address = name && addressOf(name, language, list);
    const notice = /** @type {HTMLElement | null} */ (own.querySelector("[data-suggestions]"));
    notice?.replaceChildren();
    if (address) {
      location.replace(address);
    } else if (name && notice) {
      const { absent = "", nearest: before = "" } = notice.dataset;
      const found = nearest(name, places(language, list));
      const text = document.createElement("p");
      text.textContent = [fill(absent, { name }), found.length > 0 ? before : ""].join(" ");
      notice.replaceChildren(text, linkList(found, location.href));
    }
  };
  addEventListener("hashchange", lead);
  lead();
  show([...sections, list]);
}

if (typeof document !== "undefined") start();
