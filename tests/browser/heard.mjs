// @ts-check
/**
 * What a reader hears of a page: parts of it read from beginning to end by the virtual screen
 * reader that is handed in, and what is said while something is done. Of a list, its first items
 * stand for all. Texts are the page's; roles and states are the reader's own words.
 */

/** @typedef {{ role: string, name: string, about: string, state: string }} Spoken */

/** Items of a list that are read, before "…" tells that it goes on. */
const FEW = 2;
/** What is said with its whole name at once: what stands in it is no further utterance. */
const WHOLE = "a, button, h1, h2, h3, h4, h5, h6, summary, label, legend, select, textarea";
/** What is said of when somebody comes into it. */
const AROUND = ["dialog", "fieldset, [role=group]"];
const FIELD = "input, select, textarea, button";
const BLOCK = "p, li, td, th, dt, dd, legend, div, section, article, footer, body";
const LIVE = "[role=status], [role=alert], [role=log], [aria-live]";
/** Roles that no screen reader says. */
const QUIET = new Set(
  "paragraph strong emphasis mark listitem time generic document term definition".split(" "),
);
const STATE = /^(not )?(expanded|pressed|selected|invalid)$|^current \w+$|^level \d$|^read only$/;
/** Of the content, or of the insides: how many there are, and what stands where. */
const LEFT_OUT =
  /^(position|set size|max value|min value|current value|key shortcuts|has popup) |^(not )?checked$|^\d controls?$/;

/** Without the breaks that a line may have, which nobody hears. @param {string | null} text */
const plain = (text) => (text ?? "").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();

/** What the page shows of an element as it is now, where the reader goes by the HTML. @param {Element | null} element */
function states(element) {
  if (element?.localName === "summary") {
    return [element.parentElement?.hasAttribute("open") ? "expanded" : "not expanded"];
  }
  if (!(element instanceof HTMLInputElement) || !/^(checkbox|radio)$/.test(element.type)) return [];
  return [element.checked ? "checked" : "not checked"];
}

/** What a field that is no text says when it changes under the hands. @param {Element | null} element */
const chosen = (element) =>
  element instanceof HTMLSelectElement ? plain(element.selectedOptions[0]?.text ?? "") : "";

/** What HTML has no role for. @param {Element | null} element */
function ownRole(element) {
  if (element?.localName === "summary") return "summary";
  if (element instanceof HTMLSelectElement) return "select";
  return element instanceof HTMLInputElement && /^(date|time)$/.test(element.type)
    ? element.type
    : "";
}

/**
 * @param {string} phrase all that the reader says
 * @param {string} text the name and the value in it
 * @param {Node} node
 * @returns {Spoken}
 */
function spoken(phrase, text, node) {
  const element = node instanceof Element ? node : null;
  const at = text ? phrase.indexOf(text) : -1;
  const parts = (at < 0 ? phrase : phrase.slice(0, at)).split(", ").filter(Boolean);
  const [role = "", ...before] = element ? parts : ["", ...parts];
  const after = at < 0 ? before : phrase.slice(at + text.length).split(", ");
  const tail = after.filter((part) => part && !LEFT_OUT.test(part));
  const label =
    element instanceof HTMLSelectElement ? `${text.split(", ")[0]}, ${chosen(element)}` : text;
  const other = element ?? node.parentElement;
  const lang = other?.closest("[lang]")?.getAttribute("lang") ?? "";
  const name = plain(element?.localName === "summary" ? element.textContent : label);
  return {
    role: ownRole(element) || (QUIET.has(role) ? "" : role),
    name: name && lang !== document.documentElement.lang ? `<${lang}>${name}</${lang}>` : name,
    about: plain(tail.filter((part) => !STATE.test(part)).join(", ")),
    state: [...tail.filter((part) => STATE.test(part)), ...states(element)].join(", "),
  };
}

/**
 * Why a node is no utterance of its own: it is not shown, is said with what it stands in, or
 * belongs to an item of a list that others stand for.
 * @param {Node} node
 * @param {Element} part that is read
 */
function unsaid(node, part) {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element?.checkVisibility()) return "hidden";
  const isField = node instanceof Element && node.matches(FIELD);
  const whole = (node instanceof Element ? node.parentElement : element)?.closest(WHOLE);
  if (!isField && ((whole && whole !== part && part.contains(whole)) || element.matches("legend")))
    return "inside";
  if (!isField && element.closest("label")) return "inside";
  let item = element.closest("li");
  for (; item && part.contains(item); item = item.parentElement?.closest("li") ?? null) {
    const shown = [...(item.parentElement?.children ?? [])].filter((one) => one.checkVisibility());
    if (shown.indexOf(item) >= FEW) return "more";
  }
  return "";
}

