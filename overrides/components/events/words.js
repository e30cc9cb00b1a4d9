// @ts-check
/**
 * The words of the tools in the page's language. A script that the build writes gives them
 * (hooks/kokemusopas/texts/tool_words.py): in the page itself they would hold back its first
 * paint. `guide` fetches what only files and links out of the page need.
 */

/** @typedef {{ items: import("./items.js").Item[], phases: string[],
 *   questions: { title: string, questions: import("../brief/letter.js").Question[] }[] }} Guide */
/** @typedef {{ tool: Record<string, any>, phases: string[], letters: Record<string, any>,
 *   guide: () => Promise<Guide> }} Words */

/** @type {Words} */
export const words = {
  tool: {},
  phases: [],
  letters: {},
  guide: () => Promise.reject(new Error("no words were given")),
};

/** @param {Partial<Words>} given */
export function give(given) {
  Object.assign(words, given);
}
