// @ts-check
/**
 * Where the texts of each language come from: a script that the build writes tells it
 * (hooks/kokemusopas/pages/copy_texts.py), and fetches those that a reader asks for.
 */

/**
 * All texts of a language: `fields` names what an event fills in, `texts` are by page#id.
 * @typedef {{ fields: Record<string, string>,
 *   texts: Record<string, { mail: string | null, words: string }> }} Texts
 */

/** @type {Record<string, () => Promise<Texts>>} */
export const languages = {};

/** @param {Record<string, () => Promise<Texts>>} given */
export function give(given) {
  Object.assign(languages, given);
}
