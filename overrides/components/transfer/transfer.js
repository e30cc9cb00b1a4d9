// @ts-check
/**
 * Send, print and take in: what opens the dialogs, on every page of the tools. What they do is
 * fetched when somebody asks for it, or comes with a link.
 */
import { find, language, pageSession, pageTexts, printAs } from "../events/page.js";
import { announce, did } from "../events/undo.js";
import { words } from "../events/words.js";
import { ways } from "../events/written.js";
import { isShared, showFailure } from "./arrival.js";
import { startDrop } from "./drop.js";
import { fromForm, offerForm } from "./form_offer.js";

/** @typedef {ReturnType<typeof import("./panel.js").createPanel>} Panel */

/** @type {Promise<Panel> | undefined} */
let loading;

/** What the dialogs do, with all items and questions. @returns {Promise<Panel>} */
function panel() {
  loading ??= Promise.all([import("./panel.js"), words.guide()]).then(
    ([{ createPanel }, guide]) => {
      const found = createPanel({
        session: pageSession(),
        texts: pageTexts(),
        language,
        guide,
        ways,
        announce,
        did,
        fromForm,
      });
      offerForm(found.panel);
      return found;
    },
  );
  return loading;
}

/** Do something with the panel, or say that it cannot be had. @param {(panel: Panel) => void} action */
async function use(action) {
  let found;
  try {
    found = await panel();
  } catch {
    loading = undefined;
    showFailure();
    return;
  }
  action(found);
}

/** Show the event as a link. */
export function openLink() {
  use((found) => found.openLink());
}

/** Make sending and taking in work on this page; calling it again changes nothing. */
export function startTransfer() {
  const dialog = find(document, "#laheta", HTMLDialogElement);
  if ("started" in dialog.dataset) return;
  dialog.dataset.started = "";
  const opener = find(document, "[data-event-transfer]", HTMLElement);
  opener.addEventListener("click", () => {
    opener.focus(); // to which the browser returns; Safari's clicks do not bring it there
    use((found) => found.open());
  });
  document.querySelector("[data-event-print]")?.addEventListener("click", () => printAs(""));
  startDrop(words.tool.transfer.drop, (files) => use((found) => found.takeFiles(files)));
  const fromAddress = () => {
    const { hash } = location;
    if (!isShared(hash)) return;
    use((found) => {
      // What was shared must not stay in the address, where it would be bookmarked or sent on.
      history.replaceState(null, "", location.pathname + location.search);
      found.takeIn(hash);
    });
  };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
}
