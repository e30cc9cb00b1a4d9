// @ts-check
/**
 * Events and their histories in memory, written through to storage and in step with other tabs.
 * A step of the history is stored before the event that it changes: where the event's own
 * writing is lost, since tabs see each other's writing late, it is mended from its steps.
 */

import { goesOn, KEPT, replayed, spare } from "./history.js";
import { ALL } from "./kept.js";
import { lacks, mergeEvents } from "./merge.js";
import { newEvent, news, revived, timeAfter, value, withValues } from "./model.js";
import * as storage from "./storage.js";
import { createWriter } from "./writer.js";

/** @typedef {import("./model.js").Event} Event */
/** @typedef {import("./model.js").Values} Values */
/** @typedef {import("./history.js").Step} Step */
/** @typedef {import("./history.js").Kind} Kind */
/** @typedef {{ store: storage.Store | null, now: () => number, newId: () => string,
 *   persist: () => void, later?: (work?: any) => void }} World  `persist` is called once, at
 *   the first save. `later` does in a moment what can wait: the reading of events that are not
 *   open, the writing of what is being typed. Without it nothing waits. */
/**
 * `histories` holds steps by event and id, `typed` the step that typing goes on with, the
 * longest text of each of its keys and when that was, `beyond` what is stored and cannot be read, once looked for,
 * `emptied` when everything was removed, as far as is known here,
 * `unread` are the keys of the steps of events that were not read yet, null once all were; `held`
 * the steps, and by them the events, that are still to be written.
 * @typedef {{
 *   world: World,
 *   writer: import("./writer.js").Writer,
 *   events: import("./merge.js").Events,
 *   histories: Map<string, Map<string, Step>>,
 *   typed: { id: string, longest: Values, at: number },
 *   beyond: { aside: Record<string, string>, hasNewer: boolean } | null,
 *   emptied: number,
 *   unread: Map<string, string[]> | null,
 *   held: Map<string, Step>,
 * }} Collection
 */

const NOTHING = { id: "", longest: {}, at: 0 };

/** @param {World} world @returns {Collection} */
export function openCollection(world) {
  const { store, persist } = world;
  const collection = {
    world,
    writer: createWriter(store, persist),
    events: {},
    histories: new Map(),
    typed: NOTHING,
    beyond: null,
    emptied: storage.readGone(store, ALL),
    unread: storage.stepKeys(store),
    held: new Map(),
  };
  if (!world.later) readAll(collection);
  return collection;
}

/** Read an event and its history, once. @param {Collection} collection @param {string} id */
function readIn(collection, id) {
  const { unread, world } = collection;
  const keys = unread?.get(id);
  if (!keys) return;
  unread?.delete(id);
  const event = storage.takeEvent(world.store, id);
  if (event) collection.events = { ...collection.events, [id]: event };
  const found = keys.flatMap((key) => storage.readStep(world.store, key) ?? []);
  for (const step of found.sort((a, b) => a.t - b.t)) remember(collection, step);
  if (found.length > 0) mend(collection, id);
  clearOld(collection, id);
}

/** Read what was not read yet. @param {Collection} collection */
export function readAll(collection) {
  const { store, now } = collection.world;
  for (const id of collection.unread?.keys() ?? []) readIn(collection, id);
  if (collection.unread) storage.clearGone(store, now() - 2 * KEPT);
  collection.unread = null;
}

/** All events by their ids. @param {Collection} collection */
export function all(collection) {
  readAll(collection);
  return collection.events;
}

/** An event that is there. @param {Collection} collection @param {string} id @returns {Event | undefined} */
export function found(collection, id) {
  readIn(collection, id);
  return collection.events[id];
}

/** An event, a new one where there is none of that id. @param {Collection} collection @param {string} id */
export function get(collection, id) {
  return found(collection, id) ?? newEvent(id);
}

/** @param {Collection} collection @param {string} id of an event @returns {Step[]} */
export function steps(collection, id) {
  readIn(collection, id);
  return [...(collection.histories.get(id)?.values() ?? [])];
}

/** @param {Collection} collection @param {Step} step */
function remember({ histories }, step) {
  if (!histories.has(step.event)) histories.set(step.event, new Map());
  histories.get(step.event)?.set(step.id, step);
}

/** @param {Collection} collection @param {Step} step */
function putStep(collection, step) {
  remember(collection, step);
  collection.writer.put(storage.stepKey(step), step.event, storage.stepText(step));
}

/**
 * Write in a moment what is being typed: each letter would cost the whole event.
 * @param {Collection} collection
 * @param {Step} step
 * @param {Event} event as it is after that
 * @param {() => void} later has it written
 */
function hold(collection, step, event, later) {
  remember(collection, step);
  collection.events = { ...collection.events, [event.id]: event };
  if (collection.held.size === 0) later();
  collection.held.set(step.id, step);
}

/** Write what is held. @param {Collection} collection @returns {boolean} whether there was something */
export function flush(collection) {
  const held = [...collection.held.values()];
  collection.held.clear();
  for (const step of held) putStep(collection, step);
  for (const id of new Set(held.map(({ event }) => event))) put(collection, get(collection, id));
  return held.length > 0;
}

