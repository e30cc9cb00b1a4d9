// @ts-check
/**
 * What was written to a question before a fact of the event answered it, and is not that fact: it
 * stands under the field until the reader takes it or puts it away.
 */
import { fill, find, fromTemplate, pageSession, press, today } from "../events/page.js";
import { did } from "../events/undo.js";
import { aside, fitting, taken } from "./answers.js";

/** @typedef {import("./fields.js").Field} Field */

/**
 * @param {Field} field
 * @param {import("../events/model.js").Event} event
 */
export function drawEarlier(field, event) {
  const text = aside(event, field.question);
  if (!text) {
    field.earlier?.remove();
    field.earlier = null;
    return;
  }
  field.earlier ??= added(field);
  const line = find(field.earlier, "[data-text]", HTMLElement);
  line.textContent = fill(line.dataset.text ?? "", { text });
  find(field.earlier, "[data-use]", HTMLElement).hidden = !fitting(field.question, text);
}

/** @param {Field} field */
function added(field) {
  const { question, place, inputs, said } = field;
  const line = fromTemplate("earlier");
  /** @param {import("../events/model.js").Values | null} values */
  const change = (values) => {
    const step = values && pageSession().change(field.event, values);
    inputs[0]?.focus();
    did(step, said);
  };
  press(line, "[data-use]", () => {
    change(taken(pageSession().get(field.event), question, today()));
  });
  press(line, "[data-drop]", () => change({ [`brief/${question.id}`]: "" }));
  place.append(line);
  return line;
}
