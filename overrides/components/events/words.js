// @ts-check
/**
 * The words of the tools in the page's language. A script that the build writes gives them
 * (hooks/kokemusopas/texts/tool_words.py): in the page itself they would hold back its first
 * paint. `guide` fetches what only files and links out of the page need.
 */

/** @typedef {import("../brief/answers.js").Question} Question */
/** @typedef {import("../brief/letter.js").LetterTexts} LetterTexts */
/**
 * `items` are those of both lists, `page` and `phases` where the host's list stands and what its
 * phases are called, `expert` the same of the expert's. `questions` are the parts of the brief,
 * each with its title and its page (a question stands in the first that asks it), `parts` what the
 * dialogs for sending and taking in hold. `carried` are the marks that tell other copies of the
 * guide the words of what the owner of this one added.
 * @typedef {{ items: import("./items.js").Item[], phases: string[], page?: string,
 *   expert?: { page: string, phases: string[] }, parts?: Record<"transfer" | "lists", import("../transfer/parts.js").Tree[]>,
 *   questions: { title: string, page: string, questions: Question[] }[],
 *   carried?: Record<string, import("./model.js").Mark> }} Guide
 */
/**
 * On a page of the brief `part` is its name, `letter` what its letter says in the language of the
 * page, `letters` fetch the same in others, and `asked` are the questions of all parts. Where the
 * tool comes later, `whole` fetches its words.
 * @typedef {{ tool: Record<string, any>, phases: string[], guide: () => Promise<Guide>,
 *   whole: () => Promise<{ words: Words, ways: Record<string, import("./written.js").Ways> }>,
 *   part: string, letter: LetterTexts | null, letters: Record<string, () => Promise<LetterTexts>>,
 *   asked: Record<string, import("../brief/answers.js").Asked[]> }} Words
 */

function notGiven() {
  return Promise.reject(new Error("no words were given"));
}

/** @type {Words} */
export const words = {
  tool: {},
  phases: [],
  part: "",
  letter: null,
  letters: {},
  asked: {},
  guide: notGiven,
  whole: notGiven,
};

/** @param {Partial<Words>} given */
export function give(given) {
  Object.assign(words, given);
}
