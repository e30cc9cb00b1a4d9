// @ts-check
/** An event as text to take away: for a mail, as a Markdown task list, as a table. */
import { showDate } from "../events/dates.js";
import { deadline, value, view } from "../events/model.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/model.js").Item} Item */
/**
 * Short texts in the reader's language. `phases` holds the heading of phase 1 first;
 * `open`, `done` and `skipped` name states; `untitled` an event without a name.
 * @typedef {{ phases: string[], open: string, done: string, skipped: string, who: string,
 *   deadline: string, note: string, reason: string, date: string, place: string,
 *   item: string, state: string, phase: string, id: string, untitled: string }} Labels
 */
/** @typedef {{ label: string, lines: string[] }} Detail */

const MARKS = { open: "[ ]", done: "[x]", skipped: "[–]" };

/**
 * On one line; half a character becomes U+FFFD, for mail links.
 * @param {string} text
 */
export function oneLine(text) {
  return text
    .replace(/\s+/g, " ")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .trim();
}

/**
 * Labelled texts, those left out that are empty.
 * @param {[label: string, text: string][]} pairs
 * @returns {Detail[]}
 */
function details(pairs) {
  return pairs
    .map(([label, text]) => ({
      label,
      lines: text
        .split(/[\r\n]+/)
        .map(oneLine)
        .filter(Boolean),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/**
 * What both texts say; no deadline of what is not needed.
 * @param {Event} event
 * @param {Item[]} items
 * @param {Labels} labels
 * @param {string} language
 */
function outline(event, items, labels, language) {
  const phases = [...new Set(items.map(({ phase }) => phase))].sort((a, b) => a - b);
  return {
    title: oneLine(value(event, "name")) || labels.untitled,
    about: details([
      [labels.date, showDate(value(event, "date"), language, "long")],
      [labels.place, oneLine(value(event, "place"))],
    ]),
    phases: phases.map((phase) => ({
      heading: labels.phases[phase - 1] ?? "",
      rows: items
        .filter((item) => item.phase === phase)
        .map((item) => {
          const { state, who, note, reason } = view(event, item, language);
          const skipped = state === "skipped";
          const due = skipped ? "" : showDate(deadline(event, item), language, "short");
          return {
            state,
            text: oneLine(item.text),
            about: details([
              [labels.who, who],
              [labels.deadline, due],
              [labels.note, note],
              [labels.reason, skipped ? reason : ""],
            ]),
          };
        }),
    })),
  };
}

/**
 * The event as plain text, for a mail.
 * @param {Event} event
 * @param {Item[]} items
 * @param {Labels} labels
 * @param {string} language
 */
export function asText(event, items, labels, language) {
  const { title, about, phases } = outline(event, items, labels, language);
  const detail = (/** @type {Detail} */ { label, lines }) => `${label}: ${lines.join("\n      ")}`;
  const blocks = phases.map(({ heading, rows }) => [
    heading,
    ...rows.flatMap((row) => [
      `${MARKS[row.state]} ${row.text}${row.state === "skipped" ? ` (${labels.skipped})` : ""}`,
      ...row.about.map((one) => `    ${detail(one)}`),
    ]),
  ]);
  const all = [[title, ...about.map(detail)], ...blocks];
  return `${all.map((block) => block.join("\n")).join("\n\n")}\n`;
}

/**
 * The event as a Markdown task list (GitHub's). What is not needed is ticked and struck out,
 * so that it does not count as open there either.
 * @param {Event} event
 * @param {Item[]} items
 * @param {Labels} labels
 * @param {string} language
 */
export function asMarkdown(event, items, labels, language) {
  const { title, about, phases } = outline(event, items, labels, language);
  const detail = (/** @type {Detail} */ { label, lines }) =>
    `${escaped(label)}: ${lines.map(escaped).map(nextLine).join("\\\n    ")}`;
  const blocks = phases.flatMap(({ heading, rows }) => [
    `## ${escaped(heading)}`,
    rows
      .flatMap((row) => [
        row.state === "skipped"
          ? `- [x] ~~${escaped(row.text)}~~ (${escaped(labels.skipped)})`
          : `- ${MARKS[row.state]} ${escaped(row.text)}`,
        ...row.about.map((one) => `  - ${detail(one)}`),
      ])
      .join("\n"),
  ]);
  return `${[`# ${escaped(title)}`, ...about.map(detail), ...blocks].join("\n\n")}\n`;
}

/**
 * A line that Markdown shows as it is. What means nothing there (an underscore in a word, an
 * ampersand without entity) stays: it may belong to an address.
 * @param {string} line
 */
function escaped(line) {
  return line
    .replace(
      /([\p{L}\p{N}]_)(?=[\p{L}\p{N}])|[\\`*[\]~|$_]/gu,
      (found, inWord) => inWord ?? `\\${found}`,
    )
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/(^|\s)#/g, "$1\\#");
}

/**
 * So that no quote, list or underline begins where a line begins.
 * @param {string} text
 * @param {number} place 0 for what stands after a label
 */
function nextLine(text, place) {
  return place === 0 ? text : text.replace(/^(\d*)([>+=-]|[.)](?=\s|$))/, "$1\\$2");
}

/**
 * The event as a table (RFC 4180). Excel reads Finnish letters only after a byte order mark,
 * and in Finnish and Swedish, whose decimal sign is a comma, only semicolons separate cells.
 * Deadlines are YYYY-MM-DD, a date to spreadsheets in every language.
 *
 * What a spreadsheet would take for a formula gets an apostrophe in front (a phone number
 * with + too), also after a line break or separator inside a cell: where commas separate,
 * that would become a cell of its own.
 * @param {Event} event
 * @param {Item[]} items
 * @param {Labels} labels
 * @param {string} language
 */
export function asCsv(event, items, labels, language) {
  const head = [
    labels.phase,
    labels.item,
    labels.state,
    labels.who,
    labels.deadline,
    labels.note,
    labels.reason,
    labels.id,
  ];
  const rows = items.map((item) => {
    const { state, who, note, reason } = view(event, item, language);
    return [
      labels.phases[item.phase - 1] ?? "",
      oneLine(item.text),
      labels[state],
      who,
      deadline(event, item),
      note,
      reason,
      item.id,
    ];
  });
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;
}

/** @param {string} text */
function cell(text) {
  const safe = text.replace(/([\r\n\t,;])(?=[=+\-@])/g, "$1'").replace(/^(?=[=+\-@\t\r])/, "'");
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
