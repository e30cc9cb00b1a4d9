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
  hashIn,
  hashOf,
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
 * @param {boolean} [anew] look also at what this version has already: it may be damaged
 * @returns {Promise<boolean>} whether anything had to be saved
 * @throws {Error} when a file cannot be fetched or is not of this version
 */
async function save(language, anew = false) {
  const cache = await caches.open(own);
  const before = await earlier();
  const saved = new Set(anew ? [] : (await cache.keys()).map(({ url }) => url));
  const lacking = Object.entries(filesOf(build, language)).filter(
    ([path, hash]) => !saved.has(keyOf(scope, path, hash)),
  );
  const isNew = lacking.length > 0;
  const fetchNext = async () => {
    for (let next = lacking.shift(); next; next = lacking.shift()) {
      if (!(await takeOver(cache, before, ...next))) await saveFile(cache, ...next);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, fetchNext));
  await cache.put(mark(language), new Response());
  return isNew;
}

/** Our caches, this version's among them: another site of the owner may have written into others. */
async function earlier() {
  return Promise.all((await versions()).map((name) => caches.open(name)));
}

/**
 * Take a file from what is saved, if it is whole: entries can be damaged, or written by another.
 * @param {Cache} cache
 * @param {Cache[]} before
 * @param {string} path
 * @param {string} hash
 * @returns {Promise<boolean>} whether it was there
 */
async function takeOver(cache, before, path, hash) {
  const key = keyOf(scope, path, hash);
  for (const one of before) {
    const found = await one.match(key);
    if (!found || (await hashOfBody(found.clone())) !== hash) continue;
    await cache.put(key, found);
    return true;
  }
  return false;
}

/** @param {Response} response @returns {Promise<string>} its hash, as in Subresource Integrity */
async function hashOfBody(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {string} hash
 */
async function saveFile(cache, path, hash) {
  // The browser itself refuses a file that is not the one of this version.
  const response = await fetch(scope + path, { integrity: hash, cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return cache.put(keyOf(scope, path, hash), plain(response, await response.blob()));
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
  const hash = hashOf(build, path);
  if (hash && !isOtherVersion(request.url, hash)) {
    const cache = await caches.open(own);
    const response = await cache.match(keyOf(scope, path, hash));
    // Until its language is whole, a page would lead to pages that lack.
    const language = request.mode === "navigate" && languageOf(build, path);
    const whole = !language || (await cache.match(mark(language)));
    return response && { response, certain: Boolean(whole) };
  }
  if (request.mode === "navigate" && !isDocument(path)) return undefined;
  // A file that a tab of an earlier version asks for, or one that was saved when it was asked for.
  for (const cache of (await earlier()).reverse()) {
    for (const key of await cache.keys(scope + path, { ignoreSearch: true })) {
      const response = suits(request, key.url) && (await cache.match(key));
      if (response) return { response, certain: !isDocument(path) };
    }
  }
  return undefined;
}

/** Whether what is kept under a key is of the version asked for. @param {Request} request @param {string} key */
function suits(request, key) {
  const hash = hashIn(key);
  return !hash || !isOtherVersion(request.url, hash);
}

/** @param {string} path */
const isDocument = (path) => path.endsWith(".pdf");

/** Whether few readers need a file, so that it is saved when it is asked for. @param {string} path */
const isForFew = (path) =>
  isDocument(path) ||
  Object.hasOwn(build.few, path) ||
  (path.startsWith("scripts/") && languageOf(build, path) === null);

/**
 * Save what few need; a page only where it is of this version, as all that is saved.
 * @param {string} path
 * @param {Response} response
 */
async function keep(path, response) {
  const hash = hashOf(build, path);
  if (hash && (await hashOfBody(response.clone())) !== hash) return;
  const cache = await caches.open(own);
  await cache.put(
    hash ? keyOf(scope, path, hash) : scope + path,
    plain(response, await response.blob()),
  );
}

/** @param {Request} request */
async function answer(request) {
  const path = pathOf(scope, request.url);
  // Storage that fails is as if nothing were saved.
  const found = await find(request, path).catch(() => undefined);
  if (found?.certain) return found.response;
  try {
    const response = await fetch(request);
    if (isForFew(path) && response.status === 200)
      keep(path, response.clone()).catch(() => undefined);
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
  const isKnown = hashOf(build, path) !== "" || isDocument(path);
  const name = isKnown ? "offline.html" : "404.html";
  const cache = await caches.open(own);
  const page = await cache.match(keyOf(scope, name, build.shared[name] ?? ""));
  return page && plain(page, await page.blob(), isKnown ? 503 : 404);
}

/** A new version is whole in every language that was saved before it can be offered. */
async function install() {
  const before = await earlier();
  for (const language of Object.keys(build.languages)) {
    const saved = await Promise.all(before.map((cache) => cache.match(mark(language))));
    if (saved.some(Boolean)) await save(language, true);
  }
  const cache = await caches.open(own);
  // Without these the version is whole too.
  for (const [path, hash] of Object.entries(build.few))
    await takeOver(cache, before, path, hash).catch(() => false);
}

/** When a version came into use last, 0 for one that never was. @param {string} name @returns {Promise<number>} */
async function usedAt(name) {
  const used = await (await caches.open(name)).match(USED);
  return used ? Number(await used.text()) || 1 : 0;
}

/** The version that was used before stays, for tabs still open with it; all others go. */
async function activate() {
  const others = await Promise.all(
    (await versions())
      .filter((name) => name !== own)
      .map(async (name) => ({ name, at: await usedAt(name) })),
  );
  others.sort((one, other) => other.at - one.at);
  const gone = others.filter(({ at }, place) => place > 0 || at === 0);
  await Promise.all(gone.map(({ name }) => caches.delete(name)));
  await (await caches.open(own)).put(USED, new Response(String(Date.now())));
  await worker.clients.claim();
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
/** What a preview at the same address asks without end: an answer of ours would keep us there. */
const PREVIEW = `${scope}livereload/`;

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope) || url.startsWith(PREVIEW)) return;
  event.respondWith(answer(event.request));
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
