// @ts-check
/** What a reader may rely on in every engine; each scenario throws where it does not hold. */
import assert from "node:assert/strict";
import * as mupdf from "mupdf";
import {
  fillStorage,
  freeStorage,
  inEvents,
  leave,
  openPanel,
  press,
  reach,
  reload,
  tick,
  type,
  visit,
  waitFor,
} from "../random/reader.mjs";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {(page: Page, address: string) => Promise<void>} Scenario */

const LIST = "tarkistuslista/";
const STEP = "tilaaminen/";

/** The guide's events alone, without what was replaced. @param {Page} page */
function events(page) {
  return page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith("kokemusopas/event/"))
      .map((key) => localStorage.getItem(key))
      .join(),
  );
}

/** The items that can be seen. @param {Page} page @returns {Promise<string[]>} their ids */
function items(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("li[data-item]")]
      .filter((one) => one.checkVisibility())
      .map((one) => /** @type {HTMLElement} */ (one).dataset.item ?? ""),
  );
}

/**
 * Write a note on an item.
 * @param {Page} page
 * @param {string} item its id
 * @param {string} text
 * @param {boolean} [letters] one by one, or all at once as from the clipboard
 */
async function note(page, item, text, letters = true) {
  const opened = await openPanel(page, (await items(page)).indexOf(item));
  assert.equal(opened, item, "the panel opens");
  assert.ok(await reach(page, `#panel-${item} [data-field=note]`, 0), "the note can be reached");
  await type(page, text, letters);
}

/** @param {Page} page @param {string} item */
function noteText(page, item) {
  return page.evaluate((id) => {
    const field = document.querySelector(`#panel-${id} [data-field=note]`);
    return field instanceof HTMLTextAreaElement ? field.value : "";
  }, item);
}

/** @param {Page} page @param {string} item */
function isTicked(page, item) {
  return page.$eval(`#item-${item}`, (box) => /** @type {HTMLInputElement} */ (box).checked);
}

/** Whether something is said to be unsaved; runs in the page. */
function isTold() {
  return Boolean(document.querySelector("[data-notice]")?.checkVisibility());
}

/** Whether an event holds this; runs in the page. @param {string} text */
function isStored(text) {
  return Object.values(localStorage).some((stored) => stored.includes(text));
}

/** Back as by the button of the browser. @param {Page} page */
async function goBack(page) {
  const go = () =>
    page.evaluate(() => {
      setTimeout(() => history.back());
    });
  assert.ok(await leave(page, go), "there is a page to go back to");
}

/** How often a page is left until it is kept as it was, which Firefox does when it is at rest. */
const MOST_TURNS = 8;

/** @type {Scenario} */
async function back(page, address) {
  await visit(page, address, STEP);
  const ofStep = await items(page);
  await visit(page, address, LIST);
  const item = (await items(page)).find((id) => ofStep.includes(id));
  assert.ok(item, "the list shows an item of the step");
  let text = "";
  /** @param {string} word */
  const add = async (word) => {
    const added = text ? ` ${word}` : word;
    await note(page, item, added);
    text += added;
  };
  for (let count = 1; count <= MOST_TURNS; count += 1) {
    await add("Soita");
    await page.evaluate(() => {
      Object.assign(globalThis, { asItWas: true });
    });
    await visit(page, address, STEP);
    await add("Ainolle");
    await press(page, `#item-${item}`);
    await goBack(page);
    const asItWas = await page.evaluate(() => "asItWas" in globalThis);
    const shown = await noteText(page, item);
    assert.ok(
      [text, ""].includes(shown),
      `the page that came back shows "${shown}", not "${text}"`,
    );
    assert.equal(await isTicked(page, item), count % 2 === 1, "the tick of the other page");
    await add("heti");
    // What is being typed is written after a pause.
    assert.ok(await waitFor(page, isStored, [JSON.stringify(text)]), "the whole note is stored");
    if (asItWas) return;
  }
  assert.fail("no page was kept as it was left: this has not been tried");
}

