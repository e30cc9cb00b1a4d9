// @ts-check
/**
 * The search page: finds while the reader types, and keeps the words in the address (`?q=`), so
 * that a search can be linked and the back button returns to it.
 */
import { formOf } from "../base/counted.js";
import { load, loadLeads, pieces, search } from "./engine.js";

/**
 * @typedef {import("./engine.js").Hit} Hit
 * @typedef {import("./engine.js").Index} Index
 */

const SHORTEST = 2;
const PAUSE = 600; // so long does a reader stop before the count is read out

/**
 * @param {string} tag
 * @param {{ text: string, marked: boolean }[]} parts
 */
function element(tag, parts) {
  const made = document.createElement(tag);
  made.append(
    ...parts.map(({ text, marked }) => {
      if (!marked) return text;
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }),
  );
  return made;
}

/**
 * @param {Index} index
 * @param {string} root
 * @param {Hit} hit
 */
function row(index, root, { url, page, lang, heading, stems }) {
  const item = document.createElement("li");
  item.lang = lang;
  const link = /** @type {HTMLAnchorElement} */ (element("a", pieces(index, heading, stems)));
  link.href = root + url;
  link.hreflang = lang;
  const place = element("p", [{ text: page, marked: false }]);
  place.className = "search__page";
  const lead = element("p", []);
  lead.className = "search__lead";
  item.append(link, place, lead);
  return item;
}

/**
 * Tell how each section begins, once that has come; without it the results lead on as well.
 * @param {Index} index
 * @param {Hit[]} hits
 * @param {HTMLElement[]} rows
 * @param {Promise<string[]>} coming
 */
async function tellLeads(index, hits, rows, coming) {
  const leads = await coming.catch(() => /** @type {string[]} */ ([]));
  hits.forEach(({ section, stems }, place) => {
    const lead = element("p", pieces(index, leads[section] ?? "", stems));
    lead.className = "search__lead";
    rows[place]?.querySelector(".search__lead")?.replaceWith(lead);
  });
}

/**
 * Returns what says a text after a pause, in place of one that waits.
 * @param {HTMLElement} status
 */
function sayer(status) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saying;
  return (/** @type {string} */ text, /** @type {number} */ pause) => {
    clearTimeout(saying);
    saying = setTimeout(() => {
      status.textContent = text;
    }, pause);
  };
}

/** Make the search form of the page work; calling it again changes nothing. */
export function start() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-search]"));
  if (!form || form.dataset.waiting === undefined) return;
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-search-status]"));
  const instead = /** @type {HTMLElement} */ (document.querySelector("[data-search-instead]"));
  const list = /** @type {HTMLElement} */ (document.querySelector("[data-search-results]"));
  const word = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const { root = "", version = "", loading = "", found = "", none, broken = "" } = form.dataset;
  const language = document.documentElement.lang;
  delete form.dataset.waiting;
  status.textContent = "";

  const say = sayer(status);
  /** @param {number} pause before the count is said */
  const show = async (pause) => {
    const query = word.value.trim();
    /** @type {Hit[]} */
    let hits = [];
    let text = "";
    if (query.length >= SHORTEST) {
      say(loading, pause);
      try {
        const index = await load(root, version);
        if (query !== word.value.trim()) return;
        hits = search(index, query);
        const rows = hits.map((hit) => row(index, root, hit));
        list.replaceChildren(...rows);
        if (hits.length > 0) tellLeads(index, hits, rows, loadLeads(root, version));
        const { length } = hits;
        text = length === 0 ? (none ?? "") : formOf(JSON.parse(found), length, language);
      } catch {
        text = broken;
      }
    }
    list.hidden = hits.length === 0;
    instead.hidden = hits.length > 0;
    say(text.replace("{count}", String(hits.length)).replace("{query}", query), pause);
  };

  const address = () => `?q=${encodeURIComponent(word.value.trim())}`;
  const fromAddress = () => {
    word.value = new URLSearchParams(location.search).get("q") ?? "";
    show(0);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (location.search !== address()) history.pushState(null, "", address());
    show(0);
  });
  word.addEventListener("input", () => show(PAUSE));
  // Who goes back from a result finds the search as it was left.
  list.addEventListener("click", () => history.replaceState(null, "", address()));
  window.addEventListener("popstate", fromAddress);
  // Tried again, and told, when somebody searches.
  word.addEventListener("focus", () => load(root, version).catch(() => {}), { once: true });
  fromAddress();
}

if (typeof document !== "undefined") start();
