// @ts-check
/** On paper a link to another page of the guide has a number, and the foot tells its address. */

/** What is not printed. */
const LEFT_OUT = "nav, aside, [hidden], [data-item], [data-event], [data-overview]";

/**
 * Number the links of a text, and list the pages to which they lead, each once.
 * @param {Iterable<HTMLAnchorElement>} links
 * @param {string} root address of the guide in the language of the page
 * @param {string} here path of the page
 * @returns {string[]} the addresses from the root, in the order of their numbers
 */
export function numbered(links, root, here) {
  /** @type {string[]} */
  const found = [];
  for (const link of links) {
    const [address = ""] = link.href.split(/[?#]/);
    if (!address.startsWith(root) || address === root) continue;
    if (link.pathname === here || link.closest(LEFT_OUT)) continue;
    const path = address.slice(root.length);
    if (!found.includes(path)) found.push(path);
    link.dataset.note = String(found.indexOf(path) + 1);
  }
  return found;
}

/** @param {HTMLElement} notes @param {string} root */
function draw(notes, root) {
  const paths = numbered(document.querySelectorAll("article a"), root, location.pathname);
  const told = paths.map((path, index) => {
    const note = document.createElement("span");
    note.textContent = `[${index + 1}] ${path}`;
    return note;
  });
  for (const old of notes.querySelectorAll("span")) old.remove();
  notes.append(...told);
}

export function start() {
  /** @type {HTMLElement | null} */
  const notes = document.querySelector("[data-link-notes]");
  /** @type {HTMLElement | null} */
  const links = document.querySelector("[data-links]");
  const root = new URL(links?.dataset.root ?? "", location.href).href;
  if (notes) addEventListener("beforeprint", () => draw(notes, root));
}

if (typeof document !== "undefined") start();
