// @ts-check
/** A text to copy in pieces: words, fields that an event fills, blanks for the reader. Pure. */

/** @typedef {{ kind: "words" | "field" | "blank", text: string }} Piece */

const PART = /\{([a-z][a-z0-9-]*)\}|\[([^[\]{}\n]+)\]/g;

/**
 * The pieces of a text in order; a field is told by its name.
 * @param {string} words
 * @returns {Piece[]}
 */
export function pieces(words) {
  /** @type {Piece[]} */
  const found = [];
  let at = 0;
  for (const part of words.matchAll(PART)) {
    const [whole, field, blank = ""] = part;
    if (part.index > at) found.push({ kind: "words", text: words.slice(at, part.index) });
    found.push(field ? { kind: "field", text: field } : { kind: "blank", text: blank });
    at = part.index + whole.length;
  }
  if (at < words.length) found.push({ kind: "words", text: words.slice(at) });
  return found;
}

/**
 * What stands in a field: the value on one line, without a full stop where one follows; else the
 * field's name in brackets.
 * @param {string} value
 * @param {string} name
 * @param {string} after what follows the field
 */
export function filled(value, name, after) {
  const lines = value.split(/[\r\n]+/).map((line) => line.replace(/\s+/g, " ").trim());
  const text = lines
    .filter(Boolean)
    .map((line, place, all) =>
      place < all.length - 1 && !/[.,:;!?]$/.test(line) ? `${line},` : line,
    )
    .join(" ");
  if (!text) return `[${name}]`;
  return after.startsWith(".") ? text.replace(/(^|[^.])\.$/, "$1") : text;
}

/**
 * A text on one line with its fields filled, as the subject of a mail.
 * @param {string} words
 * @param {Record<string, string>} values
 * @param {Record<string, string>} names
 */
export function line(words, values, names) {
  const all = pieces(words);
  return all
    .map(({ kind, text }, place) => {
      if (kind === "field")
        return filled(values[text] ?? "", names[text] ?? text, all[place + 1]?.text ?? "");
      return kind === "blank" ? `[${text}]` : text;
    })
    .join("")
    .replace(/\s+/g, " ");
}
