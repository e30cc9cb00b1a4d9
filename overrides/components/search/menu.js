// @ts-check
/**
 * The field in the menu answers below it, and the list of pages steps aside while it does. Made
 * when somebody searches (open.js).
 */
import { answering } from "./field.js";
import { element, linkTo } from "./view.js";
import { words } from "./words.js";

const MOST = 5; // as many as a phone shows

/** @param {HTMLFormElement} form */
export function start(form) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const menu = /** @type {HTMLElement} */ (form.closest(".menu"));
  const pages = menu.querySelector(".menu__sections");
  const place = element("div", "menu__answer");
  const all = linkTo("", [words.all]);
  form.after(place, all);
  const show = answering({
    field,
    place,
    index: form.dataset.searchIndex ?? "",
    most: MOST,
    search: () => show(0),
    after: (answer) => {
      pages?.toggleAttribute("hidden", Boolean(answer));
      all.hidden = !answer || answer.hits.length <= MOST;
      all.href = `${form.action}?q=${encodeURIComponent(field.value.trim())}`;
    },
  });
  // Safari takes the key for the field, even where that is empty; with a text, it is cleared.
  field.addEventListener("keydown", ({ key, defaultPrevented }) => {
    if (key === "Escape" && !defaultPrevented && menu.popover) menu.hidePopover();
  });
  const keep = () => history.replaceState({ sought: field.value }, "");
  form.addEventListener("submit", keep);
  menu.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link || event.defaultPrevented || !menu.contains(link)) return;
    if (link.pathname !== location.pathname) keep();
    else if (menu.popover) menu.hidePopover();
  });
  show(0);
}
