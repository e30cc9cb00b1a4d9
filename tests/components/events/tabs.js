// @ts-check
/**
 * A browser's storage without a browser: tabs that share it see each other's writing late, as in
 * Chromium, where each has a copy of it. Writes go out in order; a change that comes in counts
 * not where the tab has written to the same key and does not yet know that this has arrived.
 */
import { createSession } from "../../../overrides/components/events/session.js";

/** @typedef {Map<string, string>} Entries */
/** @typedef {{ key: string, text: string | null }} Change null where it was taken away */

/**
 * A Storage of a tab on its own, with the means to make it fail.
 * @param {Record<string, string>} [entries]
 */
export function newStore(entries = {}) {
  const held = new Map(Object.entries(entries));
  return {
    held,
    /** So many letters have room. */
    room: Number.POSITIVE_INFINITY,
    /** After so many further writes the page is killed. */
    writesLeft: Number.POSITIVE_INFINITY,
    /** It takes what is written and keeps nothing. */
    isSilent: false,
    isForbidden: false,
    /** @type {(change: Change) => void} */
    onWrite: () => {},
    get length() {
      return held.size;
    },
    /** @param {number} place */
    key: (place) => [...held.keys()][place] ?? null,
    /** @param {string} key */
    getItem(key) {
      if (this.isForbidden) throw new DOMException("denied", "SecurityError");
      return held.get(key) ?? null;
    },
    /** @param {string} key @param {string} text */
    setItem(key, text) {
      this.getItem(key);
      if (this.isSilent) return;
      if (this.writesLeft <= 0) throw new Error("the page is gone");
      this.writesLeft -= 1;
      const more = text.length - (held.get(key)?.length ?? -key.length);
      const full = [...held].reduce((sum, [one, kept]) => sum + one.length + kept.length, more);
      if (more > 0 && full > this.room) throw new DOMException("full", "QuotaExceededError");
      held.set(key, text);
      this.onWrite({ key, text });
    },
    /** @param {string} key */
    removeItem(key) {
      this.getItem(key);
      if (this.writesLeft > 0 && held.delete(key)) this.onWrite({ key, text: null });
    },
  };
}

/** A clock for sessions, which goes on by a millisecond each time it is read. */
export function newClock() {
  return { time: Date.UTC(2026, 10, 24, 10) };
}

let made = 0;

/**
 * @param {import("../../../overrides/components/events/storage.js").Store | null} store
 * @param {{ time: number }} [clock]
 */
export function openSession(store, clock = newClock()) {
  return createSession({
    store,
    now() {
      clock.time += 1;
      return clock.time;
    },
    newId: () => {
      made += 1;
      return `id-${made}`;
    },
    persist: () => {},
  });
}

/** A browser with tabs. @param {{ time: number }} [clock] */
export function newBrowser(clock = newClock()) {
  /** @type {Entries} */
  const disk = new Map();
  /** @type {Set<ReturnType<typeof newTab>>} */
  const tabs = new Set();

  return {
    disk,
    tabs,

    openTab() {
      const tab = newTab(disk, tabs, clock);
      tabs.add(tab);
      return tab;
    },

    /** All that is under way arrives; tabs that answer each other for ever are a fault. */
    settle() {
      for (let turn = 0; turn < 1000; turn += 1) {
        const busy = [...tabs].filter(({ out, coming }) => out.length + coming.length > 0);
        if (busy.length === 0) return;
        for (const tab of busy) {
          tab.send();
          tab.hear();
        }
      }
      throw new Error("the tabs answer each other for ever");
    },
  };
}

/**
 * @param {Entries} disk
 * @param {Set<any>} tabs all of the browser
 * @param {{ time: number }} clock
 */
function newTab(disk, tabs, clock) {
  const store = newStore(Object.fromEntries(disk));
  /** Writes that have not arrived at the disk. @type {Change[]} */
  const out = [];
  /** Keys of writes that have arrived, which the tab does not know yet. @type {string[]} */
  const pending = [];
  /** @type {{ change: Change, isOwn: boolean }[]} */
  const coming = [];
  store.onWrite = (change) => out.push(change);
  const session = openSession(store, clock);
  const tab = {
    store,
    session,
    out,
    coming,

    /** One write of the tab arrives at the disk. */
    send() {
      const change = out.shift();
      if (!change) return;
      pending.push(change.key);
      apply(disk, change);
      for (const other of tabs) other.coming.push({ change, isOwn: other === tab });
    },

    /** The tab hears of one write. */
    hear() {
      const heard = coming.shift();
      if (!heard) return;
      const { key } = heard.change;
      if (heard.isOwn) {
        pending.splice(pending.indexOf(key), 1);
        return;
      }
      const waits = pending.includes(key) || out.some((change) => change.key === key);
      if (!waits) apply(store.held, heard.change);
      session.refresh(key);
    },

    /** The page ends; what it has written arrives, and no more. */
    kill() {
      while (out.length > 0) tab.send();
      tabs.delete(tab);
    },
  };
  return tab;
}

/** @param {Entries} entries @param {Change} change */
function apply(entries, { key, text }) {
  if (text === null) entries.delete(key);
  else entries.set(key, text);
}
