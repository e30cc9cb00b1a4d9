// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { newEvent, stateValues, withValues } from "../../../overrides/components/events/model.js";
import { asCalendar } from "../../../overrides/components/transfer/calendar.js";
import { oneLine } from "../../../overrides/components/transfer/texts.js";
import { anyText, items, labels } from "../sample.js";

const options = {
  now: Date.UTC(2026, 8, 1, 9, 30),
  address: "https://opas.fi/tarkistuslista/#item-x",
};
const written = { name: "Tunti, osa 2", date: "2026-12-31", place: "Sali; B" };
const event = newEvent("3f2b", written, Date.UTC(2026, 7, 1));

/**
 * The entries of a calendar as another program reads them.
 * @param {string} text
 * @returns {Record<string, string>[]}
 */
function entries(text) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents().map((entry) => {
    const name = entry.name.toUpperCase();
    const properties = entry.getAllProperties().map((property) => {
      const kind = property.type === "date" ? ";VALUE=DATE" : "";
      const value = property.getFirstValue();
      return [
        property.name.toUpperCase() + kind,
        value instanceof ICAL.Time ? value.toICALString() : String(value),
      ];
    });
    return { BEGIN: name, ...Object.fromEntries(properties), END: name };
  });
}

/** @param {import("../../../overrides/components/events/model.js").Event} one */
const calendar = (one) => asCalendar(one, items, labels, "fi", options);

test("the event and each open item with a deadline are whole days", () => {
  const ticked = withValues(
    event,
    {
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
    BEGIN: "VEVENT",
    UID: "3f2b@kokemusopas",
    DTSTAMP: "20260901T093000Z",
    "LAST-MODIFIED": "20260801T000000Z",
    SEQUENCE: "178554240",
    "DTSTART;VALUE=DATE": "20261231",
    "DTEND;VALUE=DATE": "20270101",
    SUMMARY: "Tunti, osa 2",
    DESCRIPTION: "https://opas.fi/tarkistuslista/",
    LOCATION: "Sali; B",
    TRANSP: "TRANSPARENT",
    END: "VEVENT",
  });
  assert.equal(due?.UID, "palkkio.3f2b@kokemusopas");
  assert.equal(due?.["DTSTART;VALUE=DATE"], "20261210");
  assert.equal(due?.SUMMARY, "Määräaika: Teen kohdan palkkio.");
  assert.equal(
    due?.DESCRIPTION,
    "Tunti, osa 2\nVastuu: Maija\nMuistiinpano: Rivi\nToinen\n" +
      "Miksi? https://opas.fi/t/#palkkio\nhttps://opas.fi/tarkistuslista/#item-palkkio",
  );
});

test("a second file changes the entries of the first", () => {
  const moved = withValues(event, { date: "2027-01-07" }, Date.UTC(2026, 7, 3));
  const [before, after] = [entries(calendar(event)), entries(calendar(moved))];
  assert.deepEqual(
    after.map(({ UID }) => UID),
    before.map(({ UID }) => UID),
  );
  for (const [place, entry] of before.entries()) {
    assert.ok(Number(after[place]?.SEQUENCE) > Number(entry.SEQUENCE));
  }
});

test("an event without a day has no calendar", () => {
  for (const date of ["", "9999-12-31"]) {
    assert.throws(() => calendar(newEvent("e", { date })), RangeError);
  }
});

test("marks from a clock far ahead do not break the times", () => {
  const ahead = newEvent("e", { date: "2026-12-31" }, Number.MAX_SAFE_INTEGER);
  assert.equal(entries(calendar(ahead))[0]?.["LAST-MODIFIED"], "20260901T093000Z");
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
      assert.equal(found[0]?.SUMMARY, plain(oneLine(name) || labels.untitled));
      if (note)
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
