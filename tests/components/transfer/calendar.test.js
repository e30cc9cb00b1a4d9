// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { stateValues } from "../../../overrides/components/events/items.js";
import { MAX_TEXT, newEvent, withValues } from "../../../overrides/components/events/model.js";
import { account } from "../../../overrides/components/transfer/account.js";
import { asCalendar, takenBack } from "../../../overrides/components/transfer/calendar.js";
import { oneLine } from "../../../overrides/components/transfer/texts.js";
import { anyText, guide, items, labels } from "../sample.js";

/** @typedef {import("../../../overrides/components/events/model.js").Event} Event */
/** @typedef {import("../../../overrides/components/transfer/calendar.js").Level} Level */

const NOW = Date.UTC(2026, 8, 1, 9, 30);
const written = { name: "Tunti, osa 2", date: "2026-12-31", place: "Sali; B" };
const event = newEvent("3f2b", written, Date.UTC(2026, 7, 1));

/** @param {Partial<import("../../../overrides/components/transfer/calendar.js").World>} [more] */
const world = (more) => ({
  labels,
  before: "",
  now: NOW,
  address: "https://opas.fi/tarkistuslista/",
  language: "fi",
  ...more,
});
/** @param {Event} one */
const told = (one) => account(one, guide, "fi", "https://opas.fi/");
/** @param {Event} one @param {Level} [level] @param {Parameters<typeof world>[0]} [more] */
const made = (one, level = "items", more = {}) => asCalendar(told(one), level, world(more));
/** @param {Event} one @param {Level} [level] @param {Parameters<typeof world>[0]} [more] */
const calendar = (one, level, more) => made(one, level, more).text;

/**
 * The entries of a calendar as another program reads them.
 * @param {string} text
 * @returns {Record<string, string>[]}
 */
function entries(text) {
  const whole = new ICAL.Component(ICAL.parse(text));
  return whole.getAllSubcomponents("vevent").map((entry) => {
    const [alarm] = entry.getAllSubcomponents("valarm");
    return Object.fromEntries([
      ...entry.getAllProperties().map((property) => {
        const zone = property.getParameter("tzid");
        const kind = property.type === "date" ? ";VALUE=DATE" : zone ? `;TZID=${zone}` : "";
        const value = property.getFirstValue();
        return [
          property.name.toUpperCase() + kind,
          value instanceof ICAL.Time ? value.toICALString() : String(value),
        ];
      }),
      ...(alarm ? [["ALARM", String(alarm.getFirstPropertyValue("trigger"))]] : []),
    ]);
  });
}
/** @param {string} text */
const states = (text) =>
  Object.fromEntries(
    entries(text).map(({ UID, STATUS }) => [UID?.replace(/\.?3f2b@kokemusopas/, ""), STATUS]),
  );

