// @ts-check
/** What a reader does to items: the change, its undo, and what screen readers hear of it. */
import { announce, offerUndo } from "../events/events.js";
import { next, progress, stateValues, view } from "../events/model.js";
import { fill, language, pageSession, pageTexts } from "../events/page.js";

/** @typedef {import("../events/model.js").Item} Item */
/** @typedef {import("../events/model.js").State} State */

/**
 * @param {Item} item
 * @param {State} state
 * @param {Item[]} items all of the page, to tell how far they are
 */
export function setState(item, state, items) {
  const session = pageSession();
  const texts = pageTexts();
  session.set(stateValues(item, state, language));
  offerUndo(fill(texts.undo[state], { text: item.text }));
  const { done, all } = progress(session.current(), items, language);
  const coming = next(session.current(), items, language);
  announce(
    coming
      ? fill(texts.progress.announce, { done, all, next: coming.text })
      : fill(texts.progress.announce_done, { done, all }),
  );
}

/** Open items again. @param {Item[]} items */
export function reset(items) {
  const session = pageSession();
  const texts = pageTexts();
  session.set(
    Object.assign(
      {},
      ...items
        .filter((item) => view(session.current(), item, language).state !== "open")
        .map((item) => stateValues(item, "open", language)),
    ),
  );
  offerUndo(texts.undo.reset);
  announce(texts.undo.reset);
}