/**
 * Store an event, merged with what another tab may have stored; what of that cannot be read is
 * set aside.
 * @param {Collection} collection
 * @param {Event} event
 */
export function put(collection, event) {
  const { id } = event;
  const key = storage.eventKey(id);
  const { event: stored, rest } = storage.readEvent(collection.world.store, key);
  const merged = revived(stored ? mergeEvents(stored, event) : event);
  collection.events = { ...collection.events, [id]: merged };
  if (rest) {
    collection.writer.put(storage.asideKey(id, rest), id, rest);
    collection.beyond = null;
  }
  collection.writer.put(key, id, storage.eventText(merged));
}

/** Write once more what is not stored yet. @param {Collection} collection */
export function retry(collection) {
  if (collection.writer.unsaved()[0]) flush(collection);
  if (collection.writer.unsaved().some(({ kept }) => kept === "full")) makeRoom(collection);
  for (const { key, event, text } of collection.writer.unsaved()) {
    const whole = key === storage.eventKey(event) && collection.events[event];
    if (whole) put(collection, whole);
    else collection.writer.put(key, event, text);
  }
}

/** Drop steps without which no text is lost. @param {Collection} collection */
function makeRoom(collection) {
  const { store, now } = collection.world;
  readAll(collection);
  for (const [id, history] of collection.histories) {
    const { event } = storage.readEvent(store, storage.eventKey(id));
    const all = [...history.values()].sort((a, b) => a.t - b.t);
    for (const step of event ? spare(event, all, now()) : []) dropStep(collection, step);
  }
}

/** @param {Collection} collection @param {Step} step */
function dropStep({ world, histories }, step) {
  storage.remove(world.store, storage.stepKey(step));
  histories.get(step.event)?.delete(step.id);
}

/** What is stored and cannot be read. @param {Collection} collection */
export function beyond(collection) {
  const { store } = collection.world;
  collection.beyond ??= { aside: storage.readAside(store), hasNewer: storage.hasNewer(store) };
  return collection.beyond;
}

/**
 * A time for a step: after what it replaces, a deletion after all that is written, and after
 * every other step, so that the order of a history is never in doubt.
 * @param {Collection} collection
 * @param {Event} event
 * @param {Values} values
 */
function nextTime(collection, event, values) {
  const keys = Object.keys(values.deleted ? event.marks : values);
  const before = steps(collection, event.id).map(({ t, undone }) => Math.max(t, undone) + 1);
  return Math.max(timeAfter(event, keys, collection.world.now()), ...before);
}

/**
 * Write values as a step of an event's history.
 * @param {Collection} collection
 * @param {string} id of the event
 * @param {Values} values
 * @param {Kind} kind
 * @param {boolean | "anew"} typing letters of one field in a row are one step; "anew" begins one
 * @returns {Step | null} null where nothing changes
 */
export function change(collection, id, values, kind, typing) {
  const { world, histories, typed } = collection;
  const event = get(collection, id);
  const to = news(event, values);
  const keys = Object.keys(to);
  if (keys.length === 0) return null;
  const now = world.now();
  const t = nextTime(collection, event, to);
  const last = histories.get(id)?.get(typed.id);
  // Of the values that are typed together, some may stay as the step has them.
  const all = last && isOf(last, values) ? { ...last.to, ...to } : to;
  const isMore =
    typing === true &&
    last &&
    keys.every((key) => value(event, key) === last.to[key]) &&
    goesOn(last, typed.longest, all, Math.abs(now - typed.at));
  const from = Object.fromEntries(keys.map((key) => [key, value(event, key)]));
  /** @type {Step} */
  const step = isMore
    ? { ...last, t, to: all }
    : { id: world.newId(), event: id, kind, t, from, to, undone: 0 };
  const longest = isMore ? longer(typed.longest, all) : to;
  collection.typed = typing ? { id: step.id, longest, at: now } : NOTHING;
  const changed = withValues(event, to, t);
  if (typing && world.later) hold(collection, step, changed, world.later);
  else {
    flush(collection);
    putStep(collection, step);
    put(collection, changed);
  }
  return step;
}

/** Whether values are of just those keys that a step is of. @param {Step} step @param {Values} values */
function isOf({ to }, values) {
  const keys = Object.keys(values);
  return keys.length === Object.keys(to).length && keys.every((key) => key in to);
}

/**
 * Bring in a whole event that was not here; taking that back puts it into the trash. There is
 * nothing yet to be mended: the event is stored first, so that no step is without it.
 * @param {Collection} collection
 * @param {Event} event
 * @param {"create" | "import"} kind
 * @returns {Step}
 */
export function bring(collection, event, kind) {
  const { newId } = collection.world;
  flush(collection);
  /** @type {Step} */
  const step = {
    id: newId(),
    event: event.id,
    kind,
    t: nextTime(collection, event, { deleted: "" }),
    from: { deleted: "1" },
    to: { deleted: "" },
    undone: 0,
  };
  collection.typed = NOTHING;
  const { deleted } = event.marks;
  put(collection, {
    ...event,
    marks: { ...event.marks, deleted: { ...deleted, v: "", t: step.t } },
  });
  putStep(collection, step);
  return step;
}

