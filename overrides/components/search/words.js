// @ts-check
/**
 * What the search says, in the page's language. A module that the build writes gives it, with the
 * search of the menu (hooks/kokemusopas/texts/search_words.py): no page that nobody searches from
 * has to carry it.
 */

/**
 * @typedef {Record<"short" | "loading" | "broken" | "none" | "retry" | "read" | "typo" | "part" | "name" |
 *   "language" | "rest" | "some" | "cut" | "as_typed" | "near" | "results" | "also" | "item" |
 *   "question" | "all" | "quoted", string> & Record<"found" | "unknown", import("../base/counted.js").Counted>} Words
 */

export const words = /** @type {Words} */ ({});

/** @param {Words} given */
export function give(given) {
  Object.assign(words, given);
}
