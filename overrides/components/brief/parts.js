// @ts-check
/** The three parts of the brief: how far each of them is, and the way to them with this event. */
import { fill, find, language, pageSession } from "../events/page.js";
import { words } from "../events/words.js";
import { answer } from "./answers.js";

/** @returns {() => void} what shows how far the parts are now */
export function startParts() {
  const session = pageSession();
  const part = find(document, "[data-parts]", HTMLElement);
  const counts = /** @type {HTMLElement[]} */ ([...part.querySelectorAll("[data-part]")]);
  for (const link of part.querySelectorAll("a")) {
    link.addEventListener("click", () => {
      // The event of this page, whatever another tab has opened since.
      if (session.isStored()) session.open(session.current().id);
    });
  }
  return () => {
    const event = session.current();
    for (const count of counts) {
      const asked = words.asked[count.dataset.part ?? ""] ?? [];
      const answered = asked.filter((question) => answer(event, question, language));
      count.textContent = fill(part.dataset.text ?? "", {
        count: answered.length,
        all: asked.length,
      });
    }
    for (const waiting of part.querySelectorAll("[data-waiting]")) {
      waiting.removeAttribute("data-waiting");
    }
  };
}
