// @ts-check
/**
 * The events as the page works with them: one is open, every change can be undone, and whoever
 * shows them is told of it. Knows nothing of the page's elements.
 */
import { createChoice } from "./choice.js";
import { openCollection } from "./collection.js";
import { createHistory } from "./history.js";
import { merge } from "./merge.js";
import { duplicate, inverse, newEvent, value, withValues } from "./model.js";
import { isOurs } from "./storage.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./model.js").Values} Values */
/** @typedef {import("./merge.js").Events} Events */
/** @typedef {import("./storage.js").Store} Store */
/** @typedef {ReturnType<typeof createSession>} Session */

/**
 * What a session works with.
 * @typedef {{
 *   collection: import("./collection.js").Collection,
 *   choice: import("./choice.js").Choice,
 *   history: import("./history.js").History,
 *   now: () => number,
 *   newId: () => string,
 *   tell: () => void,
 * }} Parts
 */

/**
 * @param {{ store: Store | null, now: () => number, newId: () => string,
 *   persist: () => void }} world `persist` is called once, at the first save
 */
export function createSession({ store, now, newId, persist }) {
  const collection = openCollection(store, now, persist);
  const choice = createChoice(collection, store, newId);
  const history = createHistory();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const parts = { collection, choice, history, now, newId, tell };

  return {
    ...makesNew(parts),
    ...changesOpen(parts),
    ...takesBack(parts),
    list: choice.list,
    current: choice.current,
    all: () => Object.fromEntries(choice.list().map((event) => [event.id, event])),
    isStored: () => choice.list().length > 0,
    kept: collection.kept,
    aside: collection.aside,
    dropAside() {
      collection.dropAside();
      tell();
    },

    /**
     * Another tab has changed what is stored: take it in. It may have written over what was
     * kept here a moment before, since tabs see each other's writing late: then keep that again.
     * What another tab has removed stays removed.
     * @param {string | null} key
     */
    refresh(key) {
      if (!isOurs(key)) return;
      collection.refresh();
      tell();
    },

    /** @param {() => void} listener called after every change */
    onChange(listener) {
      listeners.add(listener);
    },
  };
}

/** What brings an event into the session. @param {Parts} parts */
function makesNew({ collection, choice, history, now, newId, tell }) {
  /** @param {Event} event a new one; taking it back deletes it */
  function add(event) {
    collection.put(event);
    history.add([{ id: event.id, values: { deleted: "1" } }]);
    choice.open(event.id);
    tell();
  }

  return {
    /** @param {Values} values of a new event, which then is the open one */
    create(values) {
      const id = newId();
      add(newEvent(id, values, now()));
    },

    /** @param {string} name of the copy */
    duplicate(name) {
      add(duplicate(choice.current(), newId(), name, now()));
    },

    /**
     * Take in events from a file or a link; an event that was deleted here comes back.
     * @param {Events} incoming
     */
    take(incoming) {
      const before = collection.all();
      const merged = merge(before, incoming);
      const back = Object.keys(incoming).map((id) => {
        const own = before[id];
        let event = /** @type {Event} */ (merged[id]);
        if (value(event, "deleted")) event = withValues(event, { deleted: "" }, now());
        collection.put(event);
        return { id, values: own ? inverse(own, event) : { deleted: "1" } };
      });
      history.add(back);
      const first = Object.keys(incoming)[0];
      if (first) choice.open(first);
      tell();
    },
  };
}

/** What changes the open event, or opens another. @param {Parts} parts */
function changesOpen({ collection, choice, history, tell }) {
  /** @param {string} id @param {Values} values @param {boolean} typing */
  function apply(id, values, typing) {
    const back = collection.change({ id, values });
    if (Object.keys(back.values).length === 0) return;
    if (typing) history.addTyped(back);
    else history.add([back]);
    tell();
  }

  return {
    /**
     * @param {Values} values of the open event
     * @param {boolean} [typing] letters of one field in a row are one step to take back
     */
    set(values, typing = false) {
      apply(choice.settle(), values, typing);
    },

    remove() {
      apply(choice.current().id, { deleted: "1" }, false);
    },

    /** @param {string} id */
    open(id) {
      choice.open(id);
      tell();
    },
  };
}

/** What takes steps back. @param {Parts} parts */
function takesBack({ collection, choice, history, tell }) {
  return {
    canUndo: () => !history.isEmpty(),

    /** Take the last step back. */
    undo() {
      const back = history.takeLast();
      if (!back) return;
      for (const change of back) collection.change(change);
      const [only, more] = back;
      if (only && !more && !value(collection.get(only.id), "deleted")) choice.open(only.id);
      tell();
    },
  };
}
