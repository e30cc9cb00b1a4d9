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

/** Make the search form of the page work; calling it again changes nothing. */
export function start() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-search]"));
  if (!form || form.dataset.waiting === undefined) return;
  const place = /** @type {HTMLElement} */ (document.querySelector("[data-search-answer]"));
  const instead = /** @type {HTMLElement} */ (document.querySelector("[data-search-instead]"));
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const { title } = document;
  delete form.dataset.waiting;

  const typed = () => field.value.trim();
  const address = () => (typed() ? `?q=${encodeURIComponent(typed())}` : location.pathname);
  const name = () => {
    document.title = typed() ? `${typed()} – ${title}` : title;
    for (const link of document.querySelectorAll(".header__languages a")) {
      /** @type {HTMLAnchorElement} */ (link).search = typed() ? address() : "";
    }
  };
  const search = () => {
    if (new URLSearchParams(location.search).get("q") !== typed())
      history.pushState(null, "", address());
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
    },
  });
  const fromAddress = () => {
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    show(0);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  // Who goes back, from a result or another language, finds the search as it was left.
  document.addEventListener("click", (event) => {
    const isLink = /** @type {Element} */ (event.target).closest("a");
    if (isLink && !event.defaultPrevented) history.replaceState(null, "", address());
  });
  window.addEventListener("popstate", fromAddress);
  offerSlash(/** @type {HTMLInputElement} */ (document.querySelector("[data-search-slash]")));
  fromAddress();
}

if (typeof document !== "undefined") start();
