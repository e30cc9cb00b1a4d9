// @ts-check
/**
 * An event and its open deadlines as a calendar file (iCalendar, RFC 5545). Deadlines are
 * whole days that block no time, not to-dos, which Outlook and Google leave out; without
 * alarms, for which each calendar has its own custom.
 */
import { addDays, deadline, isDate, value, view } from "../events/model.js";
import { oneLine } from "./texts.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/model.js").Item} Item */
/** @typedef {import("./texts.js").Labels} Labels */

/**
 * What an entry of the calendar says.
 * @typedef {{
 *   id: string,
 *   day: string,
 *   summary: string,
 *   description: string[],
 *   place: string,
 *   keys: RegExp,
 * }} Entry `day` is YYYY-MM-DD, `keys` are those of the marks that the entry is made of
 */

/**
 * The calendar's text. Entries keep their ids, so that a newer file changes them; one that
 * was ticked off since is not in it, and stays in a calendar that has it.
 * @param {Event} event
 * @param {Item[]} items
 * @param {Labels} labels
 * @param {string} language
 * @param {{ now: number, address: string }} options address of the checklist
 * @throws {RangeError} when the event has no date
 */
export function asCalendar(event, items, labels, language, { now, address }) {
  const day = value(event, "date");
  if (!isDate(day) || !addDays(day, 1)) throw new RangeError("the event has no date");
  const name = oneLine(value(event, "name")) || labels.untitled;
  const page = address.replace(/#.*/s, "");
  /** @type {Entry} */
  const whole = {
    id: event.id,
    day,
    summary: name,
    description: [page],
    place: oneLine(value(event, "place")),
    keys: /^(?:date|name|place)$/,
  };
  const deadlines = items.flatMap((item) => dueEntry(event, item, labels, language, name, page));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//kokemusopas//1//${language.toUpperCase()}`,
    ...[whole, ...deadlines].flatMap((entry) => written(entry, event, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/**
 * The entry of an item's deadline, none where it has no day or is settled.
 * @param {Event} event
 * @param {Item} item
 * @param {Labels} labels
 * @param {string} language
 * @param {string} name of the event
 * @param {string} page address of the checklist
 * @returns {Entry[]}
 */
function dueEntry(event, item, labels, language, name, page) {
  const day = deadline(event, item);
  const { state, who, note } = view(event, item, language);
  if (state !== "open" || !addDays(day, 1)) return [];
  return [
    {
      id: `${item.id}.${event.id}`,
      day,
      summary: `${labels.deadline}: ${oneLine(item.text)}`,
      description: [
        name,
        who && `${labels.who}: ${oneLine(who)}`,
        note && `${labels.note}: ${note.trim()}`,
        item.link && `${item.why} ${item.link}`,
        `${page}#item-${item.id}`,
      ],
      place: "",
      keys: new RegExp(`^(?:date|name|item/(?:${[item.id, ...item.was].join("|")})/.*)$`),
    },
  ];
}

/**
 * The lines of an entry.
 * @param {Entry} entry
 * @param {Event} event
 * @param {number} now
 */
function written({ id, day, summary, description, place, keys }, event, now) {
  const times = Object.entries(event.marks).map(([key, { t }]) => (keys.test(key) ? t : 0));
  const changed = Math.min(now, Math.max(...times));
  return [
    "BEGIN:VEVENT",
    `UID:${id}@kokemusopas`,
    `DTSTAMP:${stamp(now)}`,
    `LAST-MODIFIED:${stamp(changed)}`,
    // Tens of seconds: seconds would outgrow its 31 bits in 2038.
    `SEQUENCE:${Math.floor(changed / 10_000)}`,
    `DTSTART;VALUE=DATE:${digits(day)}`,
    `DTEND;VALUE=DATE:${digits(addDays(day, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description.filter(Boolean).join("\n"))}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** @param {string} day */
function digits(day) {
  return day.replace(/-/g, "");
}

/** @param {number} time */
function stamp(time) {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
}

/** @param {string} text */
function escaped(text) {
  return (
    text
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r\n?|\n/g, "\\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a calendar file may hold none
      .replace(/[\0-\x08\x0B-\x1F\x7F]/g, "")
  );
}

/**
 * A line broken so that no part is longer than 75 octets; no character is cut.
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  let text = "";
  let length = 0;
  for (const char of line) {
    const octets = encoder.encode(char).length;
    if (length + octets > 75) {
      text += "\r\n ";
      length = 1;
    }
    text += char;
    length += octets;
  }
  return text;
}
