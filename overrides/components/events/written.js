// @ts-check
/**
 * How each language writes days, times and the names of languages: a script that the build writes
 * tells it (hooks/kokemusopas/texts/tool_words.py, from docs/<language>/).
 */

/**
 * `clock` stands between hours and minutes; `dotted` tells that 5.11. is a day;
 * `spoken` names the languages that an event may be in, in the same order in every language.
 * @typedef {{ locale: string, clock?: string, dotted?: boolean, spoken?: string[] }} Ways
 */

/** @type {Record<string, Ways>} */
export const ways = {};

/** @param {Record<string, Ways>} given */
export function know(given) {
  Object.assign(ways, given);
}

/**
 * What a language calls another; what is no known name stays as it was written.
 * @param {string} text its name in any language
 * @param {string} language
 */
export function languageName(text, language) {
  const name = text.trim();
  return ways[language]?.spoken?.[placeOf(name)] || name;
}

/** Whether two texts name one language: "ruotsi" and "svenska". @param {string} a @param {string} b */
export function isSameLanguage(a, b) {
  const place = placeOf(a.trim());
  return place >= 0 && place === placeOf(b.trim());
}

/** Where a language stands among those that are known, -1 where it does not. @param {string} name */
function placeOf(name) {
  const isSame = (/** @type {string} */ one) => one.toLowerCase() === name.toLowerCase();
  return Math.max(-1, ...Object.values(ways).map(({ spoken = [] }) => spoken.findIndex(isSame)));
}
