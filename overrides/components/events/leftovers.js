// @ts-check
/** What was written where the guide no longer asks: still there to read, copy and put away. */
import { copy, find, fromTemplate, pageSession, pageTexts, press } from "./page.js";
import { did } from "./undo.js";

/**
 * @param {(event: import("./model.js").Event) => { key: string, text: string }[]} pick what is left over
 * @returns {() => void} what shows it as it now is
 */
export function startLeftovers(pick) {
  const session = pageSession();
  const part = find(document, "[data-leftovers]", HTMLElement);
  const list = find(part, "ul", HTMLElement);
  let shown = "";
  return () => {
    const event = session.current();
    const found = pick(event);
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
    const { copied, copy_failed } = pageTexts().transfer;
    const isCopied = await copy(text);
    find(made, "[role=status]", HTMLElement).textContent = isCopied ? copied : copy_failed;
  });
  press(made, "[data-drop]", () => {
    const step = pageSession().change(event, { [key]: "" });
    did(step, part);
    find(document, "[data-undo-button]", HTMLElement).focus();
  });
  return made;
}
