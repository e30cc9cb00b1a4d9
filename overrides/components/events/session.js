// @ts-check
/**
 * The events as a page works with them: one is open and stays so whatever other tabs do, every
 * change is a step that can be taken back, and whoever shows them is told. Knows nothing of the
 * page's elements.
 */
import * as kept from "./collection.js";
import { dayOf } from "./dates.js";
import { again, back, redoable, undoable } from "./history.js";
import { copied, newEvent, value } from "./model.js";
import { first, overview } from "./overview.js";
import { isFree, readOpen, remove, writeOpen } from "./storage.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./model.js").Values} Values */
/** @typedef {import("./history.js").Step} Step */
/** @typedef {import("./history.js").Kind} Kind */
/** @typedef {ReturnType<typeof createSession>} Session */
/**
 * What came of taking a step back or doing it again: `whole` is false where some of its texts
 * are newer than the step, and stay.
 * @typedef {{ step: Step, whole: boolean }} Turned
 */
/** @typedef {{ collection: kept.Collection, openId: string, tell: () => void }} State */

/** @param {kept.World} world */
export function createSession(world) {
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const { later } = world;
  // Write at once what is being typed: the page may go.
  const flush = () => {
    if (kept.flush(collection) && collection.writer.unsaved()[0]) tell();
  };
  const collection = kept.openCollection({ ...world, later: later && (() => later(flush)) });
  /** @type {State} */
  const state = { collection, openId: "", tell };
  const remembered = readOpen(world.store);
  state.openId = canOpen(state, remembered) ? remembered : opened(state);

  return {
    ...shows(state),
    ...changes(state),
    ...turns(state),
    ...refreshes(state),
    flush,
    tell,
    /** @param {() => void} listener called after every change */
    onChange(listener) {
      listeners.add(listener);
    },
  };
}

/** Whether an event can be open: it is there, or it is a new one not yet written to. @param {State} state @param {string} id */
function canOpen({ collection }, id) {
  const event = id && kept.found(collection, id);
  if (event) return !value(event, "deleted");
  return Boolean(id) && isFree(collection.world.store, id);
}

/** The event to open where none is chosen: the next that comes, else a new one. @param {State} state */
function opened({ collection }) {
  const { world } = collection;
  return first(overview(kept.all(collection), dayOf(world.now()))) ?? world.newId();
}

/** What is there. @param {State} state */
function shows(state) {
  const { collection } = state;
  const { store, now } = collection.world;
  return {
    /** @returns {Event} the open event; an empty one, not yet stored, where there is none */
    current: () => kept.get(collection, state.openId),
    /** @param {string} id */
    get: (id) => kept.get(collection, id),
    /** All events but those in the trash, by id. */
    all: () =>
      Object.fromEntries(
        Object.entries(kept.all(collection)).filter(([, event]) => !value(event, "deleted")),
      ),
    /** Coming, past and deleted events. */
    overview: () => overview(kept.all(collection), dayOf(now())),
    /** Whether the open event has anything to store. */
    isStored: () => Boolean(kept.found(collection, state.openId)),
    /** The steps of an event's history, the latest first. @param {string} [id] the open one's without it */
    steps: (id = state.openId) =>
      kept
        .steps(collection, id)
        .reverse()
        .sort((a, b) => b.t - a.t),
    /** What could not be stored yet. */
    unsaved: () => collection.writer.unsaved(),
    /** What was set aside since it cannot be read, as texts by their keys: nothing until all was read. */
    aside: () => (collection.unread ? {} : kept.beyond(collection).aside),
    /** Whether something is stored that a later version of the guide has written, once all was read. */
    hasNewer: () => !collection.unread && kept.beyond(collection).hasNewer,
    /** Drop what was set aside. */
    dropAside() {
      for (const key of Object.keys(kept.beyond(collection).aside)) remove(store, key);
      collection.beyond = null;
      state.tell();
    },
  };
}

