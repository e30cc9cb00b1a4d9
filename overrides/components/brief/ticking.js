// @ts-check
/** An answer can settle items of the checklist: under it one can tick them. */
import { stateValues, view } from "../events/items.js";
import { fill, find, fromTemplate, language, pageSession, press } from "../events/page.js";
import { call, did } from "../events/undo.js";
import { words } from "../events/words.js";
import { answer } from "./answers.js";

/** @typedef {import("../events/items.js").Item} Item */
/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("./fields.js").Field} Field */

/**
 * @param {Field[]} fields
 * @returns {() => void} what shows the lines as they are now
 */
export function startTicking(fields) {
  const session = pageSession();
  /** By id, once they are asked for. @type {Map<string, Item> | undefined} */
  let items;
  /** @type {Map<string, HTMLElement>} */
  const lines = new Map();
  /** What was ticked here: its line stays. @type {Set<string>} */
  const ticked = new Set();
  const asking = fields
    .map((field) => ({ ...field, ids: field.place.dataset.ticks?.split(" ") ?? [] }))
    .filter(({ ids }) => ids.length > 0);

  const draw = () => {
    const event = session.current();
    for (const { question, place, ids } of asking) {
      const isAnswered = answer(event, question, language) !== "";
      if (isAnswered && !items) load();
      for (const id of ids) {
        const item = items?.get(id);
        const key = `${question.id}/${id}`;
        const state = item && isAnswered ? view(event, item, language).state : "";
        const isShown = state === "open" || (state === "done" && ticked.has(event.id + id));
        const line = lines.get(key) ?? (item && isShown && added(item, place, key));
        if (!item || !line) continue;
        lines.set(key, line);
        line.hidden = !isShown;
        drawLine(line, item, state === "done");
      }
    }
  };

  const load = () => {
    items = new Map();
    words.guide().then(
      (guide) => {
        items = new Map(guide.items.map((item) => [item.id, item]));
        draw();
      },
      () => {}, // without the list nothing can be ticked from here
    );
  };

  /** @param {Item} item @param {HTMLElement} place @param {string} key */
  const added = (item, place, key) => {
    const line = fromTemplate("tick");
    call(`item/${item.id}`, item.text);
    find(line, "[data-text]", HTMLElement).id = key;
    for (const control of line.querySelectorAll("button, a")) {
      control.setAttribute("aria-describedby", key);
    }
    press(line, "[data-tick]", () => {
      const { id } = session.current();
      ticked.add(id + item.id);
      const step = session.change(id, stateValues(item, "done", language));
      find(line, "a", HTMLElement).focus();
      did(step, line);
    });
    place.append(line);
    return line;
  };

  return draw;
}

/** @param {HTMLElement} line @param {Item} item @param {boolean} isDone */
function drawLine(line, item, isDone) {
  const text = find(line, "[data-text]", HTMLElement);
  const link = find(line, "a", HTMLAnchorElement);
  text.textContent = fill((isDone ? text.dataset.done : text.dataset.open) ?? "", {
    text: item.text.replace(/\.$/, ""),
  });
  link.hash = item.id;
  find(line, "[data-tick]", HTMLElement).hidden = isDone;
}
