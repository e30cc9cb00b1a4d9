// @ts-check
/**
 * Starts a page's script once the page can be read: on a slow line the script would take its
 * share of the bandwidth from the text. Stands in the head of the page itself, as it must cost no
 * request; the build lets it through the security policy by its hash.
 */
(() => {
  const { script = "", ahead } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  /** What a reader ticks or writes before the script is there. @type {Map<any, any>} */
  const early = new Map();
  /** @param {globalThis.Event} event */
  const note = ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    early.set(field, field.type === "checkbox" ? field.checked : field.value);
  };
  /** @type {HTMLAnchorElement | undefined} The last link to a place of this page. */
  let followed;
  /**
   * Another language is remembered and opens at the place in the address: a reader who chooses it
   * may be gone before the script is there, which knows the section in view.
   * @param {globalThis.Event} event
   */
  const follow = ({ target }) => {
    const link = /** @type {Element} */ (target).closest("a");
    if (link?.matches("[href^='#']")) followed = link;
    if (!link?.matches(".header__languages a")) return;
    link.hash = location.hash;
    try {
      localStorage.setItem("kokemusopas/language", link.hreflang); // read in links/language.js
    } catch {
      // Where nothing can be kept, the browser's own languages decide.
    }
  };
  const load = async () => {
    await import(script);
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
  };
  const start = () => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", load);
    else load();
  };
  addEventListener("input", note);
  addEventListener("click", follow, { capture: true }); // the script aims after it
  if (ahead && location.search) {
    // somebody has asked already
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = script;
    document.head.append(link);
    fetch(ahead).catch(() => {}); // the script tells it
    start();
    return;
  }
  // Not the first paint of all: where the type is late, that shows a page without a text.
  const kind = ["largest-contentful-paint", "paint"].find((name) =>
    PerformanceObserver.supportedEntryTypes?.includes(name),
  );
  if (document.hidden || !kind)
    start(); // a page out of view paints nothing: it would wait for ever
  else {
    new PerformanceObserver((_painted, observer) => {
      observer.disconnect();
      start();
    }).observe({ type: kind, buffered: true });
    // Who acts before that needs it now; and after it, browsers watch no longer.
    for (const act of ["keydown", "pointerdown", "scroll"]) {
      addEventListener(act, start, { capture: true, once: true, passive: true });
    }
  }
})();
