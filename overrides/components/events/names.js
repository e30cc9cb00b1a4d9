// @ts-check
/** What a step of the history is called: "Muistiinpano: Palkkio". Pure. */
import { FACTS } from "./model.js";

/** @typedef {import("./history.js").Step} Step */
/** @typedef {(kind: "item" | "question", id: string) => string} NameOf what an id is called on the page, "" where that is not known */

/** Keys that go with others, of which a reader hears nothing. */
export const HIDDEN = /^(?:since|asked|deleted|calendar)$|\/text$/;

/**
 * @param {Step} step
 * @param {Record<string, any>} texts of the tools
 * @param {NameOf} nameOf
 * @returns {string}
 */
export function stepName(step, texts, nameOf) {
  const { undo } = texts;
  const keys = Object.keys(step.to).filter((key) => !HIDDEN.test(key));
  const [key = ""] = keys;
  const of = (/** @type {string} */ label, /** @type {string} */ name) =>
    name ? `${label}: ${name}` : label;
  if (step.kind !== "set") return undo[step.kind] ?? undo.details;
  const [where, id = "", field = ""] = key.split("/");
  if (where === "brief") return of(undo.answer, nameOf("question", id));
  if (where === "item") return ofItem(keys, step, texts, nameOf("item", id), field);
  const options = texts.form[`${key}s`];
  if (typeof options === "object")
    return of(texts.form[key].replace(/\?$/, ""), options[step.to[key] ?? ""]);
  if (FACTS.includes(key)) return of(undo.details, texts.form[key]);
  return undo[key] ?? undo.details;
}

/**
 * @param {string[]} keys
 * @param {Step} step
 * @param {Record<string, any>} texts
 * @param {string} name of the item
 * @param {string} field
 */
function ofItem([key = "", ...more], step, texts, name, field) {
  const { undo, item } = texts;
  const isNew = field === "name" && !step.from[key] && Boolean(step.to[key]);
  if (isNew) return `${undo.own}: ${step.to[key]}`;
  const label =
    field === "state"
      ? undo[step.to[key] || "open"]
      : field === "name" && !step.to[key]
        ? undo.own_gone
        : item[field === "due" ? "due_own" : field];
  const of = name || (field === "name" ? step.from[key] : "");
  return of &&
    !more.some((one) => one.startsWith("item/") && one.split("/")[1] !== key.split("/")[1])
    ? `${label}: ${of}`
    : label;
}
