// @ts-check
/** Read the checklist items from the page, where the build has written them. */

/** @typedef {import("../events/model.js").Item} Item */
/** @typedef {{ item: Item, element: HTMLElement, box: HTMLInputElement, label: HTMLElement }} Row */

/**
 * @param {ParentNode} root
 * @returns {Row[]}
 */
export function rows(root) {
  return [...root.querySelectorAll("[data-item]")].map((found) => {
    const element = /** @type {HTMLElement} */ (found);
    const label = /** @type {HTMLElement} */ (element.querySelector("label"));
    const why = /** @type {HTMLAnchorElement | null} */ (element.querySelector(".checklist__why"));
    const list = /** @type {HTMLElement | null} */ (element.closest("[data-phase]"));
    return {
      element,
      label,
      box: /** @type {HTMLInputElement} */ (element.querySelector("input[type=checkbox]")),
      item: {
        id: element.dataset.item ?? "",
        text: (label.textContent ?? "").trim(),
        phase: Number(list?.dataset.phase ?? 0),
        due: element.dataset.due === undefined ? null : Number(element.dataset.due),
        was: element.dataset.was?.split(" ") ?? [],
        link: why?.href ?? "",
        why: why?.textContent ?? "",
      },
    };
  });
}
