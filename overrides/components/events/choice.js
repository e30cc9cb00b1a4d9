// @ts-check
/** Which of the events is open; the browser remembers it. */
import { newEvent, value } from "./model.js";
import { readOpen, writeOpen } from "./storage.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {ReturnType<typeof createChoice>} Choice */

/**
 * @param {import("./collection.js").Collection} collection
 * @param {import("./storage.js").Store | null} store
 * @param {() => string} newId
 */
export function createChoice(collection, store, newId) {
  let openId = readOpen(store);

  /** Events to choose from: by date, undated last, then by name. */
  function list() {
    return Object.values(collection.all())
      .filter((event) => !value(event, "deleted"))
      .sort(
        (a, b) =>
          (value(a, "date") || "9999").localeCompare(value(b, "date") || "9999") ||
          value(a, "name").localeCompare(value(b, "name")),
      );
  }

  /** The open event; an empty one, not yet stored, where there is none. @returns {Event} */
  function current() {
    const events = list();
    const chosen = events.find((event) => event.id === openId) ?? events[0];
    if (chosen) return chosen;
    if (!openId || collection.has(openId)) openId = newId();
    return newEvent(openId);
  }

  /** @param {string} id */
  function open(id) {
    openId = id;
    writeOpen(store, id);
  }

  return {
    list,
    current,
    open,

    /** Let the event that is shown be the one that is remembered. @returns {string} its id */
    settle() {
      const { id } = current();
      if (openId !== id || !collection.has(id)) open(id);
      return id;
    },
  };
}
