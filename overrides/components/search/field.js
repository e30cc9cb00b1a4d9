// @ts-check
/**
 * A field that answers while the reader types, on the page of the search and in the menu: what is
 * found and how surely, where to ask for what the guide does not tell, and, once the reader
 * stops, the sentences that answer.
 */
import { fill } from "../base/fill.js";
import { ask, elsewhere, load, loadElsewhere, pieces } from "./engine.js";
import { listen } from "./keys.js";
import { asked, shortened, told } from "./told.js";
import { element, linkTo, marked, viewIn } from "./view.js";
import { words } from "./words.js";

/**
 * @typedef {import("./engine.js").Hit} Hit
 * @typedef {import("./engine.js").Index} Index
 * @typedef {import("./engine.js").Answer} Answer
 */

const SHORTEST = 2;
const MOST = 10;
const SENTENCES = 3; // so many of the first results say what answers
const PAUSE = 600; // so long does a reader stop before the answer is read out
const STANDS = 300; // and before more is fetched for it
const PATIENCE = 1000; // so long may that take which stands above the results

/** @param {number} time @returns {Promise<undefined>} */
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time, undefined));

/**
 * Returns what marks a text's words that a hit was found by; asks of each word once.
 * @param {Index} index
 * @param {string[]} stems
 */
function marker(index, stems) {
  /** @type {Map<string, ReturnType<typeof pieces>>} */
  const known = new Map();
  return (/** @type {string} */ text) =>
    text.split(/(\s+)/).flatMap((word) => {
      const found = known.get(word) ?? pieces(index, word, stems);
      known.set(word, found);
      return found;
    });
}

/**
 * Have the first results say the sentences that answer; one that cannot be had is left out.
 * @param {Index} index
 * @param {Hit[]} hits
 * @param {HTMLElement} list
 * @param {AbortSignal} signal
 */
async function tellSentences(index, hits, list, signal) {
  const { passage } = await import("./passage.js");
  /** @param {Hit} hit @param {number} place */
  const say = async (hit, place) => {
    const item = list.children[place];
    const [link, lead] = [item?.querySelector("a"), item?.querySelector(".search__lead")];
    if (!link || !lead || signal.aborted) return;
    // Two lines hold it in any type: a letter takes less than three fifths of an em on average.
    const room = Math.floor((3.4 * lead.clientWidth) / parseFloat(getComputedStyle(lead).fontSize));
    const mark = marker(index, hit.stems);
    const found = await passage(link.href, mark, room, signal);
    if (signal.aborted) return;
    lead.replaceChildren(...marked(found.pieces));
    if (!found.fragment || !("fragmentDirective" in document)) return;
    link.href = `${link.href}${link.hash ? "" : "#"}${found.fragment}`;
  };
  await Promise.allSettled(hits.slice(0, SENTENCES).map(say));
}

/** @param {string} index its address */
function sourceOf(index) {
  const { origin, pathname, searchParams } = new URL(index, location.href);
  const root = `${origin}${pathname.slice(0, pathname.lastIndexOf("/") + 1)}`;
  return { root, version: searchParams.get("v") ?? "" };
}

/**
 * The answer to a query, and where else to ask: `above` the results if they are not sure, else
 * `below` them, so that nothing moves when it comes: also where it comes too late.
 * @param {{ root: string, version: string }} source
 * @param {Index} index
 * @param {{ query: string, literal: boolean }} asked
 */
async function answerTo({ root, version }, index, { query, literal }) {
  const answer = ask(index, query, { literal, limit: MOST });
  const coming = loadElsewhere(root, version).then(
    (data) => elsewhere(data, query),
    () => undefined, // no connection
  );
  if (answer.tier === "found") return { answer, above: undefined, below: coming };
  const above = await Promise.race([coming, wait(PATIENCE)]);
  // A word that the guide knows it lacks is no slip for another.
  const isSlip = above && answer.readings.some(({ how }) => how === "typo");
  const surer = isSlip ? ask(index, query, { literal: true, limit: MOST }) : answer;
  return { answer: surer, above, below: above ? undefined : coming };
}

