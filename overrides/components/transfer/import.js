// @ts-check
/** Take in events from a file or a link, after the reader has seen what they would change. */
import { value } from "../events/model.js";
import { fill, find, press, today } from "../events/page.js";
import { RefusedError } from "../events/validate.js";
import { MAX_BYTES, parseBackup } from "./backup.js";
import { compare, merged, pastTexts } from "./compare.js";
import { drawEvents, drawProblems } from "./preview.js";
import { decodeLink } from "./share.js";

/** @typedef {import("./panel.js").SendPanel} SendPanel */
/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("./backup.js").Incoming} Incoming */
/**
 * What an event from outside would bring: `own` is undefined where it is not here yet.
 * @typedef {{ own: Event | undefined, event: Event, base: import("./compare.js").Base | undefined,
 *   found: import("./compare.js").Comparison }} Plan
 */

/**
 * Make taking in work.
 * @param {SendPanel} panel
 */
export function startImport(panel) {
  const { dialog: opener, texts } = panel;
  const dialog = find(document, "#tuonti", HTMLDialogElement);
  /** @type {Plan[]} */
  let plans = [];

  /** @param {() => Promise<Incoming | null>} read */
  const show = async (read) => {
    for (const open of document.querySelectorAll("dialog")) open.close();
    try {
      const incoming = await read();
      if (!incoming) throw new RefusedError("damaged");
      plans = plansOf(panel, incoming);
      showPlans(dialog, panel, plans, incoming);
    } catch (error) {
      const { refusal } = /** @type {RefusedError} */ (error); // of this script or another
      const { import: words, transfer } = texts;
      present(dialog, words.refused, words[refusal] ?? transfer.failed, false);
    }
    dialog.showModal();
  };

  const files = (/** @type {File[]} */ all) => show(() => fromFiles(all, panel));
  const file = find(opener, "[data-import-file]", HTMLInputElement);
  press(opener, "[data-import]", () => file.click());
  file.addEventListener("change", () => {
    if (file.files?.length) files([...file.files]);
    file.value = "";
  });
  press(dialog, "[data-accept]", () => takeIn(dialog, panel, plans));
  return {
    /** @param {string} hash of the address */
    link: (hash) => show(() => decodeLink(hash, Date.now())),
    files,
  };
}

/** @param {File[]} files of which one is taken at a time @param {SendPanel} panel */
async function fromFiles([file, ...more], panel) {
  if (!file || more.length > 0) throw new RefusedError("several");
  const form = await panel.fromForm(file, panel);
  if (form) return form;
  if (file.size > MAX_BYTES) throw new RefusedError("too-large");
  return parseBackup(await file.text(), Date.now());
}

/**
 * What each event would bring; one that was thrown away where it comes from is left out.
 * @param {SendPanel} panel
 * @param {Incoming} incoming
 * @returns {Plan[]}
 */
function plansOf(panel, { events, bases }) {
  return Object.values(events)
    .filter((event) => !value(event, "deleted"))
    .map((event) => planOf(panel, plain(event, panel.guide), bases?.[event.id]));
}

/** An event without words that this copy of the guide has itself. @param {Event} event @param {import("../events/words.js").Guide} guide */
function plain(event, { carried }) {
  const marks = { ...event.marks };
  for (const key in carried) delete marks[key];
  return { ...event, marks };
}

/**
 * @param {SendPanel} panel
 * @param {Event} event
 * @param {import("./compare.js").Base} [base]
 * @returns {Plan}
 */
function planOf({ session }, event, base) {
  const here = session.get(event.id);
  const own = Object.keys(here.marks).length > 0 ? here : undefined;
  const past = pastTexts(session.steps(event.id));
  return { own, event, base, found: compare(own, event, past, base) };
}

/** Whether there is anything to take in. @param {Plan} plan */
function brings({ own, found }) {
  const differs = [...found.conflicts, ...Object.keys(found.values)].length > 0;
  return !own || differs || value(own, "deleted") !== "";
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {SendPanel} panel
 * @param {Plan[]} plans
 * @param {Incoming} incoming
 */
function showPlans(dialog, panel, plans, incoming) {
  const { import: texts } = panel.texts;
  const count = plans.flatMap(({ found }) => found.conflicts).length;
  const bringing = plans.filter(brings);
  const hasNews = bringing.length > 0;
  const intro = texts.intro + (count > 0 ? ` ${fill(texts.choose, { count })}` : "");
  present(dialog, texts.title, hasNews ? intro : texts.nothing, hasNews);
  const unknown = plans.reduce((sum, { found }) => sum + found.unknown, 0);
  drawProblems(dialog, panel, incoming.bad + unknown, incoming.cut);
  drawEvents(dialog, panel, bringing);
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} title
 * @param {string} intro
 * @param {boolean} acceptable
 */
function present(dialog, title, intro, acceptable) {
  find(dialog, "h2", HTMLElement).textContent = title;
  find(dialog, "[data-import-intro]", HTMLElement).textContent = intro;
  for (const part of ["[data-import-list]", "[data-import-problems]"]) {
    find(dialog, part, HTMLElement).replaceChildren();
  }
  find(dialog, "[data-accept]", HTMLElement).hidden = !acceptable;
  find(dialog, "[data-cancel]", HTMLElement).hidden = !acceptable;
  find(dialog, "[data-close]", HTMLElement).hidden = acceptable;
}

/**
 * Write what was chosen, a step for each event; what of it is not stored is told.
 * @param {HTMLDialogElement} dialog
 * @param {SendPanel} panel
 * @param {Plan[]} plans
 */
function takeIn(dialog, panel, plans) {
  const { session, texts, did } = panel;
  const choices = chosen(dialog);
  const taken = plans.filter(brings);
  let step = null;
  for (const { event, base } of taken) {
    const { own, found } = planOf(panel, event, base); // as it now is: another tab may have written
    const values = own && merged(own, event, found, choices[event.id] ?? {}, today());
    step =
      (values ? session.change(event.id, values, { kind: "import" }) : session.add(event)) ?? step;
  }
  const ids = taken.map(({ event }) => event.id);
  if (!ids.includes(session.current().id)) {
    const { coming, past } = session.overview();
    const next = [...coming, ...past].find(({ id }) => ids.includes(id));
    if (next) session.open(next.id);
  }
  dialog.close();
  if (document.activeElement === document.body)
    find(document, "[data-event-transfer]", HTMLElement).focus();
  did(step, document.querySelector("[data-event]"));
  const lost = session.unsaved().filter(({ event }) => ids.includes(event));
  if (lost.length === 0) return;
  const names = [...new Set(lost.map(({ event }) => event))]
    .map((id) => value(session.get(id), "name") || texts.event.untitled)
    .join(", ");
  present(dialog, texts.import.done, fill(texts.import.unsaved, { names }), false);
  dialog.showModal();
}

/**
 * What the reader has chosen, by event and key.
 * @param {HTMLDialogElement} dialog
 */
function chosen(dialog) {
  /** @type {Record<string, Record<string, import("./compare.js").Choice>>} */
  const choices = {};
  for (const set of dialog.querySelectorAll("fieldset")) {
    const { event = "", key = "" } = set.dataset;
    const radio = find(set, ":checked", HTMLInputElement);
    choices[event] ??= {};
    choices[event][key] = /** @type {import("./compare.js").Choice} */ (radio.value);
  }
  return choices;
}
