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
        // A row that is moved loses its focus: only what stands elsewhere is moved.
        if (elements.some((element, place) => list.children[place] !== element)) {
          list.replaceChildren(...elements);
        }
        section.hidden = here.every(({ row }) => row.element.hidden);
      }
    },

    /** Stand the rows where they were. */
    bySteps() {
      part.hidden = true;
      for (const [row, mark] of places) mark.replaceWith(row.element);
      places.clear();
    },
  };
}

/** Leave a mark where a row stands. @param {Row} row */
function marked({ element }) {
  const mark = document.createComment("");
  element.before(mark);
  return mark;
}
