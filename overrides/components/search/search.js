// @ts-check
/**
 * Search: asks the index only when somebody searches, and keeps the word in the address
 * (`?q=`), so that a search can be linked and the back button works.
 */

/**
 * @typedef {{ url: string, title: string, excerpt: string }} Hit
 * @typedef {{ url: string, excerpt: string, meta: { title: string },
 *   sub_results: { url: string, title: string, excerpt: string }[] }} FoundPage
 * @typedef {{ options: (o: object) => Promise<void>,
 *   search: (word: string) => Promise<{ results: { data: () => Promise<FoundPage> }[] }> }} Index
 */

/**
 * Pick what is shown of a found page: its best section, else the page itself.
 * @param {FoundPage} page
 * @returns {Hit}
 */
export function hitOf(page) {
  const best = page.sub_results[0];
  const inside = best && best.title !== page.meta.title;
  return {
    url: best ? best.url : page.url,
    title: inside ? `${page.meta.title}: ${best.title}` : page.meta.title,
    excerpt: best ? best.excerpt : page.excerpt,
  };
}

/**
 * Split an excerpt at its `<mark>` pairs, so that it can be shown without parsing HTML.
 * @param {string} excerpt
 * @returns {{ text: string, marked: boolean }[]}
 */
export function pieces(excerpt) {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/)
    .map((text, place) => ({ text: decode(text), marked: place % 2 === 1 }))
    .filter(({ text }) => text);
}

/** @param {string} text */
function decode(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"')
    .replace(/&#x27;|&#39;/g, "'").replace(/&amp;/g, "&");
}

/** @param {Hit} hit */
function row({ url, title, excerpt }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = title;
  const text = document.createElement("p");
  for (const piece of pieces(excerpt)) {
    const node = document.createElement(piece.marked ? "mark" : "span");
    node.textContent = piece.text;
    text.append(node);
  }
  item.append(link, text);
  return item;
}

/** Make the search form of the page work; calling it again changes nothing. */
export function start() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-search]"));
  if (!form || !form.hidden) return;
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-search-status]"));
  const list = /** @type {HTMLElement} */ (document.querySelector("[data-search-results]"));
  const word = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const texts = form.dataset;
  form.hidden = false;

  /** @type {Promise<Index> | undefined} */
  let index;
  const load = () => {
    index ??= import(new URL(texts.index ?? "", location.href).href);
    return index;
  };

  const show = async () => {
    const query = word.value.trim();
    list.hidden = true;
    status.textContent = "";
    if (!query) return;
    /** @type {Hit[]} */
    let hits;
    try {
      const { results } = await (await load()).search(query);
      hits = (await Promise.all(results.map((result) => result.data()))).map(hitOf);
    } catch {
      index = undefined;
      status.textContent = texts.broken ?? "";
      return;
    }
    if (query !== word.value.trim()) return;
    const text = hits.length === 0 ? texts.none : hits.length === 1 ? texts.one : texts.many;
    status.textContent = (text ?? "")
      .replace("{count}", String(hits.length)).replace("{query}", query);
    list.replaceChildren(...hits.map(row));
    list.hidden = hits.length === 0;
  };

  const fromAddress = () => {
    word.value = new URLSearchParams(location.search).get("q") ?? "";
    show();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", `?q=${encodeURIComponent(word.value.trim())}`);
    show();
  });
  window.addEventListener("popstate", fromAddress);
  fromAddress();
}

if (typeof document !== "undefined") start();
