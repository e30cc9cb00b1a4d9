// @ts-check
/**
 * An event as a calendar file (iCalendar, RFC 5545): alone, with an entry for each day on which
 * something is due, or with one for each thing to do. Deadlines are whole days that block no
 * time, not to-dos, which Outlook and Google leave out.
 *
 * Entries keep their ids, so that a newer file changes them; the event remembers which ones its
 * files had (its mark `calendar`), so that a newer file also cancels those that are gone. Pure.
 */
import { addDays, isDate } from "../events/dates.js";
import { MAX_TEXT } from "../events/model.js";
import { oneLine, titleOf } from "./texts.js";

/** @typedef {import("./account.js").Account} Account */
/** @typedef {import("./account.js").Row} Row */
/** @typedef {import("./texts.js").Labels} Labels */
/** @typedef {"event" | "days" | "items"} Level */
/**
 * What an entry of the calendar says. `id` is "" for the event itself, `day` is YYYY-MM-DD,
 * `lines` are those that not every entry has.
 * @typedef {{ id: string, day: string, summary: string, description: string[], lines: string[] }} Entry
 */
/**
 * `before` is the mark `calendar`, `now` the time in ms, `address` that of the checklist.
 * @typedef {{ labels: Labels, before: string, now: number, address: string, language: string }} World
 */

/** The times of Finland since 1996: calendars do not agree on what a time without a zone means. */
const ZONE = "Europe/Helsinki";
/** Seconds since 1970 would outgrow the 31 bits of a sequence in 2038. */
const SINCE = Date.UTC(2020, 0, 1);
const TIMEZONE = [
  "BEGIN:VTIMEZONE",
  `TZID:${ZONE}`,
  ...[
    ["STANDARD", "19961027T040000", "10", "+0300", "+0200", "EET"],
    ["DAYLIGHT", "19970330T030000", "3", "+0200", "+0300", "EEST"],
  ].flatMap(([kind, start, month, from, to, name]) => [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `TZNAME:${name}`,
    `END:${kind}`,
  ]),
  "END:VTIMEZONE",
];

/**
 * The calendar's text, and the mark that remembers what has been put into a calendar.
 * @param {Account} account
 * @param {Level} level
 * @param {World} world
 * @returns {{ text: string, put: string }}
 * @throws {RangeError} when the event has no date
 */
export function asCalendar(account, level, world) {
  const day = account.facts.date ?? "";
  if (!isDate(day) || !addDays(day, 1)) throw new RangeError("the event has no date");
  const entries = [own(account, day, world), ...due(account, level, world)];
  const before = remembered(world.before);
  const put = new Map([
    ...before,
    ...entries.map((one) => /** @type {const} */ ([one.id, one.day])),
  ]);
  const gone = [...before].filter(([id]) => !entries.some((entry) => entry.id === id));
  const text = calendar(world, [
    ...(isTime(account.facts.time) ? TIMEZONE : []),
    ...entries.flatMap((entry) => written(entry, account.id, world.now, "CONFIRMED")),
    ...cancelled(account, gone, world),
  ]);
  return { text, put: mark(put) };
}

/**
 * A calendar that takes back all entries that have ever been put into one.
 * @param {Account} account
 * @param {World} world
 */
export function takenBack(account, world) {
  const entries = cancelled(account, [...remembered(world.before)], world);
  return calendar(world, ["METHOD:CANCEL", ...entries]);
}

/** @param {World} world @param {string[]} lines */
function calendar({ language }, lines) {
  const all = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//kokemusopas//1//${language.toUpperCase()}`,
    ...lines,
    "END:VCALENDAR",
  ];
  return all.map((line) => `${folded(line)}\r\n`).join("");
}

/**
 * The entry of the event, with a reminder on the day before.
 * @param {Account} account
 * @param {string} day
 * @param {World} world
 * @returns {Entry}
 */
