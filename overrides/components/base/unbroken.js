// @ts-check
/** The build puts soft hyphens into long words: what is copied or said has none. */

/** A text of the page without the places where it may break its words. @param {string} text */
export function unbroken(text) {
  return text.replaceAll("\u00ad", "");
}
