// @ts-check
/**
 * A published page holds what it shows of the style sheet from the start: the rest comes with the
 * tool that shows more.
 */

/** @type {Promise<unknown> | undefined} */
let brought;

/** Have all styles; what a tool shows waits for them. */
export function bringStyles() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-styles]"));
  if (!place) return Promise.resolve(); // a preview has them
  brought ??= Promise.all((place.dataset.styles ?? "").split(" ").map(bring));
  return brought;
}

/** @param {string} address */
function bring(address) {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    // No connection: a tool without its looks is still a tool.
    for (const end of ["load", "error"]) link.addEventListener(end, resolve);
    document.head.append(link);
  });
}
