// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { newEvent, value } from "../../../overrides/components/events/model.js";
import { compare } from "../../../overrides/components/transfer/compare.js";
import {
  FORMAT,
  incomingOf,
  readStamp,
  VERSION,
} from "../../../overrides/components/transfer/form_back.js";
import { readDate } from "../../../overrides/components/transfer/form_dates.js";
import { filled, formOf, marksOf, ON } from "../../../overrides/components/transfer/form_fields.js";
import { item, guide as some, labels as words } from "../sample.js";
import "../ways.js";

/** @typedef {import("../../../overrides/components/events/model.js").Values} Values */
/** @typedef {import("../../../overrides/components/transfer/form_fields.js").Field} Field */

const guide = {
  ...some,
  items: [...some.items, item("tila", 1, null, { was: ["huone"] }), item("k-matka", 1, null)],
};
const labels = { ...words, form_notes: "Lomakkeen muistiinpanot" };
const world = { guide, labels, language: "fi" };
const LATER = 5000;
const moment = { language: "fi", at: LATER, now: LATER + 1000, today: "2026-11-30" };
const LIST = ["tarve", "muoto", "tila", "palkkio"];
/** The fields of a list of the host. @type {Field[]} */
const fields = [
  ...["event", "event_date", "guest", "booker"].map((name) => text(name)),
  ...LIST.flatMap((id) => [box(id), text(`${id}-who`), text(`${id}-when`)]),
  text("note-1"),
  text("note-2"),
];
const questions = some.questions.flatMap((part) => part.questions);
const brief = [text("event"), ...questions.map(({ id }) => text(id))];

/** @param {string} name @returns {Field} */
function text(name, value = "") {
  return { name, isBox: false, value };
}

/** @param {string} name @returns {Field} */
function box(name) {
  return { name, isBox: true, value: "" };
}

/** A form as it is downloaded, and its stamp. @param {Values} values @param {Field[]} [blank] */
function downloaded(values, blank = fields) {
  const event = newEvent("e", values, 1000);
  const form = formOf(blank, guide);
  const filling = filled(event, form, world);
  const marks = marksOf(event, form, filling);
  const stamp = { format: FORMAT, version: VERSION, id: "e", marks, ...filling };
  const written = blank.map((one) => ({ ...one, value: filling.texts[one.name] ?? "" }));
  return { event, written, stamp: readStamp(JSON.stringify(stamp)) };
}

/** The fields with other texts. @param {Field[]} all @param {Values} texts */
function rewritten(all, texts) {
  const said = new Map(Object.entries(texts));
  return all.map((one) => ({ ...one, value: said.get(one.name) ?? one.value }));
}

/** What comes in of an event that left with some values, when texts of its form have changed. @param {Values} values @param {Values} texts @param {Values} [since] */
function back(values, texts, since = {}) {
  const { event, written, stamp } = downloaded(values);
  const { events, bases } = incomingOf(rewritten(written, texts), stamp, world, moment);
  const own = { ...event, marks: { ...event.marks, ...newEvent("e", since, 2000).marks } };
  return compare(own, /** @type {any} */ (events.e), {}, bases?.e);
}

/** The texts of an event that comes from a form without a stamp. @param {Values} texts @param {Field[]} [blank] */
function fresh(texts, blank = fields) {
  const { events } = incomingOf(rewritten(blank, texts), null, world, moment);
  const [event] = Object.values(events);
  return Object.fromEntries(
    Object.keys(event?.marks ?? {}).map((key) => [key, value(/** @type {any} */ (event), key)]),
  );
}

test("a form is filled in with ticks, names, days and notes", () => {
  const { written } = downloaded({
    name: "Tunti",
    date: "2026-12-20",
    "item/tarve/state": "done",
    "item/muoto/state": "skipped",
    "item/tarve/who": "Aino",
    "item/palkkio/state": "skipped",
    "item/palkkio/note": "Soita.\nKysy.",
    "item/own-1/name": "Varaa kahvit.",
    "item/own-1/phase": "2",
  });
  const told = Object.fromEntries(written.map(({ name, value: said }) => [name, said]));
  assert.equal(told.event, "Tunti");
  assert.equal(told.event_date, "20.12.2026");
  assert.deepEqual([told.tarve, told.muoto, told["muoto-who"]], [ON, "", "ei koske"]);
  assert.deepEqual([told["tarve-who"], told["tarve-when"]], ["Aino", "8.11.2026"]);
  assert.deepEqual([told["palkkio-who"], told["palkkio-when"]], ["ei koske", ""]);
  assert.equal(
    told["note-2"],
    "Teen kohdan palkkio: Soita.\nKysy.\nVaraa kahvit (avoin)",
    "items of the reader's own stand after those of the guide",
  );
});

test("a form tells days of what the event's list shows, and of nothing else", () => {
  const days = (/** @type {Values} */ values) => {
    const { written } = downloaded({ date: "2026-12-20", ...values });
    return written.filter(({ name, value: said }) => name.endsWith("-when") && said).length;
  };
  const few = { kind: "talk", site: "onsite", via: "organisation" };
  const used = { "item/palkkio/note": "Soita." };
  assert.deepEqual([{}, few, { ...few, ...used }, { ...few, all: "1" }].map(days), [2, 0, 1, 2]);
});