function own(account, day, { labels, address }) {
  const { facts } = account;
  const { time = "", end = "", place = "" } = facts;
  const summary = titleOf(account, labels);
  const moment = (/** @type {string} */ name, /** @type {string} */ at) =>
    `${name};TZID=${ZONE}:${digits(day)}T${at.replace(":", "")}00`;
  const when = isTime(time)
    ? [moment("DTSTART", time), ...(isTime(end) && end > time ? [moment("DTEND", end)] : [])]
    : [...wholeDay(day), "TRANSP:TRANSPARENT"];
  return {
    id: "",
    day,
    summary,
    description: [
      ...["language", "guest", "booker"].map(
        (name) => facts[name] && `${labels[name]}: ${oneLine(facts[name])}`,
      ),
      address,
    ].map((line) => line ?? ""),
    lines: [
      ...when,
      ...(place ? [`LOCATION:${escaped(oneLine(place))}`] : []),
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(summary)}`,
      `TRIGGER:${isTime(time) ? "-P1D" : "-PT15H"}`, // of a whole day: at nine on the day before
      "END:VALARM",
    ],
  };
}

/**
 * The entries of what is due: open, and on the list that the reader sees.
 * @param {Account} account
 * @param {Level} level
 * @param {World} world
 * @returns {Entry[]}
 */
function due(account, level, { labels, address }) {
  const name = titleOf(account, labels);
  const rows = account.phases
    .flatMap((phase) => phase.rows)
    .filter(({ state, shown, due }) => state === "open" && shown && addDays(due, 1));
  const about = (/** @type {Row} */ { who, note, link, why }) => [
    who && `${labels.who}: ${oneLine(who)}`,
    note && `${labels.note}: ${note}`,
    link && `${why} ${link}`,
  ];
  const entry = (/** @type {string} */ id, /** @type {string} */ day) => ({
    id,
    day,
    lines: [...wholeDay(day), "TRANSP:TRANSPARENT"],
  });
  if (level === "items") {
    return rows.map((row) => ({
      ...entry(row.id, row.due),
      summary: `${labels.deadline}: ${oneLine(row.text)}`,
      description: [name, ...about(row), row.place],
    }));
  }
  const days = level === "days" ? [...new Set(rows.map((row) => row.due))].sort() : [];
  return days.map((day, place) => {
    const onDay = rows.filter((row) => row.due === day);
    const [first] = onDay.map(({ text }) => oneLine(text));
    return {
      ...entry(`day${place + 1}`, day),
      summary: `${labels.deadline}: ${onDay.length > 1 ? `${name} (${onDay.length})` : first}`,
      description: [
        name,
        ...onDay.flatMap((row) => [`– ${oneLine(row.text)}`, ...about({ ...row, link: "" })]),
        address,
      ],
    };
  });
}

/**
 * @param {Account} account
 * @param {[id: string, day: string][]} entries
 * @param {World} world
 */
function cancelled(account, entries, { labels, now }) {
  const rows = account.phases.flatMap((phase) => phase.rows);
  return entries.flatMap(([id, day]) => {
    const text = rows.find((row) => row.id === id)?.text;
    const summary = text ? oneLine(text) : titleOf(account, labels);
    const entry = { id, day, summary, description: [], lines: wholeDay(day) };
    return written(entry, account.id, now, "CANCELLED");
  });
}

/**
 * The lines of an entry. Each file is newer than those before it, whatever it says.
 * @param {Entry} entry
 * @param {string} event its id
 * @param {number} now
 * @param {"CONFIRMED" | "CANCELLED"} status
 */
function written({ id, summary, description, lines }, event, now, status) {
  const told = description.filter(Boolean).join("\n");
  return [
    "BEGIN:VEVENT",
    `UID:${id ? `${id}.` : ""}${event}@kokemusopas`,
    `DTSTAMP:${stamp(now)}`,
    `SEQUENCE:${Math.floor((now - SINCE) / 1000)}`,
    `STATUS:${status}`,
    `SUMMARY:${escaped(summary)}`,
    ...(told ? [`DESCRIPTION:${escaped(told)}`] : []),
    ...lines,
    "END:VEVENT",
  ];
}

/**
 * What a mark remembers: the last day of each entry by its id.
 * @param {string} mark
 * @returns {Map<string, string>}
 */
function remembered(mark) {
  return new Map(
    [...mark.matchAll(/(\d{4}-\d\d-\d\d)([a-z0-9-]*);/g)].flatMap(([, day = "", id = ""]) =>
      isDate(day) && addDays(day, 1) ? [/** @type {const} */ ([id, day])] : [],
    ),
  );
}

/** @param {Map<string, string>} put */
function mark(put) {
  const text = [...put].map(([id, day]) => `${day}${id};`).join("");
  return text.slice(0, MAX_TEXT).replace(/[^;]*$/, "");
}

/** @param {string} day */
function wholeDay(day) {
  return [`DTSTART;VALUE=DATE:${digits(day)}`, `DTEND;VALUE=DATE:${digits(addDays(day, 1))}`];
}

/** @param {string | undefined} text */
function isTime(text) {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text ?? "");
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
