// @ts-check
/** The sheet of a text to copy: written in a language, filled from an event, read as plain text. */
import { filled, pieces } from "./pieces.js";

/**
 * Write a text into a sheet, in paragraphs and lines.
 * @param {Element} sheet
 * @param {string} words
 * @param {Record<string, string>} names of its fields
 */
export function write(sheet, words, names) {
  sheet.replaceChildren(...words.split(/\n{2,}/).map((part) => paragraph(part, names)));
}

/** @param {string} words @param {Record<string, string>} names */
function paragraph(words, names) {
  const made = document.createElement("p");
  for (const { kind, text } of pieces(words)) {
    if (kind === "words") {
      text.split("\n").forEach((line, place) => {
        if (place > 0) made.append(document.createElement("br"));
        made.append(line);
      });
    } else {
      const blank = document.createElement("span");
      blank.className = "copy-text__blank";
      if (kind === "field") blank.dataset.field = text;
      blank.textContent = `[${kind === "field" ? (names[text] ?? text) : text}]`;
      made.append(blank);
    }
  }
  return made;
}

/** The fields of a sheet. @param {Element} sheet */
function fieldsOf(sheet) {
  return /** @type {HTMLElement[]} */ ([...sheet.querySelectorAll("[data-field]")]);
}

/** Whether an event can fill anything in a sheet. @param {Element} sheet */
export function hasFields(sheet) {
  return fieldsOf(sheet).length > 0;
}

/** What a reader reads in the empty fields of a sheet. @param {Element} sheet */
export function namesOf(sheet) {
  return Object.fromEntries(
    fieldsOf(sheet).map((one) => {
      one.dataset.name ??= one.textContent?.slice(1, -1) ?? "";
      return [one.dataset.field ?? "", one.dataset.name];
    }),
  );
}

/**
 * Fill the fields of a sheet; one without a value is a blank.
 * @param {Element} sheet
 * @param {Record<string, string>} values
 */
export function fillIn(sheet, values) {
  const names = namesOf(sheet);
  for (const one of fieldsOf(sheet)) {
    const { field = "" } = one.dataset;
    one.textContent = filled(
      values[field] ?? "",
      names[field] ?? "",
      one.nextSibling?.nodeType === Node.TEXT_NODE ? (one.nextSibling.textContent ?? "") : "",
    );
  }
}

/** A sheet as plain text, for the clipboard. @param {Element} sheet */
export function plain(sheet) {
  return [...sheet.querySelectorAll("p")]
    .map((part) =>
      [...part.childNodes]
        .map((node) => {
          if (node.nodeName === "BR") return "\n";
          const text = node.textContent ?? "";
          return node.nodeType === Node.TEXT_NODE ? text.replace(/\n/g, "") : text;
        })
        .join("")
        .trim(),
    )
    .join("\n\n");
}
