// @ts-check
/** The contents of the page: closed after a choice, and marked where the reader is. */

/** Close them after a choice: on a phone they would cover the section. @param {HTMLElement} contents */
function closeAfterChoice(contents) {
  contents.addEventListener("click", (event) => {
    const chosen = /** @type {Element} */ (event.target).closest("a");
    if (chosen && contents.popover && contents.matches(":popover-open")) contents.hidePopover();
  });
}

/** Mark the link of the last heading in the upper third. @param {HTMLElement} contents */
function followReading(contents) {
  const found = /** @type {NodeListOf<HTMLAnchorElement>} */ (contents.querySelectorAll("ul a"));
  const links = [...found];
  const headings = links
    .map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
    .filter((heading) => heading !== null);
  const mark = () => {
    const read = headings
      .filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3)
      .at(-1);
    for (const link of links) {
      if (read && decodeURIComponent(link.hash) === `#${read.id}`) {
        link.setAttribute("aria-current", "location");
      } else {
        link.removeAttribute("aria-current");
      }
    }
  };
  const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
  for (const heading of headings) watcher.observe(heading);
}

/** Make the contents of the page work; calling it again changes nothing. */
export function start() {
  const contents = document.querySelector(".toc");
  if (!(contents instanceof HTMLElement) || contents.dataset.followed) return;
  contents.dataset.followed = "true";
  closeAfterChoice(contents);
  followReading(contents);
}

if (typeof document !== "undefined") start();
