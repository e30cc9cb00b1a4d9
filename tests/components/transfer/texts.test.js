// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { clock } from "../../../overrides/components/events/dates.js";
import { newEvent } from "../../../overrides/components/events/model.js";
import { account } from "../../../overrides/components/transfer/account.js";
import { asCsv, asMarkdown, asText } from "../../../overrides/components/transfer/texts.js";
import { anyMarks, guide, items, labels } from "../sample.js";
import "../ways.js";

/** @param {import("../../../overrides/components/events/model.js").Event} event */
const told = (event) => account(event, guide, "fi", "https://opas.fi/");
/** @param {import("../../../overrides/components/events/model.js").Values} values */
const of = (values) => told(newEvent("e", values, 1));

const whole = of({
  name: "Tunti <hoitotyöstä>",
  date: "2026-11-05",
  time: "13:00",
  end: "14:30",
  place: "Sali_1 *B*",
  booker: "Aino, 040 123",
  "item/tarve/state": "done",
  "item/tarve/who": "Maija",
  "item/tarve/note": 'Soitin.\n\n# Vastaus; "ma"',
  "item/muoto/state": "skipped",
  "item/muoto/reason": "=1+1",
  "item/palkkio/who": "+358 40",
  "brief/tarkoitus": "- Kuulla.\n- Ja oppia.",
  "brief/entinen": "Jäi yli.",
});

test("the text says each item's state and, indented, what is known of it", () => {
  assert.equal(
    asText(whole, labels, "fi"),
    `Tunti <hoitotyöstä>
Päivä: torstai 5. marraskuuta 2026
Aika: 13.00–14.30
Paikka: Sali_1 *B*
Tilaaja: Aino, 040 123

1. Kartoita tarve
[x] Teen kohdan tarve.
    Kuka: Maija
    Määräaika: 24.9.2026
    Muistiinpano: Soitin.
      # Vastaus; "ma"
[–] Teen kohdan muoto. (ei koske)
    Syy: =1+1

2. Tilaa
[ ] Teen kohdan palkkio.
    Kuka: +358 40
    Määräaika: 15.10.2026

Osa 1
Miksi?
    - Kuulla.
    - Ja oppia.

Muut merkinnät
entinen
    Jäi yli.
`,
  );
});

test("an empty event is a list to fill in", () => {
  const text = asText(of({}), labels, "fi");
  assert.match(text, /^Nimetön\n\n1\. Kartoita tarve\n\[ \] /);
  assert.doesNotMatch(text, /Muut merkinnät/);
});

test("Markdown is a task list, and marks in what was written stay marks", () => {
  assert.equal(
    asMarkdown(whole, labels, "fi"),
    `# Tunti &lt;hoitotyöstä>

Päivä: torstai 5. marraskuuta 2026

Aika: 13.00–14.30

Paikka: Sali_1 \\*B\\*

Tilaaja: Aino, 040 123

## 1. Kartoita tarve

- [x] Teen kohdan tarve.
  - Kuka: Maija
  - Määräaika: 24.9.2026
  - Muistiinpano: Soitin.\\
    \\# Vastaus; "ma"
- [x] ~~Teen kohdan muoto.~~ (ei koske)
  - Syy: =1+1

## 2. Tilaa

- [ ] Teen kohdan palkkio.
  - Kuka: +358 40
  - Määräaika: 15.10.2026

## Osa 1

- Miksi?
  - \\- Kuulla.\\
    \\- Ja oppia.

## Muut merkinnät

- entinen
  - Jäi yli.
`,
  );
});

test("a time is written as the language does", () => {
  assert.equal(clock({ time: "13:00", end: "14:30" }, "sv"), "13.00–14.30");
  assert.equal(clock({ time: "13:00", end: "14:30" }, "en"), "13:00–14:30");
  assert.equal(clock({ time: "13:00" }, "fi"), "13.00");
  assert.equal(clock({ end: "14:30" }, "fi"), "–14.30");
  assert.equal(clock({}, "fi"), "");
});

