// @ts-check
/** Texts that count: the form that a language has for a number, as Unicode tells it. */

/** A text that is the same for every number, or its forms. @typedef {string | Record<string, string>} Counted */

/**
 * @param {Counted} text
 * @param {number} count
 * @param {string} language
 */
export function formOf(text, count, language) {
  if (typeof text === "string") return text;
  return text[new Intl.PluralRules(language).select(count)] ?? text.other ?? "";
}
