// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { KEY, MAX_TEXT } from "../../../overrides/components/events/model.js";
import {
  BACKUP_VERSION,
  backupText,
  FORMAT,
  FUTURE,
  MAX_BYTES,
  MAX_EVENTS,
  MAX_MARKS,
  parseBackup,
  parseEvent,
  RefusedError,
} from "../../../overrides/components/events/validate.js";
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
const withMarks = (marks) => backup({ events: [{ id: "a", marks }] });

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
      assert.deepEqual(parseBackup(text, 1000), events);
    }),
  );
});

test("the schema knows the same bounds and keys as the code", () => {
  const { event, mark: one } = schema.$defs;
  assert.equal(schema.properties.version.const, BACKUP_VERSION);
  assert.equal(schema.properties.events.maxItems, MAX_EVENTS);
  assert.equal(event.properties.marks.maxProperties, MAX_MARKS);
  assert.equal(one.properties.v.maxLength, MAX_TEXT);
  for (const key of [
    "name",
    "date",
    "place",
    "deleted",
    "item/a-1/state",
    "item/a/text",
    "item/A/who",
    "item//who",
    "item/a/other",
    "brief/a",
    "brief/a/b",
    "other",
    "__proto__",
    "toString",
  ]) {
    const marks = JSON.parse(`{${JSON.stringify(key)}: {"v": "", "t": 1}}`);
    assert.equal(fits(withMarks(marks)), KEY.test(key), key);
  }
});

/** @type {[why: string, refusal: string, fits: boolean, backup: unknown][]} */
const BROKEN = [
  ["an array", "not-ours", false, []],
  ["another format", "not-ours", false, backup({ format: "muu" })],
  ["a later version", "newer", false, backup({ version: BACKUP_VERSION + 1 })],
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
  [
    "an id twice",
    "damaged",
    true,
    backup({
      events: [
        { id: "a", marks: {} },
        { id: "a", marks: {} },
      ],
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
  ["marks in an array", "damaged", false, withMarks([mark])],
  ["a mark without time", "damaged", false, withMarks({ name: { v: "a" } })],
  ["a number as text", "damaged", false, withMarks({ name: { v: 1, t: 1 } })],
  ["a negative time", "damaged", false, withMarks({ name: { v: "a", t: -1 } })],
  ["half a millisecond", "damaged", false, withMarks({ name: { v: "a", t: 0.5 } })],
  ["an unsafe time", "damaged", false, withMarks({ name: { v: "a", t: 2 ** 53 } })],
  ["a text too long", "damaged", false, withMarks({ name: { v: "a".repeat(MAX_TEXT + 1), t: 1 } })],
  ["a date that is none", "damaged", false, withMarks({ date: { v: "pian", t: 1 } })],
  ["a day that is none", "damaged", true, withMarks({ date: { v: "2026-02-30", t: 1 } })],
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

test("what is no JSON, or nested without end, or huge, is refused", () => {
  for (const text of ["", "{", "NaN", "\0", "[".repeat(1_000_000), '{"a":'.repeat(300_000)]) {
    assert.equal(refusal(text), "not-json");
  }
  assert.match(refusal("[".repeat(900_000) + "]".repeat(900_000)), /^not-(?:json|ours)$/);
  assert.equal(refusal(" ".repeat(MAX_BYTES + 1)), "too-large");
  assert.equal(refusal(JSON.stringify(backup()).replace('"t":1', '"t":1e999')), "damaged");
});

test("unknown keys are left out and no prototype is touched", () => {
  const text = `{"format": "${FORMAT}", "version": 1, "__proto__": {"events": []}, "events": [
    {"id": "a", "__proto__": {"x": 1}, "extra": [[[]]], "marks": {
      "__proto__": {"v": "x", "t": 1}, "constructor": {"v": "x", "t": 1}, "name": {"v": "<script>", "t": 1, "x": 1}
    }}]}`;
  const events = parseBackup(text, 1000);
  assert.deepEqual(events, { a: { id: "a", marks: { name: { v: "<script>", t: 1 } } } });
  assert.equal(/** @type {any} */ ({}).x, undefined);
});

test("only records of our form are taken, whatever comes", () => {
  const inside = fc.jsonValue().map((events) => JSON.stringify(backup({ events })));
  fc.assert(
    fc.property(fc.oneof(fc.json(), inside), (text) => {
      assert.match(refusal(text), /^(?:not-json|not-ours|damaged|too-many)$/);
    }),
  );
});

test("a time too far ahead counts as the oldest, one within reach stays", () => {
  const at = (/** @type {number} */ t) =>
    parseEvent({ id: "a", marks: { name: { v: "a", t } } }, 1000).marks.name?.t;
  assert.equal(at(1000 + FUTURE), 1000 + FUTURE);
  assert.equal(at(1001 + FUTURE), 0);
  assert.equal(at(Number.MAX_SAFE_INTEGER), 0);
});
