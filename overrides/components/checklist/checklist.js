// @ts-check
/** The checklist as a tool: the items of the reader's event, ticks that stay, deadlines, undo. */
import { deadline, next } from "../events/deadlines.js";
import { startEvents } from "../events/events.js";
import { isExperts, leftovers, ownItems, view } from "../events/items.js";
import { startLeftovers } from "../events/leftovers.js";
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
import { selected } from "../events/selection.js";
import { announce } from "../events/undo.js";
import { words } from "../events/words.js";
import { startTransfer } from "../transfer/transfer.js";
import { dressNear, dressRest, dress as dressSome, rowOf, staying } from "./dressing.js";
import { group, passes } from "./filters.js";
import { addTools, draw, dress } from "./item.js";
import { startKeys } from "./keys.js";
import { drawLine } from "./line.js";
import { createOrder } from "./order.js";
import { drawOverview, filterOf, startOverview } from "./overview.js";
import { addPhases, drawPhase, isFinished } from "./phase.js";
import { drawOwn, rows } from "./rows.js";
import { reset } from "./ticks.js";

/** For a page that loads this script on demand, and hands on its words. */
export { give } from "../events/words.js";
export { know } from "../events/written.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./item.js").Tools} Tools */
/** @typedef {import("../events/items.js").Item} Item */
/** @typedef {import("../events/model.js").Event} Event */
/**
 * The list of a page: `chosen` are the items that the event needs, `inUse` the row under the
 * reader's hands, which no filter takes away, `coming` the id of the item to do next.
 * @typedef {{
 *   root: HTMLElement,
 *   overview: HTMLElement | null,
 *   list: Row[],
 *   own: Map<string, Row>,
 *   tools: Map<string, Tools>,
 *   phases: import("./phase.js").Phase[],
 *   order: ReturnType<typeof createOrder> | null,
 *   chosen: Item[],
 *   coming: string,
 *   placed: Map<HTMLElement, { group: string, due: string }>,
 *   inUse: HTMLElement | null,
 *   isPrinted: boolean,
 *   drawLeftovers: () => void,
 * }} List
 */

/** Make the checklist of the page work; calling it again changes nothing. */
export function start() {
  const root = document.querySelector("main");
  if (!root || root.querySelector(".phase-progress")) return;
  const found = rows(root);
  if (found.length === 0) return;
  const inPlace = staying(root);
  const list = inPlace(() => begin(root, found));
  startTransfer();
  startEvents((drawCard) => {
    inPlace(() => {
      dressNear(list);
      drawCard();
    });
    dressRest(list, inPlace);
  });
}

/** @param {HTMLElement} root @param {Row[]} found @returns {List} */
function begin(root, found) {
  const overview = /** @type {HTMLElement | null} */ (root.querySelector("[data-overview]"));
  const render = () => draws(list);
  /** @type {List} */
  const list = {
    root,
    overview,
    list: found,
    own: new Map(),
    tools: new Map(),
    phases: addPhases(root, render),
    order: overview && createOrder(overview),
    chosen: [],
    coming: "",
    placed: new Map(),
    inUse: null,
    isPrinted: false,
    // A step's page has some of the guide's items only: it cannot tell what is left over.
    drawLeftovers: overview ? startLeftovers((event) => itemsLeft(event, found)) : () => {},
  };
  for (const row of found)
    list.tools.set(
      row.item.id,
      addTools(row, () => list.chosen),
    );
  list.inUse = rowOf(root.querySelector(":target"));
  startKeys(root, list.tools);
  followHands(list, render);
  const last = list.phases.at(-1);
  last?.foot.after(foot(list));
  if (overview) startOverview(overview, render, (id) => goTo(list, id));
  // Paper shows what a screen folds.
  for (const type of ["beforeprint", "afterprint"]) {
    addEventListener(type, () => {
      list.isPrinted = type === "beforeprint";
      dressSome(list, list.tools.values());
      render();
    });
  }
  document.addEventListener("tools:asked", () => {
    goTo(list, upcoming(list));
    announce(fill(pageTexts().filter.said, { count: list.chosen.length }));
  });
  pageSession().onChange(render);
  render();
  return list;
}

/** What was written on items that the list no longer has. @param {Event} event @param {Row[]} found */
function itemsLeft(event, found) {
  const items = found.map(({ item }) => item);
  return leftovers(event, items, []).filter(
    ({ key, id }) => key.startsWith("item/") && isOnList({ id }, found),
  );
}

/** Whether an item is on the list of the page, the host's or the expert's. @param {{ id: string }} item @param {Row[]} found */
function isOnList(item, [first]) {
  return isExperts(item) === Boolean(first && isExperts(first.item));
}

/** The id of the item to do next. @param {List} list */
function upcoming({ chosen }) {
  return next(pageSession().current(), chosen, language)?.id ?? chosen[0]?.id ?? "";
}

/** Lead to an item, and show it. @param {List} list @param {string} id */
function goTo(list, id) {
  const { row } = list.tools.get(id) ?? {};
  if (!row) return;
  list.inUse = row.element;
  draws(list);
  row.element.scrollIntoView({ block: "center" });
  row.box.focus({ preventScroll: true });
}

