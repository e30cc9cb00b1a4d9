// @ts-check
/** A text that is longer than what can be kept is told where it is written. */
import { MAX_TEXT } from "./model.js";
import { fill, pageTexts } from "./page.js";

/** @param {HTMLInputElement | HTMLTextAreaElement} field */
export function tellCut(field) {
  const isCut = field.value.length > MAX_TEXT;
  const there = field.parentElement?.querySelector("[data-cut]");
  if (!isCut) there?.remove();
  if (!isCut || there) return; // said once: it would be read aloud at each letter
  const said = document.createElement("span");
  said.className = "field__error";
  said.setAttribute("role", "alert");
  said.setAttribute("data-cut", "");
  field.after(said);
  said.textContent = fill(pageTexts().item.cut, { max: MAX_TEXT });
}
