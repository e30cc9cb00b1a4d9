// @ts-check
/** A phase of the checklist: how far it is, its reset, and a word where the filter shows nothing. */
import { progress, view } from "../events/model.js";
import { fill, find, fromTemplate, language, pageTexts } from "../events/page.js";
import { reset } from "./ticks.js";

/** @typedef {import("./items.js").Row} Row */
/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {{ line: HTMLElement, nothing: HTMLElement, rows: Row[] }} Phase */

/**
 * Give each phase of the list its line; returns the phases in order.
 * @param {ParentNode} root
 * @param {Row[]} list
 * @returns {Phase[]}
 */
export function addPhases(root, list) {
  const phases = new Set(list.map(({ item }) => item.phase));
  return [...phases].map((phase) => {
    const block = find(root, `.checklist[data-phase="${phase}"]`, HTMLElement);
    const line = fromTemplate("phase");
    const nothing = fromTemplate("nothing");
    const rows = list.filter(({ item }) => item.phase === phase);
    nothing.hidden = true;
    block.before(line);
    block.after(nothing);
    find(line, "[data-phase-reset]", HTMLElement).addEventListener("click", () => {
      reset(rows.map(({ item }) => item));
    });
    return { line, nothing, rows };
  });
}

/** @param {Phase} phase @param {Event} event */
export function drawPhase({ line, nothing, rows }, event) {
  const items = rows.map(({ item }) => item);
  find(line, "[data-phase-text]", HTMLElement).textContent = fill(
    pageTexts().progress.text,
    progress(event, items, language),
  );
  find(line, "[data-phase-reset]", HTMLElement).hidden = items.every(
    (item) => view(event, item, language).state === "open",
  );
  nothing.hidden = rows.some(({ element }) => !element.hidden);
}
