// @ts-check
/** Published instead of the service worker to take it away: OFFLINE=remove. */
import { cachePrefix } from "./files.js";

const worker = /** @type {any} */ (self);

async function remove() {
  const prefix = cachePrefix(worker.registration.scope);
  const ours = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(remove()));
