// @ts-check
import assert from "node:assert/strict";
import test from "node:test";

import {
  cachePrefix,
  filesOf,
  hashIn,
  hashOf,
  isOtherVersion,
  keyOf,
  languageOf,
  leadsTo,
  pathOf,
} from "../../../overrides/components/offline/files.js";

const SCOPE = "https://owner.example/opas/";
// The hash of the empty text begins with e3b0c442.
const EMPTY = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
const build = {
  version: "1",
  shared: { "404.html": EMPTY },
  few: { "tulosta/": EMPTY },
  languages: { fi: { "": EMPTY, "haku/": EMPTY }, sv: { "sv/": EMPTY } },
  moved: { "sv/haku/": "sv/sok/" },
};

test("without a connection an old address leads to the new one, with or without its slash", () => {
  assert.equal(leadsTo(build, "sv/haku/"), "sv/sok/");
  assert.equal(leadsTo(build, "sv/haku"), "sv/sok/");
  assert.equal(leadsTo(build, "haku"), "haku/");
  assert.equal(leadsTo(build, "tulosta"), "tulosta/");
  assert.equal(leadsTo(build, "haku/"), "");
});

test("without a connection the small page of a section leads to the list that is saved", () => {
  assert.equal(leadsTo(build, "go/palkkio/"), "go/#palkkio");
  assert.equal(leadsTo(build, "sv/go/kysymykset/palkkio"), "go/#kysymykset/palkkio");
  assert.equal(leadsTo(build, "go/"), "");
});

test("two sites of one owner have caches of their own", () => {
  const names = [SCOPE, "https://owner.example/", "https://owner.example/opas/kaksi/"].map(
    cachePrefix,
  );
  for (const name of names) {
    assert.equal(names.filter((other) => other.startsWith(name)).length, 1, name);
  }
});

test("a page is found whatever stands after its path", () => {
  assert.equal(pathOf(SCOPE, `${SCOPE}haku/?q=palkkio#x`), "haku/");
  assert.equal(pathOf(SCOPE, `${SCOPE}haku/index.html`), "haku/");
  assert.equal(pathOf(SCOPE, `${SCOPE}index.html`), "");
  assert.equal(pathOf(SCOPE, SCOPE), "");
});

test("a file belongs to a language, to all, or to none of ours", () => {
  assert.equal(languageOf(build, "haku/"), "fi");
  assert.equal(languageOf(build, "sv/"), "sv");
  assert.equal(languageOf(build, "404.html"), "");
  assert.equal(languageOf(build, "toString"), null);
  assert.deepEqual(Object.keys(filesOf(build, "sv")), ["404.html", "sv/"]);
});

test("a file has a hash whether it is saved at once, or when it is opened, and no other has", () => {
  const known = ["404.html", "sv/", "tulosta/"];
  assert.deepEqual(
    known.map((path) => hashOf(build, path)),
    known.map(() => EMPTY),
  );
  assert.equal(hashOf(build, "sv/tulosta/"), "");
  assert.equal(hashOf(build, "toString"), "");
});

test("what a file is kept under tells its hash, and a PDF's has none", () => {
  assert.equal(hashIn(keyOf(SCOPE, "haku/", EMPTY)), EMPTY);
  assert.equal(hashIn(`${SCOPE}opas-fi.pdf`), "");
});

test("two versions of a file are kept apart", () => {
  assert.notEqual(keyOf(SCOPE, "haku/", EMPTY), keyOf(SCOPE, "haku/", EMPTY.replace("4", "5")));
  assert.equal(isOtherVersion(`${SCOPE}search.json`, EMPTY), false);
  assert.equal(isOtherVersion(`${SCOPE}search.json?v=e3b0c442`, EMPTY), false);
  assert.equal(isOtherVersion(`${SCOPE}search.json?v=00000000-e3b0c4`, EMPTY), false);
  assert.equal(isOtherVersion(`${SCOPE}search.json?v=00000000-111111`, EMPTY), true);
});
