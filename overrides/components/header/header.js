// @ts-check
/**
 * Another language opens at the section that was read last: the one that the address names, else
 * where the page last stood still for a moment. Whoever presses a link at the top has left it. All
 * ids but those of sections of one language are the same in every language.
 */

const MOMENT = 1000; // ms
const LINKS = ".header__languages";

/** Its id, "" before the first and at the beginning of the page. */
let read = "";

/** The id of the section on the screen: the one asked for, else the one that the contents mark. */
function inView() {
  const target = document.querySelector("main :target");
  if (target && isSeen(target)) return target.id;
  const headings = document.querySelectorAll(".heading > [id]");
  // Only where a list has been reached are its items asked: the others need not be laid out.
  const list = above(document.querySelectorAll(".heading > [id], .checklist"));
  const items = list?.querySelectorAll("[id^='item-']") ?? [];
  const place = above(items) ?? above(headings);
  return place && place !== document.querySelector("main h1") ? place.id : "";
}

/** The last of some places that stands in the upper third or before. @param {Iterable<Element>} places */
function above(places) {
  return [...places].filter((place) => place.getBoundingClientRect().top < innerHeight / 3).at(-1);
}

/** @param {Element | null} place */
function isSeen(place) {
  const { top, bottom } = place?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  return top < innerHeight && bottom > 0;
}

/** There are links to other languages in the header, and below the lead in the contents. */
function isAtTop() {
  return [".header", ".toc-button"].some((name) => isSeen(document.querySelector(name)));
}

/** An id of this page, "" where no other language has it. @param {string} id */
function ofAll(id) {
  return document.getElementById(id)?.closest("[data-local]") ? "" : id;
}

function followReading() {
  let moment = 0;
  const wait = () => {
    clearTimeout(moment);
    moment = setTimeout(() => {
      if (!isAtTop()) read = inView();
    }, MOMENT);
  };
  const jump = () => {
    read = document.querySelector("main :target")?.id ?? read;
  };
  addEventListener("scroll", wait, { passive: true });
  addEventListener("hashchange", jump);
  wait();
  jump();
}

/** Before a press or a menu, so that another tab and a copied link keep the section too. */
function aimLinks() {
  /** @param {globalThis.Event} event */
  const aim = ({ target }) => {
    const link = target instanceof Element && target.closest(`${LINKS} a`);
    if (link instanceof HTMLAnchorElement && !link.hasAttribute("data-home"))
      link.hash = ofAll(isAtTop() ? read : inView());
  };
  for (const type of ["click", "pointerdown", "focusin"]) document.addEventListener(type, aim);
}

/** In the menu and in the contents, which stay within reach. @param {Element} languages */
function repeat(languages) {
  const sections = document.querySelector(".menu__sections");
  // In a menu that is open already, a link would move away from under a finger.
  const isOpen = sections?.getClientRects().length;
  for (const [place, where] of /** @type {const} */ ([
    [sections, isOpen ? "afterend" : "beforebegin"],
    [document.querySelector(".toc"), "beforeend"],
  ])) {
    const copy = document.createElement("div");
    copy.className = languages.className;
    copy.role = "group";
    copy.ariaLabel = languages.ariaLabel;
    copy.append(...languages.cloneNode(true).childNodes);
    place?.insertAdjacentElement(where, copy);
  }
}

/** Close a menu, or contents, that the focus has left: it would lie over what has it. */
function closeLeft() {
  document.addEventListener("focusin", ({ target }) => {
    for (const place of document.querySelectorAll(".menu, .toc")) {
      const left = /** @type {HTMLElement} */ (place);
      const has = /** @type {HTMLButtonElement} */ (target);
      if (!left.popover || !left.matches(":popover-open") || left.contains(has)) continue;
      if (has.popoverTargetElement !== left) left.hidePopover();
    }
  });
}

/** Make the links to other languages keep the section; calling it again changes nothing. */
export function start() {
  const languages = document.querySelectorAll(LINKS);
  if (!document.querySelector(".menu .header__languages")) closeLeft();
  if (languages.length !== 1) return;
  repeat(/** @type {Element} */ (languages[0]));
  followReading();
  aimLinks();
}

if (typeof document !== "undefined") start();
