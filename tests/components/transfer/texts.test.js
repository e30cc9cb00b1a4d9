// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { newEvent } from "../../../overrides/components/events/model.js";
import { asCsv, asMarkdown, asText } from "../../../overrides/components/transfer/texts.js";
import { anyMarks, items, labels } from "../sample.js";

const event = newEvent(
  "e",
  {
    name: "Tunti <hoitotyöstä>",
    date: "2026-11-05",
    place: "Sali_1 *B*",
    "item/tarve/state": "done",
    "item/tarve/who": "Maija",
    "item/tarve/note": 'Soitin.\n\n# Vastaus; "ma"',
    "item/muoto/state": "skipped",
    "item/muoto/reason": "=1+1",
    "item/palkkio/who": "+358 40",
  },
  1,
);

test("the text says each item's state and, indented, what is known of it", () => {
  assert.equal(
    asText(event, items, labels, "fi"),
    `Tunti <hoitotyöstä>
Päivä: torstai 5. marraskuuta 2026
Paikka: Sali_1 *B*

1. Kartoita tarve
[x] Teen kohdan tarve.
    Vastuu: Maija
    Määräaika: 24.9.2026
    Muistiinpano: Soitin.
      # Vastaus; "ma"
[–] Teen kohdan muoto. (Ei tarvita)
    Syy: =1+1

2. Tilaa
[ ] Teen kohdan palkkio.
    Vastuu: +358 40
    Määräaika: 15.10.2026
`,
  );
});

test("an empty event is a list to fill in", () => {
  assert.match(
    asText(newEvent("e"), items, labels, "fi"),
    /^Nimetön\n\n1\. Kartoita tarve\n\[ \] /,
  );
});

test("Markdown is a task list, and marks in what was written stay marks", () => {
  assert.equal(
    asMarkdown(event, items, labels, "fi"),
    `# Tunti &lt;hoitotyöstä>

Päivä: torstai 5. marraskuuta 2026

Paikka: Sali_1 \\*B\\*

## 1. Kartoita tarve

- [x] Teen kohdan tarve.
  - Vastuu: Maija
  - Määräaika: 24.9.2026
  - Muistiinpano: Soitin.\\
    \\# Vastaus; "ma"
- [x] ~~Teen kohdan muoto.~~ (Ei tarvita)
  - Syy: =1+1

## 2. Tilaa

- [ ] Teen kohdan palkkio.
  - Vastuu: +358 40
  - Määräaika: 15.10.2026
`,
  );
});

test("an address in a note can still be followed from Markdown", () => {
  const address = "https://a.fi/b_c?d=1&e=2#f-1";
  assert.ok(
    asMarkdown(newEvent("e", { "item/tarve/note": address }), items, labels, "fi").includes(
      address,
    ),
  );
});

test("lines of a note begin no list, quote or heading in Markdown", () => {
  const note = "a\n- b\n1. c\n> d\n---\n10.30 e";
  assert.ok(
    asMarkdown(newEvent("e", { "item/tarve/note": note }), items, labels, "fi").includes(
      "  - Muistiinpano: a\\\n    \\- b\\\n    1\\. c\\\n    \\> d\\\n    \\---\\\n    10.30 e\n",
    ),
  );
});

test("nothing that was written can add a heading, a list or an item", () => {
  fc.assert(
    fc.property(anyMarks, (marks) => {
      for (const write of [asText, asMarkdown]) {
        const text = write({ id: "e", marks }, items, labels, "fi");
        assert.ok(text.isWellFormed());
        const lines = text.split(/\r\n?|\n/).slice(1);
        assert.equal(lines.filter((line) => /^(?:- )?\[[ x–]\]/.test(line)).length, items.length);
        if (write === asText) continue;
        assert.equal(lines.filter((line) => /^ *#/.test(line)).length, 2);
        assert.doesNotMatch(text, /<|^ {4}(?:[>+=-]|\d+[.)](?:\s|$))/m);
      }
    }),
  );
});

/**
 * @param {string} text CSV with semicolons
 * @returns {string[][]}
 */
function parsed(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/g,
  )) {
    rows.at(-1)?.push(quoted?.replace(/""/g, '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("the table has a mark for Excel, semicolons, and no formulas", () => {
  const csv = asCsv(event, items, labels, "fi");
  assert.ok(csv.startsWith("\uFEFFVaihe;Kohta;Tila;Vastuu;Määräaika;Muistiinpano;Syy;Tunnus\r\n"));
  assert.deepEqual(parsed(csv.slice(1)).slice(1), [
    [
      "1. Kartoita tarve",
      "Teen kohdan tarve.",
      "Tehty",
      "Maija",
      "2026-09-24",
      'Soitin.\n\n# Vastaus; "ma"',
      "",
      "tarve",
    ],
    ["1. Kartoita tarve", "Teen kohdan muoto.", "Ei tarvita", "", "", "", "'=1+1", "muoto"],
    ["2. Tilaa", "Teen kohdan palkkio.", "Avoin", "'+358 40", "2026-10-15", "", "", "palkkio"],
  ]);
});

test("no cell of any table starts a formula, split at semicolons, commas or lines", () => {
  fc.assert(
    fc.property(anyMarks, (marks) => {
      const csv = asCsv({ id: "e", marks }, items, labels, "fi").slice(1);
      const rows = parsed(csv);
      assert.deepEqual(
        rows.map((row) => row.length),
        [8, 8, 8, 8],
      );
      for (const cell of rows.flat().flatMap((one) => [one, ...one.split(/[;,\r\n\t]/)])) {
        assert.doesNotMatch(cell, /^[=+\-@\t]/);
      }
    }),
  );
});