test("the event and each open item with a deadline are whole days", () => {
  const ticked = withValues(
    event,
    {
      guest: "Ville",
      language: "suomi",
      ...stateValues(items[0], "done", "fi"),
      "item/palkkio/who": "Maija",
      "item/palkkio/note": "Rivi\nToinen",
    },
    Date.UTC(2026, 7, 2),
  );
  const text = calendar(ticked);
  assert.ok(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  assert.ok(text.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  const [day, due, ...rest] = entries(text);
  assert.equal(rest.length, 0);
  assert.deepEqual(day, {
    UID: "3f2b@kokemusopas",
    DTSTAMP: "20260901T093000Z",
    SEQUENCE: "210418200",
    STATUS: "CONFIRMED",
    SUMMARY: "Tunti, osa 2",
    DESCRIPTION: "Kieli: suomi\nKokemustoimija: Ville\nhttps://opas.fi/tarkistuslista/",
    "DTSTART;VALUE=DATE": "20261231",
    "DTEND;VALUE=DATE": "20270101",
    TRANSP: "TRANSPARENT",
    LOCATION: "Sali; B",
    ALARM: "-PT15H",
  });
  assert.equal(due?.UID, "palkkio.3f2b@kokemusopas");
  assert.equal(due?.["DTSTART;VALUE=DATE"], "20261210");
  assert.equal(due?.SUMMARY, "Määräaika: Teen kohdan palkkio.");
  assert.equal(
    due?.DESCRIPTION,
    "Tunti, osa 2\nKuka: Maija\nMuistiinpano: Rivi\nToinen\n" +
      "Miksi? https://opas.fi/t/#palkkio\nhttps://opas.fi/tarkistuslista/#item-palkkio",
  );
});

test("an event with a time stands at that time of Finland, with an alarm a day before", () => {
  const text = calendar(withValues(event, { time: "13:00", end: "14:30" }, 1), "event");
  const [own] = entries(text);
  assert.equal(own?.["DTSTART;TZID=Europe/Helsinki"], "20261231T130000");
  assert.equal(own?.["DTEND;TZID=Europe/Helsinki"], "20261231T143000");
  assert.equal(own?.TRANSP, undefined, "an event that has a time takes it");
  assert.equal(own?.ALARM, "-P1D");
  const whole = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(whole.getFirstSubcomponent("vtimezone") ?? undefined);
  for (const [date, hour] of /** @type {const} */ ([
    ["2026-03-29T02:30:00", 2],
    ["2026-03-29T04:30:00", 3],
    ["2026-10-25T02:30:00", 3],
    ["2026-10-25T04:30:00", 2],
  ])) {
    assert.equal(zone.utcOffset(ICAL.Time.fromDateTimeString(date)) / 3600, hour, date);
  }
});

test("an end that is not after the start, or no time at all, makes no broken entry", () => {
  for (const [time, end] of [
    ["13:00", ""],
    ["13:00", "13:00"],
    ["13:00", "12:00"],
    ["13:00", "aamulla"],
  ]) {
    const [own] = entries(calendar(withValues(event, { time, end }, 1), "event"));
    assert.equal(own?.["DTSTART;TZID=Europe/Helsinki"], "20261231T130000");
    assert.equal(own?.["DTEND;TZID=Europe/Helsinki"], undefined);
  }
  for (const time of ["", "aamulla", "25:00", "13:00\r\nX:1"]) {
    const [own] = entries(calendar(withValues(event, { time }, 1), "event"));
    assert.equal(own?.["DTSTART;VALUE=DATE"], "20261231");
  }
});

test("the reader chooses the event alone, an entry for each day, or one for each item", () => {
  const both = withValues(event, { "item/muoto/due": "2026-12-10" }, 1);
  assert.deepEqual(Object.keys(states(calendar(both, "event"))), [""]);
  assert.deepEqual(Object.keys(states(calendar(both, "days"))), ["", "day1", "day2"]);
  assert.deepEqual(Object.keys(states(calendar(both, "items"))), ["", "tarve", "muoto", "palkkio"]);
  const [, first, second] = entries(calendar(both, "days"));
  assert.equal(first?.SUMMARY, "Määräaika: Teen kohdan tarve.");
  assert.equal(second?.SUMMARY, "Määräaika: Tunti, osa 2 (2)");
  assert.equal(
    second?.DESCRIPTION,
    "Tunti, osa 2\n– Teen kohdan muoto.\n– Teen kohdan palkkio.\nhttps://opas.fi/tarkistuslista/",
  );
});

test("only what the event's list shows is due, the reader's own items too", () => {
  const own = withValues(
    event,
    { kind: "talk", "item/own-1/name": "Varaan kahvit.", "item/own-1/due": "2026-12-01" },
    1,
  );
  assert.deepEqual(Object.keys(states(calendar(own, "items"))), ["", "own-1"]);
});

test("a second file changes the entries of the first", () => {
  const moved = withValues(event, { date: "2027-01-07" }, Date.UTC(2026, 7, 3));
  const before = entries(calendar(event));
  const after = entries(calendar(moved, "items", { now: NOW + 1000 }));
  assert.deepEqual(
    after.map(({ UID }) => UID),
    before.map(({ UID }) => UID),
  );
  for (const [place, entry] of before.entries()) {
    assert.ok(Number(after[place]?.SEQUENCE) > Number(entry.SEQUENCE));
    assert.notEqual(after[place]?.["DTSTART;VALUE=DATE"], entry["DTSTART;VALUE=DATE"]);
  }
});

test("entries that are gone are cancelled in the next file, and come back in a later one", () => {
  const { put } = made(event, "items");
  const ticked = withValues(event, stateValues(items[0], "done", "fi"), 2);
  const second = made(ticked, "items", { before: put });
  assert.deepEqual(states(second.text), {
    "": "CONFIRMED",
    palkkio: "CONFIRMED",
    tarve: "CANCELLED",
  });
  const third = made(ticked, "days", { before: second.put });
  assert.deepEqual(states(third.text), {
    "": "CONFIRMED",
    day1: "CONFIRMED",
    tarve: "CANCELLED",
    palkkio: "CANCELLED",
  });
  const again = made(event, "items", { before: third.put });
  assert.deepEqual(states(again.text), {
    "": "CONFIRMED",
    tarve: "CONFIRMED",
    palkkio: "CONFIRMED",
    day1: "CANCELLED",
  });
});

test("fewer days cancel the entries of the last ones", () => {
  const { put } = made(event, "days");
  const ticked = withValues(event, stateValues(items[0], "done", "fi"), 2);
  assert.deepEqual(states(made(ticked, "days", { before: put }).text), {
    "": "CONFIRMED",
    day1: "CONFIRMED",
    day2: "CANCELLED",
  });
});

test("all that was ever exported can be taken back, also when the event has no date any more", () => {
  const first = made(event, "items");
  const second = made(event, "event", { before: first.put });
  const dateless = withValues(event, { date: "" }, 2);
  const text = takenBack(told(dateless), world({ before: second.put, now: NOW + 5000 }));
  assert.match(text, /\r\nMETHOD:CANCEL\r\n/);
  assert.deepEqual(states(text), { "": "CANCELLED", tarve: "CANCELLED", palkkio: "CANCELLED" });
  const [own] = entries(text);
  assert.equal(own?.["DTSTART;VALUE=DATE"], "20261231");
  assert.ok(Number(own?.SEQUENCE) > Number(entries(first.text)[0]?.SEQUENCE));
});

test("what is remembered fits a mark, and nothing else in it is believed", () => {
  const many = { ...event.marks };
  for (let number = 0; number < 400; number += 1) {
    many[`item/own-${number}-abcdefgh/name`] = { v: "x", t: 1 };
    many[`item/own-${number}-abcdefgh/due`] = { v: "2026-12-01", t: 1 };
  }
  const { put } = made({ ...event, marks: many }, "items");
  assert.ok(put.length <= MAX_TEXT && put.endsWith(";"));
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constant("2026-13-99x;9999-12-31;")), (before) => {
      assert.equal(entries(calendar(event, "event", { before })).length, 1);
    }),
  );
});

