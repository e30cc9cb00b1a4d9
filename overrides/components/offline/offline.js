// @ts-check
/**
 * Save the guide in the reader's language once the page has loaded, say so when it is true, and
 * offer a new version without forcing it. Where a browser refuses, nothing is said.
 */

/** Not asked again in this tab. */
const LATER = "kokemusopas/offline/later";

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

/** @param {string} text */
function announce(text) {
  part("[data-offline-announce]").textContent = text;
}

/** Have the pages of this language saved, and say that they are. */
async function save() {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  active?.postMessage({ save: document.documentElement.lang }, [port2]);
  const { saved, isNew } = await answered;
  if (!saved) return;
  const said = part("[data-offline-saved]");
  said.hidden = false;
  part("[data-offline-save]").hidden = true;
  if (isNew) announce(said.textContent ?? "");
}

/** @param {ServiceWorkerRegistration} registration */
function offerNewVersion(registration) {
  const news = part("[data-offline-news]");
  try {
    if (sessionStorage.getItem(LATER)) return;
  } catch {
    // Asked on every page, then.
  }
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

/** Make the page's part of it work; calling it again changes nothing. */
export async function start() {
  const place = part("[data-offline]");
  if (!place?.hidden || !("serviceWorker" in navigator)) return;
  place.hidden = false;
  await quiet();
  const address = trusted(place.dataset.offline ?? "");
  const begin = async () => {
    try {
      watchForNewVersion(
        await navigator.serviceWorker.register(address, { updateViaCache: "none" }),
      );
      await save();
    } catch {
      // A private window, a browser that forbids it, or no connection: the page works as it did.
    }
  };
  const { connection } = /** @type {any} */ (navigator);
  if (connection?.saveData && !navigator.serviceWorker.controller) {
    const button = part("[data-offline-save]");
    button.hidden = false;
    button.addEventListener("click", begin);
  } else {
    await begin();
  }
}

if (typeof document !== "undefined") start();
