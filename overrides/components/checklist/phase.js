// @ts-check
/** A phase of the checklist: how far it is, what of it shows, and items of the reader's own. */
import { isPast } from "../events/deadlines.js";
import { progress, view } from "../events/items.js";
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
    block.before(phase.line);
    block.after(phase.foot);
    press(phase.foot, "[data-phase-reset]", () => {
      reset(phase.items, phase.foot);
      find(block, "input", HTMLElement).focus();
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

/** A new item of the reader's own, at the end of a phase. @param {Phase} phase */
function startOwn({ number, foot }) {
  const opener = find(foot, "[data-own-open]", HTMLElement);
  const form = find(foot, "form", HTMLFormElement);
  const field = find(form, "input", HTMLInputElement);
  field.id = `own-${number}`;
  find(form, "label", HTMLLabelElement).htmlFor = field.id;
  /** @param {boolean} open */
  const toggle = (open) => {
    form.hidden = !open;
    opener.hidden = open;
    (open ? field : opener).focus();
  };
  press(foot, "[data-own-open]", () => toggle(true));
  // What is half written is kept until it is added: the field only closes when it is empty.
  field.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !field.value.trim()) toggle(false);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) {
      toggle(false);
      return;
    }
    const session = pageSession();
    const id = `own-${Date.now().toString(36)}-${crypto.randomUUID().slice(0, 4)}`;
    const values = { [`item/${id}/name`]: text, [`item/${id}/phase`]: String(number) };
    field.value = "";
    did(session.change(session.current().id, values), form);
    field.focus();
  });
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
