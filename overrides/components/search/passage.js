// @ts-check
/**
 * The sentence of a section that answers a query, from the page itself. Fetched once results
 * stand: whoever goes on typing pays for none of it.
 */

const BLOCKS = "p, li, dd, td, summary";
const HEADINGS = "h1, h2, h3";
/** What stands in a block but says nothing of it, or is a block of its own. */
const BESIDE = `${BLOCKS}, ul, ol, table, sup, svg, button, [hidden], [data-search-ignore], .visually-hidden`;
const REMARKS = "[hidden], [data-search-ignore], .admonition-title";
const MOST_PAGES = 6;
const BEFORE = 25; // so many letters are kept before the word that a long sentence is cut around
const MOST_BLOCKS = 80; // a longer section is a list of all there is
const SILENT = 0.5; // what is nothing but the words asked for counts that much of a word less
const FRAGMENT = 4; // so many words at each end tell a browser where the sentence is
const FEWEST = 3; // words that lead to a sentence
const SOFT_HYPHEN = /\u00ad/g;

/** @typedef {{ text: string, marked: boolean }} Piece */
/** @typedef {(text: string) => Piece[]} Mark marks the words that a section was found by */

/** @type {Map<string, Document>} */
const pages = new Map();

/**
 * Fetch a page; one that was asked for of late is still there.
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<Document>}
 */
async function pageAt(address, signal) {
  const known = pages.get(address);
  if (known) return known;
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(address);
  const page = await documentOf(await answer.text());
  pages.set(address, page);
  if (pages.size > MOST_PAGES) pages.delete(pages.keys().next().value ?? "");
  return page;
}

/**
 * The policy of the site lets no script read HTML from a text, but a request may answer with a
 * document; one with the styles of another page would break that policy.
 * @param {string} html
 * @returns {Promise<Document>}
 */
function documentOf(html) {
  const plain = new Blob([html.replace(/<style>.*?<\/style>/s, "")], { type: "text/html" });
  const address = URL.createObjectURL(plain);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => resolve(/** @type {Document} */ (request.responseXML));
    request.onerror = reject;
    request.onloadend = () => URL.revokeObjectURL(address);
    request.send();
  });
}

/** Let the reader's keys be heard between two pieces of work. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** The text of a block without what stands in it for itself. @param {Element} block */
function textOf(block) {
  /** @param {Node} node @returns {string} */
  const read = (node) => {
    if (node instanceof Text) return node.data;
    if (node !== block && node instanceof Element && node.matches(BESIDE)) return " ";
    return [...node.childNodes].map(read).join("");
  };
  return read(block).replace(SOFT_HYPHEN, "").replace(/\s+/g, " ").trim();
}

/** Whether a line only gives a word in another language. @param {Element} block */
function isWordOf({ children, firstChild }) {
  return Boolean(children[0]?.matches("[lang]") && /:\s*$/.test(firstChild?.textContent ?? ""));
}

/**
 * The texts of a section, up to the next heading.
 * @param {Document} page
 * @param {string} id of its heading, "" for the beginning of the page
 */
function textsOf(page, id) {
  const main = page.querySelector("main");
  const heading = id ? page.getElementById(id) : main?.querySelector(HEADINGS);
  /** @type {Element[]} */
  const own = [];
  if (!main || !heading?.matches(HEADINGS)) return [];
  const walker = page.createTreeWalker(main, NodeFilter.SHOW_ELEMENT);
  walker.currentNode = heading;
  for (let node = walker.nextNode(); node && own.length < MOST_BLOCKS; node = walker.nextNode()) {
    const element = /** @type {Element} */ (node);
    if (element.matches(HEADINGS)) break;
    if (element.matches(BLOCKS)) own.push(element);
  }
  return own.filter((one) => !one.closest(REMARKS) && !isWordOf(one)).map(textOf);
}

/** The browser's own segmenter takes a slow phone 70 ms to be made. @param {string} text */
export function sentencesOf(text) {
  const ends = /([.!?]["”’)]*)\s+(?=["”“‘(]*[\p{Lu}\d])/gu;
  return text.replace(ends, "$1\n").split("\n").filter(Boolean);
}

/**
 * The sentence with the most of the words that a section was found by, else the first.
 * @param {string[]} sentences
 * @param {Mark} mark
 */
export function best(sentences, mark) {
  let most = 0;
  let chosen = sentences[0] ?? "";
  for (const sentence of sentences) {
    const pieces = mark(sentence);
    const marked = pieces.filter((piece) => piece.marked);
    const says = pieces.some((piece) => !piece.marked && /\p{L}/u.test(piece.text));
    const count = new Set(marked.map(({ text }) => text.toLowerCase())).size - (says ? 0 : SILENT);
    if (count > most) [most, chosen] = [count, sentence];
  }
  return chosen;
}

/**
 * As much of a sentence as there is room for, around the first word that is marked.
 * @param {string} sentence
 * @param {Mark} mark
 * @param {number} room in letters
 */
export function cut(sentence, mark, room) {
  if (sentence.length <= room) return sentence;
  let place = 0;
  for (const { text, marked } of mark(sentence)) {
    if (marked) break;
    place += text.length;
  }
  const from = place + BEFORE < room || place === sentence.length ? 0 : place - BEFORE;
  const start = from > 0 ? sentence.indexOf(" ", from) + 1 : 0;
  const rest = sentence.slice(start);
  const before = start > 0 ? "… " : "";
  if (rest.length + before.length <= room) return before + rest;
  const end = rest.lastIndexOf(" ", room - before.length - 2);
  return `${before}${rest.slice(0, end > 0 ? end : room).replace(/[\s,;:–]+$/u, "")} …`;
}

/**
 * What leads a browser to a sentence: `:~:text=` and how it begins and ends. A few words may stand
 * before the section too, and none lead there.
 * @param {string} sentence
 */
export function fragment(sentence) {
  const words = sentence.split(" ");
  if (words.length < FEWEST) return "";
  /** @param {string[]} some */
  const written = (some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D");
  const ends =
    words.length > 2 * FRAGMENT ? [words.slice(0, FRAGMENT), words.slice(-FRAGMENT)] : [words];
  return `:~:text=${ends.map(written).join(",")}`;
}

/**
 * The sentence of a section that holds what was asked for; rejects where the page cannot be had.
 * @param {string} address of the section
 * @param {Mark} mark
 * @param {number} room in letters
 * @param {AbortSignal} signal
 */
export async function passage(address, mark, room, signal) {
  const { origin, pathname, hash } = new URL(address, location.href);
  const page = await pageAt(origin + pathname, signal);
  await pause();
  const texts = textsOf(page, decodeURIComponent(hash.slice(1)));
  await pause();
  const sentences = texts.flatMap(sentencesOf);
  await pause();
  const sentence = best(sentences, mark);
  return { pieces: mark(cut(sentence, mark, room)), fragment: fragment(sentence) };
}