/** @type {Scenario} */
async function full(page, address) {
  await visit(page, address, LIST);
  const [item = ""] = await items(page);
  await tick(page, 1);
  await fillStorage(page, 2000);
  await note(page, item, `${"Pitkä muistiinpano. ".repeat(200)}Loppu.`, false);
  const kept = () => Object.values(localStorage).some((text) => text.includes("Loppu."));
  const unsaved = async () => (await page.evaluate(isTold)) && !(await page.evaluate(kept));
  assert.ok(await waitFor(page, isTold, []), "a note that does not fit is said to be unsaved");
  assert.ok(await unsaved(), "and it is not there");
  await tick(page, 1);
  assert.ok(await unsaved(), "a tick does not hide that");
  assert.ok(await inEvents(page, "[data-new]"), "there is a button for a new event");
  await tick(page, 1);
  assert.ok(await unsaved(), "nor does what fits of another event");
  await freeStorage(page);
  await tick(page, 1);
  assert.ok(await waitFor(page, kept, [], 2000), "it is stored once there is room");
  const silent = () => !document.querySelector("[data-notice]")?.checkVisibility();
  assert.ok(await waitFor(page, silent, [], 2000), "and then nothing is said to be unsaved");
}

/** @type {Scenario} */
async function forbidden(page, address) {
  await visit(page, address, LIST);
  const [item = ""] = await items(page);
  await note(page, item, "Vain tässä");
  assert.ok(await waitFor(page, isTold, []), "the reader is told");
  assert.equal(await noteText(page, item), "Vain tässä");
}

/** Click with the mouse in the middle of what is seen. @param {Page} page @param {string} selector */
async function click(page, selector) {
  const place = await page.evaluate((wanted) => {
    const seen = [...document.querySelectorAll(wanted)].find((one) =>
      one.checkVisibility({ visibilityProperty: true }),
    );
    seen?.scrollIntoView({ behavior: "instant", block: "center" });
    const box = seen?.getBoundingClientRect();
    return box && [box.x + Math.min(box.width, 200) / 2, box.y + box.height / 2];
  }, selector);
  assert.ok(place, `${selector} is to be seen`);
  await page.mouse.click(place[0] ?? 0, place[1] ?? 0);
}

/** Wait until it is to be seen, or no longer. @param {Page} page @param {string} selector @param {boolean} [seen] */
async function appears(page, selector, seen = true) {
  const isThere = (/** @type {string} */ wanted, /** @type {boolean} */ expected) =>
    [...document.querySelectorAll(wanted)].some((one) => one.checkVisibility()) === expected;
  assert.ok(await waitFor(page, isThere, [selector, seen]), `${selector}, seen: ${seen}`);
}

/** @param {Page} page @param {string} selector */
function textOf(page, selector) {
  return page.$eval(selector, (one) => one.textContent);
}

/** Read by mouse and keyboard: the menu, a page, another language, and back. @type {Scenario} */
async function reading(page, address) {
  await visit(page, address, "");
  await click(page, "button.header__menu");
  await appears(page, ".menu");
  await page.keyboard.press("Tab");
  const isIn = () => Boolean(document.activeElement?.closest(".menu *"));
  assert.ok(await waitFor(page, isIn, []), "Tab leads from the button into the menu");
  const answers = () => Boolean(document.querySelector(".menu__answer"));
  assert.ok(await waitFor(page, answers, []), "the field in it is ready to answer");
  await page.keyboard.press("Escape");
  await appears(page, ".menu", false);
  await click(page, "button.header__menu");
  await leave(page, () => click(page, ".menu a[href*=palkkio]"));
  const title = await textOf(page, "h1");
  await leave(page, () => click(page, ".header__languages [lang=sv]"));
  assert.equal(await page.evaluate(() => document.documentElement.lang), "sv");
  assert.notEqual(await textOf(page, "h1"), title);
  await goBack(page);
  assert.equal(await textOf(page, "h1"), title, "back leads to the page that was read");
}

