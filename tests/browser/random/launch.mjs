// @ts-check
/** A browser that Node drives: Chromium by its own protocol, Firefox by WebDriver BiDi. */
import puppeteer from "puppeteer-core";

/** @typedef {"chrome" | "firefox"} Kind */

const FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--no-first-run",
  // No other host has an address here.
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

/**
 * @param {Kind} kind
 * @param {string} executablePath
 * @param {Record<string, unknown>} [preferences] of Firefox
 */
export function launch(kind, executablePath, preferences = {}) {
  return puppeteer.launch({
    browser: kind,
    executablePath,
    headless: kind === "chrome" ? "shell" : true,
    args: kind === "chrome" ? FLAGS : [],
    extraPrefsFirefox: preferences,
  });
}
