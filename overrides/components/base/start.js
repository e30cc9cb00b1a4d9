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
  };
  const start = () => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", load);
    else load();
  };
  addEventListener("input", note);
  if (ahead && location.search) { // somebody has asked already
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = script;
    document.head.append(link);
    fetch(ahead).catch(() => {}); // the script tells it
    start();
    return;
  }
  // Not the first paint of all: where the type is late, that shows a page without a text.
  const kind = ["largest-contentful-paint", "paint"].find(
    (name) => PerformanceObserver.supportedEntryTypes?.includes(name));
  if (document.hidden || !kind) start(); // a page out of view paints nothing: it would wait for ever
  else {
    new PerformanceObserver((list, observer) => {
      observer.disconnect();
      start();
    }).observe({ type: kind, buffered: true });
    // Who acts before that needs it now; and after it, browsers watch no longer.
    for (const act of ["keydown", "pointerdown", "scroll"]) {
      addEventListener(act, start, { capture: true, once: true, passive: true });
    }
  }
})();
