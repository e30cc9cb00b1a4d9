// @ts-check
/**
 * What opens the dialogs of all events and of the open one's history. What they do is fetched
 * when somebody asks for it. Published, it has nothing in common with the page: what both need
 * is given, so that it is not loaded twice.
 */
import { eventName, facts } from "./card.js";
import { clock, showDate, showMoment } from "./dates.js";
import { KEPT } from "./history.js";
import { isExperts, progress, withOwn } from "./items.js";
import { value } from "./model.js";
import { HIDDEN, stepName } from "./names.js";
import { copy, fill, find, fromTemplate, language, pageSession, pageTexts } from "./page.js";
import { selected } from "./selection.js";
import { announce, did, turned } from "./undo.js";
import { words } from "./words.js";

/** @typedef {ReturnType<typeof given>} Given what the page gives */

/** @type {Promise<Record<string, () => void>> | undefined} */
let loading;

/** @param {import("./words.js").Guide} guide all items and questions */
function given(guide) {
  return {
    guide,
    session: pageSession(),
    texts: pageTexts(),
    phases: words.phases,
    language,
    tools: { announce, copy, did, fill, find, fromTemplate, turned },
    isExperts: document.querySelector("[data-experts]") !== null,
    reads: {
      clock,
      eventName,
      facts,
      isExperts,
      progress,
      selected,
      showDate,
      showMoment,
      stepName,
      value,
      withOwn,
    },
    HIDDEN,
    KEPT,
  };
}

function lists() {
  loading ??= Promise.all([import("./lists.js"), words.guide()]).then(([{ createLists }, guide]) =>
    createLists(given(guide)),
  );
  return loading;
}

/** Make the buttons work that open the dialogs. */
export function startLists() {
  for (const [selector, place] of [
    ["[data-events-open]", "#tilaisuudet"],
    ["[data-history-open]", "#tilaisuuden-muutokset"],
  ]) {
    const opener = find(document, selector ?? "", HTMLElement);
    const dialog = find(document, place ?? "", HTMLDialogElement);
    const said = find(dialog, "[data-announce]", HTMLElement);
    opener.addEventListener("click", async () => {
      opener.focus(); // to which the browser returns; Safari's clicks do not bring it there
      const open = await lists().catch(() => undefined);
      if (!open) loading = undefined;
      said.textContent = open ? "" : pageTexts().transfer.offline;
      said.className = open ? "visually-hidden" : "dialog__said";
      find(dialog, "[data-content]", HTMLElement).hidden = !open;
      open?.[place ?? ""]?.();
      if (!dialog.open) dialog.showModal();
    });
  }
}
