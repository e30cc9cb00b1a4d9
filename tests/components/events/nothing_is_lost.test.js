// @ts-check
/**
 * A reader with several tabs, whose writing reaches the others late, with pages that are killed
 * and a storage that fills up: what was written is in an event, in a step, or told as unsaved.
 */
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { value } from "../../../overrides/components/events/model.js";
import { newBrowser, newClock, openSession } from "./tabs.js";

/** @typedef {ReturnType<ReturnType<typeof newBrowser>["openTab"]>} Tab */
/** @typedef {{ kind: string, a: number, b: number, c: number }} Operation numbers that choose among what there is */
/**
 * `words` tells into which event each was written.
 * @typedef {{ browser: ReturnType<typeof newBrowser>, clock: { time: number }, room: number,
 *   words: Map<string, string>, count: number }} World
 */

const RUNS = Number(process.env.RUNS ?? 150);
const KEYS = ["name", "item/palkkio/note", "item/palkkio/who", "brief/tarkoitus"];
const SYLLABLES = ["ka", "le", "mi", "no", "pu", "ry", "sa", "to", "vi", "hä"];

/** A word that no other is like, so that none passes for a slip of another. @param {number} number */
const word = (number) =>
  [...String((number * 739_391) % 1_000_000).padStart(6, "0")]
    .map((digit) => SYLLABLES[Number(digit)])
    .join("");

/** @template T @param {Iterable<T>} all @param {number} at @returns {T | undefined} */
const one = (all, at) => [...all][at % Math.max(1, [...all].length)];

/**
 * Write a word as a field does: its whole text at each letter, whatever other tabs do meanwhile.
 * @param {World} world @param {Tab} tab @param {Operation} operation @returns {string} the word
 */
function write(world, { session }, { a, b, c }) {
  const id = one([session.current().id, ...Object.keys(session.all())], a) ?? "";
  const key = KEYS[b % KEYS.length] ?? "";
  world.count += 1;
  const written = word(world.count);
  const before = value(session.get(id), key);
  const put = [
    (/** @type {string} */ text) => `${before} ${text}`,
    (/** @type {string} */ text) => `${text} ${before}`,
    (/** @type {string} */ text) => text,
  ][c % 3];
  if (!put) return "";
  const isPasted = c % 5 === 0;
  for (let end = isPasted ? written.length : 1; end <= written.length; end += 1) {
    session.change(id, { [key]: put(written.slice(0, end)) }, { typing: true });
    if (c % 7 === 0) deliver(world, { kind: "", a: a + end, b: c + end, c: 2 });
  }
  world.words.set(written, id);
  return written;
}

/** Some of what is under way arrives. @param {World} world @param {Operation} operation */
function deliver({ browser }, { a, b, c }) {
  for (let turn = 0; turn < c % 9; turn += 1) {
    const tab = one(browser.tabs, a + turn * b);
    if ((a + turn) % 2) tab?.send();
    else tab?.hear();
  }
}

/** A page ends; what it told as unsaved is no longer ours. @param {World} world @param {Tab} tab */
function kill({ words }, tab) {
  const told = tab.session.unsaved().map(({ text }) => text);
  for (const one of words.keys()) if (told.some((text) => text.includes(one))) words.delete(one);
  tab.kill();
}

/** @type {Record<string, (world: World, tab: Tab, operation: Operation) => void>} */
const DOES = {
  write,
  deliver: (world, _tab, operation) => deliver(world, operation),
  tick: (_, { session }, { a }) =>
    session.change(session.current().id, { "item/palkkio/state": a % 2 ? "done" : "open" }),
  // A hand is slower than the way from tab to tab: a step is taken back that is there whole.
  undo({ browser }, { session }) {
    browser.settle();
    session.undo();
  },
  redo({ browser }, { session }) {
    browser.settle();
    session.redo();
  },
  turn({ browser }, { session }, { a }) {
    browser.settle();
    const step = one(session.steps(), a);
    if (step) (step.undone ? session.redo : session.undo)(step);
  },
  create: (_, { session }, { a }) => (a % 2 ? session.begin() : session.create({ place: "Oulu" })),
  duplicate: (_, { session }) => session.duplicate("Kopio"),
  open: (_, { session }, { a }) =>
    session.open(one(Object.keys(session.all()), a) ?? session.current().id),
  remove: (_, { session }, { a }) =>
    session.remove(one(Object.keys(session.all()), a) ?? session.current().id),
  restore(_, { session }, { a }) {
    const event = one(session.overview().trash, a);
    if (event) session.change(event.id, { deleted: "" }, { kind: "restore" });
  },
  emptyTrash({ words }, { session }) {
    session.comeBack();
    const gone = session.overview().trash.map(({ id }) => id);
    session.emptyTrash();
    for (const [one, id] of words) if (gone.includes(id)) words.delete(one);
  },
  wait(world, _tab, { a }) {
    world.browser.settle(); // in seconds everything arrives
    world.clock.time += a % 2 ? 5000 : 90_000;
  },
  newTab(world) {
    if (world.browser.tabs.size < 3) world.browser.openTab().store.room = world.room;
  },
  kill(world, tab) {
    kill(world, tab);
    if (world.browser.tabs.size === 0) world.browser.openTab().store.room = world.room;
  },
  killWhileWriting(world, tab, operation) {
    tab.store.writesLeft = operation.a % 9;
    const unsaved = new Set(tab.session.unsaved().map(({ key }) => key));
    world.words.delete(write(world, tab, operation));
    // What could not be stored for the page was gone is not what the reader was told of.
    const told = tab.session.unsaved().filter(({ key }) => unsaved.has(key));
    const { session } = tab;
    session.unsaved = () => told;
    kill(world, tab);
    if (world.browser.tabs.size === 0) world.browser.openTab().store.room = world.room;
  },
  comeBackFromMemory({ browser }, tab) {
    // A page that was frozen hears nothing, but its storage is that of the others.
    browser.settle();
    tab.session.comeBack();
  },
  fill(world, _tab, { a }) {
    const size = [...world.browser.disk].reduce(
      (sum, [key, text]) => sum + key.length + text.length,
      0,
    );
    world.room = size + (a % 3) * 400;
    for (const { store } of world.browser.tabs) store.room = world.room;
  },
  free(world) {
    world.room = Number.POSITIVE_INFINITY;
    for (const { store } of world.browser.tabs) store.room = world.room;
  },
};

