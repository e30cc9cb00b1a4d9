// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { numbered } from "../../../overrides/components/paper/link_notes.js";

const ROOT = "https://opas.example/kansio/";

/** A link of the page. @param {string} path @param {boolean} printed */
function link(path, printed = true) {
  const { href, pathname } = new URL(path, ROOT);
  return /** @type {any} */ ({ href, pathname, dataset: {}, closest: () => !printed || null });
}

test("each page that the links lead to has one number, whatever place of it they name", () => {
  const links = [link("palkkio/"), link("sv/bestalla/#a"), link("palkkio/?x#kulut")];
  assert.deepEqual(numbered(links, ROOT, "/kansio/"), ["palkkio/", "sv/bestalla/"]);
  assert.deepEqual(
    links.map(({ dataset }) => dataset.note),
    ["1", "2", "1"],
  );
});

test("links to the same page, to other sites and those that are not printed have no number", () => {
  const other = link("https://muu.example/kansio/palkkio/");
  const links = [link("palkkio/#kulut"), other, link("sanasto/", false), link("./")];
  assert.deepEqual(numbered(links, ROOT, "/kansio/palkkio/"), []);
  assert.ok(links.every(({ dataset }) => !dataset.note));
});
