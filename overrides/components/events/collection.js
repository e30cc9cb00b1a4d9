// @ts-check
/** The events in memory, written through to storage and in step with other tabs. */
import { lacks, merge } from "./merge.js";
import { inverse, newEvent, value, withValues } from "./model.js";
import { dropAside, readAside, readEvents, removeEvent, writeEvent } from "./storage.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./merge.js").Events} Events */
/** @typedef {import("./history.js").Change} Change */
/** @typedef {import("./storage.js").Kept} Kept */
/** @typedef {import("./storage.js").Store} Store */
/** @typedef {ReturnType<typeof openCollection>} Collection */

/**
 * @param {Store | null} store
 * @param {() => number} now
 * @param {() => void} persist called once, at the first save
 */
export function openCollection(store, now, persist) {
  let events = withoutDeleted(store, readEvents(store, now()));
  let aside = readAside(store);
  /** @type {Kept} */
  let kept = store ? "kept" : "forbidden";
  let asked = false;

  /** @param {Event} event */
  function put(event) {
    if (!asked) persist();
    asked = true;
    const written = writeEvent(store, event);
    events = { ...events, [event.id]: written.event };
    kept = written.kept;
  }

  /** An event, a new one where there is none of that id. @param {string} id */
  const get = (id) => events[id] ?? newEvent(id);

  return {
    get,
    put,
    /** @param {string} id */
    has: (id) => Boolean(events[id]),
    all: () => events,
    kept: () => kept,
    aside: () => aside,

    dropAside() {
      dropAside(store);
      aside = readAside(store);
    },

    /** @param {Change} change @returns {Change} the way back */
    change({ id, values }) {
      const before = get(id);
      const after = withValues(before, values, now());
      put(after);
      return { id, values: inverse(before, after) };
    },

    /** Take in what another tab has stored; see `refresh` of the session. */
    refresh() {
      const stored = readEvents(store, now());
      events = merge(events, stored);
      for (const copy of Object.values(stored)) {
        const merged = get(copy.id);
        if (lacks(copy, merged)) put(merged);
      }
      aside = readAside(store);
    },
  };
}

/**
 * Deleted events could be undone until now: they leave storage when the page opens.
 * @param {Store | null} store
 * @param {Events} read
 */
function withoutDeleted(store, read) {
  for (const event of Object.values(read).filter((one) => value(one, "deleted"))) {
    delete read[event.id];
    removeEvent(store, event.id);
  }
  return read;
}
