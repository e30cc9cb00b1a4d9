// @ts-check
/**
 * On a step's page the checklist stands after the text: its script comes when there are notes
 * to show, with a shared event, or when the reader comes near, and its words with it, so that
 * reading on a slow line costs nothing more.
 */
import { insist } from "../base/insist.js";
import { browserStore, hasEvents } from "../events/kept.js";
import { words } from "../events/words.js";
import { isShared, showFailure } from "../transfer/arrival.js";

/** Load it now or when it is needed; calling it again changes nothing. */
export function start() {
  const part = document.querySelector("[data-phase-list]");
  if (!(part instanceof HTMLElement) || part.dataset.watched) return;
  part.dataset.watched = "true";
  /** What was ticked before the script was there. @type {Map<HTMLInputElement, boolean>} */
  const early = new Map();
  let isComing = false;
  const watcher = new IntersectionObserver(
    (seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) load();
    },
    { rootMargin: "100%" },
  );

  async function fetchAll() {
    try {
      return await Promise.all([import("./checklist.js"), words.whole()]);
    } catch (error) {
      if (isShared(location.hash)) showFailure();
      throw error;
    }
  }

  async function load() {
    if (isComing) return;
    isComing = true;
    const [checklist, given] = await insist(fetchAll);
    // Published, the script has a copy of its own of what it needs.
    checklist.give(given.words);
    checklist.know(given.ways);
    checklist.start();
    watcher.disconnect();
    for (const [box, wanted] of early) if (box.checked !== wanted) box.click();
    early.clear();
  }

  watcher.observe(part);
  part.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && !part.querySelector(".item-tools")) {
      early.set(target, target.checked);
      load();
    }
  });
  const loadNotes = () => {
    if (hasEvents(browserStore())) load();
  };
  window.addEventListener("storage", loadNotes);
  window.addEventListener("hashchange", () => {
    if (isShared(location.hash)) load();
  });
  if (isShared(location.hash)) load();
  else loadNotes();
}

if (typeof document !== "undefined") start();
