// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { KEY, MAX_TEXT } from "../../../overrides/components/events/model.js";
import { FUTURE, MAX_MARKS, RefusedError } from "../../../overrides/components/events/validate.js";
import {
  BACKUP_VERSION,
  backupText,
  FORMAT,
  MAX_BYTES,
  MAX_EVENTS,
  parseBackup,
  RESCUE,
} from "../../../overrides/components/transfer/backup.js";
import { anyEvents } from "../sample.js";

const file = new URL("../../../overrides/components/transfer/backup.schema.json", import.meta.url);
const schema = JSON.parse(readFileSync(file, "utf8"));
const fits = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(schema);

const mark = { v: "Tunti", t: 1 };
/** @param {object} [changes] @returns {any} */
const backup = (changes) => ({
  format: FORMAT,
  version: BACKUP_VERSION,
  made: "2026-11-05T10:00:00.000Z",
  events: [{ id: "a", marks: { name: mark } }],
  ...changes,
});
/** @param {unknown} marks */
const withMarks = (marks) =>
  backup({ events: [{ id: "a", marks: { name: mark, ...Object(marks) } }] });
/** @param {unknown} raw */
const read = (raw) => parseBackup(JSON.stringify(raw), 1000);

/** @param {string} text @returns {string} why it is refused, or "taken" */
function refusal(text) {
  try {
    parseBackup(text, 1000);
    return "taken";
  } catch (error) {
    return error instanceof RefusedError ? error.refusal : `${error}`;
  }
}

test("what is saved fits the schema and comes back as it was", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      fc.pre(Object.keys(events).length > 0);
      const text = backupText(events, Date.UTC(2026, 0, 1));
      assert.ok(fits(JSON.parse(text)), JSON.stringify(fits.errors));
      assert.deepEqual(parseBackup(text, 1000), { events, bad: 0, cut: 0 });
    }),
  );
});

test("the schema knows the same bounds and keys as the code", () => {
  const { event, mark: one } = schema.$defs;
  const { marks } = event.properties;
  assert.equal(schema.properties.version.const, BACKUP_VERSION);
  assert.equal(schema.properties.events.maxItems, MAX_EVENTS);
  assert.equal(marks.maxProperties, MAX_MARKS);
  assert.equal(one.properties.v.maxLength, MAX_TEXT);
  const patterns = Object.keys(marks.patternProperties).map((pattern) => new RegExp(pattern));
  const named = (/** @type {string} */ key) =>
    key in marks.properties || patterns.some((pattern) => pattern.test(key));
  for (const key of [
    ...["name", "date", "time", "end", "place", "language", "booker", "guest"],
    ...["kind", "site", "via"],
    ...["since", "asked", "all", "deleted", "calendar", "other"],
    ...["state", "text", "note", "who", "reason", "due", "name", "phase", "other"].map(
      (field) => `item/a-1/${field}`,
    ),
    ...["item/A/who", "item//who", "brief/a", "brief/a/b"],
  ]) {
    assert.equal(named(key), KEY.test(key), key);
  }
});