/**
 * A row stays while it is in use: until another part of the page is. A finger moves on with its
 * click, not with the focus that comes before it: what is pressed must not move from under it.
 * @param {List} list
 * @param {() => void} render
 */
function followHands(list, render) {
  let byFinger = false;
  /** @param {globalThis.Event} event */
  const follow = ({ target, type }) => {
    if (!(target instanceof Element) || (byFinger && type === "focusin")) return;
    const row = rowOf(target);
    if (row === list.inUse || target.closest("[data-undo]")) return;
    list.inUse = row;
    queueMicrotask(render);
  };
  for (const type of ["focusin", "change", "click"]) document.addEventListener(type, follow);
  for (const type of ["pointerdown", "pointercancel", "click", "keydown"]) {
    document.addEventListener(type, () => {
      byFinger = type === "pointerdown";
    });
  }
}

/** Show the list as it now is. @param {List} list */
function draws(list) {
  const event = pageSession().current();
  const guides = list.list.map(({ item }) => item);
  const own = ownItems(event, guides).filter(
    (item) => list.phases.some(({ number }) => number === item.phase) && isOnList(item, list.list),
  );
  for (const row of drawOwn(list.own, own, (phase) => listOf(list, phase))) {
    const tools = addTools(row, () => list.chosen);
    list.tools.set(row.item.id, tools);
    dress(tools);
  }
  const all = [...list.list, ...list.own.values()];
  const items = all.map(({ item }) => item).sort((a, b) => a.phase - b.phase);
  list.chosen = selected(event, items);
  list.coming = upcoming(list);
  for (const { item, element } of all) {
    const tools = list.tools.get(item.id);
    if (!tools) continue;
    if (element === list.inUse) dress(tools);
    draw(tools, event, list.coming);
  }
  showRows(list, event, all);
  list.drawLeftovers();
  if (list.overview) {
    drawOverview(list.overview, event, list.chosen, items);
    drawLine(list.overview, event, list.chosen, list.coming);
  }
}

/** The list of the own items of a phase, after its others. @param {List} list @param {number} number */
function listOf({ phases }, number) {
  const block = phases.find((phase) => phase.number === number)?.block;
  const own = block?.querySelector("[data-own-list]");
  if (own || !block) return own ?? null;
  const made = document.createElement("ul");
  made.dataset.ownList = "";
  block.append(made);
  return made;
}

/**
 * Show the rows that the event, the filters and the folded phases let through.
 * @param {List} list
 * @param {Event} event
 * @param {Row[]} all
 */
function showRows(list, event, all) {
  const { overview, order, phases } = list;
  const items = all.map(({ item }) => item);
  const filter = overview
    ? filterOf(overview, event, items)
    : { only: /** @type {const} */ ("all"), who: "", byDate: false };
  for (const phase of phases) {
    const here = all.filter(({ item }) => item.phase === phase.number);
    showPhase(list, event, phase, here, filter);
  }
  list.root.classList.toggle("by-date", filter.byDate);
  if (filter.byDate) {
    order?.byDate(
      all.map((row) => ({
        row,
        ...(list.placed.get(row.element) ?? { group: "undated", due: "" }),
      })),
    );
  } else order?.bySteps();
}

/**
 * @param {List} list
 * @param {Event} event
 * @param {import("./phase.js").Phase} phase
 * @param {Row[]} here its rows
 * @param {import("./filters.js").Filter & { byDate: boolean }} filter
 */
function showPhase({ overview, chosen, placed, inUse, isPrinted }, event, phase, here, filter) {
  const needed = new Set(chosen);
  phase.items = here.map(({ item }) => item).filter((item) => needed.has(item));
  const isUsed = here.some(
    ({ element }) => element === inUse || element.contains(document.activeElement),
  );
  const mayFold = Boolean(overview) && !isPrinted && !filter.byDate && !phase.showsDone && !isUsed;
  const folded = mayFold && isFinished(phase, event);
  for (const { item, element } of here) {
    const seen = view(event, item, language);
    const due = deadline(event, item);
    const fits = passes(filter, seen, due, today()) && (needed.has(item) || phase.showsRest);
    const used = element === inUse || element.contains(document.activeElement);
    const shows = used || (fits && !folded);
    const bar = !shows && element.querySelector("[data-undo]");
    if (bar) phase.foot.append(bar); // it outlives the row that it stood in
    if (element.hidden === shows) element.hidden = !shows;
    // What is in use stays where it stands, whatever becomes of it.
    if (!used || !placed.has(element)) {
      placed.set(element, { group: group(seen, due, today()), due });
    }
  }
  const shown = here.filter(({ element }) => !element.hidden).length;
  drawPhase(phase, event, { rest: here.length - phase.items.length, shown, folded });
  for (const line of phase.block.querySelectorAll(".checklist__rest")) {
    const isEmpty = !line.nextElementSibling?.querySelector("[data-item]:not([hidden])");
    line.toggleAttribute("hidden", isEmpty);
  }
}

/** What stands after the list. @param {List} list */
function foot(list) {
  const part = fromTemplate("foot");
  press(part, "[data-reset-all]", () => {
    reset(list.chosen, part, find(part, "button", HTMLElement));
  });
  return part;
}

if (words.phases.length > 0) start(); // loaded on demand, it has no words yet
