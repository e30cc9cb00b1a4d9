// @ts-check
/**
 * The events as the page works with them: in memory, written through to storage, in step
 * with other tabs, every change undoable. Knows nothing of the page's elements.
 */
import { lacks, merge } from "./merge.js";
import { duplicate, inverse, newEvent, value, withValues } from "./model.js";
import {
  dropAside,
  isOurs,
  readAside,
  readEvents,
  readOpen,
  writeEvent,
  writeOpen,
} from "./storage.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./model.js").Values} Values */
/** @typedef {import("./merge.js").Events} Events */
/** @typedef {import("./storage.js").Kept} Kept */
/** @typedef {import("./storage.js").Store} Store */
/** @typedef {ReturnType<typeof createSession>} Session */

/** How many steps can be taken back. */
const HISTORY = 50;

/**
 * @param {{ store: Store | null, now: () => number, newId: () => string,
 *   persist: () => void }} world `persist` is called once, at the first save
 */
export function createSession({ store, now, newId, persist }) {
  let events = withoutDeleted(readEvents(store, now()));
  let aside = readAside(store);
  let openId = readOpen(store);
  /** @type {Kept} */
  let kept = store ? "kept" : "forbidden";
  let asked = false;
  /** @type {{ id: string, values: Values }[][]} */
  const history = [];
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  /** Deleted events could be undone until now: they leave storage when the page opens. */
  /** @param {Events} read */
  function withoutDeleted(read) {
    for (const event of Object.values(read).filter((one) => value(one, "deleted"))) {
      delete read[event.id];
      store?.removeItem(`kokemusopas/event/${event.id}`);
    }
    return read;
  }

  /** @param {Event} event */
  function put(event) {
    if (!asked) persist();
    asked = true;
    const written = writeEvent(store, event);
    events = { ...events, [event.id]: written.event };
    kept = written.kept;
  }

  /** @param {string} id */
  const found = (id) => events[id] ?? newEvent(id);

  /** @param {{ id: string, values: Values }[]} changes @returns {typeof changes} the way back */
  function change(changes) {
    return changes.map(({ id, values }) => {
      const before = found(id);
      const after = withValues(before, values, now());
      put(after);
      return { id, values: inverse(before, after) };
    });
  }

  /** @param {{ id: string, values: Values }[]} back the way back of one step */
  function remember(back) {
    history.push(back);
    if (history.length > HISTORY) history.shift();
  }

  /** @param {string} id @param {Values} values @param {boolean} typing */
  function apply(id, values, typing) {
    const back = change([{ id, values }]);
    const undone = Object.keys(back[0]?.values ?? {});
    if (undone.length === 0) return;
    const last = history.at(-1)?.[0];
    const goesOn = typing && last?.id === id && Object.keys(last.values).join() === undone.join();
    if (!goesOn) remember(back);
    tell();
  }

  /** @param {string} id */
  function show(id) {
    openId = id;
    writeOpen(store, id);
  }

  /** @param {Event} event a new one; taking it back deletes it */
  function add(event) {
    put(event);
    remember([{ id: event.id, values: { deleted: "1" } }]);
    show(event.id);
    tell();
  }

  const session = {
    /** Events to choose from: by date, undated last, then by name. */
    list() {
      return Object.values(events)
        .filter((event) => !value(event, "deleted"))
        .sort(
          (a, b) =>
            (value(a, "date") || "9999").localeCompare(value(b, "date") || "9999") ||
            value(a, "name").localeCompare(value(b, "name")),
        );
    },

    /** The open event; an empty one, not yet stored, where there is none. @returns {Event} */
    current() {
      const list = session.list();
      const chosen = list.find((event) => event.id === openId) ?? list[0];
      if (chosen) return chosen;
      if (!openId || events[openId]) openId = newId();
      return newEvent(openId);
    },

    /**
     * @param {Values} values of the open event
     * @param {boolean} [typing] letters of one field in a row are one step to take back
     */
    set(values, typing = false) {
      const { id } = session.current();
      if (openId !== id || !events[id]) show(id);
      apply(id, values, typing);
    },

    /** @param {string} id */
    open(id) {
      show(id);
      tell();
    },

    /** @param {Values} values of a new event, which then is the open one */
    create(values) {
      const id = newId();
      add(newEvent(id, values, now()));
    },

    /** @param {string} name of the copy */
    duplicate(name) {
      add(duplicate(session.current(), newId(), name, now()));
    },

    remove() {
      apply(session.current().id, { deleted: "1" }, false);
    },

    /**
     * Take in events from a file or a link; an event that was deleted here comes back.
     * @param {Events} incoming
     */
    take(incoming) {
      const before = events;
      const merged = merge(events, incoming);
      const back = Object.keys(incoming).map((id) => {
        const own = before[id];
        let event = /** @type {Event} */ (merged[id]);
        if (value(event, "deleted")) event = withValues(event, { deleted: "" }, now());
        put(event);
        return { id, values: own ? inverse(own, event) : { deleted: "1" } };
      });
      remember(back);
      const first = Object.keys(incoming)[0];
      if (first) show(first);
      tell();
    },

    canUndo: () => history.length > 0,

    /** Take the last step back. */
    undo() {
      const back = history.pop();
      if (!back) return;
      change(back);
      const [only, more] = back;
      if (only && !more && !value(found(only.id), "deleted")) show(only.id);
      tell();
    },

    all: () => Object.fromEntries(session.list().map((event) => [event.id, event])),
    isStored: () => session.list().length > 0,
    kept: () => kept,
    aside: () => aside,
    dropAside() {
      dropAside(store);
      aside = readAside(store);
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
      const stored = readEvents(store, now());
      events = merge(events, stored);
      for (const copy of Object.values(stored)) {
        const merged = found(copy.id);
        if (lacks(copy, merged)) put(merged);
      }
      aside = readAside(store);
      tell();
    },

    /** @param {() => void} listener called after every change */
    onChange(listener) {
      listeners.add(listener);
    },
  };
  return session;
}
