// @ts-check
/** Which questions of the brief an item of the checklist leads to. Pure. */

/** @typedef {import("./answers.js").Question} Question */

/**
 * The questions whose answers settle an item, in the order of the brief.
 * @param {{ questions: { questions: Question[] }[] }} guide
 * @param {string} item its id
 * @returns {Question[]}
 */
export function settledBy({ questions }, item) {
  return questions
    .flatMap((group) => group.questions)
    .filter(({ ticks = [] }) => ticks.includes(item));
}
