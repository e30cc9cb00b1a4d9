// @ts-check
/** What lists of rows share: their buttons, and the focus that stays when they are drawn anew. */

/**
 * Do what a pressed button says by its first `data-` attribute, with the id of its row.
 * @param {HTMLElement} root
 * @param {Record<string, (id: string, button: HTMLElement) => void>} does
 */
export function onButtons(root, does) {
  root.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    const [name = ""] = Object.keys(button?.dataset ?? {});
    if (button) does[name]?.(rowOf(button), button);
  });
}

/** The id of an element's row. @param {Element} element */
function rowOf(element) {
  const row = /** @type {HTMLElement | null} */ (element.closest("[data-row]"));
  return row?.dataset.row ?? "";
}

/**
 * Draw rows anew, and focus again the button that had the focus, or another of its row.
 * @param {HTMLElement} root
 * @param {() => void} draw
 */
export function keepFocus(root, draw) {
  const had = /** @type {HTMLElement | null} */ (document.activeElement);
  const id = had && root.contains(had) ? rowOf(had) : "";
  const [name = ""] = Object.keys(had?.dataset ?? {});
  draw();
  if (!id || had?.isConnected) return;
  const row = root.querySelector(`[data-row="${id}"]`);
  const buttons = [...(row?.querySelectorAll("button") ?? [])].filter((one) => !one.hidden);
  const again = buttons.find((one) => name in one.dataset) ?? buttons[0];
  (again ?? root.querySelector("h2"))?.focus();
}
