// @ts-check
/** Check what comes from outside: a stored entry, a backup file, a shared link. */
import { isDate, KEY, MAX_TEXT } from "./model.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./merge.js").Events} Events */
/** @typedef {"too-large" | "not-json" | "not-ours" | "newer" | "damaged" | "too-many"} Refusal */

/** The word that says a file is ours, and the version of its form (see ../transfer/backup.schema.json). */
export const FORMAT = "kokemusopas-backup";
export const BACKUP_VERSION = 1;
/** Bounds of a backup: far above what a person writes, far below what hurts a phone. */
export const MAX_BYTES = 2_000_000;
export const MAX_EVENTS = 200;
export const MAX_MARKS = 2000;
/**
 * How far ahead of us (in ms) a clock may be. What is later counts as the oldest: it fills
 * in, but replaces nothing. Up to here the time stays as it is, since a time that depended
 * on when a file is read would let its second import replace what was written after the
 * first; and it does not win for ever, since a change is marked later than what it replaces.
 */
export const FUTURE = 10 * 365 * 86_400_000;

/** Events are kept by id in plain objects: `constructor` and its like are no ids. */
const ID = /^[A-Za-z0-9-]{1,64}$/;

/** Says why something was refused; `refusal` is the key of the words for the reader. */
export class RefusedError extends Error {
  /** @param {Refusal} refusal */
  constructor(refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/**
 * An event with nothing in it but what is known. Unknown keys are left out; a mark of the
 * wrong form makes the whole event damaged.
 * @param {unknown} raw
 * @param {number} [now] in ms
 * @returns {Event}
 * @throws {RefusedError} damaged, too-many
 */
export function parseEvent(raw, now = Number.MAX_SAFE_INTEGER - FUTURE) {
  if (
    !isRecord(raw) ||
    typeof raw.id !== "string" ||
    !ID.test(raw.id) ||
    raw.id in {} ||
    !isRecord(raw.marks)
  ) {
    throw new RefusedError("damaged");
  }
  const entries = Object.entries(raw.marks);
  if (entries.length > MAX_MARKS) throw new RefusedError("too-many");
  /** @type {Event["marks"]} */
  const marks = {};
  for (const [key, mark] of entries) {
    if (!KEY.test(key)) continue;
    if (
      !isRecord(mark) ||
      typeof mark.v !== "string" ||
      mark.v.length > MAX_TEXT ||
      typeof mark.t !== "number" ||
      !Number.isSafeInteger(mark.t) ||
      mark.t < 0
    ) {
      throw new RefusedError("damaged");
    }
    if (key === "date" && mark.v && !isDate(mark.v)) throw new RefusedError("damaged");
    marks[key] = { v: mark.v, t: mark.t > now + FUTURE ? 0 : mark.t };
  }
  return { id: raw.id, marks };
}

/**
 * The events of a backup's text.
 * @param {string} text
 * @param {number} now in ms
 * @returns {Events}
 * @throws {RefusedError}
 */
export function parseBackup(text, now) {
  if (text.length > MAX_BYTES) throw new RefusedError("too-large");
  let raw;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new RefusedError("not-json");
  }
  if (!isRecord(raw) || raw.format !== FORMAT) throw new RefusedError("not-ours");
  if (typeof raw.version !== "number" || raw.version < 1) throw new RefusedError("damaged");
  if (raw.version > BACKUP_VERSION) throw new RefusedError("newer");
  if (!Array.isArray(raw.events) || raw.events.length === 0) throw new RefusedError("damaged");
  if (raw.events.length > MAX_EVENTS) throw new RefusedError("too-many");
  /** @type {Events} */
  const events = {};
  for (const one of raw.events) {
    const event = parseEvent(one, now);
    if (events[event.id]) throw new RefusedError("damaged");
    events[event.id] = event;
  }
  return events;
}

/**
 * A backup's text. `made` is the time it was made.
 * @param {Events} events
 * @param {number} made in ms
 */
export function backupText(events, made) {
  return `${JSON.stringify(
    {
      format: FORMAT,
      version: BACKUP_VERSION,
      made: new Date(made).toISOString(),
      events: Object.values(events),
    },
    null,
    1,
  )}\n`;
}

/**
 * @param {unknown} raw
 * @returns {raw is Record<string, unknown>}
 */
function isRecord(raw) {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}