test("a form takes along no more of an event than it shows", () => {
  const { stamp } = downloaded({
    name: "Tunti",
    place: "Oulu",
    "brief/tarkoitus": "Salaa",
    "item/k-matka/note": "Omaa",
    "item/tarve/note": "Näkyy",
  });
  assert.deepEqual(Object.keys(stamp?.marks ?? {}).sort(), ["item/tarve/note", "name"]);
});

test("a form that comes back as it left changes nothing", () => {
  const values = { name: "Äänet", date: "2026-12-20", "item/palkkio/note": "a\r\nb" };
  const found = back(values, { event: "Äänet".normalize("NFD") });
  assert.deepEqual(found.values, {});
  assert.deepEqual(found.conflicts, []);
});

test("what was changed in a form wins over what has stayed here", () => {
  const { values, conflicts } = back(
    { name: "Tunti", guest: "Ville", "item/tarve/state": "done", "item/muoto/who": "Aino" },
    {
      event: "Ilta",
      guest: "",
      tarve: "",
      palkkio: ON,
      "muoto-who": "Liisa",
      "muoto-when": "1.12.",
    },
  );
  assert.equal(conflicts.length, 0);
  assert.deepEqual(
    [values.name, values.guest, values["item/tarve/state"], values["item/palkkio/state"]],
    ["Ilta", "", "open", "done"],
  );
  assert.deepEqual([values["item/muoto/who"], values["item/muoto/due"]], ["Liisa", "2026-12-01"]);
});

test("what was not changed in a form leaves newer texts alone, and two changes are a question", () => {
  const { values, conflicts } = back(
    { name: "Tunti", guest: "Ville", "item/tarve/state": "done" },
    { guest: "Liisa" },
    { name: "Ilta", guest: "Aino", "item/tarve/state": "open" },
  );
  assert.deepEqual(values, {});
  assert.deepEqual(
    conflicts.map(({ key }) => key),
    ["guest"],
  );
});

test("a note that was changed in the notes of a phase is that of its item, all else is kept beside", () => {
  const note = "Teen kohdan tarve: Soita Liisalle.\nLisää\nTeen kohdan tila: Varattu";
  const { values } = back(
    { "item/tarve/note": "Soita Ainolle.", "item/tila/note": "Varattu", "item/muoto/note": "Pois" },
    { "note-1": `Tärkeää!\n${note}\nLoppuun` },
  );
  assert.deepEqual(values, {
    "item/tarve/note": "Soita Liisalle.\nLisää",
    "item/muoto/note": "",
    "item/own-form-1/name": "Lomakkeen muistiinpanot",
    "item/own-form-1/phase": "1",
    "item/own-form-1/note": "Tärkeää!\nLoppuun",
  });
  const both = back(
    { "item/tarve/note": "Soita", "item/tila/note": "Varaa" },
    { "note-1": "Teen kohdan tarve: Soitettu\nTeen kohdan tila: Varattu" },
  );
  assert.deepEqual(both.values, { "item/tarve/note": "Soitettu", "item/tila/note": "Varattu" });
});

test("a form that was downloaded blank becomes an event, always the same one", () => {
  const texts = { event: "Tunti", event_date: "20.12.", tarve: ON, "note-2": "Soita" };
  const values = fresh(texts);
  assert.deepEqual(
    [values.name, values.date, values["item/tarve/state"], values["item/own-form-2/note"]],
    ["Tunti", "2026-12-20", "done", "Soita"],
  );
  const idOf = (/** @type {Values} */ one) =>
    Object.keys(incomingOf(rewritten(fields, one), null, world, moment).events)[0];
  assert.equal(idOf(texts), idOf({ ...texts }));
  assert.notEqual(idOf(texts), idOf({ ...texts, guest: "Ville" }));
});

test("what is no day is kept as a note", () => {
  const values = fresh({ event_date: "viikolla 12", "tarve-when": "ennen joulua" });
  assert.equal(values["item/own-form-1/note"], "Päivä: viikolla 12");
  assert.equal(values["item/tarve/note"], "Määräaika: ennen joulua");
});

test("days are read as each language writes them", () => {
  /** @type {[string, string, string][]} */
  const days = [
    ["fi", "11.3.2027", "2027-03-11"],
    ["fi", "to 11. 3. 2027", "2027-03-11"],
    ["fi", "11.3.", "2027-03-11"],
    ["fi", "torstai 5. marraskuuta 2026", "2026-11-05"],
    ["sv", "den 5 november", "2026-11-05"],
    ["sv", "tors 5.11.2026", "2026-11-05"],
    ["en", "Thu 5 Nov 2026", "2026-11-05"],
    ["en", "5/11/26", "2026-11-05"],
    ["en", "November 5th, 2026", "2026-11-05"],
    ["en", "2026-11-05", "2026-11-05"],
    ["en-US", "11/5/2026", "2026-11-05"],
    ["fi", "1.1.1999", ""],
    ["fi", "31.2.2027", ""],
    ["fi", "klo 13.00", ""],
    ["fi", "5.11.0026", ""],
    ["fi", "", ""],
  ];
  for (const [language, written, day] of days)
    assert.equal(readDate(written, language, "2026-12-20"), day, `${language}: ${written}`);
});