/** The text of an element that shows. @param {Node} node */
function shownText(node) {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let text = "";
  while (texts.nextNode()) {
    const { parentElement, textContent } = texts.currentNode;
    if (parentElement?.checkVisibility()) text += textContent;
  }
  return plain(text);
}

/** Whether a role is not said: what it holds says it already, or it holds nothing. @param {string} role @param {Node} node */
function isBare(role, node) {
  if (["", "form", "group", "region"].includes(role)) return true;
  return /^(status|list)$/.test(role) && !shownText(node);
}

/**
 * Read a part of the page from its beginning to its end.
 * @param {any} Virtual the class of the reader
 * @param {Element} part
 * @returns {Promise<Spoken[]>}
 */
async function read(Virtual, part) {
  const reader = new Virtual();
  await reader.start({ container: part });
  /** @type {Spoken[]} */
  const all = [];
  const seen = new Set();
  /** The block whose text is being read: its pieces are one utterance. @type {Element | null | undefined} */
  let runOn = null;
  for (let phrase = await reader.lastSpokenPhrase(); ; phrase = await reader.lastSpokenPhrase()) {
    const node = /** @type {Node} */ (reader.activeNode);
    const isEnd = seen.has(node);
    if (isEnd && !/^end\b/.test(phrase)) break; // from the beginning again
    const why = isEnd ? "end" : unsaid(node, part);
    if (why === "more" && all.at(-1)?.name !== "…") {
      all.push({ role: "", name: "…", about: "", state: "" });
    }
    const one = why ? null : spoken(phrase, await reader.itemText(), node);
    const isEmpty = one && !one.name && isBare(one.role, node);
    const run = node instanceof Text ? node.parentElement?.closest(BLOCK) : null;
    const last = all.at(-1);
    if (one && run && run === runOn && last && !last.role) {
      last.name = `${last.name} ${one.name}`.replace(/ ([,.:;”])/g, "$1");
    } else if (one && !isEmpty) all.push(one);
    if (one && !isEmpty) runOn = run;
    seen.add(node);
    await reader.next();
  }
  await reader.stop();
  return all;
}

/** What is said of one element, without what stands in it. @param {any} Virtual @param {Element} element */
async function name(Virtual, element) {
  const reader = new Virtual();
  await reader.start({ container: element });
  const one = spoken(await reader.lastSpokenPhrase(), await reader.itemText(), element);
  await reader.stop();
  return element.localName === "p" ? { ...one, name: plain(element.textContent) } : one;
}

/** What live regions say from now on, each time one that shows has changed. @param {(one: Spoken) => void} say */
function listenToRegions(say) {
  new MutationObserver((changes) => {
    const regions = new Set();
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      regions.add(element?.closest(LIVE));
      for (const one of element?.querySelectorAll(LIVE) ?? []) {
        if (changes.some((change) => change.type === "attributes" && change.target === element))
          regions.add(one);
      }
    }
    for (const region of regions) {
      const name = region?.checkVisibility() ? shownText(region) : "";
      if (name) say({ role: "says", name, about: "", state: "" });
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["hidden"],
  });
}

/** @param {any} Virtual */
export function listen(Virtual) {
  /** @type {Spoken[]} */
  let told = [];
  /** Where the focus was when something was asked last. @type {Element | null} */
  let before = document.activeElement;
  /** What the focus was in. @type {(Element | null)[]} */
  let around = [];
  const now = () => states(document.activeElement).join() + chosen(document.activeElement);
  let state = now();
  listenToRegions((one) => told.push(one));
  return {
    /** @param {string} selector */
    read(selector) {
      const [part] = [...document.querySelectorAll(selector)].filter((one) =>
        one.checkVisibility(),
      );
      if (!part) throw new Error(`nothing to hear at ${selector}`);
      return read(Virtual, part);
    },
    /** What was said since it was asked last: of where the focus has come, and by live regions. */
    async said() {
      const focus = document.activeElement;
      const news = [];
      if (focus && focus !== before && focus !== document.body) {
        const parts = AROUND.map((kind) => focus.closest(kind));
        for (const part of parts) {
          if (part && !around.includes(part)) news.push(await name(Virtual, part));
        }
        around = parts;
        news.push(await name(Virtual, focus));
      } else if (focus && now() !== state) {
        news.push({ role: "", name: chosen(focus), about: "", state: states(focus).join() });
      } else if (focus === document.body && before !== focus) {
        news.push({ role: "focus is lost", name: "", about: "", state: "" });
      }
      before = focus;
      state = now();
      news.push(...told);
      told = [];
      return news;
    },
  };
}
