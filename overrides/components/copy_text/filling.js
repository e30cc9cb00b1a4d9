// @ts-check
/** What the reader's events can fill into a text. Fetched only where there is an event. */
import { clock, showDate } from "../events/dates.js";
import { FACTS, nameOf, value } from "../events/model.js";
import { pageSession } from "../events/page.js";
import { know, languageName } from "../events/written.js";

/** @typedef {import("../events/model.js").Event} Event */

/**
 * What an event says, by the names of fields: its facts in the words of a language, the answers
 * to the questions of the brief as they were written. The guest is greeted and introduced by
 * name: the phone number that stands beside it is not for the audience.
 * @param {Event} event
 * @param {string} language
 * @returns {Record<string, string>}
 */
export function valuesOf(event, language) {
  const answers = Object.keys(event.marks)
    .filter((key) => key.startsWith("brief/"))
    .map((key) => [key.slice("brief/".length), value(event, key)]);
  const {
    guest = "",
    time = "",
    end = "",
    date = "",
    ...facts
  } = Object.fromEntries(FACTS.map((key) => [key, value(event, key)]));
  return {
    ...Object.fromEntries(answers),
    ...facts,
    guest: nameOf(guest),
    language: languageName(value(event, "language"), language),
    date: showDate(date, language, "plain"),
    time: clock({ time, end }, language),
  };
}

/**
 * The reader's events, and which of them is open.
 * @param {() => void} changed called after every change
 * @param {typeof import("../events/written.js").ways} ways of the page: published, this script
 *   has no state in common with it
 */
export function startFilling(changed, ways) {
  know(ways);
  const session = pageSession();
  session.onChange(changed);
  return {
    /** The coming and the past, with their names. @param {string} language @param {string} untitled */
    events(language, untitled) {
      const { coming, past } = session.overview();
      return [...coming, ...past].map((event) => ({
        id: event.id,
        name: [value(event, "name") || untitled, showDate(value(event, "date"), language, "short")]
          .filter(Boolean)
          .join(", "),
      }));
    },
    /** @param {string} id */
    has: (id) => id in session.all(),
    /** The id of the open event, "" where nothing is written in it. */
    open: () => (session.isStored() ? session.current().id : ""),
    /** @param {string} id of an event, or "" @param {string} language */
    values: (id, language) => (id ? valuesOf(session.get(id), language) : {}),
  };
}
