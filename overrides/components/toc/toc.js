// @ts-check
/** Close the contents of the page after a choice: on a phone they would cover the section. */

export function start() {
  const contents = document.querySelector(".toc");
  contents?.addEventListener("click", (event) => {
    const chosen = /** @type {Element} */ (event.target).closest("a");
    if (chosen && contents.matches(":popover-open")) {
      /** @type {HTMLElement} */ (contents).hidePopover();
    }
  });
}

if (typeof document !== "undefined") start();
