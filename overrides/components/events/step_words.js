// @ts-check
/** What a step of the history changed, in words. Pure. */
/** @typedef {import("./history.js").Step} Step */
/** @typedef {{ key: string, before: string, after: string }} Change */
/** @typedef {Pick<import("./open_lists.js").Given, "texts" | "phases" | "language" | "HIDDEN">
 *   & { reads: Pick<import("./open_lists.js").Given["reads"], "clock" | "showDate"> }} Words */

/** Whether a key holds what the reader wrote in words of their own. @param {string} key */
export function isText(key) {
  return /^(?:name|place|language|booker|guest|brief\/.*|item\/.*\/(?:note|reason|who|name))$/.test(
    key,
  );
}

/**
 * What a reader sees of a step: of each of its values the words before and after.
 * @param {Step} step
 * @param {Words} words
 * @returns {Change[]}
 */
export function changes({ from, to }, words) {
  return (
    Object.keys(to)
      // The step that a new item belongs to is said by where it stands.
      .filter(
        (key) =>
          !words.HIDDEN.test(key) && !(key.replace(/phase$/, "name") in to && /phase$/.test(key)),
      )
      .map((key) => ({
        key,
        before: inWords(key, from[key] ?? "", words),
        after: inWords(key, to[key] ?? "", words),
      }))
  );
}

/** @param {string} key @param {string} text @param {Words} words @returns {string} */
function inWords(key, text, { texts, phases, language, reads }) {
  const { form, item, progress } = texts;
  const field = key.slice(key.lastIndexOf("/") + 1);
  if (key.startsWith("brief/")) return text;
  if (field === "state") return item[text || "open"] ?? text;
  if (field === "all") return text ? progress.show_all : progress.show_short;
  if (field === "date" || field === "due") return reads.showDate(text, language, "long");
  if (field === "time" || field === "end") return reads.clock({ time: text }, language);
  if (field === "phase") return phases[Number(text) - 1] ?? "";
  const named = { kind: form.kinds, site: form.sites, via: form.vias }[field];
  return named?.[text] ?? text;
}
