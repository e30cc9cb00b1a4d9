// @ts-check
/** Answers to questions that the guide no longer has: still there to read, copy and put away. */
import { leftovers } from "../events/items.js";
import { find, fromTemplate, pageSession, press } from "../events/page.js";
import { did } from "../events/undo.js";
import { copyOf } from "./letter_view.js";

/**
 * @param {import("./answers.js").Question[]} questions
 * @returns {() => void} what shows them as they are now
 */
export function startLeftovers(questions) {
  const session = pageSession();
  const part = find(document, "[data-leftovers]", HTMLElement);
  const list = find(part, "ul", HTMLElement);
  const ids = questions.map(({ id }) => id);
  let shown = "";
  return () => {
    const event = session.current();
    const found = leftovers(event, [], ids).filter(({ key }) => key.startsWith("brief/"));
    const now = JSON.stringify([event.id, found]);
    if (now === shown) return;
    shown = now;
    find(part, "section", HTMLElement).hidden = found.length === 0;
    list.replaceChildren(...found.map(({ key, text }) => row(part, event.id, key, text)));
  };
}

/**
 * @param {HTMLElement} part
 * @param {string} event its id
 * @param {string} key
 * @param {string} text
 */
function row(part, event, key, text) {
  const made = fromTemplate("leftover");
  find(made, "[data-text]", HTMLElement).textContent = text;
  press(made, "[data-copy]", async () => {
    find(made, "[role=status]", HTMLElement).textContent = await copyOf(
      find(made, "[data-text]", HTMLElement),
      text,
    );
  });
  press(made, "[data-drop]", () => {
    const step = pageSession().change(event, { [key]: "" });
    did(step, part);
    find(document, "[data-undo-button]", HTMLElement).focus();
  });
  return made;
}
