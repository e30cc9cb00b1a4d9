// @ts-check
/** All events: those that come, those that are over, those in the trash. */
import { keepFocus, onButtons } from "./rows.js";

/** @typedef {import("./open_lists.js").Given} Given */
/** @typedef {import("./model.js").Event} Event */

const DAY = 86_400_000;

/** @param {Given} given @returns {() => void} what draws it anew */
export function createEventList(given) {
  const { session, tools } = given;
  const dialog = tools.find(document, "#tilaisuudet", HTMLDialogElement);
  let drawn = "";
  const render = () => {
    const seen = JSON.stringify([session.overview(), session.current().id]);
    if (seen !== drawn) keepFocus(dialog, () => draw(dialog, given));
    drawn = seen;
  };
  onButtons(dialog, actions(dialog, given));
  dialog.addEventListener("close", () => {
    // The page's bar for undo was here for a while.
    const bar = dialog.querySelector("[data-undo]");
    if (bar) document.querySelector("[data-event]")?.after(bar);
  });
  session.onChange(() => {
    if (dialog.open) render();
  });
  return () => {
    drawn = "";
    tools.find(dialog, "details", HTMLDetailsElement).open = false;
    render();
  };
}

/**
 * What each button does, by its `data-` attribute.
 * @param {HTMLDialogElement} dialog
 * @param {Given} given
 * @returns {Record<string, (id: string) => void>}
 */
function actions(dialog, { session, texts, tools, reads }) {
  const { announce, did, fill, find } = tools;
  const { events, event } = texts;
  const place = find(dialog, "[data-place]", HTMLElement);
  const sure = find(dialog, "[data-sure]", HTMLElement);
  const focus = (/** @type {string} */ part) => find(dialog, part, HTMLElement).focus();
  const nameOf = (/** @type {string} */ id) => reads.eventName(session.get(id));
  const openedName = () => fill(event.opened, { name: nameOf(session.current().id) });
  const leave = () => {
    dialog.close();
    document.dispatchEvent(new CustomEvent("tools:new-event"));
  };
  return {
    openEvent(id) {
      dialog.close(); // open, it would be drawn anew
      session.open(id);
      announce(openedName());
    },
    new() {
      session.begin();
      leave();
    },
    duplicate(id) {
      session.open(id);
      const step = session.duplicate(fill(events.copy_name, { name: nameOf(id) }));
      leave();
      did(step);
    },
    delete(id) {
      const { id: before } = session.current();
      const step = session.remove(id);
      const opened = session.current().id !== before && openedName();
      did(step, place, opened || "");
      focus("h2"); // to which the bar returns
      focus("[data-undo-button]");
    },
    restore(id) {
      did(session.change(id, { deleted: "" }, { kind: "restore" }), place);
      dialog
        .querySelector(`details [data-row="${id}"]`)
        ?.closest("details")
        ?.toggleAttribute("open", true);
      focus(`[data-row="${id}"] [data-open-event]`);
    },
    empty() {
      const names = session.overview().trash.map(reads.eventName).join(", ");
      find(sure, "p", HTMLElement).textContent = fill(events.empty_sure, { names });
      sure.hidden = false;
      focus("[data-sure] p");
    },
    emptyKeep() {
      sure.hidden = true;
      focus("[data-empty]");
    },
    emptyDo() {
      session.emptyTrash();
      announce(events.emptied);
      focus("h2");
    },
  };
}

/** @param {HTMLDialogElement} dialog @param {Given} given */
function draw(dialog, given) {
  const { session, texts, tools } = given;
  const all = session.overview();
  const { id } = session.current();
  for (const part of /** @type {const} */ (["coming", "past", "trash"])) {
    const list = tools.find(dialog, `[data-${part}]`, HTMLElement);
    list.replaceChildren(...all[part].map((event) => row(event, part === "trash", given)));
  }
  /** @type {Record<string, boolean>} */
  const hides = {
    details: all.past.length === 0,
    "[data-none]": all.coming.length > 0,
    "[data-unwritten]": session.isStored(),
    "[data-trash-none]": all.trash.length > 0,
    "[data-empty]": all.trash.length === 0,
    "[data-sure]": true,
  };
  for (const [part, hidden] of Object.entries(hides)) {
    tools.find(dialog, part, HTMLElement).hidden = hidden;
  }
  const past = tools.find(dialog, "details", HTMLDetailsElement);
  past.open ||= all.past.some((event) => event.id === id);
  const count = all.past.length;
  tools.find(past, "summary", HTMLElement).textContent = tools.fill(texts.events.past, { count });
}

/** @param {Event} event @param {boolean} isGone @param {Given} given */
function row(event, isGone, given) {
  const { session, tools, reads } = given;
  const element = tools.fromTemplate("event-row");
  const name = reads.eventName(event);
  const isCurrent = event.id === session.current().id;
  const write = (/** @type {string} */ part, /** @type {string} */ text) => {
    tools.find(element, part, HTMLElement).textContent = text;
  };
  element.dataset.row = event.id;
  if (isCurrent) element.setAttribute("aria-current", "true");
  else element.querySelector("[data-current]")?.remove();
  for (const button of element.querySelectorAll("button")) {
    button.hidden = "restore" in button.dataset !== isGone;
    // Said with its event, since there is one of it in each row.
    if (button.textContent) button.setAttribute("aria-label", `${button.textContent}: ${name}`);
  }
  write(isGone ? "[data-name]" : "[data-open-event]", name);
  write("[data-facts]", reads.facts(event));
  write("[data-far]", isGone ? stays(event, given) : far(event, given));
  return element;
}

/**
 * How far an event is, in words: on the list of the page, and on the other where that is begun.
 * @param {Event} event
 * @param {Given} given
 */
function far(event, { texts, guide, language, tools, reads, isExperts }) {
  const items = reads.selected(event, reads.withOwn(event, guide.items));
  const lists = [isExperts, !isExperts].map((list) => ({
    name: list ? texts.export.expert_list : texts.export.host_list,
    ...reads.progress(
      event,
      items.filter((item) => reads.isExperts(item) === list),
      language,
    ),
  }));
  const isBegun = (/** @type {{ all: number, state: string }} */ { all, state }) =>
    all > 0 && state !== "not-started";
  const told = lists.filter((one, place) => place === 0 || isBegun(one));
  return told
    .map((one) => {
      const said = `${texts.progress.states[one.state]}. ${tools.fill(texts.progress.text, one)}`;
      return told.length > 1 ? `${one.name}: ${said}` : said;
    })
    .join(" ");
}

/** How long an event is still in the trash. @param {Event} event @param {Given} given */
function stays({ marks }, { texts, tools, KEPT }) {
  const left = (marks.deleted?.t ?? 0) + KEPT - Date.now();
  const count = Math.max(1, Math.ceil(Math.min(left, KEPT) / DAY));
  return tools.fill(texts.events.kept, { count });
}
