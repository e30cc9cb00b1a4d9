// @ts-check
/**
 * How each language writes days and times: a script that the build writes tells it
 * (hooks/kokemusopas/texts/tool_words.py, from docs/<language>/_language.yml).
 */

/**
 * `clock` stands between hours and minutes; `dotted` tells that 5.11. is a day.
 * @typedef {{ locale: string, clock?: string, dotted?: boolean }} Ways
 */

/** @type {Record<string, Ways>} */
export const ways = {};

/** @param {Record<string, Ways>} given */
export function know(given) {
  Object.assign(ways, given);
}
