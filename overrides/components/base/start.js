// @ts-check
/**
 * Starts a page's script once the page can be read: on a slow line the script would take its
 * share of the bandwidth from the text. Stands in the head of the page itself, as it must cost no
 * request; the build lets it through the security policy by its hash.
 */
import { insist } from "./insist.js";

const { script = "", ahead } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
/** What a reader ticks or writes before the script is there. @type {Map<any, any>} */
const early = new Map();
/** @type {HTMLAnchorElement | undefined} The last link to a place of this page. */
let followed;
let isComing = false;

/** @param {globalThis.Event} event */
function note({ target }) {
  const field = /** @type {HTMLInputElement} */ (target);
  early.set(field, field.type === "checkbox" ? field.checked : field.value);
}

/**
 * Another language is remembered and opens at the place in the address: a reader who chooses it
 * may be gone before the script is there, which knows the section in view.
 * @param {globalThis.Event} event
 */
function follow({ target }) {
  const link = /** @type {Element} */ (target).closest("a");
  if (link?.matches("[href^='#']")) followed = link;
  if (!link?.matches(".header__languages a")) return;
  if (!link.matches("[data-home]"))
    link.hash = document.querySelector("[data-local] :target") ? "" : location.hash;
  try {
    localStorage.setItem("kokemusopas/language", link.hreflang); // read in links/language.js
  } catch {
    // Where nothing can be kept, the browser's own languages decide.
  }
}

async function load() {
  if (isComing) return;
  isComing = true;
  // Firefox remembers of an address that it had no script.
  await insist((tries) => import(script + (tries ? `?${tries}` : "")));
  removeEventListener("input", note);
  for (const [field, made] of early) {
    field[field.type === "checkbox" ? "checked" : "value"] = made;
    for (const type of ["input", "change"]) {
      field.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }
  early.clear();
  // The link is copied and the contents close; the reader may have gone on from the place.
  followed?.addEventListener("click", (event) => event.preventDefault(), { once: true });
  followed?.click();
}

function start() {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", load);
  else load();
}

/** Somebody has searched already: fetch the script and what it reads at once. @param {string} index */
function loadAhead(index) {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = script;
  document.head.append(link);
  fetch(index).catch(() => {}); // the script tells it
  start();
}

function startWhenPainted() {
  // Not the first paint of all: where the type is late, that shows a page without a text.
  const kind = ["largest-contentful-paint", "paint"].find((name) =>
    PerformanceObserver.supportedEntryTypes?.includes(name),
  );
  if (document.hidden || !kind) {
    start(); // a page out of view paints nothing: it would wait for ever
    return;
  }
  new PerformanceObserver((_painted, observer) => {
    observer.disconnect();
    start();
  }).observe({ type: kind, buffered: true });
  // Who acts before that needs it now; and after it, browsers watch no longer.
  for (const act of ["keydown", "pointerdown", "scroll"]) {
    addEventListener(act, start, { capture: true, once: true, passive: true });
  }
}

try {
  // Whose event is open sees the page as it will be.
  if (localStorage["kokemusopas/open"]) document.documentElement.dataset.plan = "";
} catch {
  // Nothing is kept here.
}
addEventListener("input", note);
addEventListener("click", follow, { capture: true }); // the script aims after it
if (ahead && location.search) loadAhead(ahead);
else startWhenPainted();
