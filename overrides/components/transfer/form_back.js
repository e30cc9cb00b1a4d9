// @ts-check
/**
 * What a form that comes back brings to an event: what was written into it since it was
 * downloaded, laid over what it told then. Pure.
 */
import { fitting, valuesOf } from "../brief/answers.js";
import { dateValues } from "../events/deadlines.js";
import { fingerprint, stateValues } from "../events/items.js";
import { KEY, timeAfter, value } from "../events/model.js";
import { isId, isRecord, RefusedError } from "../events/validate.js";
import { readEvent } from "./backup.js";
import { readDate } from "./form_dates.js";
import { formOf, ON } from "./form_fields.js";
import { changedNotes, itemOfForm } from "./form_notes.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/model.js").Values} Values */
/** @typedef {import("./form_fields.js").Field} Field */
/** @typedef {import("./form_fields.js").Form} Form */
/** @typedef {import("./form_fields.js").World} World */
/** @typedef {import("./form_notes.js").Part} Part */
/** @typedef {import("./backup.js").Incoming} Incoming */
/**
 * What a form remembers of its download: the marks of the event that it shows, what was written
 * into its fields, and what its notes were put together of.
 * @typedef {{ format: string, version: number, id: string, marks: Event["marks"],
 *   texts: Record<string, string>, notes: Record<string, Part[]> }} Stamp
 */
/** `language` is that of the form, `at` when it was saved, `today` a day. @typedef {{ language: string, at: number, now: number, today: string }} Moment */

/** The word that says a stamp is ours, and the version of its form. */
export const FORMAT = "kokemusopas-form";
export const VERSION = 1;
/** Fields that make a form one of the guide. */
const ENOUGH = 3;
const ONE_OF_NOTE = /^(?:item\/[a-z0-9-]{1,60}\/(?:note|reason))?$/;

/**
 * The event of a form, as it comes in.
 * @param {Field[]} fields
 * @param {Stamp | null} stamp
 * @param {World} world
 * @param {Moment} moment
 * @returns {Incoming}
 * @throws {RefusedError} not-a-form, empty-form; damaged, too-many
 */
export function incomingOf(fields, stamp, world, moment) {
  const form = formOf(fields, world.guide);
  if (!stamp && form.known < ENOUGH) throw new RefusedError("not-a-form");
  const { marks = {}, texts = {}, notes = {} } = stamp ?? {};
  const before = { id: stamp?.id ?? "", marks };
  const changed = fields
    .map((field) => ({ ...field, value: plain(field.value) }))
    .filter(
      ({ name, value: text }) => form.asked.has(name) && text !== plain(own(texts, name) ?? ""),
    );
  if (!stamp && changed.length === 0) throw new RefusedError("empty-form");
  const id = stamp?.id ?? idOf(changed);
  const values = valuesFrom(changed, form, before, notes, world, moment);
  const t = Math.min(moment.at, moment.now);
  /** @type {Event["marks"]} */
  const all = { asked: { v: "1", t: 0 }, ...marks };
  for (const [key, v] of Object.entries(values)) all[key] = { v, t: timeAfter(before, [key], t) };
  const incoming = readEvent({ id, marks: all }, moment.now);
  if (!stamp) return incoming;
  const keys = Object.keys(all);
  const base = Object.fromEntries(keys.map((key) => [key, own(marks, key)?.v ?? ""]));
  return { ...incoming, bases: { [id]: base } };
}

/** The same for the same form with the same writing. @param {Field[]} written */
function idOf(written) {
  const all = JSON.stringify(written.map(({ name, value: text }) => [name, text]).sort());
  return `form-${fingerprint(all)}-${fingerprint(`${all}${all.length}`)}`;
}

/**
 * A text as it is compared: viewers write line breaks and accents each in their way.
 * @param {string} text
 */
function plain(text) {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .replace(/[ \u00a0]+$/gm, "")
    .normalize("NFC")
    .trim();
}

