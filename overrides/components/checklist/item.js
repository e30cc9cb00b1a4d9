// @ts-check
/** One item as the tool shows it: its state, its deadline, and a panel for notes. */
import { showDate } from "../events/dates.js";
import { daysBetween, deadline, stateValues, view } from "../events/model.js";
import {
  fill,
  find,
  fromTemplate,
  language,
  pageSession,
  pageTexts,
  today,
} from "../events/page.js";
import { setState } from "./ticks.js";

/** @typedef {import("./items.js").Row} Row */
/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/model.js").Item} Item */
/** @typedef {import("../events/model.js").ItemView} ItemView */

/**
 * A row with its tools; `drawn` tells what it shows.
 * @typedef {{
 *   row: Row,
 *   tools: HTMLElement,
 *   more: HTMLElement,
 *   panel: HTMLElement | null,
 *   drawn: string,
 * }} Tools
 */

/**
 * Give a row its tools.
 * @param {Row} row
 * @param {Item[]} items all of the page
 * @returns {Tools}
 */
export function addTools(row, items) {
  const tools = fromTemplate("item");
  const more = fromTemplate("more");
  const id = row.item.id;
  row.element.querySelector(".checklist__about > [data-copy-link]")?.before(more, " ");
  row.element.append(tools);
  more.id = `more-${id}`;
  more.setAttribute("aria-labelledby", `more-${id} label-${id}`);
  const changed = find(tools, "[data-changed]", HTMLElement);
  find(tools, "[data-due-chip]", HTMLElement).id = `due-${id}`;
  changed.id = `changed-${id}`;
  row.box.addEventListener("change", () => {
    setState(row.item, row.box.checked ? "done" : "open", items);
  });
  find(changed, "[data-changed-seen]", HTMLElement).addEventListener("click", () => {
    pageSession().set(stateValues(row.item, "done", language));
    row.box.focus();
  });
  /** @type {Tools} */
  const own = { row, tools, more, panel: null, drawn: "" };
  more.addEventListener("click", () => togglePanel(own, items));
  return own;
}

/** @param {Tools} own @param {Item[]} items */
function togglePanel(own, items) {
  const panel = own.panel ?? addPanel(own, items);
  panel.hidden = !panel.hidden;
  own.more.setAttribute("aria-expanded", String(!panel.hidden));
  if (!panel.hidden) find(panel, "[data-field]", HTMLElement).focus();
}

/** @param {Tools} own @param {Item[]} items */
function addPanel(own, items) {
  const { item } = own.row;
  const panel = fromTemplate("panel");
  panel.hidden = true;
  panel.id = `panel-${item.id}`;
  own.more.setAttribute("aria-controls", panel.id);
  for (const label of panel.querySelectorAll("label")) {
    const name = label.dataset.for ?? "";
    const field = find(panel, `[data-field="${name}"]`, HTMLElement);
    field.id = label.htmlFor = `${name}-${item.id}`;
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      field.addEventListener("change", () => {
        setState(item, field.checked ? "skipped" : "open", items);
        if (field.checked) find(panel, '[data-field="reason"]', HTMLElement).focus();
      });
    } else {
      field.addEventListener("input", () => {
        const text = /** @type {HTMLInputElement} */ (field).value.trim();
        pageSession().set({ [`item/${item.id}/${name}`]: text }, true);
      });
    }
  }
  own.tools.after(panel);
  own.panel = panel;
  own.drawn = "";
  draw(own, pageSession().current(), "");
  return panel;
}

/**
 * Show an item as it now is; one that has not changed is left alone.
 * @param {Tools} own
 * @param {Event} event
 * @param {string} upcoming id of the item to do next
 */
export function draw(own, event, upcoming) {
  const { row, tools, panel } = own;
  const seen = view(event, row.item, language);
  const due = deadline(event, row.item);
  const isNext = upcoming === row.item.id;
  const drawn = JSON.stringify([event.id, seen, due, isNext]);
  if (drawn === own.drawn) return;
  own.drawn = drawn;
  row.box.checked = seen.state === "done";
  row.element.dataset.state = seen.state;
  const chip = find(tools, "[data-due-chip]", HTMLElement);
  drawDue(chip, seen.state === "open" ? due : "");
  find(tools, "[data-next-chip]", HTMLElement).hidden = !isNext;
  find(tools, "[data-changed]", HTMLElement).hidden = !seen.changed;
  // A hidden description would still be read: only what shows describes the box.
  const describing = [chip.hidden ? "" : chip.id, seen.changed ? `changed-${row.item.id}` : ""];
  row.box.setAttribute("aria-describedby", describing.filter((id) => id).join(" "));
  drawWritten(tools, seen);
  if (panel) drawPanel(panel, seen);
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
  if (late > 0) return late === 1 ? texts.late_day : fill(texts.late_days, { count: late });
  if (late === 0) return texts.due_today;
  if (late === -1) return texts.due_tomorrow;
  return fill(texts.due, { date: showDate(due, language, "short") });
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

/** @param {HTMLElement} panel @param {ItemView} seen */
function drawPanel(panel, seen) {
  for (const name of /** @type {const} */ (["who", "note", "reason"])) {
    const field = /** @type {HTMLInputElement} */ (panel.querySelector(`[data-field="${name}"]`));
    if (field !== document.activeElement || field.value.trim() !== seen[name]) {
      field.value = seen[name];
    }
  }
  find(panel, '[data-field="skip"]', HTMLInputElement).checked = seen.state === "skipped";
  find(panel, "[data-reason]", HTMLElement).hidden = seen.state !== "skipped";
}
