// @ts-check
/**
 * What a reader does at the checklist and the brief, with the keyboard. Each function tells in
 * words what was done, or "" where there was nothing to do it to. Selectors are those of the
 * templates in overrides/components/.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {{ id: string, text: string, room: number }} Reached */

const LONGEST_WAIT = 10_000; // ms
/** A field with more letters than this is written over, not added to. */
const LONGEST_TEXT = 300;
const ITEM = "li[data-item]";
/** Links that lead from a tool to a tool. */
const LINKS = ":is([data-event], .panel__links) a, nav.header__languages a:not([aria-current])";
const OWN = 'li[data-item^="own-"]';
const TEXTS = ":is(textarea, input[type=text])";
const DOCS = new URL("../../../docs/", import.meta.url);

/**
 * Wait until something is true in the page, which may be on its way to another.
 * @param {Page} page
 * @param {(...args: any[]) => boolean} condition runs in the page
 * @param {unknown[]} args
 * @param {number} [longest] in ms
 * @param {() => boolean} [isVain] whether to wait no more
 * @returns {Promise<boolean>} whether it came true
 */
export async function waitFor(page, condition, args, longest = LONGEST_WAIT, isVain = () => false) {
  const end = Date.now() + longest;
  while (Date.now() < end && !isVain()) {
    try {
      if (await page.evaluate(condition, ...args)) return true;
    } catch (error) {
      if (page.isClosed() || !isOnItsWay(error)) throw error;
    }
    await new Promise((done) => setTimeout(done, 5));
  }
  return false;
}

/** @param {unknown} error */
function isOnItsWay(error) {
  return /context|navigat|detached|frame|realm|browsing|actor|destroyed/i.test(String(error));
}

/**
 * Focus the element of this number among those that can be seen and reached.
 * @param {Page} page
 * @param {string} selector
 * @param {number} at
 * @param {"end" | "all"} [caret] in a field
 * @returns {Promise<Reached | null>}
 */
export function reach(page, selector, at, caret = "end") {
  return page.evaluate(
    (wanted, number, place) => {
      const seen = [...document.querySelectorAll(wanted)].filter((one) =>
        one.checkVisibility({ visibilityProperty: true }),
      );
      const element = seen[number % seen.length];
      if (!(element instanceof HTMLElement)) return null;
      element.focus();
      if (document.activeElement !== element) return null;
      const text =
        element instanceof HTMLTextAreaElement ||
        (element instanceof HTMLInputElement && element.type === "text");
      if (text && place === "all") element.select();
      else if (text) element.setSelectionRange(element.value.length, element.value.length);
      const id = element.id || element.closest("[id]")?.id || element.tagName;
      return {
        id,
        text: text ? element.value : "",
        room: text && element.maxLength > 0 ? element.maxLength : Number.MAX_SAFE_INTEGER,
      };
    },
    selector,
    at,
    caret,
  );
}

/**
 * Press a button, a box or a link.
 * @param {Page} page
 * @param {string} selector
 * @param {number} [at]
 * @param {string} [key]
 */
export async function press(page, selector, at = 0, key = " ") {
  const reached = await reach(page, selector, at);
  if (!reached) return "";
  await page.keyboard.press(/** @type {" "} */ (key));
  return `${selector} at ${reached.id}`;
}

/** Press keys together, outside every field. @param {Page} page @param {string} key */
export async function pressOutside(page, key) {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.keyboard.down("Control");
  await page.keyboard.press(/** @type {"z"} */ (key));
  await page.keyboard.up("Control");
  return `Ctrl+${key}`;
}

/**
 * Write a word into the field that has the focus, or was just reached.
 * @param {Page} page
 * @param {string} word
 * @param {boolean} letters one by one, or all at once as from the clipboard
 */
export async function type(page, word, letters) {
  if (letters) await page.keyboard.type(word);
  else {
    await page.evaluate((text) => {
      // What a reader pastes is told before it is there; the command says nothing.
      const told = new InputEvent("beforeinput", { bubbles: true, inputType: "insertFromPaste" });
      document.activeElement?.dispatchEvent(told);
      document.execCommand("insertText", false, text);
    }, word);
  }
}

/**
 * Write a word into a field: after what stands there, or in its place.
 * @param {Page} page
 * @param {string} selector
 * @param {number} at
 * @param {{ word: string, letters?: boolean, over?: boolean }} what
 */
export async function writeInto(page, selector, at, { word, letters = true, over = false }) {
  const reached = await reach(page, selector, at, over ? "all" : "end");
  if (!reached) return "";
  const added = reached.text && !over ? ` ${word}` : word;
  const full = reached.text.length + added.length > Math.min(reached.room, LONGEST_TEXT);
  if (full && !over) await reach(page, selector, at, "all");
  await type(page, full ? word : added, letters);
  const how = over || full ? "written over" : "added to";
  return `${word} ${how} ${reached.id}${letters ? "" : " at once"}`;
}

