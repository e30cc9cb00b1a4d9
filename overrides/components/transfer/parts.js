// @ts-check
/** The parts of the dialogs, made of what the build tells of them (pages/tool_parts.py). */

/** A text, or an element: its tag, its attributes, what it holds. @typedef {string | [string, Record<string, string>, ...Tree[]]} Tree */

const SVG = "http://www.w3.org/2000/svg";

/** @param {Tree} tree @param {string | null} [space] that of the element around it @returns {Node} */
function made(tree, space = null) {
  if (typeof tree === "string") return document.createTextNode(tree);
  const [tag, attributes, ...inner] = tree;
  const own = tag === "svg" ? SVG : space;
  const element = own ? document.createElementNS(own, tag) : document.createElement(tag);
  for (const [name, text] of Object.entries(attributes)) element.setAttribute(name, text);
  const place = element instanceof HTMLTemplateElement ? element.content : element;
  place.append(...inner.map((one) => made(one, own)));
  return element;
}

/**
 * Fill dialogs of the page, each place with a part in order, and put the other parts after them;
 * what is filled stays.
 * @param {string} places
 * @param {Tree[]} [trees]
 */
export function fillDialogs(places, trees = []) {
  const empty = [...document.querySelectorAll(places)];
  const last = empty.at(-1)?.closest("dialog");
  const parts = trees.map((tree) => made(tree));
  last?.after(...parts.slice(empty.length));
  empty.forEach((place, at) => {
    place.replaceWith(...parts.slice(at, at + 1));
  });
}
