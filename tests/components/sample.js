// @ts-check
/** What several tests use: labels, items, and arbitrary events for property tests. */
import fc from "fast-check";

/** @type {import("../../overrides/components/transfer/texts.js").Labels} */
export const labels = {
  event: "Tilaisuus",
  name: "Nimi",
  date: "Päivä",
  time: "Aika",
  end: "Loppuu",
  place: "Paikka",
  language: "Kieli",
  booker: "Tilaaja",
  guest: "Kokemustoimija",
  open: "avoin",
  done: "tehty",
  skipped: "ei koske",
  who: "Kuka",
  deadline: "Määräaika",
  note: "Muistiinpano",
  reason: "Syy",
  item: "Kohta",
  state: "Tila",
  phase: "Vaihe",
  id: "Tunnus",
  untitled: "Nimetön",
  leftovers: "Muut merkinnät",
};

/**
 * @param {string} id
 * @param {number} phase
 * @param {number | null} due
 * @param {Partial<import("../../overrides/components/events/items.js").Item>} [more]
 * @returns {import("../../overrides/components/events/items.js").Item}
 */
export const item = (id, phase, due, more) => ({
  id,
  phase,
  due,
  text: `Teen kohdan ${id}.`,
  was: [],
  link: `https://opas.fi/t/#${id}`,
  why: "Miksi?",
  kinds: [],
  only: [],
  ...more,
});
export const items = [item("tarve", 1, -42), item("muoto", 1, null), item("palkkio", 2, -21)];
/** @type {import("../../overrides/components/events/words.js").Guide} */
export const guide = {
  items,
  page: "tarkistuslista/",
  phases: ["1. Kartoita tarve", "2. Tilaa"],
  questions: [
    {
      title: "Osa 1",
      page: "tilauspohja/",
      questions: [
        { id: "paiva", question: "Milloin?", from: "date" },
        { id: "paikka", question: "Missä?", from: "place" },
        { id: "tarkoitus", question: "Miksi?" },
      ],
    },
    {
      title: "Osa 3",
      page: "sovittu/",
      questions: [{ id: "maksu", question: "Kuka maksaa?" }],
    },
  ],
};

/** Any text: letters of all scripts, emoji, control characters, lone surrogates, markup. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
  fc
    .array(
      fc.constantFrom(
        ..."#-+*_=>[]()`~|\\&<!$.:;,\"'@\t\r\n 1ax/äÖ👩🏽‍🦽",
        "---",
        "- [ ] ",
        "```",
        "<b>",
        "END:VCALENDAR",
      ),
    )
    .map((parts) => parts.join("")),
);

export const anyKey = fc.oneof(
  fc.constantFrom("name", "place", "language", "booker", "guest", "deleted", "item/own-1/name"),
  fc
    .constantFrom("tarve", "muoto", "palkkio")
    .chain((id) =>
      fc
        .constantFrom("state", "reason", "note", "who", "text")
        .map((field) => `item/${id}/${field}`),
    ),
  fc.constantFrom("brief/tarkoitus", "brief/paikka"),
);

/** Few times and texts, so that marks of the same time and of the same text are common. */
export const anyMarks = fc.dictionary(
  anyKey,
  fc.record(
    { v: fc.oneof(fc.constantFrom("", "a", "b"), anyText), t: fc.nat({ max: 5 }) },
    { noNullPrototype: true },
  ),
  { noNullPrototype: true },
);

/** @param {import("fast-check").Arbitrary<string>} id */
export const anyEvent = (id = fc.uuid()) =>
  fc.record({ id, marks: anyMarks }, { noNullPrototype: true });

export const anyEvents = fc
  .array(anyEvent(fc.constantFrom("a", "b", "c")), { maxLength: 4 })
  .map((events) => Object.fromEntries(events.map((event) => [event.id, event])));
