// @ts-check
/**
 * What the fields of a form of the guide say of an event. A field is named after what it asks: an
 * item of a list (`palkkio`, `palkkio-who`, `palkkio-when`), the notes of a phase (`note-2`), a
 * question of the brief, or a fact of the event. Pure.
 */
import { answer } from "../brief/answers.js";
import { showDate } from "../events/dates.js";
import { deadline } from "../events/deadlines.js";
import { isExperts, NOT_OF_GUIDE, view, withOwn } from "../events/items.js";
import { value } from "../events/model.js";
import { selected } from "../events/selection.js";
import { notesOf } from "./form_notes.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/words.js").Guide} Guide */
/** @typedef {import("../events/items.js").Item} Item */
/** @typedef {import("../brief/answers.js").Question} Question */
/** @typedef {import("./form_notes.js").Part} Part */
/** A field of a form; the value of a box is "on" or "". @typedef {{ name: string, isBox: boolean, value: string }} Field */
/**
 * @typedef {{ kind: "fact", key: string } | { kind: "answer", question: Question }
 *   | { kind: "state" | "who" | "when", item: Item } | { kind: "note", phase: number }} Asked
 */
/** What is asked by the name of the field, and whose list it is. @typedef {{ asked: Map<string, Asked>, experts: boolean, known: number }} Form */
/** What the tools know and say. @typedef {{ guide: Guide, labels: Record<string, string>, language: string }} World */
/** What a form says by name, and what each note is put together of. @typedef {{ texts: Record<string, string>, notes: Record<string, Part[]> }} Filled */

export const ON = "on";
const FACTS = new Map([
  ["event", "name"],
  ["event_date", "date"],
  ["guest", "guest"],
  ["booker", "booker"],
]);
const OF_ITEM = /^(.+)-(who|when)$/;
const OF_PHASE = /^note-([1-9])$/;
const ID = /^[a-z0-9-]{1,60}$/;

/**
 * What a form asks. What this version of the guide does not know is what its name says: it was
 * asked by another.
 * @param {Field[]} fields
 * @param {Guide} guide
 * @returns {Form}
 */
export function formOf(fields, guide) {
  const items = new Map(
    guide.items.flatMap((item) => [item.id, ...item.was].map((id) => [id, { ...item, id }])),
  );
  const questions = new Map(
    guide.questions.flatMap((part) => part.questions).map((one) => [one.id, one]),
  );
  const boxes = new Set(fields.filter(({ isBox }) => isBox).map(({ name }) => name));
  const itemOf = (/** @type {string} */ id) =>
    items.get(id) ?? { ...NOT_OF_GUIDE, id, text: id, phase: 1 };
  /** @type {Map<string, Asked>} */
  const asked = new Map();
  for (const { name, isBox } of fields) {
    const [, id = "", column] = OF_ITEM.exec(name) ?? [];
    const phase = Number(OF_PHASE.exec(name)?.[1]);
    const question = questions.get(name) ?? { id: name, question: name };
    if (FACTS.has(name) && !isBox) asked.set(name, { kind: "fact", key: FACTS.get(name) ?? "" });
    else if (phase) asked.set(name, { kind: "note", phase });
    else if (!ID.test(name)) continue;
    else if (isBox) asked.set(name, { kind: "state", item: itemOf(name) });
    else if (column && (items.has(id) || boxes.has(id)))
      asked.set(name, { kind: /** @type {"who" | "when"} */ (column), item: itemOf(id) });
    else asked.set(name, { kind: "answer", question });
  }
  const known = fields.filter(({ name }) => items.has(name) || questions.has(name)).length;
  const experts = fields.some(({ name }) => items.has(name) && isExperts({ id: name }));
  return { asked, experts, known };
}

/**
 * What an event writes into a form. Days are told of what the event's list shows: paper has all.
 * @param {Event} event
 * @param {Form} form
 * @param {World} world
 * @returns {Filled}
 */
export function filled(event, form, world) {
  /** @type {Filled} */
  const found = { texts: {}, notes: {} };
  const list = new Set(selected(event, withOwn(event, world.guide.items)).map(({ id }) => id));
  for (const [name, one] of form.asked) {
    if (one.kind === "note") {
      const notes = notesOf(event, one.phase, form, world);
      found.notes[name] = notes;
      found.texts[name] = notes.map(({ text }) => text).join("\n");
    } else if (one.kind === "when" && !list.has(one.item.id)) found.texts[name] = "";
    else found.texts[name] = textOf(event, one, world);
  }
  return found;
}

/** @param {Event} event @param {Exclude<Asked, { kind: "note" }>} asked @param {World} world */
function textOf(event, asked, { labels, language }) {
  if (asked.kind === "answer") return answer(event, asked.question, language);
  if (asked.kind === "fact") {
    const text = value(event, asked.key).trim();
    return asked.key === "date" ? showDate(text, language, "short") : text;
  }
  const { state, who } = view(event, asked.item, language);
  if (asked.kind === "state") return state === "done" ? ON : "";
  const isSkipped = state === "skipped";
  if (asked.kind === "who") return who.trim() || (isSkipped ? (labels.skipped ?? "") : "");
  return isSkipped ? "" : showDate(deadline(event, asked.item), language, "short");
}

/**
 * The marks of an event that a form shows; no others go with it to whoever gets it.
 * @param {Event} event
 * @param {Form} form
 * @param {Filled} filling
 * @returns {Event["marks"]}
 */
export function marksOf(event, form, { notes }) {
  const keys = [...form.asked.values()].flatMap((one) => {
    if (one.kind === "fact") return one.key === "date" ? ["date", "since"] : [one.key];
    if (one.kind === "answer") return keysOfAnswer(one.question);
    if (one.kind !== "note") return keysOfItem(one.item);
    return [];
  });
  const written = Object.values(notes).flatMap((parts) => parts.flatMap(({ keys }) => keys));
  const all = [...keys, ...written].filter((key) => event.marks[key]);
  return Object.fromEntries(
    all.map((key) => [key, /** @type {import("../events/model.js").Mark} */ (event.marks[key])]),
  );
}

/** @param {Item} item */
function keysOfItem({ id, was }) {
  return [id, ...was].flatMap((one) =>
    ["state", "text", "who", "due"].map((field) => `item/${one}/${field}`),
  );
}

/** @param {Question} question */
function keysOfAnswer({ id, from }) {
  return [`brief/${id}`, ...(from === "time" ? ["time", "end"] : from ? [from] : [])];
}