test("an address in a note can still be followed from Markdown", () => {
  const address = "https://a.fi/b_c?d=1&e=2#f-1";
  assert.ok(asMarkdown(of({ "item/tarve/note": address }), labels, "fi").includes(address));
});

test("lines of a note begin no list, quote or heading in Markdown", () => {
  const note = "a\n- b\n1. c\n> d\n---\n10.30 e";
  assert.ok(
    asMarkdown(of({ "item/tarve/note": note }), labels, "fi").includes(
      "  - Muistiinpano: a\\\n    \\- b\\\n    1\\. c\\\n    \\> d\\\n    \\---\\\n    10.30 e\n",
    ),
  );
});

test("nothing that was written can add a heading, a list or an item", () => {
  fc.assert(
    fc.property(anyMarks, (marks) => {
      const one = told({ id: "e", marks });
      const rows = one.phases.flatMap((phase) => phase.rows).length;
      const headings = one.phases.length + one.groups.length + Math.min(1, one.leftovers.length);
      for (const write of [asText, asMarkdown]) {
        const text = write(one, labels, "fi");
        assert.ok(text.isWellFormed());
        const lines = text.split(/\r\n?|\n/).slice(1); // after the title
        assert.equal(lines.filter((line) => /^(?:- )?\[[ x–]\]/.test(line)).length, rows);
        if (write === asText) continue;
        assert.equal(lines.filter((line) => /^ *#/.test(line)).length, headings);
        assert.doesNotMatch(text, /<|^ {2}(?: {2}|- )(?:[>+=-]|\d+[.)](?:\s|$))/m);
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

test("the table has a mark for Excel, semicolons, no formulas, and a row for each thing", () => {
  const csv = asCsv(whole, labels);
  assert.ok(csv.startsWith("\uFEFFVaihe;Kohta;Tila;Kuka;Määräaika;Muistiinpano;Syy;Tunnus\r\n"));
  assert.deepEqual(parsed(csv.slice(1)).slice(1), [
    ["Tilaisuus", "Nimi", "", "", "", "Tunti <hoitotyöstä>", "", "name"],
    ["Tilaisuus", "Päivä", "", "", "", "2026-11-05", "", "date"],
    ["Tilaisuus", "Aika", "", "", "", "13:00", "", "time"],
    ["Tilaisuus", "Loppuu", "", "", "", "14:30", "", "end"],
    ["Tilaisuus", "Paikka", "", "", "", "Sali_1 *B*", "", "place"],
    ["Tilaisuus", "Tilaaja", "", "", "", "Aino, 040 123", "", "booker"],
    [
      "1. Kartoita tarve",
      "Teen kohdan tarve.",
      "tehty",
      "Maija",
      "2026-09-24",
      'Soitin.\n\n# Vastaus; "ma"',
      "",
      "tarve",
    ],
    ["1. Kartoita tarve", "Teen kohdan muoto.", "ei koske", "", "", "", "'=1+1", "muoto"],
    ["2. Tilaa", "Teen kohdan palkkio.", "avoin", "'+358 40", "2026-10-15", "", "", "palkkio"],
    ["Osa 1", "Miksi?", "", "", "", "'- Kuulla.\n'- Ja oppia.", "", "tarkoitus"],
    ["Muut merkinnät", "entinen", "", "", "", "Jäi yli.", "", ""],
  ]);
});

test("no cell of any table starts a formula, split at semicolons, commas or lines", () => {
  fc.assert(
    fc.property(anyMarks, (marks) => {
      const csv = asCsv(told({ id: "e", marks }), labels).slice(1);
      const rows = parsed(csv);
      assert.ok(rows.length > items.length);
      assert.ok(rows.every((row) => row.length === 8));
      for (const cell of rows.flat().flatMap((one) => [one, ...one.split(/[;,\r\n\t]/)])) {
        assert.doesNotMatch(cell, /^[=+\-@\t]/);
      }
    }),
  );
});
