// @ts-check
/** The answer as a reader sees and hears it: what is said, where else to ask, and the results. */
import { pieces } from "./engine.js";
import { words } from "./words.js";

/**
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./engine.js").Hit} Hit
 * @typedef {import("./engine.js").Index} Index
 * @typedef {{ text: string, links: [url: string, title: string][] }} Other where to ask
 */

/**
 * @param {string} tag
 * @param {string} [name] of its class
 * @param {(string | Node)[]} [children]
 */
export function element(tag, name = "", children = []) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

/** @param {string} address @param {(string | Node)[]} children */
export function linkTo(address, children) {
  const link = /** @type {HTMLAnchorElement} */ (element("a", "", children));
  link.href = address;
  return link;
}

/** @param {{ text: string, marked: boolean }[]} parts */
export function marked(parts) {
  return parts.map((part) => (part.marked ? element("mark", "", [part.text]) : part.text));
}

/** Where a place is, and what, if it is no section. @param {Pick<Hit, "page" | "kind">} place */
const placeOf = ({ page, kind }) => (kind ? `${page}: ${words[kind]}` : page);

/**
 * @param {Index} index
 * @param {string} root
 * @param {Hit} hit
 * @param {boolean} waits for the sentence that answers: there is room for it from the start
 */
function row(index, root, hit, waits) {
  const item = element("li");
  const link = linkTo(root + hit.url, marked(pieces(index, hit.heading, hit.stems)));
  // An empty `lang` would say that nobody knows the language.
  if (hit.lang) item.lang = link.hreflang = hit.lang;
  item.append(link, element("p", "search__page", [placeOf(hit)]));
  if (waits) item.append(element("p", "search__lead"));
  if (hit.also.length > 0) {
    const named = new Map(hit.also.map((one) => [placeOf(one), one.url]));
    const links = [...named].map(([name, url]) => linkTo(root + url, [name]));
    const told = links.flatMap((one, place) => (place > 0 ? [", ", one] : [one]));
    item.append(element("p", "search__also", [`${words.also} `, ...told]));
  }
  return item;
}

/**
 * Make the parts of an answer in a place of the page, and what fills them.
 * @param {HTMLElement} place
 * @param {string} root address of the language's first page
 * @param {number} sentences so many results have room for one
 */
export function viewIn(place, root, sentences) {
  const told = element("div", "search__told");
  const other = element("div", "search__elsewhere");
  const near = element("h2", "search__near", [words.near]);
  const list = element("ol", "search__results");
  // Said after a pause; what is seen changes at once, and is no live region.
  const status = element("p", "visually-hidden");
  status.setAttribute("role", "status");
  status.dataset.searchStatus = "";
  list.dataset.searchResults = "";
  place.replaceChildren(told, other, near, list, status);

  /** @param {Other | undefined} where @param {"before" | "after"} side of the results */
  function tellOther(where, side) {
    const items = where?.links.map(([url, title]) =>
      element("li", "", [linkTo(root + url, [title])]),
    );
    other.replaceChildren(
      ...(where && items ? [element("p", "", [where.text]), element("ul", "", items)] : []),
    );
    (side === "before" ? near : list)[side](other);
  }
  /** @param {string[]} lines @param {Node[]} [more] below the first */
  function tell(lines, more = []) {
    const [first, ...rest] = lines.map((line) => element("p", "", [line]));
    told.replaceChildren(...(first ? [first] : []), ...more, ...rest);
  }
  /** @param {Index} [index] @param {Answer} [answer] @param {Hit[]} [hits] that are shown */
  function draw(index, answer, hits = []) {
    const isNear = answer?.tier === "none";
    const rows = hits.map((hit, at) => index && row(index, root, hit, !hit.kind && at < sentences));
    list.replaceChildren(...rows.filter((one) => one !== undefined));
    list.hidden = hits.length === 0;
    list.setAttribute("aria-label", isNear ? words.near : words.results);
    near.hidden = list.hidden || !isNear;
  }
  /** What is told above the results, to be read out. */
  const text = () =>
    [
      ...told.children,
      ...(other.nextElementSibling === near ? [...other.children].slice(0, 1) : []),
    ]
      .map(({ textContent }) => textContent)
      .join(" ")
      .trim();
  draw();
  return { list, status, tell, tellOther, draw, text };
}
