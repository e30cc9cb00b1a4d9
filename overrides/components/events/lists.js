// @ts-check
/** The dialogs of all events and of the open one's history, fetched on demand. */
import { fillDialogs } from "../transfer/parts.js";
import { createEventList } from "./event_list.js";
import { createStepList } from "./step_list.js";

/**
 * What draws each dialog anew, by its place.
 * @param {import("./open_lists.js").Given} given
 * @returns {Record<string, () => void>}
 */
export function createLists(given) {
  fillDialogs(".lists [data-content]:empty", given.guide.parts?.lists);
  return {
    "#tilaisuudet": createEventList(given),
    "#tilaisuuden-muutokset": createStepList(given),
  };
}
