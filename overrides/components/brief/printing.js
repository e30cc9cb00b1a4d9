// @ts-check
/** On paper an answer stands whole, whatever its length, and an empty one is lines to write on. */
import { clock, showDate } from "../events/dates.js";
import { language } from "../events/page.js";

/** @typedef {import("./fields.js").Field} Field */

/** @param {Field[]} fields */
export function startPrinting(fields) {
  /** @type {Map<HTMLInputElement, HTMLElement>} */
  const printed = new Map();
  const draw = () => {
    const isBlank = document.documentElement.classList.contains("print-blank");
    for (const field of fields) {
      for (const [at, input] of field.inputs.entries()) {
        const mirror = printed.get(input) ?? added(input);
        printed.set(input, mirror);
        mirror.textContent = isBlank ? "" : textOf(field, at);
      }
    }
  };
  window.addEventListener("beforeprint", draw);
  // Where the look of paper is only tried on.
  window.matchMedia("print").addEventListener("change", draw);
}

/** @param {HTMLInputElement} input */
function added(input) {
  const mirror = document.createElement("p");
  mirror.className = "brief__printed";
  mirror.classList.toggle("brief__printed--lines", input.type === "textarea");
  input.before(mirror);
  return mirror;
}

/** @param {Field} field @param {number} at */
function textOf({ question, inputs, shown }, at) {
  const kept = shown[at] ?? "";
  if (question.from === "date") return showDate(kept, language, "long");
  if (question.from === "time") return clock({ time: kept }, language);
  return question.options?.[kept] ?? inputs[at]?.value ?? "";
}