/** @type {[why: string, refusal: string, fits: boolean, backup: unknown][]} */
const BROKEN = [
  ["an array", "not-ours", false, []],
  ["nothing in it", "not-ours", false, {}],
  ["another format", "not-ours", false, backup({ format: "muu" })],
  ["a later version", "newer", false, backup({ version: BACKUP_VERSION + 1 })],
  ["a later version of rescue", "newer", false, backup({ format: RESCUE, version: 2 })],
  ["a rescue of nothing", "damaged", false, backup({ format: RESCUE })],
  ["version 0", "damaged", false, backup({ version: 0 })],
  ["a version in words", "damaged", false, backup({ version: "1" })],
  ["no events", "damaged", false, backup({ events: [] })],
  ["events by id", "damaged", false, backup({ events: { a: {} } })],
  [
    "too many events",
    "too-many",
    false,
    backup({
      events: Array.from({ length: MAX_EVENTS + 1 }, (_, place) => ({ id: `${place}`, marks: {} })),
    }),
  ],
  ["markup as id", "damaged", false, backup({ events: [{ id: "<b>", marks: {} }] })],
  [
    "the name of a function as id",
    "damaged",
    false,
    backup({ events: [{ id: "constructor", marks: {} }] }),
  ],
  ["no marks", "damaged", false, backup({ events: [{ id: "a" }] })],
  ["marks in an array", "damaged", false, backup({ events: [{ id: "a", marks: [mark] }] })],
  [
    "too many marks",
    "too-many",
    false,
    withMarks(
      Object.fromEntries(
        Array.from({ length: MAX_MARKS + 1 }, (_, place) => [`item/a${place}/note`, mark]),
      ),
    ),
  ],
];
for (const [why, refused, fit, raw] of BROKEN) {
  test(`a backup with ${why} is refused as ${refused}`, () => {
    assert.equal(refusal(JSON.stringify(raw)), refused);
    assert.equal(fits(raw), fit);
  });
}

/** @type {[why: string, marks: unknown, bad: number, kept: unknown][]} */
const BAD_MARKS = [
  ["no text", { place: { t: 1 } }, 1, undefined],
  ["a number as text", { place: { v: 1, t: 1 } }, 1, undefined],
  ["a text instead of a mark", { place: "Oulu" }, 1, undefined],
  ["a key that is none", { "a b": mark, place: mark }, 1, mark],
  ["a date that is none", { date: { v: "pian", t: 1 }, place: mark }, 1, mark],
  ["a day that is none", { since: { v: "2026-02-30", t: 1 }, place: mark }, 1, mark],
  ["no time", { place: { v: "Oulu" } }, 0, { v: "Oulu", t: 0 }],
  ["a negative time", { place: { v: "Oulu", t: -1 } }, 0, { v: "Oulu", t: 0 }],
  ["half a millisecond", { place: { v: "Oulu", t: 0.5 } }, 0, { v: "Oulu", t: 0 }],
  ["an unsafe time", { place: { v: "Oulu", t: 2 ** 53 } }, 0, { v: "Oulu", t: 0 }],
  ["a time of the future", { place: { v: "Oulu", t: 1001 + FUTURE } }, 0, { v: "Oulu", t: 0 }],
];
for (const [why, marks, bad, kept] of BAD_MARKS) {
  test(`a mark with ${why} leaves the rest of its event whole`, () => {
    const found = read(withMarks(marks));
    assert.equal(found.bad, bad);
    assert.deepEqual(found.events.a?.marks.name, mark);
    assert.deepEqual(found.events.a?.marks.place, kept);
  });
}

test("a text that is too long is cut, and that is told", () => {
  const found = read(withMarks({ place: { v: "a".repeat(MAX_TEXT + 1), t: 5 } }));
  assert.deepEqual([found.bad, found.cut], [0, 1]);
  assert.deepEqual(found.events.a?.marks.place, { v: "a".repeat(MAX_TEXT), t: 5 });
});

test("an event that cannot be read is counted, the others come in", () => {
  const found = read(
    backup({ events: [null, { id: "<b>", marks: {} }, { id: "b", marks: { name: mark } }] }),
  );
  assert.equal(found.bad, 2);
  assert.deepEqual(Object.keys(found.events), ["b"]);
});

test("pieces of the same event are put together", () => {
  const events = [
    { id: "a", marks: { name: mark } },
    { id: "a", marks: { place: mark } },
  ];
  assert.deepEqual(read(backup({ events })).events, {
    a: { id: "a", marks: { name: mark, place: mark } },
  });
});

test("keys and properties of later versions are carried along", () => {
  const event = {
    id: "a",
    colour: "red",
    marks: { "x/new": { v: "1", t: 2, by: "A" }, name: { ...mark, by: "B" } },
  };
  assert.deepEqual(read(backup({ events: [event], more: 1 })).events, { a: event });
  assert.ok(fits(backup({ events: [event], more: 1 })));
});

