// @ts-check
/** The checklist as a tool: ticks that stay, notes, deadlines, progress, filters, undo. */
import { showDate } from "../events/dates.js";
import { saveBackup, startEvents } from "../events/events.js";
import { next, view } from "../events/model.js";
import {
  fill,
  find,
  fromTemplate,
  language,
  pageSession,
  pageTexts,
  today,
} from "../events/page.js";
import { words } from "../events/words.js";
import { startTransfer } from "../transfer/transfer.js";
import { addTools, draw } from "./item.js";
import { rows } from "./items.js";
import { chosen, drawOverview, startOverview } from "./overview.js";
import { addPhases, drawPhase } from "./phase.js";
import { reset } from "./ticks.js";

/** For a page that loads this script on demand, and hands on its words. */
export { give } from "../events/words.js";

/** Make the checklist of the page work; calling it again changes nothing. */
export function start() {
  const root = document.querySelector("main");
  if (!root || root.querySelector(".item-tools")) return;
  const list = rows(root);
  if (list.length === 0) return;
  const items = list.map(({ item }) => item);
  const session = pageSession();
  startEvents();
  startTransfer(items);
  const overview = /** @type {HTMLElement | null} */ (root.querySelector("[data-overview]"));
  const tools = list.map((row) => addTools(row, items));
  const phases = addPhases(root, list);

  function render() {
    const event = session.current();
    const upcoming = next(event, items, language)?.id ?? "";
    for (const own of tools) draw(own, event, upcoming);
    const shown = overview ? chosen(overview, event, items) : () => true;
    for (const { element, item } of list) element.hidden = !shown(view(event, item, language));
    for (const phase of phases) drawPhase(phase, event);
    if (overview) drawOverview(overview, event, items);
  }

  list
    .at(-1)
    ?.element.closest(".checklist")
    ?.after(foot(() => reset(items)));
  if (overview) startOverview(overview, list, render);
  session.onChange(render);
  render();
}

/**
 * What stands after the list: the backup, and the reset of all.
 * @param {() => void} resetAll
 */
function foot(resetAll) {
  const part = fromTemplate("foot");
  find(part, "[data-kept-backup]", HTMLElement).addEventListener("click", () => {
    saveBackup();
    find(part, "[data-kept-at]", HTMLElement).textContent = fill(pageTexts().kept.backup_at, {
      date: showDate(today(), language, "long"),
    });
  });
  find(part, "[data-reset-all]", HTMLElement).addEventListener("click", resetAll);
  return part;
}

if (words.phases.length > 0) start(); // loaded on demand, it has no words yet
