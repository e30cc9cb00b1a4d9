// @ts-check
/** The part above the checklist: how far all of it is, what comes next, what of it shows. */
import { isPast, next } from "../events/deadlines.js";
import { people, progress } from "../events/items.js";
import { value } from "../events/model.js";
import { fill, find, language, pageSession, pageTexts, press, today } from "../events/page.js";
import { announce, did } from "../events/undo.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/items.js").Item} Item */
/** @typedef {import("./filters.js").Filter} Filter */

/**
 * @param {HTMLElement} part
 * @param {() => void} render shows the list by what is chosen
 * @param {(id: string) => void} goTo leads to an item
 */
export function startOverview(part, render, goTo) {
  part.removeAttribute("data-waiting");
  part.addEventListener("change", () => {
    render();
    const count = document.querySelectorAll("[data-item]:not([hidden])").length;
    announce(fill(pageTexts().filter.said, { count }));
  });
  part.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-to]");
    if (!(link instanceof HTMLElement)) return;
    event.preventDefault();
    goTo(link.dataset.to ?? "");
  });
  press(part, "[data-all]", () => {
    const session = pageSession();
    const event = session.current();
    const step = session.change(event.id, { all: value(event, "all") ? "" : "1" });
    did(step, part, find(part, "[data-shown-text]", HTMLElement).textContent ?? "");
  });
}

/**
 * @param {HTMLElement} part
 * @param {Event} event
 * @param {Item[]} chosen what the event needs
 * @param {Item[]} all
 */
export function drawOverview(part, event, chosen, all) {
  const { progress: texts } = pageTexts();
  const sum = progress(event, chosen, language);
  const coming = next(event, chosen, language);
  const isOver = isPast(event, today());
  find(part, "[data-progress-text]", HTMLElement).textContent = fill(texts.text, sum);
  const bar = find(part, "progress", HTMLProgressElement);
  bar.max = Math.max(sum.all, 1);
  bar.value = sum.done;
  find(part, "[data-next]", HTMLElement).hidden = !coming;
  find(part, "[data-all-done]", HTMLElement).hidden = Boolean(coming);
  find(part, "[data-over]", HTMLElement).hidden = !isOver;
  const last = chosen.filter(({ phase }) => phase === 5);
  const target = (isOver && next(event, last, language)) || coming;
  const link = find(part, "[data-next-link]", HTMLAnchorElement);
  link.textContent = target?.text ?? "";
  link.href = `#item-${target?.id ?? ""}`;
  link.dataset.to = target?.id ?? "";
  const canChoose = all.some(({ kinds, only }) => kinds.length + only.length > 0);
  find(part, "[data-shown]", HTMLElement).hidden = !canChoose;
  if (canChoose) drawShown(part, event, chosen.length, all.length);
}

/** How much of the list shows, with what shows all of it. @param {HTMLElement} part @param {Event} event @param {number} count @param {number} all */
function drawShown(part, event, count, all) {
  const { progress: texts } = pageTexts();
  const isAll = value(event, "all") !== "";
  find(part, "[data-shown]", HTMLElement).hidden = count === all && !isAll;
  find(part, "[data-shown-text]", HTMLElement).textContent = fill(
    count === all ? texts.shown_all : texts.shown,
    { count, all },
  );
  find(part, "[data-all]", HTMLElement).textContent = isAll ? texts.show_short : texts.show_all;
}

/**
 * What the reader has chosen to see.
 * @param {HTMLElement} part
 * @param {Event} event
 * @param {Item[]} items
 * @returns {Filter & { byDate: boolean }}
 */
export function filterOf(part, event, items) {
  const only = /** @type {HTMLInputElement | null} */ (
    part.querySelector('[name="nayta"]:checked')
  );
  const order = /** @type {HTMLInputElement | null} */ (
    part.querySelector('[name="jarjestys"]:checked')
  );
  return {
    only: /** @type {Filter["only"]} */ (only?.value ?? "all"),
    who: drawPeople(part, people(event, items, language)),
    byDate: order?.value === "dates",
  };
}

/**
 * Offer the people to choose from.
 * @param {HTMLElement} part
 * @param {string[]} names
 * @returns {string} the chosen name, or "" for anyone
 */
function drawPeople(part, names) {
  const select = find(part, "[data-who-select]", HTMLSelectElement);
  // A name that is being rewritten stays chosen until another is.
  const all = !select.value || names.includes(select.value) ? names : [select.value, ...names];
  const wanted = ["", ...all].join("\n");
  if (select.dataset.names !== wanted) {
    const name = select.value;
    select.dataset.names = wanted;
    select.replaceChildren(
      new Option(pageTexts().filter.anyone, ""),
      ...all.map((one) => new Option(one, one, false, one === name)),
    );
  }
  find(part, "[data-who]", HTMLElement).hidden = all.length === 0;
  suggest(names);
  return select.value;
}

/** Suggest the names where one is written, but for the one that is being written. @param {string[]} names */
function suggest(names) {
  if (document.activeElement?.matches("[list=tekijat]")) return;
  find(document, "#tekijat", HTMLDataListElement).replaceChildren(
    ...names.map((one) => new Option(one, one)),
  );
}
