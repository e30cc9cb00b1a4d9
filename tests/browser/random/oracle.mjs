// @ts-check
/**
 * Whether a word is lost. It is not while the guide's storage holds it, or a page that says that
 * it could not store it shows it. A page that says so and holds it for another event, which it
 * does not show, is believed until the end.
 */

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {{ word: string, page: string }} Written a word, and the page it was written in */
/** @typedef {{ page: string, unsaved: boolean, shown: string[] }} Screen */

/**
 * The words that are neither kept nor shown as unsaved.
 * @param {Written[]} written
 * @param {string[]} kept
 * @param {Screen[]} screens
 * @param {boolean} [strict] believe only what is seen
 */
export function lacking(written, kept, screens, strict = false) {
  const safe = new Set(kept);
  const believed = new Set();
  for (const { page, unsaved, shown } of screens) {
    if (!unsaved) continue;
    for (const word of shown) safe.add(word);
    if (!strict) believed.add(page);
  }
  return written.filter(({ word, page }) => !safe.has(word) && !believed.has(page));
}

/** The words in the guide's storage. @param {Page} page @returns {Promise<string[]>} */
export function keptWords(page) {
  return page.evaluate(() => {
    const found = new Set();
    for (const key of Object.keys(localStorage)) {
      if (!/^kokemusopas\/(?:event|history|aside)\//.test(key)) continue;
      for (const word of localStorage.getItem(key)?.match(/sana\d+x/g) ?? []) found.add(word);
    }
    return [...found];
  });
}

/** What a page says and shows. @param {Page} page @returns {Promise<Screen>} */
export function screen(page) {
  return page.evaluate(() => {
    const state = /** @type {any} */ (globalThis);
    state.pageOfTheTest ??= crypto.randomUUID();
    const notice = document.querySelector("[data-notice]");
    const unsaved = Boolean(notice?.checkVisibility());
    const shown = [];
    if (unsaved) {
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden does not count
      shown.push(document.body.innerText);
      for (const field of document.querySelectorAll("input, textarea")) {
        if (field.checkVisibility()) shown.push(/** @type {HTMLInputElement} */ (field).value);
      }
    }
    const words = shown.join("\n").match(/sana\d+x/g) ?? [];
    return { page: String(state.pageOfTheTest), unsaved, shown: [...new Set(words)] };
  });
}
