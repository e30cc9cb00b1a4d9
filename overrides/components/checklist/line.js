// @ts-check
/** What shows the event on its line: fetched once the event has a date and the page is idle. */
import { showNear } from "../events/dates.js";
import { deadline } from "../events/deadlines.js";
import { view } from "../events/items.js";
import { value } from "../events/model.js";
import { fill, language, pageTexts, today } from "../events/page.js";

/** @typedef {typeof page} Page what the page gives */
const page = { deadline, fill, language, pageTexts, showNear, today, value, view };

/** @type {Promise<typeof import("../line/line.js")> | undefined} */
let loading;

/**
 * @param {HTMLElement} overview
 * @param {import("../events/model.js").Event} event
 * @param {import("../events/items.js").Item[]} chosen what it needs
 * @param {string} coming the id of the item to do next
 */
export function drawLine(overview, event, chosen, coming) {
  const part = /** @type {HTMLElement | null} */ (overview.querySelector("[data-line]"));
  if (!part || !(loading || value(event, "date"))) return;
  loading ??= new Promise((go) => {
    (window.requestIdleCallback ?? setTimeout)(go);
  }).then(() => import("../line/line.js"));
  loading.then(
    ({ draw }) => draw(part, event, chosen, coming, page),
    () => {
      loading = undefined; // the guide's own times stay until something changes
    },
  );
}