/** Write on where the cursor stands. @param {Page} page @param {{ word: string, letters?: boolean }} what */
export async function goOn(page, { word, letters = true }) {
  const field = await page.evaluate(() => {
    const element = document.activeElement;
    const text =
      element instanceof HTMLTextAreaElement ||
      (element instanceof HTMLInputElement && element.type === "text");
    if (!text || !element.checkVisibility()) return null;
    element.setSelectionRange(element.value.length, element.value.length);
    return {
      id: element.id || element.dataset.fact || element.tagName,
      length: element.value.length,
      room: element.maxLength > 0 ? element.maxLength : Number.MAX_SAFE_INTEGER,
    };
  });
  if (!field || field.length + word.length + 1 > field.room) return "";
  await type(page, ` ${word}`, letters);
  return `${word} goes on in ${field.id}`;
}

/**
 * Take back what was typed last where the cursor stands, by the undo of the browser.
 * @param {Page} page
 * @param {number} at which field is gone to where the cursor stands in none
 */
export async function undoInField(page, at) {
  const isIn = await page.evaluate((texts) => document.activeElement?.matches(texts), TEXTS);
  if (!isIn) await reach(page, `main ${TEXTS}`, at);
  const field = () => {
    const element = document.activeElement;
    return element?.matches("textarea, input[type=text]")
      ? { id: element.id, text: /** @type {HTMLInputElement} */ (element).value }
      : null;
  };
  const before = await page.evaluate(field);
  if (!before) return "";
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  const after = await page.evaluate(field);
  // Chromium leaves the key to the window that it lacks here: its menu would do the same.
  if (after?.text === before.text) await page.evaluate(() => document.execCommand("undo"));
  return `the browser's undo in ${before.id}`;
}

/**
 * Open an item's panel.
 * @param {Page} page
 * @param {number} at
 * @param {string} [selector] of items
 * @returns {Promise<string>} its id
 */
export async function openPanel(page, at, selector = ITEM) {
  const found = await page.evaluate(
    (wanted, number) => {
      const items = [...document.querySelectorAll(wanted)].filter(
        (one) => one.checkVisibility() && one.querySelector("[data-more]"),
      );
      const item = items[number % items.length];
      if (!(item instanceof HTMLElement)) return null;
      const id = item.dataset.item ?? "";
      return { id, open: Boolean(document.getElementById(`panel-${id}`)?.checkVisibility()) };
    },
    selector,
    at,
  );
  if (!found) return "";
  if (!found.open) {
    if (!(await press(page, `li[data-item="${found.id}"] [data-more]`))) return "";
    await waitFor(page, isSeen, [`#panel-${found.id}`]);
  }
  return found.id;
}

/** Runs in the page. @param {string} selector */
function isSeen(selector) {
  return Boolean(document.querySelector(selector)?.checkVisibility());
}

/**
 * Write into one of the places where a reader can; the brief has answers where the list has notes.
 * @param {Page} page
 * @param {string} place note, who, reason, name (of an item of one's own), open (a panel that is
 *   open), own (a new item), fact or answer
 * @param {number} at
 * @param {{ word: string, letters?: boolean, over?: boolean }} what
 */
export async function write(page, place, at, what) {
  if (place === "fact") {
    await openFacts(page);
    const facts = ["name", "place", "language", "booker", "guest"].map(
      (name) => `[data-fact=${name}]`,
    );
    return writeInto(page, facts.join(), at, what);
  }
  if (await page.evaluate(isSeen, ".brief__question")) {
    return writeInto(page, `.brief__question ${TEXTS}`, at, what);
  }
  if (place === "open") {
    const said = await writeInto(page, `${ITEM} [data-field]${TEXTS}`, at, what);
    if (said) return said;
  }
  if (place === "own") return addOwn(page, at, what);
  const id = await openPanel(page, at, place === "name" ? OWN : ITEM);
  if (!id) return place === "name" ? addOwn(page, at, what) : "";
  if (place === "reason") {
    const shown = await page.evaluate(isSeen, `#panel-${id} [data-field=reason]`);
    if (!shown) await press(page, `#panel-${id} [data-field=skip]`);
    await waitFor(page, isSeen, [`#panel-${id} [data-field=reason]`]);
  }
  const field = ["answer", "open"].includes(place) ? "note" : place;
  return writeInto(page, `#panel-${id} [data-field=${field}]`, 0, what);
}

/**
 * Write an item of one's own; in one case of four it is not ended with Enter.
 * @param {Page} page
 * @param {number} at
 * @param {{ word: string, letters?: boolean, over?: boolean }} what
 */
