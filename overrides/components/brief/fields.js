// @ts-check
/**
 * The fields of the brief. A field belongs to the event whose answer it shows: what is typed goes
 * there at once, and what is written elsewhere meanwhile is shown at once. So no letter writes
 * over a text that its writer has not seen.
 */
import { tellCut } from "../events/cut.js";
import { dateValues } from "../events/deadlines.js";
import { MAX_TEXT } from "../events/model.js";
import { find, pageSession, today, typing } from "../events/page.js";
import { call, did } from "../events/undo.js";
import { filled, keysOf, taken, written } from "./answers.js";
import { drawEarlier } from "./earlier.js";
import { isWhole, tellHalf } from "./half.js";

/** @typedef {import("./answers.js").Question} Question */
/** @typedef {import("../events/model.js").Event} Event */
/**
 * `said` tells what is wrong with what was typed, `earlier` is the line of an earlier answer,
 * `event` the id of the event that is shown, `shown` what it says, `drafts` holds by event what
 * was typed of texts that are too long to keep, `early` what stood there before this script did.
 * @typedef {{ question: Question, place: HTMLElement, inputs: HTMLInputElement[],
 *   said: HTMLElement, earlier: HTMLElement | null, event: string, shown: string[],
 *   drafts: Map<string, string>, early: string[] }} Field
 */

/**
 * Make the field of a question, which may have two inputs, take what is written.
 * @param {Question} question
 * @returns {Field}
 */
export function startField(question) {
  const place = find(document, `[data-question="${question.id}"]`, HTMLElement);
  const inputs = /** @type {HTMLInputElement[]} */ ([
    ...place.querySelectorAll("input, select, textarea"),
  ]);
  const said = document.createElement("p");
  said.className = "brief__said";
  said.id = `question-${question.id}-said`;
  place.append(said);
  if (question.from === "language") suggest(inputs);
  /** @type {Field} */
  const field = {
    question,
    place,
    inputs,
    said,
    earlier: null,
    event: "",
    shown: [],
    drafts: new Map(),
    early: inputs.map((input) => input.value),
  };
  for (const [at, input] of inputs.entries()) {
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby")} ${said.id}`);
    input.addEventListener("input", (event) => write(field, at, typing(event)));
    if (!isText(input)) {
      // Half a date is no new value: no other event tells of it.
      input.addEventListener("keyup", () => tellHalf(field, false));
      input.addEventListener("blur", () => tellHalf(field, true));
    }
  }
  call(`question/${question.id}`, question.question);
  return field;
}

/** Offer the languages that the event's card offers. @param {HTMLInputElement[]} inputs */
function suggest([input]) {
  input?.setAttribute(
    "list",
    find(document, "[data-fact=language]", HTMLInputElement).list?.id ?? "",
  );
  input?.removeAttribute("autocomplete"); // "off" would hide them in some browsers
}

/**
 * Show what an event says.
 * @param {Field} field
 * @param {Event} event
 */
export function drawField(field, event) {
  const isOther = field.event !== event.id;
  const texts = written(event, field.question);
  field.event = event.id;
  for (const [at, input] of field.inputs.entries()) {
    const text = texts[at] ?? "";
    if (!isOther && field.shown[at] === text) continue;
    const draft = field.drafts.get(event.id);
    field.shown[at] = text;
    const fitting = input.type === "text" ? text.replace(/\n/g, " ") : text; // else words are joined
    input.value = draft?.slice(0, MAX_TEXT) === text ? draft : fitting;
    if (isText(input)) tellCut(input);
  }
  tellHalf(field, false);
  drawEarlier(field, event);
}

/**
 * Write what stands in a field into the event that it shows.
 * @param {Field} field
 * @param {number} at which of its inputs
 * @param {true | "anew"} how it is typed
 */
function write(field, at, how) {
  const { question, inputs, said, drafts } = field;
  const input = /** @type {HTMLInputElement} */ (inputs[at]);
  const session = pageSession();
  join(field, at);
  tellHalf(field, false);
  if (!isWhole(input)) return;
  const event = session.get(field.event);
  // A step of its own: an earlier answer that is shown becomes the fact.
  const first = filled(event, question) && taken(event, question, today());
  if (first) session.change(event.id, first);
  const text = input.value.slice(0, MAX_TEXT);
  if (text === input.value) drafts.delete(event.id);
  else drafts.set(event.id, input.value);
  field.shown[at] = text;
  const values =
    question.from === "date"
      ? dateValues(session.get(event.id), text, today())
      : { [keysOf(question)[at] ?? ""]: text };
  const step = session.change(event.id, values, { typing: how });
  if (isText(input)) tellCut(input);
  did(step, said);
}

/**
 * What was typed into a field that looked empty, before the script was there, comes after what
 * is kept.
 * @param {Field} field
 * @param {number} at which of its inputs
 */
function join({ inputs, early, shown }, at) {
  const input = /** @type {HTMLInputElement} */ (inputs[at]);
  const typed = early[at];
  if (typed && typed === input.value && shown[at] && isText(input))
    input.value = `${shown[at]}${input.type === "text" ? " " : "\n"}${typed}`;
  early[at] = "";
}

/** @param {HTMLInputElement} input */
function isText({ type }) {
  return type === "text" || type === "textarea";
}
