// @ts-check
/**
 * All that an event holds, in the order in which it is told: its facts, every item, every answer
 * of the brief, and what was written on things that the guide no longer has. Every file, mail and
 * calendar is written from this one account. Pure.
 */
import { answer } from "../brief/answers.js";
import { deadline } from "../events/deadlines.js";
import { isExperts, isOwn, leftovers, view, withOwn } from "../events/items.js";
import { FACTS, value } from "../events/model.js";
import { isTouched, selected } from "../events/selection.js";
import { languageName } from "../events/written.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/words.js").Guide} Guide */
/** @typedef {import("../events/items.js").Item} Item */
/**
 * An item: `shown` tells that the event's list shows it, `due` is a day or "", `ownDue` the
 * reader's own, `place` where the item stands.
 * @typedef {{ id: string, text: string, state: import("../events/items.js").State, who: string,
 *   due: string, ownDue: string, note: string, reason: string, link: string, why: string,
 *   place: string, own: boolean | undefined, shown: boolean }} Row
 */
/** `list` names the list of a phase where the account holds two. @typedef {{ title: string, list: "" | "host" | "expert", rows: Row[] }} Phase */
/** @typedef {{ id: string, question: string, text: string }} Answer */
/**
 * `groups` are the parts of the brief that have an answer.
 * @typedef {{ id: string, facts: Record<string, string>, phases: Phase[],
 *   groups: { title: string, answers: Answer[] }[], leftovers: { id: string, text: string }[] }} Account
 */

/**
 * @param {Event} event
 * @param {Guide} guide
 * @param {string} language
 * @param {string} root address of the guide in that language, from which its links start
 * @param {boolean} [experts] whether it is told where the expert's list is, not the host's
 * @returns {Account}
 */
export function account(event, guide, language, root, experts = false) {
  const items = withOwn(event, guide.items);
  const shown = new Set(selected(event, items));
  const rows = items.map((item) => {
    const { state, who, note, reason, due } = view(event, item, language);
    const isSkipped = state === "skipped";
    return {
      id: item.id,
      phase: item.phase,
      text: item.text,
      state,
      who: who.trim(),
      due: isSkipped ? "" : deadline(event, item),
      ownDue: due,
      note: note.trim(),
      reason: isSkipped ? reason.trim() : "",
      link: item.link ? new URL(item.link, root).href : "",
      why: item.why,
      place: new URL(`${pageOf(item, guide)}#item-${item.id}`, root).href,
      own: isOwn(item),
      shown: shown.has(item),
    };
  });
  const ids = guide.questions.flatMap((part) => part.questions.map(({ id }) => id));
  return {
    id: event.id,
    facts: {
      ...Object.fromEntries(FACTS.map((key) => [key, value(event, key).trim()])),
      language: languageName(value(event, "language"), language),
    },
    phases: phasesOf(event, guide, items, rows, experts),
    groups: guide.questions
      .map(({ title, questions }) => ({ title, answers: answers(event, questions, language) }))
      .filter((part) => part.answers.length > 0),
    leftovers: leftovers(event, guide.items, ids).map(({ id, text }) => ({ id, text })),
  };
}

/** Where the list of an item stands, from the root. @param {Item} item @param {Guide} guide */
function pageOf(item, { page, expert }) {
  return (isExperts(item) ? expert?.page : page) ?? "";
}

/**
 * The phases of the list that is asked for, and those of the other where something is done or
 * written on it: one event may be prepared by both.
 * @param {Event} event
 * @param {Guide} guide
 * @param {Item[]} items
 * @param {(Row & { phase: number })[]} rows
 * @param {boolean} experts
 * @returns {Phase[]}
 */
function phasesOf(event, guide, items, rows, experts) {
  const isUsed = (/** @type {boolean} */ wanted) =>
    items.some((item) => isExperts(item) === wanted && (isOwn(item) || isTouched(event, item)));
  const lists = [experts, !experts].filter((list) => list === experts || isUsed(list));
  return lists.flatMap((list) => {
    const titles = list ? (guide.expert?.phases ?? []) : guide.phases;
    const own = rows.filter((row) => isExperts(row) === list);
    return [...new Set(own.map(({ phase }) => phase))]
      .sort((a, b) => a - b)
      .map((phase) => ({
        title: titles[phase - 1] ?? "",
        list: lists.length === 1 ? "" : list ? "expert" : "host",
        rows: own.filter((row) => row.phase === phase),
      }));
  });
}

/**
 * The answers that the event has, each once: some questions are answered by its facts, which are
 * told already. What was written to those before they were is told too, where it says more.
 * @param {Event} event
 * @param {import("../brief/answers.js").Question[]} questions
 * @param {string} language
 * @returns {Answer[]}
 */
function answers(event, questions, language) {
  return questions
    .map((one) => {
      const { id, question, from } = one;
      const text = value(event, `brief/${id}`).trim();
      const isFact = from && FACTS.includes(from);
      const isTold = isFact && text === value(event, from).trim();
      return { id, question, text: isTold ? "" : isFact ? text : answer(event, one, language) };
    })
    .filter(({ text }) => text);
}

/**
 * An account with what a mail is for: what is still to be done, and what was written.
 * @param {Account} whole
 * @returns {Account}
 */
export function worthSending(whole) {
  const isWorth = (/** @type {Row} */ row) =>
    (row.shown && row.state === "open") ||
    row.who ||
    row.note ||
    row.reason ||
    row.ownDue ||
    row.own;
  return {
    ...whole,
    phases: whole.phases
      .map((phase) => ({ ...phase, rows: phase.rows.filter(isWorth) }))
      .filter(({ rows }) => rows.length > 0),
  };
}