async function addOwn(page, at, what) {
  await press(page, "[data-own-open]", at);
  const said = await writeInto(page, `.phase-foot form ${TEXTS}`, at, what);
  if (!said || at % 4 === 0) return said && `${said}, without Enter`;
  await page.keyboard.press("Enter");
  return said;
}

/**
 * Take away an item of one's own; where there is none, one that is written for it.
 * @param {Page} page
 * @param {number} at
 * @param {{ word: string, letters?: boolean, over?: boolean }} what
 */
export async function removeOwn(page, at, what) {
  const there = await openPanel(page, at, OWN);
  const said = there ? "" : await addOwn(page, at, what);
  const id = there || (said && (await openPanel(page, 0, OWN)));
  const removed = id && (await press(page, `#panel-${id} [data-own-remove]`));
  return [said, removed].filter(Boolean).join("; ");
}

/**
 * Show other items, or in another order, with whatever is open.
 * @param {Page} page
 * @param {number} at
 */
export async function filter(page, at) {
  await page.evaluate(() => {
    document.querySelector("[data-overview] details")?.toggleAttribute("open", true);
  });
  const radios = ["nayta", "jarjestys"].map((name) => `[data-overview] input[name=${name}]`);
  return press(page, radios.join(), at);
}

/** Press one of those that the list has for its phases and the whole. @param {Page} page @param {number} at */
export function showOther(page, at) {
  return press(page, "[data-all], [data-rest], [data-fold], [data-next-link]", at, "Enter");
}

/** Answer the first questions, or put them away. @param {Page} page @param {number} at */
export async function answerFirst(page, at) {
  const asks = await page.evaluate(isSeen, "[data-details-skip]");
  const buttons = "[data-undated], [data-details-ready], [data-details-skip]";
  const answers = `${buttons}, [data-details] input[type=radio]`;
  return asks ? press(page, answers, at) : "";
}

/**
 * Write on where the cursor stands, and leave by a link at once.
 * @param {Page} page
 * @param {number} at
 * @param {{ word: string, letters?: boolean }} what
 */
export async function leaveByLink(page, at, what) {
  const said = await goOn(page, what);
  if (!(await reach(page, LINKS, at))) return said;
  const left = await leave(page, () => page.keyboard.press("Enter"));
  const where = left ? await page.evaluate(() => location.pathname) : "asked to stay";
  return `${said || "nothing written"}; by a link to ${where}`;
}

/** Show the facts of the event, past the first questions. @param {Page} page */
export async function openFacts(page) {
  for (let turn = 0; turn < 2; turn += 1) {
    if (await page.evaluate(isSeen, "[data-fact=name]")) return;
    await press(page, "[data-event-edit], [data-details-skip]");
  }
}

/** @param {Page} page @param {number} at */
export function tick(page, at) {
  return press(page, `${ITEM} input[id^="item-"], .brief__question [data-tick]`, at);
}

/** Choose what kind of event it is. @param {Page} page @param {string} name @param {number} at */
export async function choose(page, name, at) {
  const radios = `[data-details] input[name="${name}"]`;
  if (!(await page.evaluate(isSeen, radios))) await openFacts(page);
  return press(page, radios, at);
}

/** Set the day of the event, as from a calendar. @param {Page} page @param {number} at */
export async function setDate(page, at) {
  if (!(await page.evaluate(isSeen, "[data-fact=date]"))) await openFacts(page);
  const day = new Date(Date.now() + (at % 120) * 86_400_000).toISOString().slice(0, 10);
  const reached = await reach(
    page,
    "[data-fact=date], [data-field=due], .brief__question input[type=date]",
    at,
  );
  if (!reached) return "";
  await page.evaluate((value) => {
    const field = /** @type {HTMLInputElement} */ (document.activeElement);
    field.value = value;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }, day);
  return `${day} into ${reached.id}`;
}

/**
 * Press a button in a dialog that another button opens, and leave the dialog.
 * @param {Page} page
 * @param {string} opener
 * @param {string} dialog
 * @param {string} button
 * @param {number} [at]
 */
export async function pressInDialog(page, opener, dialog, button, at = 0) {
  if (!(await press(page, opener))) return "";
  await waitFor(page, isSeen, [dialog], 1000);
  const said = await press(page, `${dialog} ${button}`, at);
  await closeDialogs(page);
  return said;
}

/** Leave what lies over the page. @param {Page} page */
async function closeDialogs(page) {
  for (let turn = 0; turn < 3; turn += 1) {
    if (!(await page.evaluate(isSeen, "dialog[open]"))) return;
    await page.keyboard.press("Escape");
  }
}

/** @param {Page} page @param {string} button @param {number} [at] */
export function inEvents(page, button, at = 0) {
  return pressInDialog(page, "[data-events-open]", "#tilaisuudet", button, at);
}

