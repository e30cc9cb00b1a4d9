// @ts-check
/** Another language opens at the same section: ids are the same in every language. */

/** The id of the last heading above the middle of the screen, or "". */
function currentSection() {
  const headings = [...document.querySelectorAll(".heading > [id]")];
  return headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2)
    .at(-1)?.id ?? "";
}

export function start() {
  document.querySelector(".header__languages")?.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    const section = currentSection();
    if (link && section && scrollY > 0) link.hash = section;
  });
}

if (typeof document !== "undefined") start();