test("what is no JSON, or nested without end, or huge, is refused", () => {
  for (const text of ["", "{", "NaN", "\0", "[".repeat(1_000_000), '{"a":'.repeat(300_000)]) {
    assert.equal(refusal(text), "not-json");
  }
  assert.match(refusal("[".repeat(900_000) + "]".repeat(900_000)), /^not-(?:json|ours)$/);
  assert.equal(refusal(" ".repeat(MAX_BYTES + 1)), "too-large");
});

test("no prototype is touched", () => {
  const text = `{"format": "${FORMAT}", "version": 1, "__proto__": {"events": []}, "events": [
    {"id": "a", "__proto__": {"x": 1}, "marks": {
      "__proto__": {"v": "x", "t": 1}, "constructor": {"v": "x", "t": 1}, "name": {"v": "<script>", "t": 1}
    }}]}`;
  const { a } = parseBackup(text, 1000).events;
  assert.deepEqual(Object.keys(a?.marks ?? {}), ["name"]);
  assert.equal(/** @type {any} */ (a)?.x, undefined);
  assert.equal(/** @type {any} */ ({}).x, undefined);
});

test("an entry of a rescue file that is no text is refused in words, whatever it is", () => {
  const odd = { format: "kokemusopas-rescue", version: 1, entries: { "": { toString: false } } };
  assert.doesNotThrow(() => {
    try {
      parseBackup(JSON.stringify(odd), 1);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  });
});

test("only records of our form are taken, whatever comes", () => {
  const inside = fc.jsonValue().map((events) => JSON.stringify(backup({ events })));
  const set = fc
    .jsonValue()
    .map((entries) => JSON.stringify({ format: RESCUE, version: 1, entries }));
  const old = fc.string().map((text) => JSON.stringify({ "kokemusopas/aside/1/a": text }));
  fc.assert(
    fc.property(fc.oneof(fc.json(), inside, set, old), (text) => {
      assert.match(refusal(text), /^(?:not-json|not-ours|damaged|too-many|taken)$/);
    }),
  );
});

const whole = JSON.stringify({
  version: 1,
  event: { id: "a", marks: { name: mark, place: { v: 7, t: 1 } } },
});
/** @type {[form: string, wrap: (entries: Record<string, string>) => unknown][]} */
const RESCUES = [
  ["the rescue file", (entries) => ({ format: RESCUE, version: 1, entries })],
  ["the rescue file of the first version", (entries) => entries],
];
for (const [form, wrap] of RESCUES) {
  test(`${form} is read mark by mark`, () => {
    const found = read(wrap({ "kokemusopas/aside/17/a": whole }));
    assert.deepEqual(found, { events: { a: { id: "a", marks: { name: mark } } }, bad: 1, cut: 0 });
  });

  test(`of a broken text in ${form} the whole marks are read`, () => {
    const marks = {
      name: mark,
      "item/palkkio/note": { v: 'Soita "Ainolle" {\\}', t: 5 },
      place: mark,
    };
    const text = JSON.stringify({ version: 1, event: { id: "a", marks } }).slice(0, -25);
    const found = read(wrap({ "kokemusopas/event/a": text }));
    const { place: _cut, ...rest } = marks;
    assert.deepEqual(found.events, { a: { id: "a", marks: rest } });
  });

  test(`an event in ${form} whose id is none gets one, always the same`, () => {
    const text = JSON.stringify({ version: 1, event: { id: "😀/x", marks: { name: mark } } });
    const [first, second] = [0, 1].map(() => read(wrap({ "kokemusopas/aside/17/😀/x": text })));
    assert.deepEqual(first, second);
    const [event] = Object.values(first?.events ?? {});
    assert.match(event?.id ?? "", /^rescued-[a-z0-9]+$/);
    assert.deepEqual(event?.marks, { name: mark });
  });
}
