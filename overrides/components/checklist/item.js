// @ts-check
/** One item as the tool shows it: its state, its deadline, and a panel for the rest. */
import { daysBetween, showNear } from "../events/dates.js";
import { deadline } from "../events/deadlines.js";
import { stateValues, view } from "../events/items.js";
import {
  fill,
  find,
  fromTemplate,
  language,
  pageSession,
  pageTexts,
  press,
  today,
} from "../events/page.js";
import { did } from "../events/undo.js";
import { addPanel, drawPanel } from "./panel.js";
import { setState } from "./ticks.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/items.js").Item} Item */
/** @typedef {import("../events/items.js").ItemView} ItemView */

/**
 * A row with its tools; `dressed` are those that can be seen, null until they are there, `drawn`
 * tells what it shows,
 * `ticked` what its box does.
 * @typedef {{
 *   row: Row,
 *   dressed: { tools: HTMLElement, more: HTMLElement } | null,
 *   panel: HTMLElement | null,
 *   drawn: string,
 *   ticked: string,
 *   items: () => Item[],
 * }} Tools
 */

/**
 * Let a row's box do its work.
 * @param {Row} row
 * @param {() => Item[]} items all that are shown
 * @returns {Tools}
 */
export function addTools(row, items) {
  const { box, element } = row;
  box.addEventListener("change", () => {
    setState(row.item, box.checked ? "done" : "open", items(), element);
  });
  return { row, dressed: null, panel: null, drawn: "", ticked: "", items };
}

/**
 * Give a row the tools that can be seen, where it has none.
 * @param {Tools} own
 */
export function dress(own) {
  if (own.dressed) return own.dressed;
  const tools = fromTemplate("item");
  const more = fromTemplate("more");
  const { row } = own;
  const { element, box, item } = row;
  element.append(tools, more);
  // What was an anchor stays one while the rest of its line is out of sight.
  element.append(...element.querySelectorAll(".checklist__about > span[id]"));
  more.id = `more-${item.id}`;
  more.setAttribute("aria-labelledby", `more-${item.id} label-${item.id}`);
  const changed = find(tools, "[data-changed]", HTMLElement);
  find(tools, ".item-tools__chips", HTMLElement).id = `chips-${item.id}`;
  changed.id = `changed-${item.id}`;
  press(changed, "[data-changed-seen]", () => {
    const step = pageSession().change(
      pageSession().current().id,
      stateValues(row.item, "done", language),
    );
    did(step, element);
    box.focus();
  });
  more.addEventListener("click", () => togglePanel(own));
  own.dressed = { tools, more };
  return own.dressed;
}

/** Open an item's panel, or close it. @param {Tools} own */
export function togglePanel(own) {
  const { row } = own;
  const { tools, more } = dress(own);
  if (!own.panel) {
    own.panel = addPanel(row, own.items);
    tools.after(own.panel);
    more.setAttribute("aria-controls", own.panel.id);
  }
  const isOpen = own.panel.hidden === true;
  const bar = own.panel.querySelector("[data-undo]");
  if (bar) row.element.append(bar); // it outlives the panel that it stood in
  own.panel.hidden = !isOpen;
  row.element.classList.toggle("is-open", isOpen);
  more.setAttribute("aria-expanded", String(isOpen));
  own.drawn = "";
  draw(own, pageSession().current(), "");
  if (isOpen) find(own.panel, "[data-field=note]", HTMLElement).focus();
  else row.box.focus();
}

/**
 * Show an item as it now is; one that has not changed is left alone.
 * @param {Tools} own
 * @param {Event} event
 * @param {string} upcoming id of the item to do next
 */
export function draw(own, event, upcoming) {
  const { row, dressed, panel } = own;
  const seen = view(event, row.item, language);
  const ticked = event.id + seen.state;
  // What has just been pressed is told in a moment.
  if (ticked !== own.ticked) row.box.checked = seen.state === "done";
  own.ticked = ticked;
  if (!dressed) return; // what can be seen of it comes
  const { tools } = dressed;
  const due = deadline(event, row.item);
  const isNext = upcoming === row.item.id;
  const drawn = JSON.stringify([event.id, seen, due, isNext, row.item.text, today()]);
  if (drawn === own.drawn) return;
  own.drawn = drawn;
  row.element.dataset.state = seen.state;
  const chip = find(tools, "[data-due-chip]", HTMLElement);
  drawDue(chip, seen.state === "open" ? due : "");
  find(tools, "[data-next-chip]", HTMLElement).hidden = !isNext;
  find(tools, "[data-changed]", HTMLElement).hidden = !seen.changed;
  // A hidden description would still be read: only what shows describes the box.
  const chips = chip.hidden && !isNext ? "" : `chips-${row.item.id}`;
  const describing = [chips, seen.changed ? `changed-${row.item.id}` : ""];
  row.box.setAttribute("aria-describedby", describing.filter((id) => id).join(" "));
  drawWritten(tools, seen);
  if (panel) drawPanel(panel, row.item, event, seen);
}

/**
 * @param {HTMLElement} chip
 * @param {string} due the day, or "" for none
 */
function drawDue(chip, due) {
  const late = due ? daysBetween(due, today()) : 0;
  chip.hidden = !due;
  chip.classList.toggle("chip--late", late > 0);
  chip.textContent = due ? dueText(due, late) : "";
}

/** @param {string} due @param {number} late days late, negative when there is time */
function dueText(due, late) {
  const texts = pageTexts().item;
  if (late > 0) return fill(texts.late, { count: late });
  if (late === 0) return texts.due_today;
  if (late === -1) return texts.due_tomorrow;
  return fill(texts.due, { date: showNear(due, language, today()) });
}

/** Show what was written while the panel is closed. @param {HTMLElement} tools @param {ItemView} seen */
function drawWritten(tools, seen) {
  const texts = pageTexts().item;
  const skipped = [texts.skipped, seen.reason].filter((part) => part).join(": ");
  const written = {
    "[data-skipped]": seen.state === "skipped" ? skipped : "",
    "[data-who-shown]": seen.who && `${texts.who}: ${seen.who}`,
    "[data-note-shown]": seen.note,
  };
  for (const [selector, text] of Object.entries(written)) {
    const place = find(tools, selector, HTMLElement);
    place.textContent = text;
    place.hidden = !text;
  }
}