/**
 * Wait until the tool of the page works; on the page of a step it comes when it is near.
 * @param {Page} page
 */
export async function started(page) {
  const works = await waitFor(page, () => {
    if (document.readyState === "loading") return false;
    document.querySelector("[data-phase-list]")?.scrollIntoView({ behavior: "instant" });
    const part = document.querySelector("[data-event]");
    if (!(part instanceof HTMLElement)) return true;
    const listed = Boolean(document.querySelector("li[data-item]"));
    const tools = Boolean(document.querySelector("li[data-item] [data-more]"));
    return !("waiting" in part.dataset) && (tools || !listed);
  }, []);
  if (!works) throw new Error(`the tool does not start on ${page.url()}`);
}

/**
 * Go to another page. A page that holds what is not stored may ask first: a reader stays.
 * @param {Page} page
 * @param {() => Promise<unknown>} go
 * @returns {Promise<boolean>} whether the page was left
 */
export async function leave(page, go) {
  let asked = false;
  /** @param {import("puppeteer-core").Dialog} dialog */
  const stay = (dialog) => {
    asked = true;
    return dialog.dismiss();
  };
  const mark = randomUUID();
  await page.evaluate((leaving) => {
    Object.assign(globalThis, { leaving });
  }, mark);
  page.on("dialog", stay);
  // Not waited for: Firefox does not answer where the page had come back as it was left.
  go().catch(() => undefined);
  const isAnother = (/** @type {string} */ old) =>
    /** @type {any} */ (globalThis).leaving !== old && location.protocol !== "about:";
  const came = await waitFor(page, isAnother, [mark], LONGEST_WAIT, () => asked);
  page.off("dialog", stay);
  if (asked) return false;
  if (!came) throw new Error("no page comes");
  await started(page);
  return true;
}

/** The address of a page in a language. @param {string} path in Finnish @param {string} language */
function pathIn(path, language) {
  if (language === "fi") return path;
  const file = readFileSync(new URL(`${language}/${path.replace("/", ".md")}`, DOCS), "utf-8");
  return `${language}/${file.match(/^slug: (.+)$/m)?.[1]}/`;
}

/** @param {Page} page @param {string} address of the site @param {string} path in Finnish @param {string} [language] */
export async function visit(page, address, path, language = "fi") {
  const where = pathIn(path, language);
  const left = await leave(page, () =>
    page.goto(address + where, { waitUntil: "domcontentloaded" }),
  );
  return `${left ? "to" : "asked to stay, not to"} /${where}`;
}

/** @param {Page} page */
export async function reload(page) {
  const left = await leave(page, () => page.reload({ waitUntil: "domcontentloaded" }));
  return left ? "reload" : "asked to stay, no reload";
}

/**
 * Go back or forward in the pages of the tab; a page may come back as it was left.
 * @param {Page} page
 * @param {"back" | "forward"} way
 */
export async function turn(page, way) {
  const can = await page.evaluate(
    (step) => {
      const { navigation } = /** @type {any} */ (globalThis);
      const next = navigation.entries()[navigation.currentEntry.index + step];
      // A tab begins with an empty page; Firefox lists a page twice that was asked for twice; and
      // what differs in its place on the page alone is the same page.
      return Boolean(
        next?.url?.startsWith("http") && new URL(next.url).pathname !== location.pathname,
      );
    },
    way === "back" ? -1 : 1,
  );
  if (!can) return "";
  const left = await leave(page, () =>
    page.evaluate((direction) => {
      setTimeout(() => history[direction]());
    }, way),
  );
  return left ? `${way}, to ${await page.evaluate(() => location.pathname)}` : "asked to stay";
}

/** Go forward; where there is no page to go to, go back first. @param {Page} page */
export async function forward(page) {
  const went = await turn(page, "forward");
  const back = went ? "" : await turn(page, "back");
  return back ? `${back}; ${await turn(page, "forward")}` : went;
}

/** Take the storage of the site but for this much room. @param {Page} page @param {number} room */
export async function fillStorage(page, room) {
  await freeStorage(page);
  await page.evaluate((kept) => {
    localStorage.setItem("muu/vara", "x".repeat(kept));
    let number = 0;
    for (let size = 2 ** 22; size >= 1; ) {
      try {
        localStorage.setItem(`muu/${number}`, "x".repeat(size));
        number += 1;
      } catch {
        size = Math.floor(size / 2);
      }
    }
    localStorage.removeItem("muu/vara");
  }, room);
  return `the storage is full but for ${room}`;
}

/** @param {Page} page */
export async function freeStorage(page) {
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (/^muu\/(?:\d+|vara)$/.test(key)) localStorage.removeItem(key);
    }
  });
  return "there is room in the storage again";
}
