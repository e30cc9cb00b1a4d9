// @ts-check
/** The list by deadline: the rows stand under spans of time instead of under the phases. */
import { find, fromTemplate, pageTexts } from "../events/page.js";

/** @typedef {import("./rows.js").Row} Row */

const GROUPS = ["late", "week", "next-week", "later", "undated", "settled"];

/**
 * @param {HTMLElement} after what the spans stand after
 */
export function createOrder(after) {
  const part = fromTemplate("by-date");
  part.hidden = true;
  after.after(part);
  /** Where each row came from. @type {Map<Row, Comment>} */
  const places = new Map();
  /** @type {Map<string, HTMLElement>} */
  const lists = new Map();
  for (const group of GROUPS) {
    const section = fromTemplate("span");
    find(section, "h3", HTMLElement).textContent = pageTexts().filter.spans[group];
    part.append(section);
    lists.set(group, section);
  }

  return {
    part,

    /**
     * Stand the rows by their spans, those of a span by day.
     * @param {{ row: Row, group: string, due: string }[]} rows
     */
    byDate(rows) {
      part.hidden = false;
      const sorted = [...rows].sort((a, b) => (a.due || "9999").localeCompare(b.due || "9999"));
      for (const [group, section] of lists) {
        const list = find(section, "ul", HTMLElement);
        const here = sorted.filter((one) => one.group === group);
        for (const { row } of here) if (!places.has(row)) places.set(row, marked(row));
        const elements = here.map(({ row }) => row.element);
        stand(list, elements);
        section.hidden = here.every(({ row }) => row.element.hidden);
      }
    },

    /** Stand the rows where they were. */
    bySteps() {
      part.hidden = true;
      // An item of the reader's own may have been taken away meanwhile.
      for (const [{ element }, mark] of places) {
        if (element.isConnected) mark.replaceWith(element);
        else mark.remove();
      }
      places.clear();
    },
  };
}

/**
 * Let a list have these rows. One that is moved loses its focus, and what is typed goes nowhere:
 * where one is in use the others are put around it.
 * @param {Element} list
 * @param {Element[]} rows
 */
function stand(list, rows) {
  const now = [...list.children];
  if (now.length === rows.length && rows.every((row, place) => row === now[place])) return;
  const used = rows.findIndex((row) => now.includes(row) && row.contains(document.activeElement));
  if (used < 0) {
    list.replaceChildren(...rows);
    return;
  }
  for (const row of now) if (!rows.includes(row)) row.remove();
  rows[used]?.before(...rows.slice(0, used));
  rows[used]?.after(...rows.slice(used + 1));
}

/** Leave a mark where a row stands. @param {Row} row */
function marked({ element }) {
  const mark = document.createComment("");
  element.before(mark);
  return mark;
}
