// @ts-check
/**
 * Run scenarios in Firefox, each in a profile of its own, and print what went wrong in each:
 * {"name": "" | what}. Use: node run.mjs ADDRESS PATH [NAME...]
 */
import { launch } from "../random/launch.mjs";
import { scenarios, withoutStorage } from "./scenarios.mjs";

const [address = "", path = "", ...names] = process.argv.slice(2);
/** What Firefox itself says of a service worker that may not be stored. */
const WORKER = /Failed to register\/update a ServiceWorker/;
/** Settings that forbid a site to keep anything. */
const FORBID = { "network.cookie.cookieBehavior": 2 };

/**
 * @param {Record<string, import("./scenarios.mjs").Scenario>} all
 * @param {Record<string, unknown>} [preferences]
 */
async function run(all, preferences) {
  const chosen = Object.entries(all).filter(([name]) => !names[0] || names.includes(name));
  /** @type {Record<string, string>} */
  const outcomes = {};
  if (chosen.length === 0) return outcomes;
  const browser = await launch("firefox", path, preferences);
  for (const [name, scenario] of chosen) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    /** @type {string[]} */
    const thrown = [];
    page.on("pageerror", (error) => {
      if (!WORKER.test(String(error))) thrown.push(`a script of the page threw: ${error}`);
    });
    try {
      await scenario(page, address);
    } catch (error) {
      thrown.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    outcomes[name] = thrown.join("\n");
    await context.close();
  }
  await browser.close();
  return outcomes;
}

console.log(JSON.stringify({ ...(await run(scenarios)), ...(await run(withoutStorage, FORBID)) }));
