// @ts-check
/**
 * Keep events in this browser, one entry each. Every failure is an answer, never an
 * exception: a page must go on in memory when storage is forbidden or full. What cannot be
 * read is set aside under another key, never dropped. Other sites of the same owner share
 * the storage: our keys have a prefix, and nothing else is touched.
 */
import { PREFIX } from "./kept.js";
import { mergeEvents } from "./merge.js";
import { parseEvent } from "./validate.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./merge.js").Events} Events */
/** @typedef {"kept" | "forbidden" | "full"} Kept */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store */

const EVENT = `${PREFIX}event/`;
const ASIDE = `${PREFIX}aside/`;
const OPEN = `${PREFIX}open`;
/** The form of what is stored. History: 1 = marks by key (2026). */
export const VERSION = 1;

/**
 * All events that are stored; entries that cannot be read are set aside first.
 * @param {Store | null} store
 * @param {number} time
 * @returns {Events}
 */
export function readEvents(store, time) {
  /** @type {Events} */
  const events = {};
  for (const key of keys(store, EVENT)) {
    const event = read(store, key);
    if (event) events[event.id] = event;
    else setAside(store, key, time);
  }
  return events;
}

/**
 * One stored event, or null where there is none or it cannot be read.
 * @param {Store | null} store
 * @param {string} key
 * @returns {Event | null}
 */
function read(store, key) {
  try {
    const { version, event } = JSON.parse(store?.getItem(key) ?? "null");
    return version === VERSION && EVENT + event.id === key ? parseEvent(event) : null;
  } catch {
    return null;
  }
}

/**
 * Move an entry that cannot be read out of the way; where there is no room it stays.
 * @param {Store | null} store
 * @param {string} key
 * @param {number} time
 */
function setAside(store, key, time) {
  try {
    const text = store?.getItem(key);
    if (!store || !text) return;
    store.removeItem(key);
    try {
      store.setItem(`${ASIDE}${time}/${key.slice(EVENT.length)}`, text);
    } catch {
      store.setItem(key, text);
    }
  } catch {
    // Storage that fails here has failed before: the caller has been told.
  }
}

/**
 * What has been set aside, as texts to save into a file.
 * @param {Store | null} store
 * @returns {Record<string, string>}
 */
export function readAside(store) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const key of [...keys(store, ASIDE), ...unreadable(store)]) {
    found[key] = attempt(() => store?.getItem(key)) ?? "";
  }
  return found;
}

/** @param {Store | null} store */
function unreadable(store) {
  return keys(store, EVENT).filter((key) => !read(store, key));
}

/**
 * Drop what was set aside, after the reader has saved it.
 * @param {Store | null} store
 */
export function dropAside(store) {
  for (const key of Object.keys(readAside(store))) attempt(() => store?.removeItem(key));
}

/**
 * Store an event, merged with what another tab may have stored meanwhile.
 * @param {Store | null} store
 * @param {Event} event
 * @returns {{ kept: Kept, event: Event }} the event as it now is
 */
export function writeEvent(store, event) {
  const stored = store && read(store, EVENT + event.id);
  const merged = stored ? mergeEvents(stored, event) : event;
  if (!store) return { kept: "forbidden", event: merged };
  try {
    store.setItem(EVENT + event.id, JSON.stringify({ version: VERSION, event: merged }));
    return { kept: "kept", event: merged };
  } catch (error) {
    const full = error instanceof DOMException && /quota/i.test(error.name);
    return { kept: full ? "full" : "forbidden", event: merged };
  }
}

/** @param {Store | null} store @param {string} id */
export function removeEvent(store, id) {
  attempt(() => store?.removeItem(EVENT + id));
}

/** @param {Store | null} store @returns {string} the id of the event that is open, or "" */
export function readOpen(store) {
  return attempt(() => store?.getItem(OPEN)) ?? "";
}

/** @param {Store | null} store @param {string} id */
export function writeOpen(store, id) {
  attempt(() => store?.setItem(OPEN, id));
}

/** @param {string | null} key of a storage event; null when everything was cleared */
export function isOurs(key) {
  return key === null || key.startsWith(EVENT) || key === OPEN;
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
