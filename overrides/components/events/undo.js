// @ts-check
/**
 * What was just done, said and shown with a button that takes it back. The bar stands right
 * after what was done, so that the button is the next stop of the Tab key; it names one step and
 * takes back no other.
 */
import { value } from "./model.js";
import { stepName } from "./names.js";
import { fill, find, pageSession, pageTexts } from "./page.js";

/** @typedef {import("./history.js").Step} Step */

/** Kinds of steps that are of a whole event. */
const OF_EVENTS = ["create", "delete", "restore", "import"];
const ANNOUNCE_AFTER = 700; // ms of quiet, so that many clicks make one announcement

/** @type {ReturnType<typeof setTimeout> | undefined} */
let announcing;
/** The step that the bar names. @type {Step | undefined} */
let named;
/** What that was called when it was said. */
let called = "";
/** Where the reader was before the bar. @type {HTMLElement | undefined} */
let cameFrom;
/** What items and questions of this page are called. @type {Map<string, string>} */
const names = new Map();

/** Tell what an item or a question is called. @param {string} key `item/<id>` or `question/<id>` @param {string} name */
export function call(key, name) {
  names.set(key, name.replace(/\.$/, ""));
}

/** The name of a step in words, with that of its event where it is of the whole of it. @param {Step} step */
export function nameOf(step) {
  const name = stepName(step, pageTexts(), (kind, id) => names.get(`${kind}/${id}`) ?? "");
  const event = OF_EVENTS.includes(step.kind) && value(pageSession().get(step.event), "name");
  return event ? `${name}: ${event}` : name;
}

/**
 * Say something to screen readers, once things are quiet.
 * @param {string} text
 */
export function announce(text) {
  clearTimeout(announcing);
  // An open dialog has a place of its own: the page's is out of hearing.
  const place =
    document.querySelector("dialog[open] [data-announce]") ??
    document.querySelector("[data-announce]:not(dialog *)");
  announcing = setTimeout(() => {
    if (place) place.textContent = text;
  }, ANNOUNCE_AFTER);
}

/**
 * Show and say what was done.
 * @param {Step | null} step null where nothing was
 * @param {Element | null} [place] after which the bar stands, or in which, where that is a row
 * @param {string} [more] what is said besides
 */
export function did(step, place, more = "") {
  if (!step) return;
  // The name of an own item grows as it is typed: it is said when it is there.
  const isSaid = named?.id === step.id && called === nameOf(step);
  named = step;
  called = nameOf(step);
  draw(called, pageTexts().undo.button);
  if (place) put(place);
  if (!isSaid || more) announce([called, more].filter(Boolean).join(". "));
}

/** @param {Element} place */
function put(place) {
  const bar = find(document, "[data-undo]", HTMLElement);
  if (place.contains(bar) || place.nextElementSibling === bar) return;
  if (place.matches("li, section, div")) place.append(bar);
  else place.after(bar);
}

/** @param {string} text @param {string} action "" for none */
function draw(text, action) {
  const bar = find(document, "[data-undo]", HTMLElement);
  const button = find(bar, "[data-undo-button]", HTMLElement);
  find(bar, "[data-undo-text]", HTMLElement).textContent = text;
  button.textContent = action;
  bar.hidden = false;
  // What it stood in may have closed meanwhile.
  const closed = bar.parentElement?.closest("[hidden]");
  (closed?.closest(".checklist") ?? closed)?.after(bar);
  if (!action && button === document.activeElement) {
    find(bar, "[data-undo-close]", HTMLElement).focus();
  }
  button.hidden = !action;
}

/** Take back what the bar names, or do it again. */
function turnNamed() {
  const session = pageSession();
  const step = named && session.step(named);
  if (step) turned(step.undone ? session.redo(step) : session.undo(step), Boolean(step.undone));
}

/**
 * Show and say what came of taking a step back, or of doing it again.
 * @param {import("./session.js").Turned | null} result
 * @param {boolean} isAgain
 */
export function turned(result, isAgain) {
  const { undo } = pageTexts();
  const session = pageSession();
  if (!result) {
    draw(isAgain ? undo.nothing_again : undo.nothing, "");
    announce(isAgain ? undo.nothing_again : undo.nothing);
    return;
  }
  const { step, whole } = result;
  named = step;
  const name = fill(isAgain ? undo.redone : undo.undone, { name: nameOf(step) });
  const text = name.replace(/([?!])\.$/, "$1"); // a question has its own mark
  const said = whole ? text : `${text} ${undo.partly}`;
  draw(said, isAgain ? undo.button : undo.again);
  announce(said);
  const isThere = isAgain === (step.kind !== "delete");
  if (step.event !== session.current().id && isThere) session.open(step.event);
}

/** Make the bar and the keys for undo work; calling it again changes nothing. */
export function startUndo() {
  const bar = find(document, "[data-undo]", HTMLElement);
  if (bar.dataset.started) return;
  bar.dataset.started = "true";
  find(bar, "[data-undo-button]", HTMLElement).addEventListener("click", turnNamed);
  find(bar, "[data-undo-close]", HTMLElement).addEventListener("click", close);
  // What was dropped for good cannot be taken back.
  pageSession().onChange(() => {
    if (named && !pageSession().step(named)) bar.hidden = true;
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement && !bar.contains(target)) cameFrom = target;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && bar.contains(document.activeElement)) close();
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !["z", "y"].includes(key)) return;
    if (isWriting(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) turned(pageSession().redo(), true);
    else takeBack();
  });
}

/** Take back what the bar names where that is still to be taken back, else the step before. */
function takeBack() {
  const session = pageSession();
  const step = named && session.step(named);
  const isNamed = step && !step.undone && session.canTurn(step);
  turned(session.undo(isNamed ? step : undefined), false);
}

function close() {
  find(document, "[data-undo]", HTMLElement).hidden = true;
  const isThere = cameFrom?.isConnected && cameFrom.checkVisibility?.() !== false;
  (isThere ? cameFrom : find(document, "main", HTMLElement))?.focus();
}

/** Whether a key belongs to a field, which has an undo of its own. @param {EventTarget | null} target */
function isWriting(target) {
  return (
    target instanceof HTMLElement &&
    target.matches(
      "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])",
    )
  );
}
