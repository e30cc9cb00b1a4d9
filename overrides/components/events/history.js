// @ts-check
/** The steps that can be taken back, each as the changes that lead back. */

/** @typedef {import("./model.js").Values} Values */
/** @typedef {{ id: string, values: Values }} Change new values of one event */

/** How many steps can be taken back. */
const LONGEST = 50;

/** @typedef {ReturnType<typeof createHistory>} History */

export function createHistory() {
  /** @type {Change[][]} */
  const steps = [];

  /** @param {Change[]} back the way back of one step */
  function add(back) {
    steps.push(back);
    if (steps.length > LONGEST) steps.shift();
  }

  return {
    add,

    /** @param {Change} back of what was typed: letters of one field in a row are one step */
    addTyped(back) {
      const last = steps.at(-1)?.[0];
      const goesOn = last?.id === back.id && keysOf(last) === keysOf(back);
      if (!goesOn) add([back]);
    },

    takeLast: () => steps.pop(),
    isEmpty: () => steps.length === 0,
  };
}

/** @param {Change} change */
function keysOf({ values }) {
  return Object.keys(values).join();
}
