// @ts-check
/**
 * Takes away all that the guide keeps on this device, once the reader has said so twice, and tells
 * what that was. Other sites of the same host share the storage: nothing of theirs is touched.
 */
import { formOf } from "../base/counted.js";
import { fill } from "../base/fill.js";
import { ALL, browserStore, PREFIX } from "../events/kept.js";
import { cachePrefix } from "../offline/files.js";

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store */
/** How many there were of each kind. @typedef {{ events: number, files: number, others: number }} Removed */

/** The mark that all is gone: the tools read it as that of an event. */
const MARK = `${PREFIX}gone/${ALL}`;

/** @param {Store} store @returns {string[]} our keys, but for the mark */
function ours(store) {
  return Array.from({ length: store.length }, (_, place) => store.key(place) ?? "").filter(
    (key) => key.startsWith(PREFIX) && key !== MARK,
  );
}

/**
 * Remove our entries from the browser's storages. The mark comes first, so that another tab knows
 * before it misses its events.
 * @param {Store} lasting
 * @param {Store} ofTab
 * @param {number} now
 * @returns {Removed} without files
 */
export function empty(lasting, ofTab, now) {
  const keys = ours(lasting);
  const events = keys.filter((key) => key.startsWith(`${PREFIX}event/`)).length;
  const told = keys.filter((key) => !/^(?:event|history|gone)\//.test(key.slice(PREFIX.length)));
  const here = ours(ofTab);
  if (events) lasting.setItem(MARK, String(now));
  for (const key of keys) lasting.removeItem(key);
  for (const key of here) ofTab.removeItem(key);
  return { events, files: 0, others: told.length + here.length };
}

/**
 * Take the service worker of this folder away, and all that it has saved.
 * @param {string} scope the address of the folder of the site
 * @returns {Promise<number>} how many files it had saved
 */
async function forgetPages(scope) {
  const found = await navigator.serviceWorker.getRegistrations();
  await Promise.all(found.filter((one) => one.scope === scope).map((one) => one.unregister()));
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix(scope)));
  const saved = new Set();
  for (const name of names) {
    for (const { url } of await (await caches.open(name)).keys()) {
      if (!url.startsWith(`${scope}?`)) saved.add(new URL(url).pathname);
    }
    await caches.delete(name);
  }
  return saved.size;
}

/**
 * What was removed, in words.
 * @param {Removed} removed
 * @param {{ kinds: Record<string, import("../base/counted.js").Counted>, removed: string, nothing: string }} words
 * @param {string} language
 */
export function said(removed, words, language) {
  const parts = Object.entries(removed)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => fill(formOf(words.kinds[kind] ?? "", count, language), { count }));
  return parts.length > 0 ? fill(words.removed, { what: parts.join(", ") }) : words.nothing;
}

/** @param {string} worker address of the service worker, "" where there is none */
async function removeAll(worker) {
  const store = browserStore();
  const removed = store
    ? empty(store, sessionStorage, Date.now())
    : { events: 0, files: 0, others: 0 };
  const canSave = worker && "serviceWorker" in navigator;
  const files = canSave ? await forgetPages(new URL(".", new URL(worker, location.href)).href) : 0;
  return { ...removed, files };
}

/** Make the button of the page work; calling it again changes nothing. */
export function start() {
  const part = /** @type {HTMLElement} */ (document.querySelector("[data-removal]"));
  const words = JSON.parse(part.dataset.removal ?? "{}");
  /** @param {string} name */
  const find = (name) => /** @type {HTMLElement} */ (part.querySelector(`[data-removal-${name}]`));
  const [ask, sure, status] = [find("ask"), find("sure"), find("status")];
  if (!ask.hidden) return;
  find("without").hidden = true;
  ask.hidden = false;
  /** @param {boolean} isAsked */
  const turn = (isAsked) => {
    ask.hidden = isAsked;
    sure.hidden = !isAsked;
    (isAsked ? find("keep") : ask).focus();
  };
  ask.addEventListener("click", () => {
    status.textContent = "";
    turn(true);
  });
  find("keep").addEventListener("click", () => turn(false));
  find("now").addEventListener("click", async () => {
    const offline = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));
    const told = await removeAll(offline?.dataset.offline ?? "").then(
      (removed) => said(removed, words, document.documentElement.lang),
      () => words.failed,
    );
    turn(false);
    status.textContent = told;
  });
}

if (typeof document !== "undefined") start();
