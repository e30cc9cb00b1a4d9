// @ts-check
/**
 * Save the guide in the reader's language once they show that they will come back to it, say so
 * when it is true, and offer a new version without forcing it. Where a browser refuses, nothing is
 * said.
 */
import { bringStyles } from "../base/styles.js";

/** Not asked again in this tab. */
const LATER = "kokemusopas/offline/later";
/** That a page of the guide was opened here before. */
const SEEN = "kokemusopas/offline/seen";

/** @param {string} selector */
const part = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/**
 * The address of the service worker in the form that the security policy asks for.
 * @param {string} address
 */
function trusted(address) {
  const { trustedTypes } = /** @type {any} */ (window);
  const policy = trustedTypes?.createPolicy("kokemusopas", {
    createScriptURL: (/** @type {string} */ url) => {
      if (new URL(url, location.href).origin !== location.origin) throw new TypeError(url);
      return url;
    },
  });
  return policy?.createScriptURL(address) ?? address;
}

/** Wait until the page has loaded and nothing else is being done. */
function quiet() {
  return new Promise((resolve) => {
    const idle = () => (window.requestIdleCallback ?? setTimeout)(resolve);
    if (document.readyState === "complete") idle();
    else window.addEventListener("load", idle, { once: true });
  });
}

/** Say something that is seen already, or only that saving failed. @param {string} text */
function announce(text, isSeen = true) {
  const said = part("[data-offline-said]");
  said.className = isSeen ? "visually-hidden" : "";
  said.textContent = text;
}

/** Have the pages of this language saved, and say that they are; tells whether it could be done. */
async function save() {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  active?.postMessage({ save: document.documentElement.lang }, [port2]);
  const { saved, isNew } = await answered;
  if (!saved) return false;
  const said = part("[data-offline-saved]");
  said.hidden = false;
  part("[data-offline-save]").hidden = true;
  if (isNew) announce(said.textContent ?? ""); // what was said of a new version stays
  return true;
}

/** @param {ServiceWorkerRegistration} registration */
async function offerNewVersion(registration) {
  const news = part("[data-offline-news]");
  try {
    if (sessionStorage.getItem(LATER)) return;
  } catch {
    // Asked on every page, then.
  }
  await bringStyles();
  news.hidden = false;
  announce(part("[data-offline-news-text]").textContent ?? "");
  part("[data-offline-accept]").addEventListener("click", () => {
    const reload = () => location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
    if (registration.waiting) registration.waiting.postMessage({ accept: true });
    else reload();
  });
  part("[data-offline-later]").addEventListener("click", () => {
    news.hidden = true;
    try {
      sessionStorage.setItem(LATER, "yes");
    } catch {
      // The same.
    }
  });
}

/** @param {ServiceWorkerRegistration} registration */
function watchForNewVersion(registration) {
  const isNews = () => registration.waiting && navigator.serviceWorker.controller;
  if (isNews()) offerNewVersion(registration);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => {
      if (isNews()) offerNewVersion(registration);
    });
  });
}

/**
 * Whether the guide was opened here before, in this visit or another; from now on it was. To read
 * the same page once more says nothing.
 */
function comesBack() {
  try {
    const seen = localStorage.getItem(SEEN);
    if (!seen) localStorage.setItem(SEEN, "yes");
    const [visit] = performance.getEntriesByType("navigation");
    return seen !== null && /** @type {any} */ (visit)?.type !== "reload";
  } catch {
    return false;
  }
}

/** Whether the pages of this language are saved, in whichever version. @param {string} address of the service worker */
async function isSaved(address) {
  const folder = new URL(".", new URL(address, location.href)).href;
  return Boolean(await caches.match(`${folder}?saved=${document.documentElement.lang}`));
}

/** A line that is slow or paid for by what comes: nothing is sent that nobody asked for. */
function isMetered() {
  const { connection } = /** @type {any} */ (navigator);
  return Boolean(connection?.saveData || /[23]g$/.test(connection?.effectiveType ?? ""));
}

/** Ask a reader, and take their first mark or their installing for an answer. @param {() => Promise<boolean>} begin */
function ask(begin) {
  const button = part("[data-offline-save]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    announce("");
    if (!(await begin())) announce(part("[data-offline-said]").dataset.offlineSaid ?? "", false);
  });
  if (isMetered()) return;
  document.addEventListener("tools:first-save", begin, { once: true });
  window.addEventListener("appinstalled", begin, { once: true });
}

/**
 * What registers the service worker and has it save; tells whether all is saved.
 * @param {string} address
 */
function saver(address) {
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;
  let url = "";
  return async () => {
    try {
      url ||= trusted(address);
      const found = await navigator.serviceWorker.register(url, { updateViaCache: "none" });
      if (!registration) watchForNewVersion(found);
      registration = found;
      return await save();
    } catch {
      return false; // a private window, a browser that forbids it, or no connection
    }
  };
}

/** Whether the service worker runs here: in a browser too old for its script every request would fail. */
const canSave = () => "serviceWorker" in navigator && "hasOwn" in Object;

/** Make the page's part of it work; calling it again changes nothing. */
export async function start() {
  const place = part("[data-offline]");
  if (!place?.hidden || !canSave()) return;
  place.hidden = false;
  const address = place.dataset.offline ?? "";
  const begin = saver(address);
  const returns = comesBack() || matchMedia("(display-mode: standalone)").matches;
  await quiet();
  const saved = await isSaved(address).catch(() => false);
  if ((saved || (returns && !isMetered())) && (await begin())) return;
  ask(begin);
}

if (typeof document !== "undefined") start();