/** Tick and note by mouse and keyboard, undo, and find it again. @type {Scenario} */
async function marking(page, address) {
  await visit(page, address, LIST);
  const [ticked = "", noted = ""] = await items(page);
  await click(page, `#item-${noted}`);
  await click(page, `#item-${ticked}`);
  assert.ok(await isTicked(page, ticked));
  await click(page, "[data-undo-button]");
  assert.ok(!(await isTicked(page, ticked)), "undo takes the last tick back");
  assert.ok(await isTicked(page, noted), "and no other");
  await click(page, `li[data-item="${noted}"] [data-more]`);
  await appears(page, `#panel-${noted}`);
  await click(page, `#panel-${noted} [data-field=note]`);
  await page.keyboard.type("Kysy äänestä – ”2 h”");
  await reload(page);
  assert.ok(await isTicked(page, noted), "the tick is kept");
  await click(page, `li[data-item="${noted}"] [data-more]`);
  await appears(page, `#panel-${noted}`);
  assert.equal(await noteText(page, noted), "Kysy äänestä – ”2 h”");
}

/** Search by keys, go to a result, and back to the results. @type {Scenario} */
async function searching(page, address) {
  await visit(page, address, "palkkio/");
  const isReady = () => Boolean(document.querySelector("[role=search] [aria-keyshortcuts]"));
  assert.ok(await waitFor(page, isReady, []), "the search can be reached by a key");
  await page.keyboard.press("/");
  await page.keyboard.type("matkakulut");
  await appears(page, ".menu__answer a[href]");
  await leave(page, () => page.keyboard.press("Enter"));
  assert.match(await page.evaluate(() => location.search), /matkakulut/);
  await appears(page, "[data-search-answer] li a");
  const results = await page.evaluate(() => location.href);
  await leave(page, () => click(page, "[data-search-answer] li a"));
  await goBack(page);
  await appears(page, "[data-search-answer] li a");
  assert.equal(await page.evaluate(() => location.href), results, "back leads to them");
}

/** Answer the brief, read the letter, make a link of it, and open that. @type {Scenario} */
async function writing(page, address) {
  await visit(page, address, "tilauspohja/");
  await click(page, ".brief__question textarea");
  await page.keyboard.type("Kaksi tuntia Oulussa");
  await reload(page);
  const isInLetter = () =>
    document.querySelector("[data-letter-text]")?.textContent.includes("Kaksi tuntia Oulussa") ??
    false;
  assert.ok(await waitFor(page, isInLetter, []), "the letter tells the answer after a reload");
  await click(page, "[data-event-transfer]");
  await appears(page, "#laheta [data-copy]");
  const shares = await page.evaluate(() => "share" in navigator && "canShare" in navigator);
  await appears(page, "#laheta [data-share]", shares);
  await click(page, "#laheta details:has([data-link]) summary");
  await click(page, "#laheta [data-link]");
  const isMade = () =>
    /** @type {HTMLInputElement} */ (document.querySelector("#jakolinkki")).value.includes("#jaa=");
  assert.ok(await waitFor(page, isMade, []), "a link is made");
  const link = await page.$eval("#jakolinkki", (one) => /** @type {any} */ (one).value);
  await page.evaluate(() => localStorage.clear());
  await visit(page, address, STEP);
  await leave(page, () => page.goto(link, { waitUntil: "domcontentloaded" }));
  await appears(page, "#tuonti [data-accept]");
  await click(page, "#tuonti [data-accept]");
  assert.match(await events(page), /Kaksi tuntia Oulussa/);
}

/** What a reader has noted is on the paper. @type {Scenario} */
async function printing(page, address) {
  await visit(page, address, LIST);
  const [item = ""] = await items(page);
  await note(page, item, "Varaa hissi", false);
  const pdf = mupdf.Document.openDocument(await page.pdf(), "application/pdf");
  const sheets = Array.from({ length: pdf.countPages() }, (_, at) => pdf.loadPage(at));
  const text = sheets.map((sheet) => sheet.toStructuredText("").asText()).join();
  assert.match(text, /Varaa hissi/, "the note is printed");
  assert.doesNotMatch(text, /Kumoa/, "what only a screen needs is not");
}

const inAll = { reading, marking, searching, writing };

/**
 * What each engine is tried with, as far as its driver can: Chromium is driven without a cache of
 * pages that are gone back to, WebKit without a printer. What is Firefox's alone went wrong there.
 * @type {Record<string, Record<string, Scenario>>}
 */
export const scenarios = {
  chrome: { ...inAll, printing },
  firefox: { ...inAll, back, printing, full },
  webkit: { ...inAll, back },
};

/** With a storage that Firefox's settings forbid. @type {Record<string, Scenario>} */
export const withoutStorage = { forbidden };
