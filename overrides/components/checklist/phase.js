// @ts-check
/** A phase of the checklist: how far it is, what of it shows, and items of the reader's own. */
import { isPast } from "../events/deadlines.js";
import { isExperts, OWN, progress, view } from "../events/items.js";
import {
  fill,
  find,
  fromTemplate,
  language,
  pageSession,
  pageTexts,
  press,
  today,
  typing,
} from "../events/page.js";
import { did } from "../events/undo.js";
import { reset } from "./ticks.js";

/** The phase after the event. */
const LAST = 5;

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/items.js").Item} Item */
/**
 * `showsRest` tells whether items beyond the short list show, `showsDone` whether those of a
 * finished phase do.
 * @typedef {{ number: number, block: HTMLElement, line: HTMLElement, foot: HTMLElement,
 *   items: Item[], showsRest: boolean, showsDone: boolean }} Phase
 */

/**
 * Give each phase of the list its lines; returns the phases in order.
 * @param {ParentNode} root
 * @param {() => void} render shows the list anew
 * @returns {Phase[]}
 */
export function addPhases(root, render) {
  return [...root.querySelectorAll(".checklist[data-phase]")].map((found) => {
    const block = /** @type {HTMLElement} */ (found);
    /** @type {Phase} */
    const phase = {
      number: Number(block.dataset.phase),
      block,
      line: fromTemplate("phase"),
      foot: fromTemplate("phase-foot"),
      items: [],
      showsRest: false,
      showsDone: false,
    };
    nameAfter(block.previousElementSibling?.querySelector("[id]")?.id ?? "", phase);
    block.before(phase.line);
    block.after(phase.foot);
    press(phase.foot, "[data-phase-reset]", () => {
      reset(phase.items, phase.foot, find(block, "input", HTMLElement));
    });
    press(phase.line, "[data-fold]", () => {
      phase.showsDone = !phase.showsDone;
      render();
    });
    press(phase.foot, "[data-rest]", () => {
      phase.showsRest = !phase.showsRest;
      render();
    });
    startOwn(phase);
    return phase;
  });
}

/**
 * Name what each phase has alike after the phase too.
 * @param {string} title id of its heading
 * @param {Phase} phase
 */
function nameAfter(title, { number, line, foot }) {
  for (const [place, button] of [line, foot]
    .flatMap((part) => [...part.querySelectorAll(":scope > p > button, :scope > button")])
    .entries()) {
    button.id = `phase-${number}-${place}`;
    button.setAttribute("aria-labelledby", `${button.id} ${title}`);
  }
  find(foot, "form", HTMLFormElement).setAttribute("aria-labelledby", title);
}

/**
 * Items of the reader's own, at the end of a phase. Each is kept from its first letter on.
 * @param {Phase} phase
 */
function startOwn({ number, block, foot }) {
  const session = pageSession();
  const opener = find(foot, "[data-own-open]", HTMLElement);
  const form = find(foot, "form", HTMLFormElement);
  const field = find(form, "input", HTMLInputElement);
  field.id = `own-${number}`;
  find(form, "label", HTMLLabelElement).htmlFor = field.id;
  /** The event and the item that is being written. */
  let written = { event: "", item: "" };
  /** @param {boolean} open */
  const show = (open) => {
    form.hidden = !open;
    opener.hidden = open;
    field.value = "";
  };
  /** @param {boolean} open */
  const toggle = (open) => {
    show(open);
    written = { event: session.current().id, item: newId(block) };
    (open ? field : opener).focus();
  };
  press(foot, "[data-own-open]", () => toggle(true));
  press(foot, "[data-own-close]", () => toggle(false));
  field.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") toggle(false);
  });
  session.onChange(() => {
    if (!form.hidden && written.event !== session.current().id) show(false);
  });
  field.addEventListener("input", (event) => {
    const { item } = written;
    const name = field.value.trim();
    const values = { [`item/${item}/name`]: name, [`item/${item}/phase`]: String(number) };
    const step = session.change(written.event, values, { typing: typing(event) });
    did(step, form);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) toggle(true);
    else toggle(false);
  });
}

/**
 * An id for an item of the reader's own, which tells on whose list it is; they stand in the order
 * in which they were made.
 * @param {HTMLElement} block of the list
 */
function newId(block) {
  const { item: id = "" } = find(block, "[data-item]", HTMLElement).dataset;
  const list = isExperts({ id }) ? "k-" : "";
  return `${OWN}${list}${Date.now().toString(36)}-${crypto.randomUUID().slice(0, 4)}`;
}

/** Whether all of a phase is settled, or the event is past it, so that it folds. @param {Phase} phase @param {Event} event */
export function isFinished({ items, number }, event) {
  const isBehind = isPast(event, today()) && number < LAST;
  return items.length > 0 && (isBehind || progress(event, items, language).state === "done");
}

/**
 * @param {Phase} phase
 * @param {Event} event
 * @param {{ rest: number, shown: number, folded: boolean }} seen items beyond the short list,
 *   those that show, and whether the phase is folded
 */
export function drawPhase(phase, event, { rest, shown, folded }) {
  const { line, foot, items, showsRest, showsDone } = phase;
  const { progress: texts } = pageTexts();
  const far = progress(event, items, language);
  find(line, "[data-phase-state]", HTMLElement).textContent = texts.states[far.state];
  line.dataset.state = far.state;
  find(line, "[data-phase-text]", HTMLElement).textContent = fill(texts.text, far);
  find(foot, "[data-phase-reset]", HTMLElement).hidden =
    far.state === "not-started" ||
    items.every((item) => view(event, item, language).state === "open");
  const fold = find(line, "[data-fold]", HTMLElement);
  fold.hidden = !(folded || (showsDone && isFinished(phase, event)));
  fold.textContent = folded ? fill(texts.fold, { count: items.length }) : texts.unfold;
  fold.setAttribute("aria-expanded", String(!folded));
  const more = find(foot, "[data-rest]", HTMLElement);
  more.hidden = rest === 0 || folded;
  more.textContent = showsRest ? texts.rest_hide : fill(texts.rest, { count: rest });
  more.setAttribute("aria-expanded", String(showsRest));
  find(foot, "[data-nothing]", HTMLElement).hidden = shown > 0 || folded;
}
