// @ts-check
/**
 * Run the scenarios in one engine, each in a profile of its own, and print what went wrong in
 * each: {"engine": its version, "name": "" | what}. Use: node run.mjs ENGINE PATH ADDRESS [NAME...]
 * ENGINE is chrome, firefox or webkit; PATH is that of the browser, or of WebKit's driver.
 */
import { launch } from "../random/launch.mjs";
import { scenarios, withoutStorage } from "./scenarios.mjs";
import { launchWebKit } from "./webkit.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const [engine = "", path = "", address = "", ...names] = process.argv.slice(2);
/** What Firefox itself says of a service worker that may not be stored. */
const WORKER = /Failed to register\/update a ServiceWorker/;
/** Settings that forbid a site to keep anything. */
const FORBID = { "network.cookie.cookieBehavior": 2 };
/** What went wrong in the pages of a scenario. @type {string[]} */
let thrown = [];

/** @param {unknown} error */
function tell(error) {
  if (!WORKER.test(String(error))) thrown.push(`a script of the page threw: ${error}`);
}

/** @param {Record<string, unknown>} [preferences] of Firefox */
async function puppeteered(preferences) {
  const browser = await launch(engine === "firefox" ? engine : "chrome", path, preferences);
  return {
    version: () => browser.version(),
    newPage: async () => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      page.on("pageerror", tell);
      return { page, close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

/**
 * @param {Record<string, import("./scenarios.mjs").Scenario>} all
 * @param {Record<string, unknown>} [preferences]
 */
async function run(all, preferences) {
  const chosen = Object.entries(all).filter(([name]) => !names[0] || names.includes(name));
  /** @type {Record<string, string>} */
  const outcomes = {};
  if (chosen.length === 0) return outcomes;
  const browser =
    engine === "webkit" ? await launchWebKit(path, tell) : await puppeteered(preferences);
  for (const [name, scenario] of chosen) {
    thrown = [];
    const { page, close } = await browser.newPage();
    try {
      await scenario(/** @type {Page} */ (page), address);
    } catch (error) {
      thrown.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    outcomes[name] = thrown.join("\n");
    await close();
  }
  outcomes.engine = (await browser.version()).replace("Headless", "");
  await browser.close();
  return outcomes;
}

const outcomes = await run(scenarios[engine] ?? {});
const asked = names.some((name) => name in withoutStorage); // it takes a browser of its own
if (asked) Object.assign(outcomes, await run(withoutStorage, FORBID));
console.log(JSON.stringify(outcomes));
