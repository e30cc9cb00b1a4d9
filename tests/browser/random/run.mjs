// @ts-check
/**
 * Do what a reader may do, by lot, and tell which written words are lost. Prints one JSON object.
 * Use: node run.mjs ADDRESS BROWSER PATH, where BROWSER is chrome or firefox and PATH its program.
 * Environment: SEED, OPERATIONS (how many), LONGEST_SECONDS (how long at most), REPLAY (a file of
 * operations to do instead), SHRINK (1: look for the fewest operations that lose a word).
 */
import { readFileSync } from "node:fs";
import { launch } from "./launch.mjs";
import { operations } from "./operations.mjs";
import { shrink } from "./shrink.mjs";
import { newWorld, perform, settle, takeLost } from "./world.mjs";

/** @typedef {import("./operations.mjs").Operation} Operation */
/**
 * A lost word: where it was written, after which operation it was missed, and what went before.
 * @typedef {{ word: string, written: string, at: number, log: string[] }} Lost
 */
/**
 * @typedef {{
 *   done: Record<string, number>,
 *   passed: Record<string, number>,
 *   words: number,
 *   told: number,
 *   onScreen: number,
 *   lost: Lost[],
 *   errors: string[],
 *   seconds: number,
 * }} Result
 */

/** How much of what went before is told of a loss. */
const TAIL = 25;
const LONGEST_OPERATION = 30_000; // ms
/** How long after its time a run is given up, should the browser not answer at all. */
const LONGEST_END = 60_000; // ms

const [address = "", kind = "chrome", path = ""] = process.argv.slice(2);
const { SEED = "14", OPERATIONS = "150", LONGEST_SECONDS = "600", REPLAY, SHRINK } = process.env;

/**
 * @template T
 * @param {Promise<T>} work
 * @param {string} title
 * @returns {Promise<T>}
 */
async function inTime(work, title) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${title} takes too long`)), LONGEST_OPERATION);
  });
  try {
    return /** @type {T} */ (await Promise.race([work, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {Operation[]} list
 * @param {{ end: number, first?: boolean }} bounds the time to stop at, and whether the first
 *   loss is enough
 * @returns {Promise<Result>}
 */
async function run(browser, list, { end, first = false }) {
  const world = await newWorld(browser, address, kind === "chrome");
  /** @type {string[]} */
  const log = [];
  /** @type {Result} */
  const result = {
    done: {},
    passed: {},
    words: 0,
    told: 0,
    onScreen: 0,
    lost: [],
    errors: [],
    seconds: 0,
  };
  const start = Date.now();

  /** @param {string[]} words @param {number} at */
  const note = (words, at) => {
    for (const word of words) {
      const written = log.find((line) => line.includes(` ${word} `)) ?? "";
      result.lost.push({ word, written, at, log: log.slice(-TAIL) });
    }
  };
  for (const [at, operation] of list.entries()) {
    if (Date.now() > end || (first && result.lost.length > 0)) break;
    try {
      const said = await inTime(perform(world, operation), JSON.stringify(operation));
      const count = said ? result.done : result.passed;
      const { kind: what, place } = operation;
      const title = /^(?:write|choose)$/.test(what) ? `${what} ${place}` : what;
      count[title] = (count[title] ?? 0) + 1;
      if (!said) continue;
      log.push(`${at} ${said}`);
      note(await takeLost(world), at);
    } catch (error) {
      world.errors.push(`${at} ${operation.kind}: ${error}; after ${log.slice(-3).join("; ")}`);
      if (world.errors.length > 5) break;
    }
  }
  await inTime(settle(world), "the end").catch((error) => world.errors.push(String(error)));
  note(await takeLost(world, true), list.length);
  await world.context.close();
  result.words = world.written.length + world.told.length + result.lost.length;
  result.told = world.told.length;
  result.onScreen = world.onScreen;
  result.errors = world.errors;
  result.seconds = (Date.now() - start) / 1000;
  return result;
}

setTimeout(
  () => {
    console.error("the browser does not answer");
    process.exit(3);
  },
  Number(LONGEST_SECONDS) * 1000 + LONGEST_END,
).unref();
const end = Date.now() + Number(LONGEST_SECONDS) * 1000;
const list = REPLAY
  ? /** @type {Operation[]} */ (JSON.parse(readFileSync(REPLAY, "utf-8")))
  : operations(Number(SEED), Number(OPERATIONS));
const browser = await launch(/** @type {import("./launch.mjs").Kind} */ (kind), path);
try {
  const result = await run(browser, list, { end, first: Boolean(SHRINK) });
  const [loss] = result.lost;
  const fewest =
    SHRINK && loss
      ? await shrink(list.slice(0, loss.at + 1), async (some) => {
          const again = await run(browser, some, { end, first: true });
          return again.lost.length > 0;
        })
      : undefined;
  const shortest = fewest && (await run(browser, fewest, { end, first: true }));
  console.log(JSON.stringify({ ...(shortest ?? result), fewest }));
} finally {
  await browser.close();
}
