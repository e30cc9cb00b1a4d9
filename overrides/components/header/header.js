// @ts-check
/**
 * Another language opens at the same section, or at the beginning where it has none: all other ids
 * are the same in every language.
 */

/**
 * The id of the heading or item in the address, if it is in view, else of the one being read.
 * Whoever presses a link has come back to the header for it, and may be away from both.
 * @param {Element} header
 */
function currentSection(header) {
  const middle = innerHeight / 2;
  const target = document.querySelector(":target");
  if (target && (isInView(target) || isInView(header))) return target.id;
  if (scrollY === 0) return "";
  const places = [...document.querySelectorAll(".heading > [id], .checklist__item > [id]")];
  return places.filter((place) => place.getBoundingClientRect().top < middle).at(-1)?.id ?? "";
}

/** @param {Element} place */
function isInView(place) {
  const { top } = place.getBoundingClientRect();
  return top >= 0 && top < innerHeight;
}

/** An id of this page, "" where no other language has it. @param {string} id */
function ofAll(id) {
  return document.getElementById(id)?.closest("[data-local]") ? "" : id;
}

export function start() {
  const languages = document.querySelector(".header__languages");
  /** @param {globalThis.Event} event */
  const aim = (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (link && !link.hasAttribute("data-home")) link.hash = ofAll(currentSection(link));
  };
  // Before a press or a menu, so that another tab and a copied link keep the section too.
  for (const type of ["click", "pointerdown", "focusin"]) languages?.addEventListener(type, aim);
}

if (typeof document !== "undefined") start();