/** @param {string} query @param {(typed: string, byKey: boolean) => void} searchFor */
function linkAsTyped(query, searchFor) {
  const typed = `"${query}"`; // it says that it is meant so
  const link = linkTo(`?q=${encodeURIComponent(typed)}`, [
    fill(words.as_typed, { query: shortened(query) }),
  ]);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    searchFor(typed, event.detail === 0);
  });
  return element("p", "", [link]);
}

/**
 * Fetch the index before somebody types; where that fails, it is tried again, and told, then.
 * @param {HTMLInputElement} field
 * @param {{ root: string, version: string }} source
 */
function getReady(field, { root, version }) {
  const fetchIndex = () => load(root, version).catch(() => {});
  if (document.activeElement === field) fetchIndex();
  else field.addEventListener("focus", fetchIndex, { once: true });
}

/**
 * Make a field answer; returns what shows the answer to what is typed.
 * @param {object} given
 * @param {HTMLInputElement} given.field
 * @param {HTMLElement} given.place of the answer
 * @param {string} given.index its address
 * @param {number} [given.most] so many results are shown
 * @param {() => void} given.search what stands in the field now, which the reader has not typed
 * @param {(answer: Answer | undefined) => void} given.after is told each answer, if there is one
 */
export function answering({ field, place, index: file, most = MOST, search, after }) {
  const source = sourceOf(file);
  const view = viewIn(place, source.root, SENTENCES);
  let stopped = new AbortController();

  /** @param {string[]} lines @param {number} pause before they are said @param {Node[]} [more] */
  const tell = async (lines, pause, more) => {
    const { signal } = stopped;
    view.tell(lines, more);
    await wait(pause);
    if (!signal.aborted) view.status.textContent = view.text();
  };
  /** @param {string[]} lines @param {number} pause */
  const tellOnly = (lines, pause) => {
    view.draw();
    view.tellOther(undefined, "before");
    tell(lines, pause);
    after(undefined);
  };
  /** @param {string} typed @param {boolean} [byKey] a finger would get the keys of the screen */
  const searchFor = (typed, byKey) => {
    field.value = typed;
    search();
    if (byKey) field.focus(); // the link that was pressed goes away
  };

  /** @param {number} pause that a reader makes before more is said and fetched */
  async function show(pause = PAUSE) {
    stopped.abort();
    stopped = new AbortController();
    const { signal } = stopped;
    const meant = asked(field.value);
    if (meant.query.length < SHORTEST) return tellOnly(meant.query ? [words.short] : [], pause);
    const late = setTimeout(() => signal.aborted || tell([words.loading], 0), PAUSE);
    const index = await load(source.root, source.version).catch(() => undefined);
    clearTimeout(late);
    await wait(0); // the letter is seen first
    if (signal.aborted) return undefined;
    if (!index) return tellOnly([words.broken], pause);
    const { answer, above, below } = await answerTo(source, index, meant);
    await wait(0); // and keys are heard between two pieces of work
    if (signal.aborted) return undefined;
    const hits = answer.hits.slice(0, most);
    view.draw(index, answer, hits);
    view.tellOther(above, "before");
    const lines = told(answer, meant.query, words, document.documentElement.lang);
    if (answer.tier === "none" && !above) lines.push(words.retry);
    tell(lines, pause, answer.readings.length > 0 ? [linkAsTyped(meant.query, searchFor)] : []);
    after(answer);
    await wait(Math.min(pause, STANDS));
    const other = await below;
    if (signal.aborted) return undefined;
    if (other) view.tellOther(other, "after");
    return tellSentences(index, hits, view.list, signal).catch(() => {}); // no connection
  }

  getReady(field, source);
  listen(field, place, () => searchFor(""));
  field.addEventListener("input", () => show());
  return show;
}
