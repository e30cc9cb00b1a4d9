// @ts-check
/**
 * The words of the tools in the page's language. A script that the build writes gives them
 * (hooks/tools.py): in the page itself they would hold back its first paint.
 */

/** @typedef {{ tool: Record<string, any>, phases: string[], letters: Record<string, any> }} Words */

const scope = /** @type {{ kokemusopasWords?: Words }} */ (globalThis);
/** The same for a script that is loaded later, which brings this module along again. */
export const words = scope.kokemusopasWords ?? { tool: {}, phases: [], letters: {} };
scope.kokemusopasWords = words;

/** @param {Partial<Words>} given */
export function give(given) {
  Object.assign(words, given);
}
