// @ts-check
/** The tabs of one reader, and what each operation does in them. */
import { setTimeout as wait } from "node:timers/promises";
import { keptWords, lacking, screen } from "./oracle.mjs";
import * as reader from "./reader.mjs";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("./operations.mjs").Operation} Operation */
/** @typedef {import("./oracle.mjs").Written} Written */

/**
 * @typedef {{
 *   context: import("puppeteer-core").BrowserContext,
 *   address: string,
 *   tabs: Page[],
 *   open: number,
 *   turn: number,
 *   written: Written[],
 *   told: string[],
 *   onScreen: number,
 *   errors: string[],
 *   canCrash: boolean,
 * }} World
 */

const MOST_TABS = 3;
const MOST_EVENTS = 8;
/** How long a page may take until what it holds is stored, in ms. */
const LONGEST_STORING = 1000;
const TURN = "muu/vuoro";

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} address
 * @param {boolean} canCrash whether a tab can be made to crash
 * @returns {Promise<World>}
 */
export async function newWorld(browser, address, canCrash) {
  const context = await browser.createBrowserContext();
  /** @type {World} */
  const world = {
    context,
    address,
    tabs: [],
    open: 0,
    turn: 0,
    written: [],
    told: [],
    onScreen: 0,
    errors: [],
    canCrash,
  };
  await newTab(world, "tarkistuslista/");
  await tellTurn(world);
  return world;
}

/** @param {World} world @param {string} path @param {string} [language] */
async function newTab(world, path, language) {
  const page = await world.context.newPage();
  // The worker would fetch the whole site for a reader without a connection: no part of this.
  await page.evaluateOnNewDocument(() => {
    Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
  });
  page.on("pageerror", (error) => world.errors.push(`a script of the page threw: ${error}`));
  page.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") dialog.accept();
  });
  world.tabs.push(page);
  world.open = world.tabs.length - 1;
  return reader.visit(page, world.address, path, language);
}

/** @param {World} world @returns {Page} */
function openTab(world) {
  return /** @type {Page} */ (world.tabs[world.open]);
}

/** @type {Record<string, (world: World, operation: Operation) => Promise<string>>} */
const DOES = {
  write: (world, one) => reader.write(openTab(world), one.place ?? "note", one.at, one),
  goOn: (world, one) => reader.goOn(openTab(world), one),
  undoInField: (world, { at }) => reader.undoInField(openTab(world), at),
  leaveByLink: (world, one) => reader.leaveByLink(openTab(world), one.at, one),
  removeOwn: (world, one) => reader.removeOwn(openTab(world), one.at, one),
  filter: (world, { at }) => reader.filter(openTab(world), at),
  showOther: (world, { at }) => reader.showOther(openTab(world), at),
  answerFirst,
  reset: (world, { at }) =>
    reader.press(openTab(world), "[data-reset-all], [data-phase-reset]", at),
  putAwayUndo: (world) => reader.press(openTab(world), "[data-undo-close]"),
  tick: (world, { at }) => reader.tick(openTab(world), at),
  undo: (world) => reader.press(openTab(world), "[data-undo-button]"),
  undoByKey: (world) => reader.pressOutside(openTab(world), "z"),
  redoByKey: (world) => reader.pressOutside(openTab(world), "y"),
  stepOfHistory: (world, { at }) =>
    reader.pressInDialog(
      openTab(world),
      "[data-history-open]",
      "#tilaisuuden-muutokset",
      "[data-turn]",
      at,
    ),
  visit: (world, { path = "", language }) =>
    reader.visit(openTab(world), world.address, path, language),
  async changeLanguage(world, { language = "sv" }) {
    const path = await openTab(world).$eval(`link[hreflang="${language}"]`, (link) =>
      new URL(/** @type {HTMLLinkElement} */ (link).href).pathname.slice(1),
    );
    return reader.visit(openTab(world), world.address, path);
  },
  back: (world) => reader.turn(openTab(world), "back"),
  forward: (world) => reader.forward(openTab(world)),
  reload: (world) => reader.reload(openTab(world)),
  otherTab: changeTab,
  closeTab: (world) => kill(world, "closed"),
  crashTab: (world) => (world.canCrash ? kill(world, "crashed") : kill(world, "closed")),
  setDate: (world, { at }) => reader.setDate(openTab(world), at),
  choose: (world, { at, place = "kind" }) => reader.choose(openTab(world), place, at),
  newEvent: (world) => addEvent(world, "[data-new]"),
  duplicate: (world) => addEvent(world, "[data-duplicate]"),
  switchEvent: (world, { at }) => reader.inEvents(openTab(world), "[data-open-event]", at),
  deleteEvent: (world, { at }) => reader.inEvents(openTab(world), "[data-delete]", at),
  async restoreEvent(world, { at }) {
    const page = openTab(world);
    const restore = () => reader.inEvents(page, "[data-restore]", at);
    return (await restore()) || ((await reader.inEvents(page, "[data-delete]", at)) && restore());
  },
  fillStorage: (world, { room = 0 }) => reader.fillStorage(openTab(world), room),
  freeStorage: (world) => reader.freeStorage(openTab(world)),
};

