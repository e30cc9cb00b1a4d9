// @ts-check
/** Half a date or time is kept by no one: it stays in its field, and that is said there. */
import { isPlausible } from "../events/dates.js";
import { fill, find, language, pageSession, pageTexts } from "../events/page.js";
import { announce } from "../events/undo.js";
import { answer, isTime } from "./answers.js";

/** Whether what stands in a field can be kept. @param {HTMLInputElement} input */
export function isWhole({ type, value, validity }) {
  if (type === "date") return !validity.badInput && (value === "" || isPlausible(value));
  return type !== "time" || (!validity.badInput && isTime(value));
}

/**
 * @param {import("./fields.js").Field} field
 * @param {boolean} aloud when it is left
 */
export function tellHalf({ question, inputs, said, event }, aloud) {
  const half = inputs.filter((input) => !isWhole(input));
  for (const input of inputs) {
    const isBad = half.includes(input) && input !== document.activeElement;
    if (isBad) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
  const text = half.length > 0 ? lacking(question, event) : "";
  if (said.textContent !== text) said.textContent = text;
  if (text && aloud) announce(text);
}

/**
 * @param {import("./answers.js").Question} question
 * @param {string} event its id
 */
function lacking(question, event) {
  const { badTime = "", kept = "" } = find(document, "[data-letter]", HTMLElement).dataset;
  const text = answer(pageSession().get(event), question, language);
  const how = question.from === "date" ? pageTexts().form.bad_date : badTime;
  return text ? `${how} ${fill(kept, { text })}` : how;
}
