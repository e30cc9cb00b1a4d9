// @ts-check
/**
 * The fields of a PDF: read, and written again. What is in the file is believed in nothing: it may
 * come from anywhere.
 */
import { RefusedError } from "../events/validate.js";
import { appearance, fontsOf } from "./form_ink.js";

/** @typedef {import("./form_fields.js").Field} Field */
/** An object of a PDF; see @cantoo/pdf-lib. @typedef {any} Obj */
/** @typedef {{ context: Obj, catalog: Obj, form: Obj, fields: Map<string, Obj>, language: string }} Pdf */

/** Bounds of a form: far above what the guide's are, far below what hurts a phone. */
export const MAX_PDF = 8_000_000;
const MAX_UNPACKED = 10_000_000;
const MAX_STREAM = 100_000;
const MAX_FIELDS = 3000;
const MAX_DEPTH = 20;
/** Within which the last words of a PDF stand. One without them is cut off: what was written last
 * is missing, and the rest would look like all. */
const END = 2048;
/** Where a PDF keeps what is one program's own. */
const OWN = "Kokemusopas";

/** The library, fetched when a PDF is to be read. @returns {Promise<Obj>} */
async function library() {
  const { DecodeStream, ...lib } = /** @type {Obj} */ (
    /** @type {unknown} */ (await import("./vendor/pdf-lib.js").catch(unreachable))
  );
  const { prototype } = DecodeStream;
  if (!Object.hasOwn(prototype, "bounded")) {
    const grow = prototype.ensureBuffer;
    prototype.bounded = true;
    prototype.ensureBuffer = function ensureBuffer(/** @type {number} */ size) {
      if (size > MAX_UNPACKED) throw new RangeError("too large when unpacked");
      return grow.call(this, size);
    };
  }
  return lib;
}

/** @returns {never} */
function unreachable() {
  throw new RefusedError("unreachable");
}

/**
 * A PDF with fields.
 * @param {Uint8Array} bytes
 * @returns {Promise<Pdf>}
 * @throws {RefusedError} too-large-form, locked, damaged, no-fields
 */
export async function openPdf(bytes) {
  if (bytes.length > MAX_PDF) throw new RefusedError("too-large-form");
  const lib = await library();
  const parser = lib.PDFParser.forBytesWithOptions(bytes, 500);
  const isRead = await parser.parseDocument().then(
    () => true,
    () => false,
  );
  const { context } = parser;
  const end = new TextDecoder("latin1").decode(bytes.slice(-END));
  if (context.trailerInfo.Encrypt) throw new RefusedError("locked");
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!isRead || !end.includes("%%EOF") || !(catalog instanceof lib.PDFDict))
    throw new RefusedError("damaged");
  const name = (/** @type {string} */ text) => lib.PDFName.of(text);
  const form = catalog.lookup(name("AcroForm"));
  if (!catalog.has(name("AcroForm"))) throw new RefusedError("no-fields");
  if (!(form instanceof lib.PDFDict)) throw new RefusedError("damaged");
  const fields = new Map();
  const list = form.lookup(name("Fields"));
  collect(lib, list, "", fields, new Set(), 0);
  const isBroken = list instanceof lib.PDFArray && list.size() > 0;
  if (fields.size === 0) throw new RefusedError(isBroken ? "damaged" : "no-fields");
  const language = textOf(catalog.lookup(name("Lang")))
    .slice(0, 2)
    .toLowerCase();
  return { context, catalog, form, fields, language };
}

/**
 * @param {Obj} lib
 * @param {Obj} list
 * @param {string} above name of what holds them
 * @param {Map<string, Obj>} fields
 * @param {Set<Obj>} seen
 * @param {number} depth
 */
function collect(lib, list, above, fields, seen, depth) {
  if (!(list instanceof lib.PDFArray) || depth > MAX_DEPTH) return;
  for (let at = 0; at < list.size() && fields.size < MAX_FIELDS; at += 1) {
    const field = list.lookup(at);
    if (!(field instanceof lib.PDFDict) || seen.has(field)) continue;
    seen.add(field);
    const part = textOf(field.lookup(lib.PDFName.of("T")));
    const name = [above, part].filter(Boolean).join(".");
    if (name && !fields.has(name)) fields.set(name, field);
    collect(lib, field.lookup(lib.PDFName.of("Kids")), name, fields, seen, depth + 1);
  }
}

/** The text of a string, "" for what is none. @param {Obj} object @returns {string} */
function textOf(object) {
  if (typeof object?.asBytes !== "function" || typeof object.decodeText !== "function") return "";
  const bytes = Uint8Array.from(object.asBytes());
  const isUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isUtf8 ? new TextDecoder().decode(bytes) : object.decodeText();
}

/**
 * What the fields hold.
 * @param {Pdf} pdf
 * @returns {Promise<Field[]>}
 */
