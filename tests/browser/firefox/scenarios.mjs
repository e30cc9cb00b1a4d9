// @ts-check
/** What a reader may rely on in Firefox; each scenario throws where it does not hold. */
import assert from "node:assert/strict";
import {
  fillStorage,
  freeStorage,
  inEvents,
  openPanel,
  press,
  reach,
  reload,
  tick,
  turn,
  type,
  visit,
  waitFor,
} from "../random/reader.mjs";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {(page: Page, address: string) => Promise<void>} Scenario */

const LIST = "tarkistuslista/";
const STEP = "tilaaminen/";

/** What the guide has stored. @param {Page} page */
function stored(page) {
  return page.evaluate(() => JSON.stringify({ ...localStorage }));
}

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

/** @param {Page} page */
function notice(page) {
  return page.evaluate(() => Boolean(document.querySelector("[data-notice]")?.checkVisibility()));
}

/** @param {Page} page */
function undoText(page) {
  return page.$eval("[data-undo-text]", (text) => text.textContent ?? "");
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
    await page.evaluate(() => Object.assign(globalThis, { asItWas: true }));
    await visit(page, address, STEP);
    await add("Ainolle");
    await press(page, `#item-${item}`);
    assert.ok(await turn(page, "back"), "there is a page to go back to");
    const asItWas = await page.evaluate(() => "asItWas" in globalThis);
    const shown = await noteText(page, item);
    assert.ok(
      [text, ""].includes(shown),
      `the page that came back shows "${shown}", not "${text}"`,
    );
    assert.equal(await isTicked(page, item), count % 2 === 1, "the tick of the other page");
    await add("heti");
    assert.ok((await events(page)).includes(JSON.stringify(text)), "the whole note is stored");
    if (asItWas) return;
  }
  assert.fail("no page was kept as it was left: this has not been tried");
}

/** @type {Scenario} */
async function letters(page, address) {
  await visit(page, address, LIST);
  const [item = ""] = await items(page);
  await note(page, item, "Kysy esteettömyydestä");
  await reload(page);
  assert.equal(await openPanel(page, 0), item);
  assert.equal(await noteText(page, item), "Kysy esteettömyydestä");
}

/** @type {Scenario} */
async function undo(page, address) {
  await visit(page, address, LIST);
  const [ticked = "", noted = ""] = await items(page);
  await press(page, `#item-${ticked}`);
  const named = await undoText(page);
  await note(page, noted, "Varaa sali");
  const namesTick = (await undoText(page)) === named;
  assert.ok(await press(page, "[data-undo-button]"), "there is a button to undo with");
  assert.equal(await isTicked(page, ticked), !namesTick, "the tick");
  assert.equal((await events(page)).includes("Varaa sali"), namesTick, "the note");
  assert.match(await stored(page), /Varaa sali/, "what is taken back can be found again");
}

/** @type {Scenario} */
async function full(page, address) {
  await visit(page, address, LIST);
  const [item = ""] = await items(page);
  await tick(page, 1);
  await fillStorage(page, 2000);
  await note(page, item, `${"Pitkä muistiinpano. ".repeat(200)}Loppu.`, false);
  const kept = () => Object.values(localStorage).some((text) => text.includes("Loppu."));
  const unsaved = async () => (await notice(page)) && !(await page.evaluate(kept));
  assert.ok(await unsaved(), "a note that does not fit is said to be unsaved");
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
  assert.ok(await notice(page), "the reader is told");
  assert.equal(await noteText(page, item), "Vain tässä");
}

/** @type {Record<string, Scenario>} */
export const scenarios = { back, letters, undo, full };

/** With a storage that Firefox's settings forbid. @type {Record<string, Scenario>} */
export const withoutStorage = { forbidden };
