// @ts-check
/** Texts that the build gives have places for what only the browser knows. */

/**
 * @param {string} text with places for values: "haulla {query}"
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}
