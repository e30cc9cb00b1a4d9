// @ts-check
/** Ready texts for those who link to the guide, made from the list of addresses on the page. */
import { fill } from "../links/links.js";

/** @typedef {{ lang: string, title: string, address: string }} Link an empty `lang` is any */

/**
 * A link as HTML source, for a web page.
 * @param {Link} link
 * @param {string} text with {title}
 */
export function htmlOf({ lang, title, address }, text) {
  const language = lang ? ` lang="${lang}" hreflang="${lang}"` : "";
  return `<a href="${escaped(address)}"${language}>${escaped(fill(text, { title }))}</a>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

/**
 * @param {Element} row of the list
 * @param {string} lang
 * @returns {Link}
 */
function linkOf(row, lang) {
  const own = /** @type {HTMLAnchorElement | null} */ (row.querySelector(`a[hreflang="${lang}"]`));
  return {
    lang,
    title: own?.dataset.title ?? row.querySelector("strong")?.textContent ?? "",
    address: own?.href ?? row.querySelector("code")?.textContent ?? "",
  };
}

/**
 * Copy as a link, so that an editor or an email shows its words.
 * @param {string} html
 * @param {string} text for those that take no HTML
 */
function copyRich(html, text) {
  return navigator.clipboard.write([new ClipboardItem({
    "text/html": new Blob([html], { type: "text/html" }),
    "text/plain": new Blob([text], { type: "text/plain" }),
  })]);
}

/** Add the button to each place of the list; calling it again changes nothing. */
export function start() {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("[data-ready]"));
  const button = /** @type {HTMLTemplateElement | null} */ (
    document.querySelector("[data-ready-button]"));
  if (!dialog || !button || document.querySelector("[data-place] button")) return;
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[data-ready-status]"));
  const title = /** @type {HTMLElement} */ (dialog.querySelector("[data-ready-title]"));
  const rich = /** @type {HTMLAnchorElement} */ (dialog.querySelector("[data-ready-rich]"));
  /** @type {Element | null} */
  let row = null;
  /** @type {Record<string, string>} */
  let texts = {};

  const show = () => {
    const chosen = /** @type {HTMLInputElement | null} */ (dialog.querySelector(":checked"));
    if (!row || !chosen) return;
    const link = linkOf(row, chosen.value);
    const { sentence = "", link: words = "" } = chosen.dataset;
    texts = {
      address: link.address,
      sentence: fill(sentence, { title: link.title, address: link.address }),
      html: htmlOf(link, words),
    };
    for (const field of dialog.querySelectorAll("textarea")) {
      field.value = texts[field.dataset.readyText ?? ""] ?? "";
    }
    rich.textContent = fill(words, { title: link.title });
    rich.href = link.address;
    rich.lang = rich.hreflang = link.lang;
    if (!link.lang) rich.removeAttribute("lang");
    status.textContent = "";
  };

  for (const place of document.querySelectorAll("[data-place]")) {
    const added = /** @type {HTMLButtonElement} */ (
      /** @type {DocumentFragment} */ (button.content.cloneNode(true)).firstElementChild);
    const name = place.querySelector("strong")?.textContent ?? "";
    added.setAttribute("aria-label", `${added.textContent}: ${name}`);
    added.addEventListener("click", () => {
      row = place;
      title.textContent = name;
      show();
      dialog.showModal();
      title.focus();
    });
    place.querySelector("span")?.append(added);
  }
  dialog.addEventListener("change", show);
  dialog.addEventListener("click", async (event) => {
    const what = /** @type {HTMLElement} */ (event.target).dataset.readyCopy;
    if (!what) return;
    status.textContent = "";
    try {
      await (what === "rich" ? copyRich(texts.html ?? "", texts.sentence ?? "")
        : navigator.clipboard.writeText(texts[what] ?? ""));
      status.textContent = dialog.dataset.copied ?? "";
    } catch {
      status.textContent = dialog.dataset.failed ?? "";
    }
  });
}

if (typeof document !== "undefined") start();
