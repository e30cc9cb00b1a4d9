// @ts-check
/** The history of the open event: what was done, with the words before and after it. */
import { keepFocus, onButtons } from "./rows.js";
import { changes, isText } from "./step_words.js";

/** @typedef {import("./open_lists.js").Given} Given */
/** @typedef {import("./history.js").Step} Step */
/** @typedef {(step: Step) => string} NameOf */

/** So many letters of a text stand in its row; a longer one is opened. */
const SHORT = 140;
/** So many changes of a step stand in its row. */
const FEW = 3;

/** @param {Given} given @returns {() => void} what draws it anew */
export function createStepList(given) {
  const { session, texts, tools } = given;
  const dialog = tools.find(document, "#tilaisuuden-muutokset", HTMLDialogElement);
  const nameOf = names(given);
  let drawn = "";
  const render = () => {
    const seen = JSON.stringify([session.current(), session.steps()]);
    if (seen !== drawn) keepFocus(dialog, () => draw(dialog, given, nameOf));
    drawn = seen;
  };
  onButtons(dialog, {
    turn(id) {
      const step = session.steps().find((one) => one.id === id);
      if (step?.undone) tools.turned(session.redo(step), true);
      else if (step) tools.turned(session.undo(step), false);
    },
    async copy(_id, button) {
      const text = /** @type {HTMLElement} */ (button.previousElementSibling);
      const whole = text.querySelector("p") ?? text;
      const isCopied = await tools.copy(whole.textContent ?? "");
      button.textContent = isCopied ? texts.transfer.copied : texts.history.copy_failed;
      tools.announce(button.textContent ?? "");
      if (isCopied) return;
      text.querySelector("details")?.toggleAttribute("open", true);
      getSelection()?.selectAllChildren(whole);
    },
  });
  session.onChange(() => {
    if (dialog.open) render();
  });
  return () => {
    drawn = "";
    render();
  };
}

/** What steps are called, by the guide's items and questions and the reader's own. @param {Given} given @returns {NameOf} */
function names({ guide, session, texts, reads }) {
  /** @type {Map<string, string>} */
  const known = new Map();
  for (const { id, text } of guide.items) known.set(`item/${id}`, text);
  for (const { id, question } of guide.questions.flatMap((group) => group.questions)) {
    known.set(`question/${id}`, question);
  }
  return (step) =>
    reads.stepName(step, texts, (kind, id) => {
      const key = `${kind}/${id}`;
      return known.get(key) ?? reads.value(session.get(step.event), `${key}/name`);
    });
}

/** @param {HTMLDialogElement} dialog @param {Given} given @param {NameOf} nameOf */
function draw(dialog, given, nameOf) {
  const { session, tools, reads } = given;
  const find = (/** @type {string} */ part) => tools.find(dialog, part, HTMLElement);
  const steps = session
    .steps()
    .filter((step) => step.kind !== "set" || changes(step, given).length > 0);
  find("[data-event-named]").textContent = reads.eventName(session.current());
  find("[data-none]").hidden = steps.length > 0;
  find("[data-steps]").replaceChildren(...steps.map((step) => row(step, given, nameOf)));
}

/** @param {Step} step @param {Given} given @param {NameOf} nameOf */
function row(step, given, nameOf) {
  const { session, texts, language, tools, reads } = given;
  const element = tools.fromTemplate("step-row");
  const find = (/** @type {string} */ part) => tools.find(element, part, HTMLElement);
  const name = nameOf(step);
  element.dataset.row = step.id;
  find("[data-name]").textContent = name;
  find("[data-when]").textContent = reads.showMoment(step.t, language);
  if (!step.undone) find("[data-undone]").remove();
  const found = changes(step, given);
  // A tick is told by its name.
  const all = found.length === 1 && found[0]?.key.endsWith("/state") ? [] : found;
  const parts = all.map((seen) => {
    const { key } = seen;
    const [from, to] = [step.from, step.to].map((values) => ({ [key]: values[key] ?? "" }));
    const label = nameOf(/** @type {Step} */ ({ ...step, kind: "set", from, to }));
    return change(all.length > 1 ? label : "", seen, step, given);
  });
  const isLong = parts.length > FEW;
  const title = tools.fill(texts.history.changes, { count: parts.length });
  find("[data-changes]").append(...(isLong ? [folded(title, parts)] : parts));
  const button = find("[data-turn]");
  button.hidden = !session.canTurn(step);
  button.textContent = step.undone ? texts.undo.again : texts.undo.button;
  button.setAttribute("aria-label", `${button.textContent}: ${name}`);
  return element;
}

/**
 * @param {string} label
 * @param {import("./step_words.js").Change} seen
 * @param {Step} step
 * @param {Given} given
 */
function change(label, { key, before, after }, { event, from, to }, given) {
  const { session, texts, tools, reads } = given;
  const element = tools.fromTemplate("step-change");
  const named = tools.find(element, "p", HTMLElement);
  named.textContent = label;
  named.hidden = !label;
  const stands = reads.value(session.get(event), key);
  for (const [place, text, raw] of /** @type {const} */ ([
    ["[data-before]", before, from[key]],
    ["[data-after]", after, to[key]],
  ])) {
    const shown = tools.find(element, place, HTMLElement);
    if (text.length > SHORT) {
      const whole = document.createElement("p");
      whole.textContent = text;
      shown.append(folded(`${text.slice(0, SHORT / 2)}…`, [whole]));
    } else shown.textContent = text || texts.history.nothing;
    if (!isText(key) || !raw || raw === stands) shown.nextElementSibling?.remove();
  }
  return element;
}

/** @param {string} title @param {Element[]} content */
function folded(title, content) {
  const element = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = title;
  element.append(summary, ...content);
  return element;
}
