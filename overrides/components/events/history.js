// @ts-check
/**
 * The history of an event: what was done, step by step. A step holds what its keys said before
 * and say after it, so it can be taken back and done again by itself, and no text that was
 * written over is gone. It is also the journal from which an event is mended when a write of it
 * was lost: steps are stored before the event is. Pure.
 */
import { value } from "./model.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./model.js").Values} Values */
/** @typedef {"set" | "reset" | "create" | "import" | "delete" | "restore"} Kind what was done */
/**
 * `t` is the time of the marks that the step wrote, `undone` when it was taken back, or 0.
 * @typedef {{ id: string, event: string, kind: Kind, t: number, from: Values, to: Values,
 *   undone: number }} Step
 */

/** A pause in typing (in ms) after which a new step begins. */
export const PAUSE = 3000;
/** How many letters of what was typed may go without a step of their own: a slip of the finger. */
const SLIP = 3;
/** So many steps of an event are kept even where room is short. */
const LATEST = 20;
/** Steps, and events in the trash, are kept so long (in ms). */
export const KEPT = 30 * 86_400_000;

/** What the tools note for themselves: no step that a reader has made. */
const NOTED = ["asked", "calendar"];

/** Whether a reader has made a step, so that they may take it back. @param {Step} step */
export function isMade({ to }) {
  return Object.keys(to).some((key) => !NOTED.includes(key));
}

/**
 * Whether a text keeps what another says, but for a slip.
 * @param {string} longest
 * @param {string} text
 */
function keeps(longest, text) {
  const most = Math.min(longest.length, text.length);
  let start = 0;
  while (start < most && longest[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && longest.at(-1 - end) === text.at(-1 - end)) end += 1;
  return longest.length - start - end <= SLIP;
}

/**
 * Whether typing goes on with a step: in the same fields, without a pause, and with nothing
 * taken away that the step's longest text had.
 * @param {Step} step
 * @param {Values} longest the longest text of each key so far
 * @param {Values} to
 * @param {number} pause since the last letter, in ms
 */
export function goesOn(step, longest, to, pause) {
  const keys = Object.keys(to);
  return (
    !step.undone &&
    pause < PAUSE &&
    keys.length === Object.keys(step.to).length &&
    keys.every((key) => key in step.to && keeps(longest[key] ?? "", to[key] ?? ""))
  );
}

/**
 * The values that take a step back: those of its texts that still stand as it left them.
 * @param {Event} event
 * @param {Step} step
 * @returns {Values}
 */
export function back(event, { from, to }) {
  return turned(event, to, from);
}

/**
 * The values that do again a step that was taken back.
 * @param {Event} event
 * @param {Step} step
 * @returns {Values}
 */
export function again(event, { from, to }) {
  return turned(event, from, to);
}

/** @param {Event} event @param {Values} standing @param {Values} wanted */
function turned(event, standing, wanted) {
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([key, text]) => value(event, key) === (standing[key] ?? text) && value(event, key) !== text,
    ),
  );
}

/**
 * The step that would be taken back next: the latest that can be.
 * @param {Event} event
 * @param {Step[]} steps of the event
 */
export function undoable(event, steps) {
  return latest(
    steps.filter(
      (step) => isMade(step) && !step.undone && Object.keys(back(event, step)).length > 0,
    ),
    ({ t }) => t,
  );
}

/**
 * The step that would be done again next: the one taken back last.
 * @param {Event} event
 * @param {Step[]} steps of the event
 */
export function redoable(event, steps) {
  return latest(
    steps.filter(
      (step) => isMade(step) && step.undone && Object.keys(again(event, step)).length > 0,
    ),
    ({ undone }) => undone,
  );
}

/** The latest step, of several of one time the last. @param {Step[]} steps @param {(step: Step) => number} time */
function latest(steps, time) {
  return steps.reduce(
    (/** @type {Step | undefined} */ found, step) =>
      found && time(found) > time(step) ? found : step,
    undefined,
  );
}

/**
 * The steps that can go where room is short: all that they say stands in the event.
 * @param {Event} event as it is stored
 * @param {Step[]} steps of the event, in the order of their times
 * @param {number} time now, in ms: what is younger than a minute may still be needed to mend it
 */
export function spare(event, steps, time) {
  return steps
    .slice(0, -LATEST)
    .filter(
      ({ t, undone, from, to }) =>
        Math.max(t, undone) < time - 60_000 &&
        [from, to].every((values) =>
          Object.entries(values).every(([key, text]) => value(event, key).includes(text)),
        ),
    );
}

/**
 * An event with what its steps wrote, or took back, and it does not have: another tab can write
 * over an event before it has seen this one's writing.
 * @param {Event} event
 * @param {Step[]} steps of the event
 * @returns {Event} the same object where nothing was missing
 */
export function replayed(event, steps) {
  let marks = event.marks;
  for (const { t, from, to, undone } of steps) {
    for (const [key, text] of Object.entries(to)) {
      const mark = marks[key];
      const isLost = undone ? mark?.v === text && mark.t < undone : (mark?.t ?? -1) < t;
      const v = undone ? (from[key] ?? "") : text;
      if (isLost) marks = { ...marks, [key]: { ...mark, v, t: undone || t } };
    }
  }
  return marks === event.marks ? event : { ...event, marks };
}
