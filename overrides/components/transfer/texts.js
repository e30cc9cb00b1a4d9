// @ts-check
/** An account of an event as text to take away: for a mail, as a Markdown task list, as a table. */
import { clock, showDate } from "../events/dates.js";

/** @typedef {import("./account.js").Account} Account */
/** @typedef {import("./account.js").Row} Row */
/** Short texts in the reader's language. @typedef {Record<string, string>} Labels */
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

/** The event's name for people. @param {Account} account @param {Labels} labels */
export function titleOf({ facts }, labels) {
  return oneLine(facts.name ?? "") || (labels.untitled ?? "");
}

/**
 * Labelled texts, those left out that are empty.
 * @param {Labels} labels
 * @param {Record<string, string | undefined>} texts by the key of their label
 * @returns {Detail[]}
 */
function details(labels, texts) {
  return Object.entries(texts)
    .map(([key, text]) => ({
      label: labels[key] ?? key,
      lines: (text ?? "")
        .split(/[\r\n]+/)
        .map(oneLine)
        .filter(Boolean),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/**
 * A phase with the name of its list, where there are two.
 * @param {string} title
 * @param {import("./account.js").Phase["list"]} list
 * @param {Labels} labels
 */
function phaseTitle(title, list, labels) {
  return list ? `${labels[`${list}_list`]}: ${title}` : title;
}

/**
 * What both texts say. A row without a state is no item: a question, or what is left over.
 * @param {Account} account
 * @param {Labels} labels
 * @param {string} language
 */
function outline(account, labels, language) {
  const { name: _title, end: _told, ...facts } = account.facts;
  /** @type {(text: string, written: string) => { state?: Row["state"], text: string, about: Detail[] }} */
  const plain = (text, written) => ({ text, about: details(labels, { "": written }) });
  return {
    title: titleOf(account, labels),
    about: details(labels, {
      ...facts,
      date: showDate(facts.date ?? "", language, "long"),
      time: clock(account.facts, language),
    }),
    parts: [
      ...account.phases.map(({ title, list, rows }) => ({
        title: phaseTitle(title, list, labels),
        rows: rows.map(({ state, text, who, due, note, reason }) => ({
          state,
          text: oneLine(text),
          about: details(labels, {
            who,
            deadline: showDate(due, language, "short"),
            note,
            reason,
          }),
        })),
      })),
      ...account.groups.map(({ title, answers }) => ({
        title,
        rows: answers.map(({ question, text }) => plain(question, text)),
      })),
      {
        title: labels.leftovers ?? "",
        rows: account.leftovers.map(({ id, text }) => plain(id, text)),
      },
    ].filter(({ rows }) => rows.length > 0),
  };
}

/**
 * The event as plain text, for a mail.
 * @param {Account} account
 * @param {Labels} labels
 * @param {string} language
 */
export function asText(account, labels, language) {
  const { title, about, parts } = outline(account, labels, language);
  const line = (/** @type {Detail} */ { label, lines }) =>
    label ? `${label}: ${lines.join("\n      ")}` : lines.join("\n    ");
  const blocks = parts.map((part) => [
    part.title,
    ...part.rows.flatMap(({ state, text, about: more }) => [
      (state ? `${MARKS[state]} ` : "") + text + (state === "skipped" ? ` (${labels[state]})` : ""),
      ...more.map((one) => `    ${line(one)}`),
    ]),
  ]);
  return `${[[title, ...about.map(line)], ...blocks].map((block) => block.join("\n")).join("\n\n")}\n`;
}

/**
 * The event as a Markdown task list (GitHub's). What is not needed is ticked and struck out,
 * so that it does not count as open there either.
 * @param {Account} account
 * @param {Labels} labels
 * @param {string} language
 */
export function asMarkdown(account, labels, language) {
  const { title, about, parts } = outline(account, labels, language);
  const line = (/** @type {Detail} */ { label, lines }) => {
    const told = lines.map((one, place) => nextLine(escaped(one), label ? place : 1));
    return (label && `${escaped(label)}: `) + told.join("\\\n    ");
  };
  const blocks = parts.flatMap((part) => [
    `## ${escaped(part.title)}`,
    part.rows
      .flatMap(({ state, text, about: more }) => [
        state === "skipped"
          ? `- [x] ~~${escaped(text)}~~ (${labels[state]})`
          : `- ${state ? `${MARKS[state]} ` : ""}${escaped(text)}`,
        ...more.map((one) => `  - ${line(one)}`),
      ])
      .join("\n"),
  ]);
  return `${[`# ${escaped(title)}`, ...about.map(line), ...blocks].join("\n\n")}\n`;
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
 * The event as a table (RFC 4180): a row for each fact, item, answer and leftover. Excel reads
 * Finnish letters only after a byte order mark, and in Finnish and Swedish, whose decimal sign is
 * a comma, only semicolons separate cells. Days are YYYY-MM-DD, a date to spreadsheets in every
 * language.
 *
 * What a spreadsheet would take for a formula gets an apostrophe in front (a phone number
 * with + too), also after a line break or separator inside a cell: where commas separate,
 * that would become a cell of its own.
 * @param {Account} account
 * @param {Labels} labels
 */
export function asCsv(account, labels) {
  const columns = ["phase", "item", "state", "who", "deadline", "note", "reason", "id"];
  /** @type {(phase: string | undefined, item: string | undefined, text: string, id: string) => string[]} */
  const written = (phase, item, text, id) => [phase ?? "", item ?? "", "", "", "", text, "", id];
  const rows = [
    columns.map((key) => labels[key] ?? key),
    ...Object.entries(account.facts)
      .filter(([, text]) => text)
      .map(([key, text]) => written(labels.event, labels[key] ?? key, text, key)),
    ...account.phases.flatMap(({ title, list, rows }) =>
      rows.map(({ id, text, state, who, due, note, reason }) => [
        phaseTitle(title, list, labels),
        oneLine(text),
        labels[state] ?? "",
        who,
        due,
        note,
        reason,
        id,
      ]),
    ),
    ...account.groups.flatMap(({ title, answers }) =>
      answers.map(({ id, question, text }) => written(title, question, text, id)),
    ),
    ...account.leftovers.map(({ id, text }) => written(labels.leftovers, id, text, "")),
  ];
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;
}

/** @param {string} text */
function cell(text) {
  const safe = text.replace(/([\r\n\t,;])(?=[=+\-@])/g, "$1'").replace(/^(?=[=+\-@\t\r])/, "'");
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
