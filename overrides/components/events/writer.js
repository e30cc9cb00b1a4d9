// @ts-check
/** Writes entries into storage, and knows which of them are not there yet. */
import { write } from "./storage.js";

/** @typedef {import("./storage.js").Store} Store */
/** @typedef {import("./storage.js").Kept} Kept */
/** @typedef {ReturnType<typeof createWriter>} Writer */

/**
 * @param {Store | null} store
 * @param {() => void} persist called once, at the first write
 */
export function createWriter(store, persist) {
  /** By key: the event it belongs to, its text, and why it is not stored. @type {Map<string, { event: string, text: string, kept: Kept }>} */
  const unsaved = new Map();
  let asked = false;

  /** @param {string} key @param {string} event its id @param {string} text */
  function put(key, event, text) {
    if (!asked) persist();
    asked = true;
    const kept = write(store, key, text);
    if (kept === "kept") unsaved.delete(key);
    else unsaved.set(key, { event, text, kept });
  }

  return {
    put,
    unsaved: () => [...unsaved].map(([key, one]) => ({ key, ...one })),
    /** @param {string} key */
    has: (key) => unsaved.has(key),

    /** Nothing of an event needs to be stored any more. @param {string} event its id */
    forget(event) {
      for (const [key, one] of unsaved) if (one.event === event) unsaved.delete(key);
    },
  };
}
