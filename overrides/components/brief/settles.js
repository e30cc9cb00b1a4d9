// @ts-check
/** Which questions of the brief an item of the checklist leads to. Pure. */

/**
 * Where the questions stand whose answers settle an item, in the order of the brief.
 * @param {Pick<import("../events/words.js").Guide, "questions">} guide
 * @param {string} item its id
 * @returns {string[]} addresses from the root of the guide's language
 */
export function settledBy({ questions }, item) {
  return questions.flatMap((part) =>
    part.questions
      .filter(({ ticks = [] }) => ticks.includes(item))
      .map(({ id }) => `${part.page}#question-${id}`),
  );
}
