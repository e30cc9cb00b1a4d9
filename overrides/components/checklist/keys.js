// @ts-check
/**
 * The list by keys: each item is one stop of the Tab key. From its box, Enter opens what can be
 * written on it, the right arrow leads to its button, and up and down to the items beside it.
 */
import { dress, togglePanel } from "./item.js";

/** @typedef {import("./item.js").Tools} Tools */

/**
 * @param {ParentNode} root
 * @param {Map<string, Tools>} tools of the rows, by item
 */
export function startKeys(root, tools) {
  root.addEventListener("keydown", (found) => {
    const event = /** @type {KeyboardEvent} */ (found);
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest?.("[data-item]"));
    const own = tools.get(row?.dataset.item ?? "");
    if (!row || !own || event.ctrlKey || event.altKey || event.metaKey) return;
    const isBox = target === own.row.box;
    if (isBox && event.key === "Enter") togglePanel(own);
    else if (isBox && event.key === "ArrowRight") dress(own).more.focus();
    else if (target === own.dressed?.more && event.key === "ArrowLeft") own.row.box.focus();
    else if (isBox && event.key === "ArrowDown") beside(row, 1)?.focus();
    else if (isBox && event.key === "ArrowUp") beside(row, -1)?.focus();
    else if (event.key === "Escape" && own.panel?.contains(target)) togglePanel(own);
    else return;
    event.preventDefault();
  });
}

/** The box of the next row that shows. @param {HTMLElement} row @param {1 | -1} way */
export function beside(row, way) {
  const all = [...document.querySelectorAll("[data-item]:not([hidden])")];
  const there = all[all.indexOf(row) + way];
  return /** @type {HTMLElement | null | undefined} */ (there?.querySelector("input"));
}
