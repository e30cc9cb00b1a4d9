// @ts-check
/**
 * The words of the tools in the page's language. A script that the build writes gives them
 * (hooks/tools.py): in the page itself they would hold back its first paint.
 */

/** @typedef {{ tool: Record<string, any>, phases: string[], letters: Record<string, any> }} Words */

/** @type {Words} */
export const words = { tool: {}, phases: [], letters: {} };

/** @param {Partial<Words>} given */
export function give(given) {
  Object.assign(words, given);
}