test("an event without a day has no calendar", () => {
  for (const date of ["", "9999-12-31"]) {
    assert.throws(() => calendar(newEvent("e", { date })), RangeError);
  }
});

test("any text survives folding and escaping, and adds no line of its own", () => {
  fc.assert(
    fc.property(anyText, anyText, (name, note) => {
      const text = calendar(withValues(event, { name: name, "item/palkkio/note": note }, 1));
      for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75);
      assert.doesNotMatch(text, /(?<!\r)\n|\r(?!\n)/);
      const found = entries(text);
      assert.equal(found.length, 3);
      const plain = (/** @type {string} */ one) =>
        // biome-ignore lint/suspicious/noControlCharactersInRegex: a calendar file may hold none
        one.replace(/\r\n?/g, "\n").replace(/[\0-\x08\x0B-\x1F\x7F]/g, "");
      assert.equal(found[0]?.SUMMARY, plain(oneLine(name) || "Nimetön"));
      if (note.trim())
        assert.ok(found[2]?.DESCRIPTION?.includes(`\nMuistiinpano: ${plain(note.trim())}\nMiksi?`));
    }),
  );
});

test("backslashes stay what they are, also before what they would escape", () => {
  for (const name of ["C:\\neu\\Nord", "a\\\\b", "a\\;b\\,c", "\\"]) {
    assert.equal(entries(calendar(withValues(event, { name }, 1)))[0]?.SUMMARY, name);
  }
});

test("no character is cut where a line is folded", () => {
  for (let length = 50; length < 80; length += 1) {
    const text = calendar(withValues(event, { name: `${"a".repeat(length)}ä👍ö` }, 1));
    assert.equal(Buffer.from(text).toString("utf8"), text);
    for (const line of text.split("\r\n")) assert.equal(line, line.toWellFormed());
  }
});
