// @ts-check
/** The part above the checklist: how far all of it is, what comes next, and the filters. */
import { next, people, progress } from "../events/model.js";
import { fill, find, language, pageSession, pageTexts } from "../events/page.js";

/** @typedef {import("./items.js").Row} Row */
/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/model.js").Item} Item */
/** @typedef {import("../events/model.js").ItemView} ItemView */

/**
 * @param {HTMLElement} part
 * @param {Row[]} list
 * @param {() => void} render shows the list by the filters
 */
export function startOverview(part, list, render) {
  const items = list.map(({ item }) => item);
  part.removeAttribute("data-waiting");
  part.addEventListener("change", render);
  part.querySelector("[data-next-link]")?.addEventListener("click", (event) => {
    event.preventDefault();
    const target = next(pageSession().current(), items, language);
    const row = list.find(({ item }) => item === target);
    row?.element.scrollIntoView({ block: "center" });
    row?.box.focus({ preventScroll: true });
  });
}

/**
 * @param {HTMLElement} part
 * @param {Event} event
 * @param {Item[]} items
 */
export function drawOverview(part, event, items) {
  const sum = progress(event, items, language);
  const coming = next(event, items, language);
  find(part, "[data-progress-text]", HTMLElement).textContent = fill(
    pageTexts().progress.text,
    sum,
  );
  const bar = find(part, "progress", HTMLProgressElement);
  bar.max = Math.max(sum.all, 1);
  bar.value = sum.done;
  find(part, "[data-next]", HTMLElement).hidden = !coming;
  find(part, "[data-all-done]", HTMLElement).hidden = Boolean(coming);
  const link = find(part, "[data-next-link]", HTMLAnchorElement);
  link.textContent = coming?.text ?? "";
  link.href = `#item-${coming?.id ?? ""}`;
}

/**
 * What the filters let through.
 * @param {HTMLElement} part
 * @param {Event} event
 * @param {Item[]} items
 * @returns {(seen: ItemView) => boolean}
 */
export function chosen(part, event, items) {
  const filter = part.querySelector('[name="nayta"]:checked');
  const onlyOpen = filter instanceof HTMLInputElement && filter.value === "open";
  const who = drawPeople(part, people(event, items, language));
  return (seen) => (!onlyOpen || seen.state === "open") && (who === "" || seen.who === who);
}

/**
 * Offer the people to choose from.
 * @param {HTMLElement} part
 * @param {string[]} names
 * @returns {string} the chosen name, or "" for anyone
 */
function drawPeople(part, names) {
  const select = find(part, "[data-who-select]", HTMLSelectElement);
  const name = names.includes(select.value) ? select.value : "";
  select.replaceChildren(
    new Option(pageTexts().filter.anyone, ""),
    ...names.map((one) => new Option(one, one, false, one === name)),
  );
  find(part, "[data-who]", HTMLElement).hidden = names.length === 0;
  find(document, "#tekijat", HTMLDataListElement).replaceChildren(
    ...names.map((one) => new Option(one, one)),
  );
  return name;
}
