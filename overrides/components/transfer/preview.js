// @ts-check
/** What an event from outside would bring, in words: the reader's own names, texts side by side. */
import { clock, showDate, showMoment } from "../events/dates.js";
import { withOwn } from "../events/items.js";
import { value } from "../events/model.js";
import { fill, find, fromTemplate } from "../events/page.js";
import { languageName } from "../events/written.js";
import { canKeepBoth, firstChoice } from "./compare.js";

/** @typedef {import("./panel.js").SendPanel} SendPanel */
/** @typedef {import("./import.js").Plan} Plan */
/** @typedef {import("./compare.js").Conflict} Conflict */
/** @typedef {import("./compare.js").Thing} Thing */
/** @typedef {import("../events/model.js").Event} Event */

/** A longer name, which somebody else has written, could pass for the guide's own words. */
const LONG = /^(.{59}).{2,}/s;
const KINDS = /** @type {const} */ (["ticks", "notes", "answers", "details"]);

/**
 * Tell what could not be read, and what was too long.
 * @param {HTMLElement} dialog
 * @param {SendPanel} panel
 * @param {number} bad
 * @param {number} cut
 */
export function drawProblems(dialog, { texts }, bad, cut) {
  const { import: words } = texts;
  const lines = [counted(words.bad, bad), counted(words.cut, cut)].filter(Boolean);
  find(dialog, "[data-import-problems]", HTMLElement).textContent = lines.join(" ");
}

/** "1 rasti", "3 rastia", "" for none. @param {import("../base/counted.js").Counted} text @param {number} count */
function counted(text, count) {
  return count ? fill(text, { count }) : "";
}

/**
 * @param {HTMLElement} dialog
 * @param {SendPanel} panel
 * @param {Plan[]} plans
 */
export function drawEvents(dialog, panel, plans) {
  find(dialog, "[data-import-list]", HTMLElement).replaceChildren(
    ...plans.map((plan) => eventOf(panel, plan)),
  );
}

/** @param {SendPanel} panel @param {Plan} plan */
function eventOf(panel, { own, event, found }) {
  const { import: words, event: names, history } = panel.texts;
  const part = fromTemplate("incoming");
  const name = value(own ?? event, "name");
  find(part, "h3", HTMLElement).textContent =
    name && !own ? fill(words.new, { name: name.replace(LONG, "$1…") }) : name || names.untitled;
  const lines = [
    own && value(own, "deleted") && words.restored,
    .../** @type {const} */ (["added", "changed", "kept"]).map((fate) =>
      told(words, fate, found[fate]),
    ),
  ];
  find(part, "[data-things]", HTMLElement).textContent = lines.filter(Boolean).join(" ");
  const rows = [...found.added, ...found.changed].map(({ key }) => {
    const row = document.createElement("li");
    const text = shown(panel, key, value(event, key)) || words.emptied;
    const old = own && value(own, key);
    const before = old ? ` (${history.before}: ${shown(panel, key, old)})` : "";
    row.textContent = `${nameOf(panel, event, key).replace(/[.?]$/, "")}: ${text}${before}`;
    return row;
  });
  find(part, "ul", HTMLElement).replaceChildren(...rows);
  const details = find(part, "details", HTMLDetailsElement);
  details.hidden = !rows[0];
  details.open = Boolean(found.changed[0]); // what is replaced is seen before it is
  part.append(...found.conflicts.map((conflict) => conflictOf(panel, event, conflict)));
  return part;
}

/** @param {Record<string, any>} words @param {string} fate @param {Thing[]} things */
function told(words, fate, things) {
  const list = KINDS.map((kind) =>
    counted(words[kind], things.filter((thing) => thing.kind === kind).length),
  ).filter(Boolean);
  return list[0] ? fill(words[fate], { things: list.join(", ") }) : "";
}

/**
 * Two texts side by side, with whose they are and when they were written.
 * @param {SendPanel} panel
 * @param {Event} event the incoming one
 * @param {Conflict} conflict
 */
function conflictOf(panel, event, conflict) {
  const { key } = conflict;
  const { import: words } = panel.texts;
  const part = fromTemplate("conflict");
  part.dataset.event = event.id;
  part.dataset.key = key;
  find(part, "legend", HTMLElement).textContent = nameOf(panel, event, key);
  for (const side of /** @type {const} */ (["mine", "theirs"])) {
    const { v, t } = conflict[side];
    find(part, `[data-${side}]`, HTMLElement).textContent = shown(panel, key, v);
    find(part, `[data-${side}-at]`, HTMLElement).textContent = t
      ? fill(words.written, { moment: showMoment(t, panel.language) })
      : "";
  }
  for (const input of part.querySelectorAll("input")) {
    input.name = `${event.id}/${key}`;
    input.checked = input.value === firstChoice(conflict);
    if (input.value === "both")
      find(part, "[data-both]", HTMLElement).hidden = !canKeepBoth(conflict);
  }
  return part;
}

/**
 * What a text belongs to: "Muistiinpano: Sovin palkkiosta."
 * @param {SendPanel} panel
 * @param {Event} event
 * @param {string} key
 */
function nameOf({ guide, labels, texts }, event, key) {
  const [where, id = "", field = ""] = key.split("/");
  if (where === "brief") {
    const questions = guide.questions.flatMap((group) => group.questions);
    return questions.find((question) => question.id === id)?.question ?? id;
  }
  if (where !== "item") return labels[key] ?? texts.form[key];
  const item = withOwn(event, guide.items).find((one) => one.id === id || one.was.includes(id));
  const label = { due: labels.deadline, name: labels.own }[field] ?? labels[field] ?? "";
  const text = item?.text ?? id;
  if (field === "state") return text;
  return field === "name" ? label || text : `${label}: ${text}`;
}

/**
 * @param {SendPanel} panel
 * @param {string} key
 * @param {string} text
 */
function shown({ labels, texts, language }, key, text) {
  if (key === "date" || key.endsWith("/due")) return showDate(text, language, "long");
  if (key === "time" || key === "end") return clock({ time: text }, language);
  if (key === "language") return languageName(text, language);
  if (key.endsWith("/state")) return labels[text] ?? text;
  return texts.form[`${key}s`]?.[text] ?? text;
}
