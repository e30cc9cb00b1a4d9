// @ts-check
/**
 * How a text looks in a field of a PDF, drawn with the fonts that the form brings along
 * (hooks/kokemusopas/paper/fields.py): viewers and printers show this, and not the text itself.
 */

/** An object of a PDF; see @cantoo/pdf-lib. @typedef {any} Obj */
/**
 * A font whose letters are single bytes; `widths` (from the code `first` on) and the height of
 * `capitals` are parts of its size.
 * @typedef {{ name: string, ref: Obj, codes: Map<string, number>, widths: number[], first: number,
 *   capitals: number }} Font
 */
/** A letter by its code, -1 where the font has none. @typedef {{ code: number, width: number }} Glyph */
/** @typedef {{ content: string, dict: Record<string, unknown>, whole: boolean }} Drawn */

const PADDING = 2;
/** From one line to the next, and what letters have below theirs, in parts of their size. */
const LINE = 1.35;
const BELOW = 0.25;
const SIZE = 10;
const SMALLEST = { line: 6, lines: 8 };
const STEP = 0.25;
const MULTILINE = 1 << 12;
/** Marks for the eye of software: of direction, of joined emoji, of where a word may break. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The fonts of a form that can be written with.
 * @param {Obj} lib
 * @param {Obj} form
 * @returns {Font[]}
 */
export function fontsOf(lib, form) {
  const { PDFDict, PDFName } = lib;
  const all = form.lookup(PDFName.of("DR"))?.lookup(PDFName.of("Font"));
  if (!(all instanceof PDFDict)) return [];
  return all.keys().flatMap((/** @type {Obj} */ key) => {
    const font = fontOf(lib, key.decodeText(), all.get(key), all.lookup(key));
    return font ? [font] : [];
  });
}

/** @param {Obj} lib @param {string} name @param {Obj} ref @param {Obj} dict @returns {Font | null} */
function fontOf(lib, name, ref, dict) {
  const look = (/** @type {Obj} */ place, /** @type {string} */ key) =>
    place?.lookup(lib.PDFName.of(key));
  const [widths, told, about] = ["Widths", "ToUnicode", "FontDescriptor"].map((key) =>
    look(dict, key),
  );
  if (!(widths instanceof lib.PDFArray) || !(told instanceof lib.PDFStream)) return null;
  const text = new TextDecoder("latin1").decode(lib.decodePDFRawStream(told).decode());
  return {
    name,
    ref,
    codes: codesOf(text),
    first: look(dict, "FirstChar")?.asNumber() ?? 0,
    widths: widths.asArray().map((/** @type {Obj} */ one) => one.asNumber() / 1000),
    capitals: (look(about, "CapHeight")?.asNumber() ?? 700) / 1000,
  };
}

/**
 * The code of each letter in a font, as its ToUnicode table tells.
 * @param {string} table
 * @returns {Map<string, number>}
 */
export function codesOf(table) {
  /** @type {Map<string, number>} */
  const codes = new Map();
  for (const [, block = ""] of table.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code = "", hex = ""] of block.matchAll(/<([\da-f]{2})>\s*<([\da-f]+)>/gi)) {
      const letter = lettersOf(hex);
      if (!codes.has(letter)) codes.set(letter, Number.parseInt(code, 16));
    }
  return codes;
}

/** @param {string} hex of UTF-16 */
function lettersOf(hex) {
  return (hex.match(/.{4}/g) ?? [])
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .join("");
}

/**
 * The appearance of a text in a field; null where its font is none of those.
 * @param {Obj} lib
 * @param {Obj} field
 * @param {Obj} form
 * @param {Font[]} fonts
 * @param {string} words
 * @returns {Drawn | null}
 */
export function appearance(lib, field, form, fonts, words) {
  const look = (/** @type {string} */ key) => field.lookup(lib.PDFName.of(key));
  const style = (look("DA") ?? form.lookup(lib.PDFName.of("DA")))?.decodeText() ?? "";
  const [, name = "", given = "0"] = /\/(\S+)\s+([\d.]+)\s+Tf/.exec(style) ?? [];
  const font = fonts.find((one) => one.name === name);
  const edges = look("Rect")
    ?.asArray()
    .map((/** @type {Obj} */ one) => one.asNumber());
  if (!font || edges?.length !== 4) return null;
  const box = { width: Math.abs(edges[2] - edges[0]), height: Math.abs(edges[3] - edges[1]) };
  const isLong = ((look("Ff")?.asNumber() ?? 0) & MULTILINE) !== 0;
  const lines = words.split("\n").map((line) => glyphsOf(line, font));
  const set = isLong
    ? setLines(lines, font, box, Number(given) || SIZE)
    : setLine(lines.flat(), font, box, Number(given));
  const colour = style.replace(/\/\S+\s+(?:gs|[\d.]+\s+Tf)/g, "").trim();
  return {
    content: contentOf(set, font, box, colour),
    dict: {
      Type: "XObject",
      Subtype: "Form",
      BBox: [0, 0, box.width, box.height],
      Resources: { Font: { [font.name]: font.ref } },
    },
    whole: set.whole && lines.flat().every(({ code }) => code >= 0),
  };
}

