// @ts-check
/** A file that is dropped anywhere on a page of the tools is taken in; while it is over the page, that is said. */

/**
 * @param {string} text that says so
 * @param {(files: File[]) => void} take
 */
export function startDrop(text, take) {
  const hint = document.createElement("p");
  hint.className = "notice";
  hint.popover = "manual";
  hint.textContent = text;
  hint.hidden = true;
  document.body.append(hint);
  const show = (/** @type {boolean} */ isOver) => {
    if (hint.hidden !== isOver) return;
    hint.hidden = !isOver;
    hint.togglePopover?.(isOver);
  };
  const on = (
    /** @type {"dragover" | "dragleave" | "drop"} */ type,
    /** @type {(event: DragEvent) => void} */ act,
  ) =>
    document.addEventListener(type, (event) => {
      if (event.dataTransfer?.types.includes("Files")) act(event);
    });
  on("dragover", (event) => {
    event.preventDefault(); // else the browser would open the file in place of the page
    show(true);
  });
  on("dragleave", ({ relatedTarget }) => {
    if (!relatedTarget) show(false);
  });
  on("drop", (event) => {
    event.preventDefault();
    show(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) take(files);
  });
}