/** @template T @param {Record<string, T>} record @param {string} key @returns {T | undefined} */
function own(record, key) {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * @param {Field[]} changed
 * @param {Form} form
 * @param {Event} before
 * @param {Record<string, Part[]>} notes
 * @param {World} world
 * @param {Moment} moment
 * @returns {Values}
 */
function valuesFrom(changed, form, before, notes, world, { language, today }) {
  const { labels } = world;
  /** @type {Values} */
  const values = {};
  /** What is no day, by the note that takes it. @type {[string, string][]} */
  const aside = [];
  const dayOf = (/** @type {string} */ text) =>
    readDate(text, language, values.date || value(before, "date") || today);
  for (const { name, value: text } of changed) {
    const asked = /** @type {import("./form_fields.js").Asked} */ (form.asked.get(name));
    const line = text.replace(/\n/g, " ");
    if (asked.kind === "state") {
      const state = text === ON ? "done" : "open";
      Object.assign(values, stateValues(asked.item, state, language));
    } else if (asked.kind === "who") values[`item/${asked.item.id}/who`] = line;
    else if (asked.kind === "when") {
      if (text && !dayOf(line)) aside.push([asked.item.id, `${labels.deadline}: ${line}`]);
      else values[`item/${asked.item.id}/due`] = dayOf(line);
    } else if (asked.kind === "fact") {
      const isDay = asked.key === "date";
      if (isDay && text && !dayOf(line))
        aside.push([itemOfForm(1, form.experts), `${labels.date}: ${line}`]);
      else if (isDay) Object.assign(values, dateValues(before, dayOf(line), today));
      else values[asked.key] = line;
    } else if (asked.kind === "answer")
      Object.assign(values, answered(asked.question, text, before, dayOf(line), today));
    else if (asked.kind === "note") {
      const place = { phase: asked.phase, experts: form.experts, name: labels.form_notes ?? "" };
      Object.assign(values, changedNotes(text, own(notes, name) ?? [], place));
    }
  }
  for (const [id, text] of aside) keepAside(values, before, id, text, labels);
  return values;
}

/**
 * A text that is no day is kept as a note.
 * @param {Values} values
 * @param {Event} before
 * @param {string} id of the item
 * @param {string} text
 * @param {Record<string, string>} labels
 */
function keepAside(values, before, id, text, labels) {
  const key = `item/${id}/note`;
  const note = values[key] ?? value(before, key);
  values[key] = [note, text].filter(Boolean).join("\n");
  if (id !== itemOfForm(1, id.startsWith("own-k-"))) return;
  values[`item/${id}/name`] = labels.form_notes ?? "";
  values[`item/${id}/phase`] = "1";
}

/**
 * The values of an answer: the fact that it is, or else the answer's own text, which the brief
 * shows beside the fact.
 * @param {import("../brief/answers.js").Question} question
 * @param {string} text
 * @param {Event} before
 * @param {string} day that the text is, "" for none
 * @param {string} today
 * @returns {Values}
 */
function answered(question, text, before, day, today) {
  const { id, from } = question;
  if (!from) return { [`brief/${id}`]: text };
  const line = text.replace(/\n/g, " ");
  const texts = text === "" ? [""] : from === "date" ? day && [day] : fitting(question, line);
  return texts
    ? {
        ...valuesOf(before, question, texts, today),
        ...(value(before, `brief/${id}`) ? { [`brief/${id}`]: "" } : {}),
      }
    : { [`brief/${id}`]: text };
}

/**
 * The stamp of a text, null where it is none.
 * @param {string} text
 * @returns {Stamp | null}
 * @throws {RefusedError} newer
 */
export function readStamp(text) {
  /** @type {unknown} */
  let raw;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(raw) || raw.format !== FORMAT || !isId(raw.id)) return null;
  if (typeof raw.version === "number" && raw.version > VERSION) throw new RefusedError("newer");
  const { marks, texts, notes } = raw;
  const isOurs =
    isRecord(marks) &&
    Object.entries(marks).every(([key, mark]) => KEY.test(key) && isMark(mark)) &&
    isRecord(texts) &&
    Object.values(texts).every((one) => typeof one === "string") &&
    isRecord(notes) &&
    Object.values(notes).every((parts) => Array.isArray(parts) && parts.every(isPart));
  return isOurs ? /** @type {Stamp} */ (/** @type {unknown} */ (raw)) : null;
}

/** @param {unknown} raw */
function isMark(raw) {
  return isRecord(raw) && typeof raw.v === "string" && Number.isSafeInteger(raw.t);
}

/** @param {unknown} raw */
function isPart(raw) {
  return (
    isRecord(raw) &&
    typeof raw.head === "string" &&
    typeof raw.text === "string" &&
    typeof raw.key === "string" &&
    ONE_OF_NOTE.test(raw.key)
  );
}