/**
 * The glyphs of a line. A letter that the font lacks is one without a code, which takes no room,
 * and after it its plain letter, or a question mark.
 * @param {string} line
 * @param {Font} font
 * @returns {Glyph[]}
 */
function glyphsOf(line, { codes, widths, first }) {
  const letters = line.normalize("NFC").replace(UNSEEN, "").replace(/\s/gu, " ");
  return [...letters].flatMap((letter) => {
    const code = codes.get(letter);
    if (code !== undefined) return [{ code, width: widths[code - first] ?? 0 }];
    const instead = codes.get(letter.normalize("NFD").charAt(0)) ?? codes.get("?");
    const lacking = { code: -1, width: 0 };
    if (instead === undefined) return [lacking];
    return [lacking, { code: instead, width: widths[instead - first] ?? 0 }];
  });
}

/** @typedef {{ size: number, whole: boolean, lines: { glyphs: Glyph[], y: number }[] }} Setting */
/** @typedef {{ width: number, height: number }} Box */

/** One line, as large as it fits. @param {Glyph[]} glyphs @param {Font} font @param {Box} box @param {number} given @returns {Setting} */
function setLine(glyphs, { capitals }, box, given) {
  const room = box.width - 2 * PADDING;
  const largest = given || (box.height - 2) / LINE;
  const fitting = Math.min(largest, room / (widthOf(glyphs) || 1));
  const size = Math.max(Math.min(SMALLEST.line, largest), fitting);
  const y = (box.height - size * capitals) / 2;
  return { size, whole: fitting >= size, lines: [{ glyphs, y }] };
}

/** As many lines as fit, a little smaller where all would not. @param {Glyph[][]} paragraphs @param {Font} font @param {Box} box @param {number} largest @returns {Setting} */
function setLines(paragraphs, font, box, largest) {
  let size = largest;
  const room = () => Math.max(1, Math.floor(((box.height - 1) / size - 1 - BELOW) / LINE) + 1);
  const broken = () =>
    paragraphs.flatMap((glyphs) => wrapped(glyphs, font, (box.width - 2 * PADDING) / size));
  let lines = broken();
  while (lines.length > room() && size - STEP >= SMALLEST.lines) {
    size -= STEP;
    lines = broken();
  }
  const top = box.height - 1 - size;
  const shown = lines.slice(0, room());
  const isWhole = shown.length === lines.length;
  if (!isWhole) shown.push([...(shown.pop() ?? []).slice(0, -1), ...glyphsOf("…", font)]);
  return {
    size,
    whole: isWhole,
    lines: shown.map((glyphs, at) => ({ glyphs, y: top - at * LINE * size })),
  };
}

/** @param {Glyph[]} glyphs */
function widthOf(glyphs) {
  return glyphs.reduce((sum, { width }) => sum + width, 0);
}

/**
 * A paragraph in lines, broken at spaces, and within a word only where it is longer than a line.
 * @param {Glyph[]} glyphs
 * @param {Font} font
 * @param {number} room
 * @returns {Glyph[][]}
 */
function wrapped(glyphs, { codes }, room) {
  const isSpace = (/** @type {Glyph} */ { code }) => code === codes.get(" ");
  /** @type {Glyph[][]} */
  const lines = [];
  let [start, space, width] = [0, -1, 0];
  for (const [at, glyph] of glyphs.entries()) {
    if (isSpace(glyph)) space = at;
    width += glyph.width;
    if (width <= room || isSpace(glyph) || at === start) continue;
    const end = space > start ? space : at;
    lines.push(glyphs.slice(start, end));
    start = space > start ? space + 1 : at;
    space = -1;
    width = widthOf(glyphs.slice(start, at + 1));
  }
  return [...lines, glyphs.slice(start)];
}

/** @param {Setting} setting @param {Font} font @param {Box} box @param {string} colour */
function contentOf({ size, lines }, { name }, box, colour) {
  const drawn = lines
    .filter(({ glyphs }) => glyphs.length > 0)
    .map(({ glyphs, y }) => `1 0 0 1 ${PADDING} ${figure(y)} Tm <${hexOf(glyphs)}> Tj`);
  const clip = `1 1 ${figure(box.width - 2)} ${figure(box.height - 2)} re W n`;
  const text = ["q", clip, "BT", colour, `/${name} ${figure(size)} Tf`, ...drawn, "ET", "Q"];
  return ["/Tx BMC", ...(drawn.length > 0 ? text : []), "EMC"].join("\n");
}

/** @param {Glyph[]} glyphs */
function hexOf(glyphs) {
  return glyphs
    .filter(({ code }) => code >= 0)
    .map(({ code }) => code.toString(16).padStart(2, "0"))
    .join("");
}

/** @param {number} number */
function figure(number) {
  return String(Math.round(number * 1000) / 1000);
}
