// @ts-check
/** What can be written on an item: who, note, own deadline, why it is not needed. */

import { settledBy } from "../brief/settles.js";
import { tellCut } from "../events/cut.js";
import { isPlausible } from "../events/dates.js";
import { isOwn } from "../events/items.js";
import { MAX_TEXT, value } from "../events/model.js";
import { find, fromTemplate, pageSession, press, typing } from "../events/page.js";
import { did } from "../events/undo.js";
import { words } from "../events/words.js";
import { setState } from "./ticks.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/items.js").Item} Item */
/** @typedef {import("../events/items.js").ItemView} ItemView */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/**
 * @param {import("./rows.js").Row} row
 * @param {() => Item[]} items all that are shown
 */
export function addPanel(row, items) {
  const { item } = row;
  const panel = fromTemplate("panel");
  panel.hidden = true;
  panel.id = `panel-${item.id}`;
  panel.setAttribute("aria-labelledby", `label-${item.id}`);
  for (const label of panel.querySelectorAll("label")) {
    const name = label.dataset.for ?? "";
    const field = /** @type {Field} */ (panel.querySelector(`[data-field="${name}"]`));
    field.id = label.htmlFor = `${name}-${item.id}`;
    if (name === "skip") startSkip(panel, /** @type {HTMLInputElement} */ (field), row, items);
    else startField(field, `item/${item.id}/${name}`);
  }
  const own = isOwn(item);
  find(panel, "[data-own]", HTMLElement).hidden = !own;
  find(panel, "[data-own-remove]", HTMLElement).hidden = !own;
  linkToBrief(find(panel, "[data-brief-link]", HTMLAnchorElement), item.id);
  press(panel, "[data-own-remove]", () => {
    const { id } = pageSession().current();
    const list = row.element.closest("ul");
    row.box.focus();
    const fields = ["name", "note", "who", "reason", "due", "state", "text"];
    const nothing = fields.map((name) => [`item/${item.id}/${name}`, ""]);
    const step = pageSession().change(id, Object.fromEntries(nothing));
    did(step, list?.parentElement);
    find(document, "[data-undo-button]", HTMLElement).focus();
  });
  return panel;
}

/**
 * Lead to the question of the brief whose answer settles an item, where there is one.
 * @param {HTMLAnchorElement} link
 * @param {string} item its id
 */
function linkToBrief(link, item) {
  const root = document.querySelector("[data-event]")?.getAttribute("data-root");
  if (!root) return;
  words.guide().then(
    (guide) => {
      const [address] = settledBy(guide, item);
      if (address) link.href = root + address;
      link.hidden = !address;
    },
    () => {}, // without a connection there is no way to it either
  );
}

/**
 * Keep what is written in a field, for the event that was open when it was entered.
 * @param {Field} field
 * @param {string} key
 */
function startField(field, key) {
  const session = pageSession();
  let event = session.current().id;
  field.addEventListener("focus", () => {
    event = session.current().id;
    field.dataset.written = field.value;
  });
  field.addEventListener("input", (input) => {
    const isDay = field.type === "date";
    if (field.validity.badInput || (isDay && field.value && !isPlausible(field.value))) return;
    const name = key.endsWith("/name");
    if (name && !field.value.trim()) return; // an item without words would be gone
    field.dataset.written = field.value.slice(0, MAX_TEXT);
    const step = session.change(event, { [key]: field.value }, { typing: typing(input) });
    tellCut(field);
    did(step, field.closest(".field"));
  });
}

/**
 * @param {HTMLElement} panel
 * @param {HTMLInputElement} box
 * @param {import("./rows.js").Row} row
 * @param {() => Item[]} items
 */
function startSkip(panel, box, { item }, items) {
  box.addEventListener("change", () => {
    const state = box.checked ? "skipped" : "open";
    setState(item, state, items(), /** @type {Element} */ (box.closest(".field")));
    if (box.checked) find(panel, '[data-field="reason"]', HTMLElement).focus();
  });
}

/**
 * @param {HTMLElement} panel
 * @param {Item} item
 * @param {Event} event
 * @param {ItemView} seen
 */
export function drawPanel(panel, item, event, seen) {
  const texts = { ...seen, name: value(event, `item/${item.id}/name`) };
  for (const name of /** @type {const} */ (["name", "who", "note", "due", "reason"])) {
    const field = /** @type {Field} */ (panel.querySelector(`[data-field="${name}"]`));
    const isWritten = field === document.activeElement && field.dataset.written === texts[name];
    if (!isWritten && !field.validity.badInput && field.value !== texts[name]) {
      field.value = texts[name];
      field.dataset.written = texts[name];
    }
  }
  find(panel, '[data-field="skip"]', HTMLInputElement).checked = seen.state === "skipped";
  find(panel, "[data-reason]", HTMLElement).hidden = seen.state !== "skipped";
}
