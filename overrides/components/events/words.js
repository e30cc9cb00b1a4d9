// @ts-check
/**
 * The words of the tools in the page's language. A script that the build writes gives them
 * (hooks/kokemusopas/texts/tool_words.py): in the page itself they would hold back its first
 * paint. `guide` fetches all items and questions, for what leaves the page as a whole.
 */

/**
 * @typedef {{
 *   id: string, text: string, phase: number, due: number | null, was: string[],
 *   link: string | null, why: string | null, kinds: string[], only: string[],
 * }} GuideItem
 * @typedef {{ id: string, question: string, from: string | null, ticks: string[] }} GuideQuestion
 * @typedef {{
 *   items: GuideItem[], phases: string[],
 *   questions: { title: string, questions: GuideQuestion[] }[],
 * }} Guide
 * @typedef {{
 *   tool: Record<string, any>, phases: string[], letters: Record<string, any>,
 *   guide: () => Promise<Guide>,
 * }} Words
 */

/** @type {Words} */
export const words = {
  tool: {},
  phases: [],
  letters: {},
  guide: async () => ({ items: [], phases: [], questions: [] }),
};

/** @param {Partial<Words>} given */
export function give(given) {
  Object.assign(words, given);
}
