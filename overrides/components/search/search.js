// @ts-check
/**
 * The search page: keeps the words in the address (`?q=`), so that a search can be linked, another
 * language opens with it and the back button returns to it.
 */
import { answering } from "./field.js";
import { isSlashOn, turnSlash } from "./open.js";

/** Let a reader turn the key off that is one alone. @param {HTMLInputElement} box */
function offerSlash(box) {
  box.closest("[data-waiting]")?.removeAttribute("data-waiting");
  box.checked = isSlashOn();
  box.addEventListener("change", () => turnSlash(box.checked));
}

/**
 * Run what is the same on every page, once: the first result does not wait for it.
 * @param {HTMLElement} form
 */
function runLater(form) {
  const { later } = form.dataset;
  delete form.dataset.later;
  if (later) import(new URL(later, location.href).href).catch(() => {}); // no connection
}

/** Make the search form of the page work; calling it again changes nothing. */
export function start() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-search]"));
  if (!form || form.dataset.waiting === undefined) return;
  const place = /** @type {HTMLElement} */ (document.querySelector("[data-search-answer]"));
  const instead = /** @type {HTMLElement} */ (document.querySelector("[data-search-instead]"));
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const { title } = document;
  delete form.dataset.waiting;

  let shown = "";

  const typed = () => field.value.trim();
  /** @param {string} query */
  const address = (query) => (query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  const keep = () => history.replaceState(null, "", address(shown));
  const name = () => {
    shown = typed();
    document.title = shown ? `${shown} – ${title}` : title;
    for (const link of document.querySelectorAll(".header__languages a")) {
      /** @type {HTMLAnchorElement} */ (link).search = shown ? address(shown) : "";
    }
  };
  const search = () => {
    if (shown !== typed()) keep();
    if ((new URLSearchParams(location.search).get("q") ?? "") !== typed())
      history.pushState(null, "", address(typed()));
    show(0);
  };
  const show = answering({
    field,
    place,
    index: form.dataset.searchIndex ?? "",
    search,
    after: (answer) => {
      instead.hidden = Boolean(answer?.hits.length);
      name();
      runLater(form);
    },
  });
  const fromAddress = () => {
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    name();
    show(0);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  // Who goes back, from a result or another language, finds the search as it was left.
  document.addEventListener("click", (event) => {
    const isLink = /** @type {Element} */ (event.target).closest("a");
    if (isLink && !event.defaultPrevented) keep();
  });
  window.addEventListener("popstate", fromAddress);
  offerSlash(/** @type {HTMLInputElement} */ (document.querySelector("[data-search-slash]")));
  fromAddress();
}

if (typeof document !== "undefined") start();
