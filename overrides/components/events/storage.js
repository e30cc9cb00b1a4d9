// @ts-check
/**
 * What the guide has stored in this browser: an entry for each event, one for each step of its
 * history, one for what could not be read, and the id of the open event. Every failure is an
 * answer, never an exception: a page must go on in memory when storage is forbidden or full.
 * Other sites of the same owner share the storage: our keys have a prefix, and nothing else is
 * touched. An entry of a higher version is left as it is.
 */
import { fingerprint } from "./items.js";
import { EVENT, PREFIX } from "./kept.js";
import { isId, parseEvent, parseStep } from "./validate.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./merge.js").Events} Events */
/** @typedef {import("./history.js").Step} Step */
/** @typedef {"kept" | "forbidden" | "full" | "newer"} Kept "newer": a later version has its entry there */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store */

const STEP = `${PREFIX}history/`;
const ASIDE = `${PREFIX}aside/`;
const GONE = `${PREFIX}gone/`;
const OPEN = `${PREFIX}open`;
/** The form of what is stored. History: 1 = marks by key (2026). */
export const VERSION = 1;

/** @param {string} id */
export const eventKey = (id) => EVENT + id;
/** Where a text is set aside; the same one always in the same place. @param {string} id of an event @param {string} text */
export const asideKey = (id, text) => `${ASIDE}${fingerprint(text)}/${id}`;
/** @param {Step} step */
export const stepKey = ({ event, id }) => `${STEP}${event}/${id}`;

/**
 * Store a text and read it back: some browsers take it and keep nothing. An entry of a later
 * version is left alone.
 * @param {Store | null} store
 * @param {string} key
 * @param {string} text
 * @returns {Kept}
 */
export function write(store, key, text) {
  try {
    if (isNewer(store?.getItem(key))) return "newer";
    store?.setItem(key, text);
    return store?.getItem(key) === text ? "kept" : "forbidden";
  } catch (error) {
    return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "forbidden";
  }
}

/** Whether a text is an entry of a later version. @param {string | null | undefined} text */
function isNewer(text) {
  return !text?.startsWith(`{"version":${VERSION},`) && Number(parsed(text)?.version) > VERSION;
}

/** @param {Event} event */
export const eventText = (event) => JSON.stringify({ version: VERSION, event });
/** @param {Step} step */
export const stepText = (step) => JSON.stringify({ version: VERSION, step });

/**
 * An entry's content, null where it is none.
 * @param {string | null | undefined} text
 * @returns {{ version?: unknown, event?: unknown, step?: unknown } | null}
 */
function parsed(text) {
  return attempt(() => JSON.parse(text ?? "null")) ?? null;
}

/**
 * An event's entry: the event, null where there is none that can be read, and `rest`, a text of
 * what cannot be read. An entry of a later version has neither.
 * @param {Store | null} store
 * @param {string} key
 * @returns {{ event: Event | null, rest: string }}
 */
export function readEvent(store, key) {
  const text = attempt(() => store?.getItem(key)) ?? "";
  if (isNewer(text)) return { event: null, rest: "" };
  try {
    const found = parsed(text);
    const { event, bad } = parseEvent(found?.version === VERSION ? found.event : null);
    if (eventKey(event.id) !== key) return { event: null, rest: text };
    const rest = { version: VERSION, event: { id: event.id, marks: bad } };
    return { event, rest: Object.keys(bad).length > 0 ? JSON.stringify(rest) : "" };
  } catch {
    return { event: null, rest: text };
  }
}

/**
 * An event that is stored; what of it cannot be read is set aside. Where there is no room for that
 * it stays.
 * @param {Store | null} store
 * @param {string} id
 * @returns {Event | null}
 */
export function takeEvent(store, id) {
  const key = eventKey(id);
  const { event, rest } = readEvent(store, key);
  if (rest && write(store, asideKey(id, rest), rest) === "kept") {
    if (event) write(store, key, eventText(event));
    else remove(store, key);
  }
  return event;
}

/** All events that are stored. @param {Store | null} store @returns {Events} */
export function readEvents(store) {
  const events = eventIds(store).map((id) => [id, takeEvent(store, id)]);
  return Object.fromEntries(events.filter(([, event]) => event));
}

/** The ids of all events that are stored, whether they can be read or not. @param {Store | null} store */
export function eventIds(store) {
  return keys(store, EVENT).map((key) => key.slice(EVENT.length));
}

