// @ts-check
/**
 * The notes of a phase on a form: paper has one field a phase for what an event keeps by item, and
 * for items of the reader's own, which no form has. Pure.
 */
import { showDate } from "../events/dates.js";
import { isExperts, isOwn, OWN, PHASES, view, withOwn } from "../events/items.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/model.js").Values} Values */
/** @typedef {import("./form_fields.js").Form} Form */
/** @typedef {import("./form_fields.js").World} World */
/**
 * A part of a note: its `text` as it was written after its `head`, the note's `key` ("" for what
 * no note is), and the `keys` of all that it tells.
 * @typedef {{ key: string, head: string, text: string, keys: string[] }} Part
 */

/**
 * The reader's own item that holds what is written on a form and belongs to no other.
 * @param {number} phase
 * @param {boolean} experts
 */
export function itemOfForm(phase, experts) {
  return `${OWN}${experts ? "k-" : ""}form-${phase}`;
}

/**
 * What an event writes into the notes of a phase.
 * @param {Event} event
 * @param {number} phase
 * @param {Form} form
 * @param {World} world
 * @returns {Part[]}
 */
export function notesOf(event, phase, form, world) {
  return withOwn(event, world.guide.items)
    .filter((item) => item.phase === phase && isExperts(item) === form.experts)
    .filter((item) => isOwn(item) || form.asked.has(item.id))
    .flatMap((item) => partsOf(event, item, form, world));
}

/** @param {Event} event @param {import("../events/items.js").Item} item @param {Form} form @param {World} world @returns {Part[]} */
function partsOf(event, item, form, { labels, language }) {
  const { state, who, due, note, reason } = view(event, item, language);
  const key = `item/${item.id}/note`;
  const all = ["name", "phase", "state", "text", "who", "due", "note", "reason"];
  const keys = all.map((field) => `item/${item.id}/${field}`);
  if (item.id === itemOfForm(item.phase, form.experts))
    return [{ key, head: "", text: note.trim(), keys }].filter(({ text }) => text);
  const name = item.text.replace(/[.:]$/, "");
  const about = [labels[state], who.trim(), showDate(due, language, "short")].filter(Boolean);
  const own = isOwn(item) ? [line("", `${name} (${about.join(", ")})`, "", keys)] : [];
  const why = state === "skipped" ? reason.trim() : "";
  return [
    ...own,
    ...(note.trim() ? [line(`${name}: `, note.trim(), key, keys)] : []),
    ...(why ? [line(`${name} (${labels.skipped}): `, why, `item/${item.id}/reason`, keys)] : []),
  ];
}

/** @param {string} head @param {string} words @param {string} key @param {string[]} keys @returns {Part} */
function line(head, words, key, keys) {
  return { key, head, text: head + words, keys };
}

/**
 * What was changed in the notes of a phase since they were written.
 * @param {string} text as it now is
 * @param {Part[]} parts as it was written
 * @param {{ phase: number, experts: boolean, name: string }} place the `name` of the item that
 *   holds what belongs to no other
 * @returns {Values}
 */
export function changedNotes(text, parts, { phase, experts, name }) {
  const id = itemOfForm(phase, experts);
  const own = `item/${id}/note`;
  const [pieces, gone] = without(
    text,
    parts.filter(({ key }) => key !== own),
  );
  /** @type {Values} */
  const values = Object.fromEntries(gone.filter(({ key }) => key).map(({ key }) => [key, ""]));
  /** @type {string[]} */
  const free = [];
  for (const piece of pieces) {
    const heads = gone
      .map((part) => ({ ...part, at: part.head ? piece.indexOf(part.head) : -1 }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at);
    heads.forEach(({ key, head, at }, place) => {
      values[key] = piece.slice(at + head.length, heads[place + 1]?.at).trim();
    });
    free.push(piece.slice(0, heads[0]?.at).trim());
  }
  const written = free.filter(Boolean).join("\n");
  if (written !== (parts.find(({ key }) => key === own)?.text ?? "")) {
    values[own] = written;
    values[`item/${id}/name`] = name;
    values[`item/${id}/phase`] = String(PHASES.includes(phase) ? phase : 1);
  }
  return values;
}

/**
 * What is left of a text around the parts that are in it as they were written, and the parts that
 * are not.
 * @param {string} text
 * @param {Part[]} parts
 * @returns {[string[], Part[]]}
 */
function without(text, parts) {
  const pieces = [text];
  const gone = parts.filter((part) => {
    const at = pieces.findIndex((piece) => `\n${piece}\n`.includes(`\n${part.text}\n`));
    const piece = pieces[at];
    if (piece === undefined) return true;
    const [before = "", ...after] = `\n${piece}\n`.split(`\n${part.text}\n`);
    pieces.splice(at, 1, before, after.join(`\n${part.text}\n`));
    return false;
  });
  return [pieces, gone];
}
