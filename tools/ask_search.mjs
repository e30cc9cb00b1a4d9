/**
 * Ask the search of the guide without a browser: reads {index, queries} from the standard input
 * and prints an answer for each query, see ask() in search_queries.py.
 */
import { readFileSync } from "node:fs";
import { ask } from "../overrides/components/search/engine.js";
import { read } from "../overrides/components/search/reading.js";

/** @type {{ index: string, queries: string[] }} */
const { index, queries } = JSON.parse(readFileSync(0, "utf8"));
const made = read(JSON.parse(readFileSync(index, "utf8")));

console.log(
  JSON.stringify(
    queries.map((query) => {
      const { tier, hits, readings } = ask(made, query);
      const entries = hits.map(({ url, also }) => [url, ...also.map((other) => other.url)]);
      return { tier, entries, readings: readings.map(({ as, how }) => `${as} (${how})`) };
    }),
  ),
);