test("an answer is the fact that it stands for, or else the answer's own text", () => {
  const day = /** @type {{ id: string }} */ (questions.find(({ from }) => from === "date"));
  const plain = /** @type {{ id: string }} */ (questions.find(({ from }) => !from));
  const known = [...brief, ...LIST.map(box)];
  const values = fresh({ [day.id]: "to 7.1.2027", [plain.id]: "Kaksi\nriviä" }, known);
  assert.deepEqual([values.date, values[`brief/${plain.id}`]], ["2027-01-07", "Kaksi\nriviä"]);
  assert.equal(fresh({ [day.id]: "keväällä" }, known)[`brief/${day.id}`], "keväällä");
});

test("a former item of the guide keeps its ticks, and what no version knows keeps its texts", () => {
  const old = [...fields, box("huone"), text("huone-who"), box("poissa"), text("poissa-who")];
  const more = [...old, text("constructor"), text("__proto__"), text("hasOwn-who")];
  const values = fresh({ huone: ON, "huone-who": "Aino", "poissa-who": "Liisa" }, more);
  assert.deepEqual(
    [values["item/huone/state"], values["item/huone/who"], values["item/poissa/who"]],
    ["done", "Aino", "Liisa"],
  );
});

/** Why a form is refused. @param {() => unknown} read */
function refusal(read) {
  try {
    read();
  } catch (error) {
    return /** @type {{ refusal?: string }} */ (error).refusal;
  }
  return "";
}

test("forms of others, blank ones and those of a later guide are refused", () => {
  const others = [text("event"), text("name"), box("agree"), box("tarve"), box("muoto")];
  const read = (/** @type {Field[]} */ all) => () => incomingOf(all, null, world, moment);
  assert.equal(refusal(read(rewritten(others, { name: "x" }))), "not-a-form");
  assert.equal(refusal(read(fields)), "empty-form");
  const later = JSON.stringify({ format: FORMAT, version: VERSION + 1, id: "e" });
  assert.equal(
    refusal(() => readStamp(later)),
    "newer",
  );
});

test("what is changed in a form is as old as its file, and no younger than now", () => {
  const texts = rewritten(fields, { event: "Tunti" });
  const times = [LATER, moment.now + 9].map((at) => {
    const [event] = Object.values(incomingOf(texts, null, world, { ...moment, at }).events);
    return event?.marks.name?.t;
  });
  assert.deepEqual(times, [LATER, moment.now]);
});

test("a stamp that is not whole is none", () => {
  const whole = { format: FORMAT, version: VERSION, id: "e", marks: {}, texts: {}, notes: {} };
  assert.ok(readStamp(JSON.stringify(whole)));
  const broken = [
    { marks: { name: "Tunti" } },
    { texts: { event: 1 } },
    { notes: { "note-1": [{ key: "item/tarve/who", head: "", text: "" }] } },
  ];
  for (const part of broken)
    assert.equal(readStamp(JSON.stringify({ ...whole, ...part })), null, JSON.stringify(part));
});

test("no stamp, however hostile, breaks the reading or writes what no event has", () => {
  const ours = downloaded({ name: "Tunti", "item/tarve/note": "Soita" });
  const anything = fc.oneof(fc.json(), fc.constantFrom("", "{", '{"format":"kokemusopas-form"}'));
  const piece = fc.record(
    {
      format: fc.constant(FORMAT),
      version: fc.constant(VERSION),
      id: fc.oneof(fc.constant("e"), fc.string()),
      marks: fc.oneof(fc.object(), fc.constant(ours.stamp?.marks)),
      texts: fc.oneof(fc.dictionary(fc.string(), fc.string()), fc.object()),
      notes: fc.oneof(
        fc.constant({ "note-1": [{ key: "__proto__", head: "", text: "" }] }),
        fc.object(),
      ),
    },
    { requiredKeys: ["format", "id"] },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        anything,
        piece.map((one) => JSON.stringify(one)),
      ),
      fc.string(),
      (stamp, note) => {
        const read = readStamp(stamp);
        const all = rewritten(ours.written, { "note-1": note || "x", event: "Ilta" });
        const { events } = incomingOf(all, read, world, moment);
        for (const event of Object.values(events))
          for (const { v, t } of Object.values(event.marks))
            assert.ok(typeof v === "string" && t <= moment.now);
      },
    ),
  );
});

test("a text that is too long is cut and counted", () => {
  const { cut } = incomingOf(rewritten(fields, { guest: "a".repeat(6000) }), null, world, moment);
  assert.equal(cut, 1);
});