/** What a page that is opened now has of each word. @param {World} world */
function stored({ browser, clock }) {
  const session = openSession(
    {
      length: browser.disk.size,
      key: (at) => [...browser.disk.keys()][at] ?? null,
      getItem: (key) => browser.disk.get(key) ?? null,
      setItem() {},
      removeItem() {},
    },
    clock,
  );
  const { trash } = session.overview();
  const events = [...Object.values(session.all()), ...trash];
  const ids = new Set([...browser.disk.keys()].map((key) => key.split("/")[2] ?? ""));
  const steps = [...ids].flatMap((id) => session.steps(id));
  return JSON.stringify([events.map(({ marks }) => marks), steps]);
}

/** @param {World} world */
function check(world) {
  const { browser, words } = world;
  browser.settle();
  const unsaved = [...browser.tabs]
    .flatMap(({ session }) => session.unsaved())
    .map(({ text }) => text);
  const there = stored(world) + unsaved.join();
  for (const one of words.keys()) assert.ok(there.includes(one), `lost: ${one}`);
}

const operation = fc.record({
  kind: fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom("write") },
    { weight: 14, arbitrary: fc.constantFrom("deliver") },
    { weight: 6, arbitrary: fc.constantFrom("undo", "redo", "turn", "turn", "tick") },
    { weight: 16, arbitrary: fc.constantFrom(...Object.keys(DOES)) },
  ),
  a: fc.nat({ max: 99 }),
  b: fc.nat({ max: 99 }),
  c: fc.nat({ max: 99 }),
});
const operations = fc.array(fc.tuple(fc.nat({ max: 5 }), operation), {
  minLength: 1,
  maxLength: 80,
});

/** @param {[number, Operation][]} all @returns {World} */
function play(all) {
  const clock = newClock();
  /** @type {World} */
  const world = {
    browser: newBrowser(clock),
    clock,
    room: Number.POSITIVE_INFINITY,
    words: new Map(),
    count: 0,
  };
  world.browser.openTab();
  world.browser.openTab();
  for (const [at, one_] of all) {
    const tab = one(world.browser.tabs, at);
    if (tab) DOES[one_.kind]?.(world, tab, one_);
  }
  return world;
}

test("whatever tabs, undo, kills and a full storage do, every word is in an event, a step or told as unsaved", () => {
  fc.assert(
    fc.property(operations, (all) => check(play(all))),
    { numRuns: RUNS },
  );
});

test("once there is room and all has arrived, nothing is unsaved and all tabs show the same", () => {
  fc.assert(
    fc.property(operations, (all) => {
      const world = play(all);
      DOES.free?.(world, /** @type {any} */ (null), /** @type {any} */ (null));
      world.browser.settle();
      for (const { session } of world.browser.tabs) session.comeBack();
      check(world);
      for (const { session } of world.browser.tabs) {
        for (const { id, marks } of Object.values(session.all())) {
          for (const { t, to, undone } of session.steps(id)) {
            const stands = Object.keys(to).every((key) => undone || (marks[key]?.t ?? -1) >= t);
            assert.ok(stands, `a tab has lost what a step wrote: ${JSON.stringify(to)}`);
          }
        }
      }
      const [first, ...others] = [...world.browser.tabs].map(({ session }) => session);
      assert.deepEqual(first?.unsaved(), []);
      for (const session of others) {
        assert.deepEqual(session.unsaved(), []);
        assert.deepEqual(session.overview(), first?.overview());
      }
    }),
    { numRuns: RUNS },
  );
});
