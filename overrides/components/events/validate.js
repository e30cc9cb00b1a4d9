// @ts-check
/**
 * Check what comes from outside: a stored entry, a backup file, a shared link. Keys and
 * properties that this version does not know are carried through; a bad mark is taken out of
 * its event and told.
 */
import { isDate } from "./dates.js";
import { KEY, MAX_TEXT, withLanguage } from "./model.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./merge.js").Events} Events */
/** @typedef {import("./history.js").Step} Step */
/**
 * @typedef {"too-large" | "not-json" | "not-ours" | "newer" | "damaged" | "too-many" | "unreachable"
 *   | "too-large-form" | "locked" | "no-fields" | "not-a-form" | "empty-form" | "several"} Refusal
 */
/** @typedef {{ event: Event, bad: Record<string, unknown> }} Parsed an event, and its marks that cannot be read */

/** Bounds of an event: far above what a person writes, far below what hurts a phone. */
export const MAX_MARKS = 2000;
/** How deep what a later version has added may be nested: deeper, it could not be written again. */
const DEEPEST = 16;
/**
 * How far ahead of us (in ms) a clock may be. What is later counts as the oldest: it fills in,
 * but replaces nothing.
 */
export const FUTURE = 86_400_000;

/** Events are kept by id in plain objects: `constructor` and its like are no ids. */
const ID = /^[A-Za-z0-9-]{1,64}$/;
/** What a key of a later version may look like. */
const ANY_KEY = /^[A-Za-z0-9/_.-]{1,200}$/;

/** Says why something was refused; `refusal` is the key of the words for the reader. */
export class RefusedError extends Error {
  /** @param {Refusal} refusal */
  constructor(refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/**
 * Whether a text can be the id of an event.
 * @param {unknown} id
 * @returns {id is string}
 */
export function isId(id) {
  return typeof id === "string" && ID.test(id) && !(id in {});
}

/**
 * An event as it may be kept, and what of it cannot be read.
 * @param {unknown} raw
 * @param {number} [now] in ms; without it, as for what was stored here, marks of the future are
 *   as good as others, and they may be as many as there are
 * @returns {Parsed}
 * @throws {RefusedError} damaged, too-many
 */
export function parseEvent(raw, now) {
  if (!isRecord(raw) || !isId(raw.id) || !isRecord(raw.marks)) throw new RefusedError("damaged");
  if (!isShallow(raw, DEEPEST)) throw new RefusedError("damaged");
  const entries = Object.entries(raw.marks);
  if (now !== undefined && entries.length > MAX_MARKS) throw new RefusedError("too-many");
  const latest = now === undefined ? Number.MAX_SAFE_INTEGER : now + FUTURE;
  /** @type {Event["marks"]} */
  const marks = {};
  /** @type {[string, unknown][]} */
  const bad = [];
  for (const [key, mark] of entries) {
    if (isMark(key, mark)) marks[key] = { ...mark, t: mark.t > latest ? 0 : mark.t };
    else bad.push([key, mark]);
  }
  const event = withLanguage({ ...raw, id: raw.id, marks });
  return { event, bad: Object.fromEntries(bad) };
}

/** @param {unknown} raw @param {number} levels @returns {boolean} */
function isShallow(raw, levels) {
  if (typeof raw !== "object" || raw === null) return true;
  return levels > 0 && Object.values(raw).every((one) => isShallow(one, levels - 1));
}

/**
 * @param {string} key
 * @param {unknown} mark
 * @returns {mark is import("./model.js").Mark}
 */
function isMark(key, mark) {
  return (
    (KEY.test(key) || (ANY_KEY.test(key) && !(key in {}))) &&
    isRecord(mark) &&
    typeof mark.v === "string" &&
    mark.v.length <= MAX_TEXT &&
    typeof mark.t === "number" &&
    Number.isSafeInteger(mark.t) &&
    mark.t >= 0 &&
    (mark.v === "" || isFit(key, mark.v))
  );
}

/** Whether a text is of the form that its key asks for. @param {string} key @param {string} text */
function isFit(key, text) {
  if (/^(?:date|since|item\/.*\/due)$/.test(key)) return isDate(text);
  return !/^(?:time|end)$/.test(key) || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/**
 * A stored step of a history, or null where it is none.
 * @param {unknown} raw
 * @returns {Step | null}
 */
export function parseStep(raw) {
  if (!isRecord(raw) || !isId(raw.id) || !isId(raw.event)) return null;
  const { kind, t, from, to, undone } = raw;
  const ok =
    typeof kind === "string" &&
    [t, undone].every((time) => Number.isSafeInteger(time)) &&
    [from, to].every((values) => isRecord(values) && Object.entries(values).every(isText));
  return ok ? /** @type {Step} */ (/** @type {unknown} */ (raw)) : null;
}

/** @param {[string, unknown]} entry */
function isText([key, text]) {
  return KEY.test(key) && typeof text === "string" && text.length <= MAX_TEXT;
}

/**
 * @param {unknown} raw
 * @returns {raw is Record<string, unknown>}
 */
export function isRecord(raw) {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}