/**
 * Do one operation, and remember the word that it wrote.
 * @param {World} world
 * @param {Operation} operation
 * @returns {Promise<string>} what was done, "" for nothing
 */
export async function perform(world, operation) {
  const does = DOES[operation.kind];
  if (!does) throw new Error(`no such operation: ${operation.kind}`);
  const tab = world.open;
  const said = await does(world, operation);
  if (said.startsWith(`${operation.word} `)) {
    const { page } = await screen(openTab(world));
    world.written.push({ word: operation.word, page });
  }
  return said && `tab ${tab + 1}: ${operation.kind}: ${said}`;
}

/**
 * Answer the questions of a new event, or put them away; mostly one must be begun first.
 * @param {World} world
 * @param {Operation} operation
 */
async function answerFirst(world, { at, path = "", language }) {
  const page = openTab(world);
  const said = await reader.answerFirst(page, at);
  if (said || !(await addEvent(world, "[data-new]"))) return said;
  await reader.visit(page, world.address, path, language);
  return reader.answerFirst(page, at);
}

/** @param {World} world @param {string} button */
async function addEvent(world, button) {
  const events = await openTab(world).evaluate(
    () => Object.keys(localStorage).filter((key) => key.startsWith("kokemusopas/event/")).length,
  );
  // The trash holds events too: what is there already is enough.
  return events < MOST_EVENTS * 3 ? reader.inEvents(openTab(world), button) : "";
}

/** Store how many tabs were taken in hand. @param {World} world */
async function tellTurn(world) {
  world.turn += 1;
  const seen = String(world.turn).padStart(9, "0"); // as long each time: it fits where all is full
  await openTab(world).evaluate((key, text) => localStorage.setItem(key, text), TURN, seen);
  return seen;
}

/**
 * Take another tab in hand, or open one. It has by then seen what this one stored: a reader's
 * hand is slower than the way from tab to tab.
 * @param {World} world
 * @param {Operation} operation
 */
async function changeTab(world, { at, path = "", language }) {
  const seen = await tellTurn(world);
  const places = Math.min(world.tabs.length + 1, MOST_TABS);
  const next = (world.open + 1 + (at % (places - 1))) % places;
  if (next === world.tabs.length) return `new, ${await newTab(world, path, language)}`;
  world.open = next;
  const page = openTab(world);
  await page.bringToFront();
  await reader.waitFor(page, (key, text) => localStorage.getItem(key) === text, [TURN, seen]);
  return `on with tab ${next + 1}, ${await page.evaluate(() => location.pathname)}`;
}

/**
 * End a page without a word. What it said that it could not store, the reader knew.
 * @param {World} world
 * @param {"closed" | "crashed"} how
 */
async function kill(world, how) {
  const page = openTab(world);
  const kept = await keptWords(page);
  const told = await screen(page);
  if (how === "crashed") {
    const session = await page.createCDPSession();
    const gone = new Promise((done) => page.once("error", done));
    session.send("Page.crash").catch(() => undefined);
    await gone;
  }
  await page.close();
  world.tabs.splice(world.open, 1);
  world.open = 0;
  const next = world.tabs[0];
  if (next) await next.bringToFront();
  else await newTab(world, "tarkistuslista/");
  const rest = await Promise.all(world.tabs.map(screen));
  const others = new Set(lacking(world.written, kept, rest).map(({ word }) => word));
  const safe = new Set(lacking(world.written, kept, [told]).map(({ word }) => word));
  const lost = world.written.filter(({ word }) => others.has(word) && !safe.has(word));
  world.told.push(...lost.map(({ word }) => word));
  world.written = world.written.filter((one) => !lost.includes(one));
  return `${how}${told.unsaved ? ", which had said that it could not store" : ""}`;
}

/**
 * The words that are lost; each is told once.
 * @param {World} world
 * @param {boolean} [strict]
 * @returns {Promise<string[]>}
 */
export async function takeLost(world, strict = false) {
  const end = Date.now() + LONGEST_STORING;
  for (;;) {
    let lost = lacking(world.written, await keptWords(openTab(world)), []);
    if (lost.length > 0) {
      lost = lacking(lost, [], await Promise.all(world.tabs.map(screen)), strict);
      if (lost.length === 0) world.onScreen += 1;
    }
    if (lost.length === 0) return [];
    if (Date.now() > end) {
      world.written = world.written.filter((one) => !lost.includes(one));
      return lost.map(({ word }) => word);
    }
    await wait(20);
  }
}

/**
 * Let every page store what it holds: there is room, and one more thing is done in it.
 * @param {World} world
 */
export async function settle(world) {
  await reader.freeStorage(openTab(world));
  for (const [place, page] of world.tabs.entries()) {
    world.open = place;
    await page.bringToFront();
    if (!(await screen(page)).unsaved) continue;
    await reader.tick(page, 0);
    await reader.write(page, "answer", 0, { word: "." });
    await reader.waitFor(
      page,
      () => !document.querySelector("[data-notice]")?.checkVisibility(),
      [],
      LONGEST_STORING,
    );
  }
}
