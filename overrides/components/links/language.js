// @ts-check
/** The reader's language: the one chosen on a page of the guide, else the browser's. */

export const KEY = "kokemusopas/language";

/** @param {string} language */
export function remember(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Where nothing can be kept, the browser's own languages decide.
  }
}

/** @returns {string} the language that was chosen, "" where none was or storage is forbidden */
export function remembered() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string[]} available languages of the guide, the default one first
 * @param {string} chosen
 * @param {readonly string[]} preferred such as `sv-FI`, the best first
 * @returns {string} one of the available
 */
export function choose(available, chosen, preferred) {
  return [chosen, ...preferred].map((tag) => tag.toLowerCase().split("-")[0] ?? "")
    .find((tag) => available.includes(tag)) ?? available[0] ?? "";
}

/**
 * Put the section of the reader's language before the others, under the first heading.
 * @param {HTMLElement[]} sections one a language, at least one
 * @param {string} language
 * @returns {HTMLElement} that section
 */
export function putFirst(sections, language) {
  const first = /** @type {HTMLElement} */ (sections[0]);
  const own = sections.find((section) => section.lang === language) ?? first;
  if (own === first) return own;
  setLevel(first, 2);
  setLevel(own, 1);
  first.before(own);
  document.title = own.dataset.title ?? document.title;
  return own;
}

/** Show the parts that were out of sight so that nothing shifts. @param {HTMLElement[]} parts */
export function show(parts) {
  for (const part of parts) delete part.dataset.choosing;
}

/** @param {HTMLElement} section @param {number} level */
function setLevel(section, level) {
  const old = section.querySelector("h1, h2");
  const heading = document.createElement(`h${level}`);
  heading.textContent = old?.textContent ?? "";
  old?.replaceWith(heading);
}
