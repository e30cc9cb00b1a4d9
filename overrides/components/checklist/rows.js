// @ts-check
/** The items of the page's checklist as rows: those that the build wrote, and the reader's own. */
import { unbroken } from "../base/unbroken.js";
import { fromTemplate } from "../events/page.js";
import { call } from "../events/undo.js";
import { beside } from "./keys.js";

/** @typedef {import("../events/items.js").Item} Item */
/** @typedef {{ item: Item, element: HTMLElement, box: HTMLInputElement, label: HTMLElement }} Row */

/** A field under the hands, whose row stays even where another tab has taken its item away. */
const WRITING = "textarea:focus, input:not([type=checkbox]):focus";

/**
 * @param {ParentNode} root
 * @returns {Row[]}
 */
export function rows(root) {
  return [...root.querySelectorAll("[data-item]")].map((found) => {
    const element = /** @type {HTMLElement} */ (found);
    const { item: id = "", due, was, for: kinds, only } = element.dataset;
    const label = /** @type {HTMLElement} */ (element.querySelector("label"));
    const why = /** @type {HTMLAnchorElement | null} */ (element.querySelector(".checklist__why"));
    const list = /** @type {HTMLElement | null} */ (element.closest("[data-phase]"));
    const text = unbroken(label.textContent ?? "").trim();
    call(`item/${id}`, text);
    return {
      element,
      label,
      box: /** @type {HTMLInputElement} */ (element.querySelector("input[type=checkbox]")),
      item: {
        id,
        text,
        phase: Number(list?.dataset.phase ?? 0),
        due: due === undefined ? null : Number(due),
        was: was?.split(" ") ?? [],
        link: why?.href ?? "",
        why: why?.textContent ?? "",
        kinds: kinds?.split(" ") ?? [],
        only: only?.split(" ") ?? [],
      },
    };
  });
}

/**
 * A row for an item of the reader's own.
 * @param {Item} item
 * @returns {Row}
 */
export function ownRow(item) {
  const element = fromTemplate("own");
  const box = /** @type {HTMLInputElement} */ (element.querySelector("input"));
  const label = /** @type {HTMLLabelElement} */ (element.querySelector("label"));
  element.dataset.item = item.id;
  box.id = `item-${item.id}`;
  label.htmlFor = box.id;
  label.id = `label-${item.id}`;
  return { element, box, label, item };
}

/**
 * Let the own rows of the page be those of the event, each at the end of its phase.
 * @param {Map<string, Row>} known own rows by id, kept up to date
 * @param {Item[]} own
 * @param {(phase: number) => Element | null} listOf where the rows of a phase stand
 * @returns {Row[]} new ones
 */
export function drawOwn(known, own, listOf) {
  const ids = new Set(own.map(({ id }) => id));
  for (const [id, row] of known) {
    if (ids.has(id) || row.element.querySelector(WRITING)) continue;
    const bar = row.element.querySelector("[data-undo]");
    // Neither the reader nor the bar goes with it.
    if (row.element.contains(document.activeElement)) {
      (beside(row.element, -1) ?? beside(row.element, 1))?.focus({ preventScroll: true });
    }
    if (bar) row.element.closest(".checklist")?.after(bar);
    row.element.remove();
    known.delete(id);
  }
  const added = [];
  for (const item of own) {
    const list = listOf(item.phase);
    const row = known.get(item.id);
    if (row) row.item = item;
    else if (list) {
      const made = ownRow(item);
      list.append(made.element);
      known.set(item.id, made);
      added.push(made);
    }
    const shown = known.get(item.id);
    if (shown && shown.label.textContent !== item.text) shown.label.textContent = item.text;
    call(`item/${item.id}`, item.text);
  }
  return added;
}
