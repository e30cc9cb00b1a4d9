// @ts-check
/**
 * Backups: all events as one file, and the reading of such files, mark by mark. What was set
 * aside as unreadable is saved as a file of another form, and read as far as it can be.
 */
import { fingerprint } from "../events/items.js";
import { PREFIX } from "../events/kept.js";
import { mergeEvents } from "../events/merge.js";
import { MAX_TEXT } from "../events/model.js";
import { isId, isRecord, parseEvent, RefusedError } from "../events/validate.js";

/** @typedef {import("../events/merge.js").Events} Events */
/**
 * Events from outside; `bad` counts marks that cannot be read, `cut` texts that were too long,
 * `bases` has what each said when it left, where that is known.
 * @typedef {{ events: Events, bad: number, cut: number,
 *   bases?: Record<string, import("./compare.js").Base> }} Incoming
 */

/** The word that says a file is ours, and the version of its form (see backup.schema.json). */
export const FORMAT = "kokemusopas-backup";
export const BACKUP_VERSION = 1;
/** The same of a file with what was set aside: `entries` of storage by their keys. */
export const RESCUE = "kokemusopas-rescue";
/** Bounds of a backup: far above what a person writes, far below what hurts a phone. */
export const MAX_BYTES = 2_000_000;
export const MAX_EVENTS = 200;

/**
 * A backup's text. What is in the trash is not in it: a backup is handed on to colleagues, and
 * what was thrown away should not be.
 * @param {Events | import("../events/model.js").Event[]} events
 * @param {number} made in ms
 */
export function backupText(events, made) {
  const backup = {
    format: FORMAT,
    version: BACKUP_VERSION,
    made: new Date(made).toISOString(),
    events: Object.values(events),
  };
  return `${JSON.stringify(backup, null, 1)}\n`;
}

/**
 * The events of a file's text.
 * @param {string} text
 * @param {number} now in ms
 * @returns {Incoming}
 * @throws {RefusedError}
 */
export function parseBackup(text, now) {
  if (text.length > MAX_BYTES) throw new RefusedError("too-large");
  const raw = parsed(text);
  if (raw === undefined) throw new RefusedError("not-json");
  if (!isRecord(raw)) throw new RefusedError("not-ours");
  const keys = Object.keys(raw);
  const isOldRescue = keys.length > 0 && keys.every((key) => key.startsWith(PREFIX));
  if (isOldRescue) return together(rescued(raw), now);
  if (raw.format !== FORMAT && raw.format !== RESCUE) throw new RefusedError("not-ours");
  if (typeof raw.version !== "number" || raw.version < 1) throw new RefusedError("damaged");
  if (raw.version > BACKUP_VERSION) throw new RefusedError("newer");
  const events = raw.format === RESCUE ? isRecord(raw.entries) && rescued(raw.entries) : raw.events;
  if (!Array.isArray(events) || events.length === 0) throw new RefusedError("damaged");
  return together(events, now);
}

/**
 * The events of a list; pieces of the same event are put together.
 * @param {unknown[]} list
 * @param {number} now
 * @returns {Incoming}
 */
function together(list, now) {
  if (list.length > MAX_EVENTS) throw new RefusedError("too-many");
  /** @type {Incoming} */
  const all = { events: {}, bad: 0, cut: 0 };
  for (const raw of list) {
    const { events, bad, cut } = attempted(raw, now);
    for (const [id, event] of Object.entries(events)) {
      const known = all.events[id];
      all.events[id] = known ? mergeEvents(known, event) : event;
    }
    all.bad += bad;
    all.cut += cut;
  }
  if (Object.keys(all.events).length === 0) throw new RefusedError("damaged");
  return all;
}

/** @param {unknown} raw @param {number} now @returns {Incoming} */
function attempted(raw, now) {
  try {
    return readEvent(raw, now);
  } catch (error) {
    if (error instanceof RefusedError && error.refusal === "damaged")
      return { events: {}, bad: 1, cut: 0 };
    throw error;
  }
}

/**
 * One event as far as it can be read: of a text that is too long its beginning, and a text
 * without its time as the oldest.
 * @param {unknown} raw
 * @param {number} now in ms
 * @returns {Incoming}
 * @throws {RefusedError} damaged, too-many
 */
export function readEvent(raw, now) {
  if (!isRecord(raw) || !isRecord(raw.marks)) throw new RefusedError("damaged");
  let cut = 0;
  const marks = Object.entries(raw.marks).map(([key, mark]) => {
    if (!isRecord(mark) || typeof mark.v !== "string") return [key, mark];
    const { v, t } = mark;
    if (v.length > MAX_TEXT) cut += 1;
    const isTime = Number.isSafeInteger(t) && Number(t) >= 0;
    return [key, { ...mark, v: v.slice(0, MAX_TEXT), t: isTime ? t : 0 }];
  });
  const { event, bad } = parseEvent({ ...raw, marks: Object.fromEntries(marks) }, now);
  return { events: { [event.id]: event }, bad: Object.keys(bad).length, cut };
}

/**
 * The events of what was set aside, by its keys in storage. One whose id is none gets another,
 * always the same.
 * @param {Record<string, unknown>} entries
 */
function rescued(entries) {
  return Object.entries(entries).map(([key, text]) => {
    const entry = typeof text === "string" ? parsed(text) : text;
    const event = isRecord(entry) ? (entry.event ?? entry) : undefined;
    const isEvent = isRecord(event) && isRecord(event.marks);
    const named = isEvent && event.id ? event.id : key.slice(key.lastIndexOf("/") + 1);
    const id = isId(named) ? named : `rescued-${fingerprint(asText(named))}`;
    return isEvent ? { ...event, id } : { id, marks: pieces(asText(text)) };
  });
}

/** The marks that can be made out in a text that is broken. @param {string} text */
function pieces(text) {
  const marks = text.matchAll(/("[\w/.-]+"):(\{"v":"(?:[^"\\]|\\.)*","t":\d+\})/g);
  return Object.fromEntries(
    [...marks].flatMap(([, key = "", mark = ""]) => {
      const found = parsed(mark);
      return found ? [[parsed(key), found]] : [];
    }),
  );
}

/** @param {string} text @returns {unknown} undefined where it is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value as text, whatever a file brings: an object may not let itself be written. @param {unknown} value */
function asText(value) {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