/** The longer text of each key. @param {Values} a @param {Values} b @returns {Values} */
function longer(a, b) {
  return Object.fromEntries(
    Object.entries(b).map(([key, text]) => {
      const other = a[key] ?? "";
      return [key, text.length >= other.length ? text : other];
    }),
  );
}

/**
 * Take a step back or do it again: write its values and say so in the history.
 * @param {Collection} collection
 * @param {Step} step
 * @param {Values} values
 * @param {boolean} isBack
 */
export function turn(collection, step, values, isBack) {
  flush(collection);
  const event = get(collection, step.event);
  const t = nextTime(collection, event, values);
  collection.typed = NOTHING;
  putStep(collection, { ...step, undone: isBack ? t : 0 });
  put(collection, withValues(event, values, t));
}

/** Drop an event for good, with its history. @param {Collection} collection @param {string} id */
export function drop(collection, id) {
  const { store } = collection.world;
  flush(collection);
  storage.removeSteps(store, id); // which makes room for what comes next
  storage.writeGone(store, id, get(collection, id).marks.deleted?.t ?? 0);
  storage.remove(store, storage.eventKey(id));
  forget(collection, id);
}

/** @param {Collection} collection @param {string} id */
function forget(collection, id) {
  const { [id]: _gone, ...rest } = collection.events;
  collection.events = rest;
  collection.histories.delete(id);
  collection.writer.forget(id);
}

/** Write again what an event's history says and the event has lost. @param {Collection} collection @param {string} id */
function mend(collection, id) {
  if (storage.isOfNewer(collection.world.store, id)) return;
  const event = get(collection, id);
  const whole = replayed(event, steps(collection, id));
  if (whole !== event) put(collection, whole);
}

/** An event goes that has been in the trash for too long, and of a history what is as old. @param {Collection} collection @param {string} id */
function clearOld(collection, id) {
  const oldest = collection.world.now() - KEPT;
  const { deleted } = collection.events[id]?.marks ?? {};
  if (deleted?.v && deleted.t < oldest) drop(collection, id);
  for (const step of collection.histories.get(id)?.values() ?? []) {
    if (Math.max(step.t, step.undone) < oldest) dropStep(collection, step);
  }
}

/**
 * Take in what another tab has stored under a key; it may have written over what was kept here
 * a moment before, since tabs see each other's writing late: then keep that again.
 * @param {Collection} collection
 * @param {string} key
 */
export function refreshEntry(collection, key) {
  const { store } = collection.world;
  heed(collection);
  flush(collection);
  const kind = storage.kindOf(key);
  const step = kind === "step" && storage.readStep(store, key);
  if (step) remember(collection, step);
  if (kind !== "step") collection.beyond = null;
  if (kind !== "event") return;
  const { event: stored, rest } = storage.readEvent(store, key);
  const id = key.slice(storage.eventKey("").length);
  if (!stored) {
    if (!rest && !storage.isOfNewer(store, id)) missing(collection, id);
    return;
  }
  const whole = replayed(mergeEvents(stored, get(collection, id)), steps(collection, id));
  const merged = revived(whole);
  collection.events = { ...collection.events, [id]: merged };
  if (lacks(stored, merged)) put(collection, merged);
}

/**
 * An event is not in storage any more: where it was thrown away it goes here too, else it is
 * stored again.
 * @param {Collection} collection
 * @param {string} id
 */
function missing(collection, id) {
  const event = collection.events[id];
  if (!event || collection.writer.has(storage.eventKey(id))) return;
  const gone = storage.readGone(collection.world.store, id);
  const isGone = gone >= 0 && (event.marks.deleted?.t ?? -1) <= gone;
  if (isGone || value(event, "deleted")) forget(collection, id);
  else put(collection, event);
}

/**
 * Take in all that is stored, as a page does that comes back.
 * @param {Collection} collection
 */
export function refreshAll(collection) {
  const { store } = collection.world;
  heed(collection);
  flush(collection);
  readAll(collection);
  const stored = storage.readEvents(store);
  for (const step of storage.readSteps(store)) remember(collection, step);
  for (const id of new Set([...Object.keys(stored), ...Object.keys(collection.events)])) {
    refreshEntry(collection, storage.eventKey(id));
  }
  retry(collection);
}

/** Where everything was removed elsewhere, it goes here too. @param {Collection} collection */
function heed(collection) {
  const emptied = storage.readGone(collection.world.store, ALL);
  if (emptied > collection.emptied) refreshCleared(collection);
  collection.emptied = emptied;
}

/** All was cleared elsewhere: only what was never stored is still here. @param {Collection} collection */
export function refreshCleared(collection) {
  collection.beyond = null;
  collection.unread = null;
  collection.held.clear();
  for (const id of Object.keys(collection.events)) {
    if (!collection.writer.has(storage.eventKey(id))) forget(collection, id);
  }
}
