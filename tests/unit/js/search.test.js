// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { hitOf, pieces } from "../../../overrides/components/search/search.js";

test("an excerpt is split at its marks and its entities are decoded", () => {
  assert.deepEqual(pieces("Sovi <mark>palkkiosta</mark> &amp; kuluista &lt;heti&gt;"), [
    { text: "Sovi ", marked: false },
    { text: "palkkiosta", marked: true },
    { text: " & kuluista <heti>", marked: false },
  ]);
});

test("markup in an excerpt stays text", () => {
  assert.deepEqual(pieces("<img src=x>"), [{ text: "<img src=x>", marked: false }]);
});

const found = { url: "/t/", excerpt: "sivu", meta: { title: "Tilaaminen" } };

test("a hit leads to the best section and names page and section", () => {
  const section = { url: "/t/#palkkio", title: "Palkkio", excerpt: "kohta" };
  assert.deepEqual(hitOf({ ...found, sub_results: [section] }), {
    url: "/t/#palkkio", title: "Tilaaminen: Palkkio", excerpt: "kohta",
  });
});

test("a hit without sections is the page itself", () => {
  assert.deepEqual(hitOf({ ...found, sub_results: [] }), {
    url: "/t/", title: "Tilaaminen", excerpt: "sivu",
  });
});
