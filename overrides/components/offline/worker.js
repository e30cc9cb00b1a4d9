// @ts-check
/**
 * The service worker: keeps the pages of the reader's language, all of one version, and answers
 * from them. offline.py puts the list of files (`BUILD`) before it. Written by hand rather than
 * with Workbox, which weighs more than the guide's own scripts and knows neither languages nor
 * "all of one version, or none".
 */
import {
  cachePrefix,
  filesOf,
  isOtherVersion,
  keyOf,
  languageOf,
  leadsTo,
  pathOf,
} from "./files.js";

const worker = /** @type {any} */ (self);
/** @type {import("./files.js").Build} */
const build = worker.BUILD;
/** @type {string} */
const scope = worker.registration.scope;
const prefix = cachePrefix(scope);
const own = prefix + build.version;
/** How many files are fetched at a time: a phone with one bar has other things to do. */
const AT_A_TIME = 3;

/** The names of our caches, the newest last. */
async function versions() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

/** The mark that all files of a language are saved. @param {string} language */
const mark = (language) => `${scope}?saved=${language}`;

/** The mark of a version that has been in use. */
const USED = `${scope}?used`;

/**
 * Save what a language needs; what an earlier version has unchanged is taken from there.
 * @param {string} language
 * @returns {Promise<boolean>} whether anything had to be saved
 * @throws {Error} when a file cannot be fetched or is not of this version
 */
async function save(language) {
  const cache = await caches.open(own);
  const saved = new Set((await cache.keys()).map(({ url }) => url));
  const lacking = Object.entries(filesOf(build, language)).filter(
    ([path, hash]) => !saved.has(keyOf(scope, path, hash)),
  );
  const fetchNext = async () => {
    for (let next = lacking.shift(); next; next = lacking.shift()) await saveFile(cache, ...next);
  };
  const isNew = lacking.length > 0;
  await Promise.all(Array.from({ length: AT_A_TIME }, fetchNext));
  await cache.put(mark(language), new Response());
  return isNew;
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {string} hash
 */
async function saveFile(cache, path, hash) {
  const key = keyOf(scope, path, hash);
  const known = await caches.match(key);
  if (known) return cache.put(key, known);
  // The browser itself refuses a file that is not the one of this version.
  const response = await fetch(scope + path, { integrity: hash, cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return cache.put(key, plain(response, await response.blob()));
}

/**
 * A response without an address of its own: the page keeps the one it was asked by.
 * @param {Response} response
 * @param {Blob} body
 */
function plain(response, body, status = 200) {
  const type = response.headers.get("Content-Type") ?? "";
  return new Response(body, { status, headers: { "Content-Type": type } });
}

/** @typedef {{ response: Response, certain: boolean }} Found `certain`: right also when online */

/**
 * What is saved for an address.
 * @param {Request} request
 * @param {string} path
 * @returns {Promise<Found | undefined>}
 */
async function find(request, path) {
  const language = languageOf(build, path);
  const hash = language === null ? "" : (filesOf(build, language)[path] ?? "");
  if (hash && !isOtherVersion(request.url, hash)) {
    const cache = await caches.open(own);
    const response = await cache.match(keyOf(scope, path, hash));
    // Until its language is whole, a page would lead to pages that lack.
    const whole = !language || request.mode !== "navigate" || (await cache.match(mark(language)));
    return response && { response, certain: Boolean(whole) };
  }
  if (request.mode === "navigate" && !isDocument(path)) return undefined;
  // A file that a tab of an earlier version asks for, or one that was saved when it was asked for.
  for (const name of (await versions()).reverse()) {
    const cache = await caches.open(name);
    const response = await cache.match(scope + path, { ignoreSearch: true });
    if (response) return { response, certain: !isDocument(path) };
  }
  return undefined;
}

/** @param {string} path */
const isDocument = (path) => path.endsWith(".pdf");

/** Whether few readers need a file, so that it is saved when it is asked for. @param {string} path */
const isForFew = (path) =>
  isDocument(path) || (path.startsWith("scripts/") && languageOf(build, path) === null);

/** @param {Request} request */
async function answer(request) {
  const path = pathOf(scope, request.url);
  // Storage that fails is as if nothing were saved.
  const found = await find(request, path).catch(() => undefined);
  if (found?.certain) return found.response;
  try {
    const response = await fetch(request);
    if (isForFew(path) && response.status === 200) {
      const copy = plain(response, await response.clone().blob());
      caches
        .open(own)
        .then((cache) => cache.put(scope + path, copy))
        .catch(() => undefined);
    }
    return response;
  } catch (error) {
    const instead =
      found?.response ??
      (request.mode === "navigate"
        ? await lastResort(path, request.url).catch(() => undefined)
        : undefined);
    if (instead) return instead;
    throw error;
  }
}

/**
 * Without a connection: where an address leads, else a page that says so, or that there is no
 * such page.
 * @param {string} path
 * @param {string} address that was asked for
 */
async function lastResort(path, address) {
  const next = leadsTo(build, path);
  if (next)
    return Response.redirect(scope + next.replace(/(?=#)|$/, () => new URL(address).search));
  const isKnown = languageOf(build, path) !== null || isDocument(path);
  const name = isKnown ? "offline.html" : "404.html";
  const cache = await caches.open(own);
  const page = await cache.match(keyOf(scope, name, build.shared[name] ?? ""));
  return page && plain(page, await page.blob(), isKnown ? 503 : 404);
}

/** A new version is whole in every language that was saved before it can be offered. */
async function install() {
  for (const language of Object.keys(build.languages)) {
    const saved = await Promise.all(
      (await versions()).map(async (name) => (await caches.open(name)).match(mark(language))),
    );
    if (saved.some(Boolean)) await save(language);
  }
}

/** The version that was used before stays, for tabs still open with it; all others go. */
async function activate() {
  const cache = await caches.open(own);
  let before = "";
  for (const name of (await versions()).filter((one) => one !== own)) {
    if (await (await caches.open(name)).match(USED)) before = name;
  }
  await Promise.all(
    (await versions())
      .filter((name) => name !== own && name !== before)
      .map((name) => caches.delete(name)),
  );
  await cache.put(USED, new Response());
  await worker.clients.claim();
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event.request));
});
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data.accept) worker.skipWaiting();
  if (!event.data.save) return;
  event.waitUntil(
    save(event.data.save).then(
      (isNew) => event.ports[0].postMessage({ saved: true, isNew }),
      () => event.ports[0].postMessage({ saved: false }),
    ),
  );
});
