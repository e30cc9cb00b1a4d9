// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { frameOf, htmlOf } from "../../../overrides/components/linking/linking.js";

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

test("a frame for a web page has a name, and its address cannot leave its quotes", () => {
  const link = { lang: "sv", title: 'A "B"', frame: "https://x.fi/sv/embed/a/?b&c#d" };
  assert.match(
    frameOf(link, "{title} – Guide"),
    /^<iframe src="https:\/\/x.fi\/sv\/embed\/a\/\?b&amp;c#d" title="A &quot;B&quot; – Guide" lang="sv" [^>]+><\/iframe>$/,
  );
});
