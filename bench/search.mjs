/**
 * Put the same queries to several search engines: `node bench/search.mjs job.json`, see
 * search.py. Prints {engine: [[addresses found], ...]} for the queries of one language.
 */
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { fold } from "../overrides/components/search/reading.js";

const { default: MiniSearch } = await import("../tests/node_modules/minisearch/dist/es/index.js");

const { documents, all, queries, theme, worker, language, languages } = JSON.parse(
  readFileSync(process.argv[2] ?? "", "utf8"),
);

/** The theme's own worker, run as a browser runs it. */
async function themeSearch(docs, config) {
  let listener;
  let answer;
  const self = createContext({
    addEventListener: (_, one) => {
      listener = one;
    },
    postMessage: (message) => answer(message),
    importScripts(...names) {
      for (const name of names) {
        runInContext(readFileSync(name.replace("../lunr", `${theme}/lunr`), "utf8"), self);
      }
    },
    console: { warn() {}, log() {} },
  });
  self.self = self;
  runInContext(readFileSync(worker, "utf8"), self);
  const ask = (message) =>
    new Promise((resolve) => {
      answer = resolve;
      listener({ data: message });
    });
  const fields = { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } };
  const setup = { config: { separator: "[\\s\\-]+", fields, ...config }, docs, options: {} };
  await ask({ type: 0, data: setup });
  const found = [];
  for (const query of queries) {
    const { data } = await ask({ type: 2, data: query });
    found.push(
      data.items
        .flat()
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score)
        .map(({ location }) => location),
    );
  }
  return found;
}

function miniSearch() {
  const engine = new MiniSearch({
    idField: "location",
    fields: ["title", "text"],
    processTerm: fold,
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3 } },
  });
  engine.addAll(documents);
  return queries.map((query) => engine.search(query).map(({ id }) => id));
}

console.log(
  JSON.stringify({
    "theme, three languages in one": await themeSearch(all, {
      lang: languages,
      pipeline: [],
    }),
    "theme, one language": await themeSearch(documents, { lang: [language], pipeline: [] }),
    "theme, its stemmer on": await themeSearch(documents, {
      lang: [language],
      pipeline: ["stemmer"],
    }),
    MiniSearch: miniSearch(),
  }),
);