/** What changes events, or opens another. @param {State} state */
function changes(state) {
  const { collection, tell } = state;
  const { world } = collection;

  /** @param {string} id */
  function open(id) {
    state.openId = id;
    writeOpen(world.store, id);
    tell();
  }

  /**
   * Write values into an event; one that is in the trash comes back by it.
   * @param {string} id
   * @param {Values} values
   * @param {{ kind?: Kind, typing?: boolean | "anew" }} [how]
   * @returns {Step | null} the step to take back, null where nothing has changed
   */
  function change(id, values, { kind = "set", typing = false } = {}) {
    const isGone = value(kept.get(collection, id), "deleted") !== "";
    if (isGone && kind === "set") kept.change(collection, id, { deleted: "" }, "restore", false);
    const step = kept.change(collection, id, values, kind, typing);
    if (!step) return null;
    if (id === state.openId) writeOpen(world.store, id);
    kept.retry(collection);
    tell();
    return step;
  }

  return {
    open,
    change,

    /** @param {Values} values of a new event, which then is the open one */
    create(values) {
      const step = kept.bring(collection, newEvent(world.newId(), values, world.now()), "create");
      open(step.event);
      return step;
    },

    /** A new event that is stored when something is written into it. */
    begin() {
      open(world.newId());
    },

    /** @param {string} name of a copy of the open event, which then is open */
    duplicate(name) {
      const values = { ...copied(kept.get(collection, state.openId)), name };
      return this.create(values);
    },

    /** Put an event into the trash; the next one that comes opens. @param {string} id */
    remove(id) {
      const step = change(id, { deleted: "1" }, { kind: "delete" });
      if (id === state.openId) open(opened(state));
      return step;
    },

    /** Take in a whole event that is not here. @param {Event} event */
    add(event) {
      const step = kept.bring(collection, event, "import");
      tell();
      return step;
    },

    /** Drop all that is in the trash, for good. */
    emptyTrash() {
      kept.refreshAll(collection); // another tab may have restored some
      const ids = overview(kept.all(collection), "").trash.map(({ id }) => id);
      for (const id of ids) kept.drop(collection, id);
      if (ids.includes(state.openId)) open(opened(state));
      else tell();
    },
  };
}

/** What takes steps back and does them again. @param {State} state */
function turns(state) {
  const { collection, tell } = state;
  const open = () => kept.get(collection, state.openId);
  const steps = () => kept.steps(collection, state.openId);

  /** @param {Step | undefined} given @param {boolean} isBack @returns {Turned | null} */
  function turn(given, isBack) {
    const step = given && (collection.histories.get(given.event)?.get(given.id) ?? given);
    if (!step || Boolean(step.undone) === isBack) return null;
    const event = kept.get(collection, step.event);
    const values = isBack ? back(event, step) : again(event, step);
    if (Object.keys(values).length === 0) return null;
    const wanted = isBack ? step.from : step.to;
    const whole = Object.keys(step.from).every(
      (key) => key in values || value(event, key) === wanted[key],
    );
    kept.turn(collection, step, values, isBack);
    tell();
    return { step, whole };
  }

  return {
    /** Take back a step, else the latest of the open event. @param {Step} [step] */
    undo: (step) => turn(step ?? undoable(open(), steps()), true),
    /** Do a step again, else the one taken back last. @param {Step} [step] */
    redo: (step) => turn(step ?? redoable(open(), steps()), false),
    /** A step as it now is. @param {Step} step */
    step: (step) => collection.histories.get(step.event)?.get(step.id),
    /** Whether a step can be taken back, or done again. @param {Step} step */
    canTurn: (step) =>
      Object.keys((step.undone ? again : back)(kept.get(collection, step.event), step)).length > 0,
  };
}

/** What takes in what other tabs, or the time, have changed. @param {State} state */
function refreshes(state) {
  const { collection } = state;

  /** Where there was nothing yet, the first event is that of all tabs. @param {() => void} takeIn */
  function take(takeIn) {
    const wasEmpty = !Object.keys(kept.all(collection))[0];
    takeIn();
    if (wasEmpty) state.openId = first(overview(collection.events, "")) ?? state.openId;
    state.tell();
  }

  return {
    /** @param {string | null} key that another tab has changed; null when all was cleared */
    refresh(key) {
      if (key === null) take(() => kept.refreshCleared(collection));
      else take(() => kept.refreshEntry(collection, key));
    },

    /** The page comes back, or the day has turned. */
    comeBack() {
      take(() => kept.refreshAll(collection));
    },
  };
}
