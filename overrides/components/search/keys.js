// @ts-check
/**
 * Arrows lead from the field to the results and between them, Esc back to the field. Focus itself
 * moves, from link to link of a plain list: a screen reader tells how many there are and which is
 * next, and reads the sentence below each, which options of a list box may not have.
 */

/** @type {Record<string, (place: number, last: number) => number>} */
const MOVES = {
  ArrowDown: (place, last) => Math.min(place + 1, last),
  ArrowUp: (place) => place - 1,
  Home: () => 0,
  End: (_place, last) => last,
  Escape: () => -1,
};

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} place of the answer
 * @param {() => void} clear
 */
export function listen(field, place, clear) {
  const links = () =>
    /** @type {HTMLElement[]} */ ([...place.querySelectorAll("li > a")]).filter(
      (link) => !link.closest("[hidden]"),
    );
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && field.value) {
      event.preventDefault(); // an empty field lets the menu close
      clear();
    }
    const [first] = links();
    if (event.key !== "ArrowDown" || !first) return;
    event.preventDefault();
    first.focus();
  });
  place.addEventListener("keydown", (event) => {
    const all = links();
    const row = /** @type {Element} */ (event.target).closest("li");
    const at = all.findIndex((link) => link.parentElement === row);
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    (all[move(at, all.length - 1)] ?? field).focus();
  });
}