export async function readFields({ fields }) {
  const lib = await library();
  const name = (/** @type {string} */ text) => lib.PDFName.of(text);
  /** @type {Field[]} */
  const found = [];
  for (const [key, field] of fields) {
    const kind = inherited(lib, field, "FT");
    if (kind === name("Btn")) found.push({ name: key, isBox: true, value: ticked(lib, field) });
    if (kind !== name("Tx")) continue;
    const value = inherited(lib, field, "V");
    const text = value instanceof lib.PDFStream ? streamText(lib, value) : textOf(value);
    found.push({ name: key, isBox: false, value: text });
  }
  return found;
}

/** What a field says, or what holds it. @param {Obj} lib @param {Obj} field @param {string} key */
function inherited(lib, field, key) {
  let one = field;
  for (let depth = 0; one instanceof lib.PDFDict && depth < MAX_DEPTH; depth += 1) {
    const value = one.lookup(lib.PDFName.of(key));
    if (value) return value;
    one = one.lookup(lib.PDFName.of("Parent"));
  }
  return undefined;
}

/** @param {Obj} lib @param {Obj} field @returns {"on" | ""} */
function ticked(lib, field) {
  const { PDFName } = lib;
  const value = field.lookup(PDFName.of("V"));
  const state = value instanceof PDFName ? value : field.lookup(PDFName.of("AS"));
  return state instanceof PDFName && state !== PDFName.of("Off") ? "on" : "";
}

/** A long text may stand in a stream. @param {Obj} lib @param {Obj} stream */
function streamText(lib, stream) {
  try {
    const bytes = lib.decodePDFRawStream(stream).decode().subarray(0, MAX_STREAM);
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return textOf(lib.PDFHexString.of(hex));
  } catch {
    return "";
  }
}

/**
 * What the guide has put into a file for itself, "" where there is nothing.
 * @param {Pdf} pdf
 */
export async function readOwn({ catalog }) {
  const { PDFDict, PDFName } = await library();
  let place = catalog;
  for (const key of ["PieceInfo", OWN, "Private"]) {
    const inner = place instanceof PDFDict ? place.lookup(PDFName.of(key)) : undefined;
    place = inner;
  }
  return textOf(place);
}

/**
 * Write texts into the fields, and what the guide keeps for itself.
 * @param {Pdf} pdf
 * @param {Record<string, string>} texts by the names of fields
 * @param {string} own
 * @param {Date} now
 * @returns {Promise<{ bytes: Uint8Array<ArrayBuffer>, cut: string[] }>} `cut` are the fields that
 *   do not show their text whole
 */
export async function writeFields(pdf, texts, own, now) {
  const lib = await library();
  const { context, catalog, form, fields } = pdf;
  const name = (/** @type {string} */ text) => lib.PDFName.of(text);
  const fonts = fontsOf(lib, form);
  /** @type {string[]} */
  const cut = [];
  for (const [key, words] of Object.entries(texts)) {
    const field = fields.get(key);
    if (!field) continue;
    if (inherited(lib, field, "FT") === name("Btn")) tick(lib, field, words !== "");
    else if (words || textOf(inherited(lib, field, "V"))) {
      field.set(name("V"), hexOf(lib, words));
      const drawn = appearance(lib, field, form, fonts, words);
      if (!drawn?.whole) cut.push(key);
      if (!drawn) continue;
      const stream = context.flateStream(drawn.content, drawn.dict);
      field.set(name("AP"), context.obj({ N: context.register(stream) }));
    }
  }
  const stamp = { LastModified: lib.PDFString.fromDate(now), Private: hexOf(lib, own) };
  const pieces = catalog.lookup(name("PieceInfo")) ?? context.obj({});
  pieces.set(name(OWN), context.obj(stamp));
  catalog.set(name("PieceInfo"), pieces);
  const bytes = await lib.PDFStreamWriter.forContext(context, 500).serializeToBuffer();
  return { bytes, cut };
}

/** @param {Obj} lib @param {Obj} field @param {boolean} isOn */
function tick({ PDFName }, field, isOn) {
  const off = PDFName.of("Off");
  const states = field.lookup(PDFName.of("AP"))?.lookup(PDFName.of("N"))?.keys?.() ?? [];
  const on = states.find((/** @type {Obj} */ one) => one !== off) ?? PDFName.of("on");
  for (const key of ["V", "AS"]) field.set(PDFName.of(key), isOn ? on : off);
}

/** A string in UTF-16, as all viewers read it. @param {Obj} lib @param {string} words */
function hexOf(lib, words) {
  if (!words) return lib.PDFHexString.of("");
  const units = Array.from({ length: words.length }, (_, at) => words.charCodeAt(at));
  const hex = units.map((unit) => unit.toString(16).padStart(4, "0")).join("");
  return lib.PDFHexString.of(`FEFF${hex.toUpperCase()}`);
}
