// @ts-check
/** Ready texts for those who link to the guide, made from the list of addresses on the page. */
import { fill } from "../base/fill.js";
import { unbroken } from "../base/unbroken.js";
import { loadPlaces } from "../links/places.js";

/**
 * @typedef {object} Link
 * @property {string} lang empty for any
 * @property {string} title
 * @property {string} address
 * @property {string} preview the address that a chat shows as the section; "" in any language
 * @property {string} frame the address for a frame of another site, "" where there is none
 */
/** @typedef {Record<string, string>} Texts by the name of their field, empty until there is a link */

/**
 * A link as HTML source, for a web page.
 * @param {Pick<Link, "lang" | "title" | "address">} link
 * @param {string} text with {title}
 */
export function htmlOf({ lang, title, address }, text) {
  const language = lang ? ` lang="${lang}" hreflang="${lang}"` : "";
  return `<a href="${escaped(address)}"${language}>${escaped(fill(text, { title }))}</a>`;
}

/**
 * A frame as HTML source, as high as a screen until a script knows better.
 * @param {Pick<Link, "lang" | "title" | "frame">} link
 * @param {string} text with {title}
 */
export function frameOf({ lang, title, frame }, text) {
  const named = escaped(fill(text, { title }));
  return `<iframe src="${escaped(frame)}" title="${named}" lang="${lang}" width="100%" height="600" loading="lazy" style="border:0"></iframe>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

/**
 * The link of a place in a language, or in any.
 * @param {Element} row of the list
 * @param {HTMLInputElement} choice of the language
 * @returns {Promise<Link | null>} null where the titles of the language cannot be had
 */
async function linkOf(row, { value: lang, dataset: { index = "", root = "" } }) {
  const title = unbroken(row.querySelector("a")?.textContent ?? "");
  const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector(`[hreflang="${lang}"]`));
  const short = row.querySelector("code")?.textContent ?? "";
  if (!link) return { lang, title, address: short, preview: "", frame: "" };
  const base = new URL(root, location.href);
  const preview = new URL(`go/${short.split("#")[1]}/`, base).href;
  const isFramed = row.closest("[data-framed]");
  const frame = isFramed ? new URL(`embed/${link.href.slice(base.href.length)}`, base).href : "";
  const found = { lang, title, address: link.href, preview, frame };
  if (lang === document.documentElement.lang) return found;
  const place = (await loadPlaces(index)).find(([path]) => new URL(path, base).href === link.href);
  return place ? { ...found, title: place[2] } : null;
}

/**
 * Copy as a link, so that an editor or an email shows its words.
 * @param {string} html
 * @param {string} text for those that take no HTML
 */
function copyRich(html, text) {
  return navigator.clipboard.write([
    new ClipboardItem({
      "text/html": new Blob([html], { type: "text/html" }),
      "text/plain": new Blob([text], { type: "text/plain" }),
    }),
  ]);
}

/**
 * A link as a card, which brings its colours along to the site that it is pasted into.
 * @param {HTMLTemplateElement} template
 * @param {Link} link
 * @param {string} guide
 */
function cardOf(template, { lang, title, address }, guide) {
  const card = /** @type {HTMLElement} */ (
    document.importNode(template.content, true).firstElementChild
  );
  for (const part of [
    card,
    .../** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll("*")),
  ]) {
    part.style.cssText = part.dataset.style ?? "";
    part.removeAttribute("data-style");
  }
  const link = /** @type {HTMLAnchorElement} */ (card.querySelector("a"));
  /** @type {Element} */ (card.firstElementChild).textContent = guide;
  link.textContent = title;
  link.href = address;
  if (lang) card.lang = link.hreflang = lang;
  return card;
}

/**
 * Give each place its addresses in every language, its QR code and a button, each with a name that
 * says which place it is of.
 * @param {HTMLElement} list
 * @param {HTMLTemplateElement} template what a row gets
 * @param {HTMLInputElement[]} choices of the language
 * @param {(row: Element, name: string) => void} open
 */
function prepare(list, template, choices, open) {
  const pages = new URLSearchParams(list.dataset.pages);
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (
    list.querySelectorAll("li:not(:has(button))")
  )) {
    const link = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
    const name = unbroken(link.textContent ?? "");
    const only = row.dataset.only?.split(" ");
    const parts = /** @type {HTMLElement} */ (
      document.importNode(template.content, true).firstElementChild
    );
    const code = /** @type {HTMLAnchorElement} */ (parts.querySelector("a"));
    const short = row.querySelector("code")?.textContent?.split("#")[1];
    code.href = `${code.dataset.codes}${short}.svg`;
    parts.prepend(
      ...choices
        .filter(({ value }) => only?.includes(value) ?? value)
        .map((choice) => {
          const address = document.createElement("a");
          const base = new URL(choice.dataset.root ?? "", location.href);
          address.href = new URL(`${pages.get(choice.value)}${link.hash}`, base).href;
          address.hreflang = choice.value;
          address.textContent = choice.labels?.[0]?.textContent?.trim() ?? "";
          return address;
        }),
    );
    parts.querySelector("button")?.addEventListener("click", () => open(row, name));
    for (const part of parts.children)
      part.setAttribute("aria-label", `${part.textContent}: ${name}`);
    row.append(parts);
  }
}

/** Prepare each list when it is opened. */
export function start() {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("[data-ready]"));
  const template = /** @type {HTMLTemplateElement | null} */ (
    document.querySelector("[data-ready-row]")
  );
  if (!dialog || !template) return;
  const choices = /** @type {HTMLInputElement[]} */ ([...dialog.querySelectorAll("[name=kieli]")]);
  const open = startDialog(dialog, choices);
  for (const list of /** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll("[data-addresses] details")
  )) {
    if (list.open) prepare(list, template, choices, open);
    list.addEventListener("toggle", () => prepare(list, template, choices, open));
  }
}

/**
 * Make the dialog with the ready texts work.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLInputElement[]} choices of the language
 * @returns {(row: Element, name: string) => void} opens it for a place
 */
function startDialog(dialog, choices) {
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[data-ready-status]"));
  const title = /** @type {HTMLElement} */ (dialog.querySelector("[data-ready-title]"));
  const own = /** @type {HTMLInputElement} */ (
    choices.find(({ value }) => value === document.documentElement.lang)
  );
  /** @type {Element | null} */
  let row = null;
  /** @type {Texts} */
  let texts = {};

  const show = async () => {
    status.textContent = "";
    texts = {};
    const choice = /** @type {HTMLInputElement} */ (dialog.querySelector(":checked"));
    const asked = row;
    const link = row && (await linkOf(row, choice));
    if (row !== asked || !choice.checked) return;
    if (!link) {
      own.checked = true;
      await show();
      status.textContent = dialog.dataset.noTitles ?? "";
      return;
    }
    texts = draw(dialog, link, choice);
  };

  dialog.addEventListener("change", show);
  startCopying(dialog, status, () => texts);
  return (place, name) => {
    row = place;
    title.textContent = name;
    show();
    dialog.showModal();
    title.focus();
  };
}

/**
 * Show the ready texts of a link.
 * @param {HTMLDialogElement} dialog
 * @param {Link} link
 * @param {HTMLInputElement} choice of the language, with its wordings
 * @returns {Texts}
 */
function draw(dialog, link, { dataset: { sentence = "", link: words = "", guide = "" } }) {
  const template = /** @type {HTMLTemplateElement} */ (document.querySelector("[data-embed-card]"));
  const card = cardOf(template, link, guide);
  dialog.querySelector("[data-embed]")?.replaceChildren(card);
  /** @type {Texts} */
  const texts = {
    address: link.address,
    preview: link.preview,
    embed: card.outerHTML,
    sentence: fill(sentence, { title: link.title, address: link.address }),
    html: htmlOf(link, words),
    frame: link.frame && `${frameOf(link, words)}\n${dialog.dataset.frameScript}`,
  };
  for (const field of dialog.querySelectorAll("textarea")) {
    field.value = texts[field.dataset.readyText ?? ""] ?? "";
    /** @type {HTMLElement} */ (field.parentElement).hidden = !field.value;
  }
  const rich = /** @type {HTMLAnchorElement} */ (dialog.querySelector("[data-ready-rich]"));
  rich.textContent = fill(words, { title: link.title });
  rich.href = link.address;
  rich.lang = rich.hreflang = link.lang;
  if (!link.lang) rich.removeAttribute("lang");
  return texts;
}

/**
 * Make the buttons that copy work.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} status says what came of it
 * @param {() => Texts} shown
 */
function startCopying(dialog, status, shown) {
  dialog.addEventListener("click", async (event) => {
    const what = /** @type {HTMLElement} */ (event.target).dataset.readyCopy;
    const texts = shown();
    if (!what || !texts.address) return;
    status.textContent = "";
    try {
      await (what === "rich"
        ? copyRich(texts.html ?? "", texts.sentence ?? "")
        : navigator.clipboard.writeText(texts[what] ?? ""));
      status.textContent = dialog.dataset.copied ?? "";
    } catch {
      status.textContent = dialog.dataset.failed ?? "";
    }
  });
}

if (typeof document !== "undefined") start();
