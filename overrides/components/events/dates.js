// @ts-check
/** Dates as the reader's language writes them. */

/** @type {Record<string, string>} */
const LOCALES = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };
/**
 * Kept, since making one takes far longer than using it.
 * @type {Map<string, Intl.DateTimeFormat>}
 */
const formats = new Map();

/**
 * A day in words ("torstai 5. marraskuuta 2026") or short ("5.11.2026"); "" for what is no day.
 * @param {string} date YYYY-MM-DD
 * @param {string} language fi, sv or en
 * @param {"long" | "short"} style
 */
export function showDate(date, language, style) {
  const at = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return "";
  const key = language + style;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(LOCALES[language] ?? language, {
      dateStyle: style === "long" ? "full" : "medium",
      timeZone: "UTC",
    });
  formats.set(key, format);
  return format.format(at);
}