/** Whether a later version has stored an event, so that this one cannot read it. @param {Store | null} store @param {string} id */
export function isOfNewer(store, id) {
  return isNewer(attempt(() => store?.getItem(eventKey(id))));
}

/**
 * What has been set aside, and what could not be, as texts to save into a file.
 * @param {Store | null} store
 * @returns {Record<string, string>}
 */
export function readAside(store) {
  const aside = keys(store, ASIDE).map((key) => [key, attempt(() => store?.getItem(key)) ?? ""]);
  const still = keys(store, EVENT).map((key) => [key, readEvent(store, key).rest]);
  return Object.fromEntries([...aside, ...still].filter(([, text]) => text));
}

/** Whether something was stored by a later version of the guide. @param {Store | null} store */
export function hasNewer(store) {
  return eventIds(store).some((id) => isOfNewer(store, id));
}

/**
 * The steps of all histories.
 * @param {Store | null} store
 * @returns {Step[]} in the order of their times
 */
export function readSteps(store) {
  return keys(store, STEP)
    .flatMap((key) => readStep(store, key) ?? [])
    .sort((a, b) => a.t - b.t);
}

/**
 * @param {Store | null} store
 * @param {string} key
 */
export function readStep(store, key) {
  const found = parsed(attempt(() => store?.getItem(key)));
  const step = found?.version === VERSION ? parseStep(found.step) : null;
  return step && stepKey(step) === key ? step : null;
}

/**
 * The keys of the steps of each event's history, by its id, of events without one too.
 * @param {Store | null} store
 * @returns {Map<string, string[]>}
 */
export function stepKeys(store) {
  const found = new Map(eventIds(store).map((id) => [id, /** @type {string[]} */ ([])]));
  for (const key of keys(store, STEP)) {
    const [id = ""] = key.slice(STEP.length).split("/", 1);
    found.set(id, [...(found.get(id) ?? []), key]);
  }
  return found;
}

/**
 * Remember that an event was dropped for good, so that a page that comes back with it does not
 * store it again.
 * @param {Store | null} store
 * @param {string} id of an event
 * @param {number} time when it was deleted
 */
export function writeGone(store, id, time) {
  attempt(() => store?.setItem(GONE + id, String(time)));
}

/** When an event was deleted that has been dropped for good, -1 for any other. @param {Store | null} store @param {string} id */
export function readGone(store, id) {
  const text = attempt(() => store?.getItem(GONE + id));
  return /^\d+$/.test(text ?? "") ? Number(text) : -1;
}

/** Whether an id is that of no event, stored or dropped. @param {Store | null} store @param {string} id */
export function isFree(store, id) {
  return readGone(store, id) < 0 && attempt(() => store?.getItem(eventKey(id))) === null;
}

/** Forget events that were deleted before a time and dropped. @param {Store | null} store @param {number} time */
export function clearGone(store, time) {
  for (const key of keys(store, GONE)) {
    if (readGone(store, key.slice(GONE.length)) < time) remove(store, key);
  }
}

/** Take away the history of an event. @param {Store | null} store @param {string} id */
export function removeSteps(store, id) {
  for (const key of keys(store, `${STEP}${id}/`)) remove(store, key);
}

/** @param {Store | null} store @param {string} key */
export function remove(store, key) {
  attempt(() => store?.removeItem(key));
}

/** @param {Store | null} store @returns {string} the id of the event that is open, or "" */
export function readOpen(store) {
  const id = attempt(() => store?.getItem(OPEN));
  return isId(id) ? id : "";
}

/** @param {Store | null} store @param {string} id */
export function writeOpen(store, id) {
  attempt(() => store?.setItem(OPEN, id));
}

/** @param {string} key of a storage event @returns {"event" | "step" | "aside" | ""} */
export function kindOf(key) {
  if (key.startsWith(EVENT)) return "event";
  if (key.startsWith(STEP)) return "step";
  return key.startsWith(ASIDE) ? "aside" : "";
}

/**
 * @param {Store | null} store
 * @param {string} prefix
 * @returns {string[]}
 */
function keys(store, prefix) {
  return (
    attempt(() => {
      const found = [];
      for (let place = 0; place < (store?.length ?? 0); place += 1) {
        const key = store?.key(place);
        if (key?.startsWith(prefix)) found.push(key);
      }
      return found;
    }) ?? []
  );
}

/**
 * @template T
 * @param {() => T} action
 * @returns {T | undefined}
 */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
