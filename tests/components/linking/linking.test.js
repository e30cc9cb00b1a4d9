// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { htmlOf } from "../../../overrides/components/linking/linking.js";

test("HTML for a web page is escaped and says its language, if it has one", () => {
  assert.equal(
    htmlOf({ lang: "sv", title: 'A & "B" <i>', address: "https://x.fi/?a&b" }, "{title} – Guide"),
    '<a href="https://x.fi/?a&amp;b" lang="sv" hreflang="sv">A &amp; &quot;B&quot; &lt;i> – Guide</a>',
  );
  assert.equal(
    htmlOf({ lang: "", title: "A", address: "/go/#a" }, "{title}"),
    '<a href="/go/#a">A</a>',
  );
});
