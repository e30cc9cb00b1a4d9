// @ts-check
/** The reader's language: the one chosen on a page of the guide, else the browser's. */

/** @returns {string} the language that base/start.js kept, "" where none or storage is forbidden */
export function remembered() {
  try {
    return localStorage.getItem("kokemusopas/language") ?? "";
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
  return (
    [chosen, ...preferred]
      .map((tag) => tag.toLowerCase().split("-")[0] ?? "")
      .find((tag) => available.includes(tag)) ??
    available[0] ??
    ""
  );
}

/**
 * Put the section of the reader's language before the others, under the first heading, and show
 * them.
 * @param {HTMLElement[]} sections one a language, at least one
 * @param {string} language
 * @returns {HTMLElement} that section
 */
export function putFirst(sections, language) {
  const first = /** @type {HTMLElement} */ (sections[0]);
  const own = sections.find((section) => section.lang === language) ?? first;
  if (own !== first) {
    setLevel(first, 2);
    setLevel(own, 1);
    first.before(own);
    document.title = own.dataset.title ?? document.title;
  }
  release();
  return own;
}

/**
 * Keep what stands below a notice out of sight while it may grow, so that nothing that is seen
 * shifts.
 * @param {HTMLElement} notice in a section of the page
 * @param {() => Promise<void>} grow asked after the first paint: what is there is shown first
 */
export async function hold(notice, grow) {
  const below = [...after(notice), ...after(notice.closest("section"))];
  for (const part of below) part.setAttribute("data-held", "");
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await grow().finally(release);
}

/** The siblings after an element. @param {Element | null} element */
function* after(element) {
  for (let next = element?.nextElementSibling; next; next = next.nextElementSibling) yield next;
}

function release() {
  for (const part of document.querySelectorAll("[data-held]")) part.removeAttribute("data-held");
}

/** @param {HTMLElement} section @param {number} level */
function setLevel(section, level) {
  const old = section.querySelector("h1, h2");
  const heading = document.createElement(`h${level}`);
  heading.textContent = old?.textContent ?? "";
  old?.replaceWith(heading);
}
