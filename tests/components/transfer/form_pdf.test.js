// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync, inflateSync } from "node:zlib";
import { codesOf } from "../../../overrides/components/transfer/form_ink.js";
import {
  MAX_PDF,
  openPdf,
  readFields,
  readOwn,
  writeFields,
} from "../../../overrides/components/transfer/form_pdf.js";

/** A font of "a" to "d", and of a space, half as wide as high. */
const FONT = `<< /Type /Font /Subtype /TrueType /FirstChar 32 /Widths [ ${"500 ".repeat(69)}]
  /FontDescriptor << /CapHeight 700 >> /ToUnicode 9 0 R >>`;
const TABLE =
  "2 beginbfchar <20> <0020> <2E> <2026> endbfchar 4 beginbfchar <61> <0061> <62> <0062> <63> <0063> <64> <0161> endbfchar";
const LINE = "/FT /Tx /Rect [0 0 64 17] /DA (0 g /F 0 Tf)";
const LINES = "/FT /Tx /Ff 4096 /Rect [0 0 64 40] /DA (0 g /F 10 Tf)";
const BOX = "/FT /Btn /AS /Off /V /Off /AP << /N << /on 9 0 R /Off 9 0 R >> >>";

/**
 * A PDF with these fields.
 * @param {string[]} fields what stands in the dictionary of each
 * @param {string} [more] objects and trailer that follow
 */
function pdfOf(fields, more = "") {
  const kids = fields.map((_, at) => `${at + 10} 0 R`).join(" ");
  const objects = fields.map((field, at) => `${at + 10} 0 obj << ${field} >> endobj`);
  return bytesOf(`%PDF-1.7
1 0 obj << /Type /Catalog /Lang (fi-FI) /Pages 2 0 R /AcroForm
  << /Fields [${kids}] /DR << /Font << /F ${FONT} >> >> >> >> endobj
2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
9 0 obj << /Length ${TABLE.length} >> stream\n${TABLE}\nendstream endobj
${objects.join("\n")}
${more}
trailer << /Root 1 0 R >>
%%EOF`);
}

/** @param {string} text */
function bytesOf(text) {
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** What the fields of a PDF hold. @param {Uint8Array} bytes */
async function held(bytes) {
  const found = await readFields(await openPdf(bytes));
  return Object.fromEntries(found.map(({ name, value }) => [name, value]));
}

/** Why a file is refused. @param {Uint8Array} bytes */
async function refusal(bytes) {
  const isRead = openPdf(bytes).then(readFields);
  return isRead.then(
    () => "",
    (/** @type {{ refusal?: string }} */ error) => error.refusal,
  );
}

/** What a field shows, written anew. @param {string} field @param {string} text */
async function shown(field, text) {
  const pdf = await openPdf(pdfOf([`/T (x) ${field}`]));
  const { bytes, cut } = await writeFields(pdf, { x: text }, "", new Date(0));
  const again = await openPdf(bytes);
  assert.equal((await readFields(again))[0]?.value, text);
  const drawing = pdf.fields.get("x").lookup(nameOf(pdf, "AP"))?.lookup(nameOf(pdf, "N"));
  return { cut, drawn: inflateSync(drawing.contents).toString("latin1") };
}

/** @param {import("../../../overrides/components/transfer/form_pdf.js").Pdf} pdf @param {string} text */
function nameOf(pdf, text) {
  return pdf.catalog.keys()[0].constructor.of(text);
}

test("texts are read however a program has written them", async () => {
  const utf16 = "<FEFF0160D83DDE00>";
  const utf8 = "<EFBBBFC5A0>";
  const fields = [
    `/T (a) ${LINE} /V (\\344 \\\\ \\(b\\)\\nc)`,
    `/T (b) ${LINE} /V ${utf16}`,
    `/T (c) ${LINE} /V ${utf8}`,
    "/T (d) /Kids [14 0 R]",
    `/T (e) /Parent 13 0 R ${LINE} /V (inner)`,
    `/T (f) ${BOX.replaceAll("/Off /V /Off", "/on /V /on")}`,
    `/T (g) ${BOX}`,
    `/T (h) /FT /Btn /AS /Yes`,
    `/T (i) ${LINE} /V 3`,
  ];
  assert.deepEqual(await held(pdfOf(fields)), {
    a: "ä \\ (b)\nc",
    b: "Š😀",
    c: "Š",
    "d.e": "inner",
    f: "on",
    g: "",
    h: "on",
    i: "",
  });
});

test("the latest of what a program has written into a file counts", async () => {
  const later = `10 0 obj << /T (a) ${LINE} /V (new) >> endobj`;
  assert.equal((await held(pdfOf([`/T (a) ${LINE} /V (old)`], later))).a, "new");
});

test("what is no form is refused with the reason", async () => {
  assert.equal(await refusal(bytesOf("%PDF-1.7\nnothing")), "damaged");
  assert.equal(await refusal(bytesOf("no PDF")), "damaged");
  assert.equal(await refusal(pdfOf([])), "no-fields");
  const whole = Buffer.from(pdfOf([`/T (a) ${LINE}`])).toString("latin1");
  assert.equal(await refusal(bytesOf(whole.replace("/AcroForm", "/Acro"))), "no-fields");
  for (const half of [
    ["/AcroForm", "/AcroForm 99 0 R /Acro"],
    ["/Fields [10", "/Fields [99"],
  ])
    assert.equal(await refusal(bytesOf(whole.replace(half[0] ?? "", half[1] ?? ""))), "damaged");
  assert.equal(
    await refusal(bytesOf(whole.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 2 0 R"))),
    "locked",
  );
  assert.equal(await refusal(new Uint8Array(MAX_PDF + 1)), "too-large-form");
  const cutOff = await refusal(bytesOf(whole.replace("%%EOF", "")));
  assert.equal(cutOff, "damaged", "what was written last is missing, and would be lost unsaid");
});

test("a text in a stream is read, fields that hold themselves and bombs to an end", async () => {
  const loop = ["/T (a) /Kids [10 0 R 11 0 R]", "/T (b) /Parent 11 0 R /Kids [10 0 R 11 0 R]"];
  assert.deepEqual(await held(pdfOf(loop)), {});
  const packed = (/** @type {number} */ number, /** @type {Buffer} */ data) => {
    const bytes = deflateSync(data).toString("latin1");
    const dict = `/Filter /FlateDecode /Length ${bytes.length}`;
    return `${number} 0 obj << ${dict} >> stream\n${bytes}\nendstream endobj\n`;
  };
  const streams =
    packed(90, Buffer.alloc(20_000_000, "a")) +
    packed(91, Buffer.alloc(200_000, "a")) +
    packed(92, Buffer.from("ab"));
  const fields = ["a", "b", "c"].map((name, at) => `/T (${name}) ${LINE} /V ${at + 90} 0 R`);
  const { a, b, c } = await held(pdfOf(fields, streams));
  assert.deepEqual([a, b?.length, c], ["", 100_000, "ab"]);
});

test("a form that is written has its texts, ticks and what the guide keeps for itself", async () => {
  const pdf = await openPdf(pdfOf([`/T (a) ${LINE}`, `/T (b) ${BOX}`, `/T (c) ${LINE} /V (old)`]));
  const { bytes } = await writeFields(pdf, { a: "abc 😀", b: "on", c: "" }, "{äš}", new Date(0));
  const again = await openPdf(bytes);
  assert.deepEqual(await held(bytes), { a: "abc 😀", b: "on", c: "" });
  assert.equal(await readOwn(again), "{äš}");
  assert.equal(again.language, "fi");
});

test("a line is as large as its field allows, and no smaller than can be read", async () => {
  const short = await shown(LINE, "ab");
  assert.match(short.drawn, /\/F 11\.111 Tf\n1 0 0 1 2 4\.611 Tm <6162> Tj/);
  const long = await shown(LINE, "ab".repeat(8));
  assert.match(long.drawn, /\/F 7\.5 Tf/);
  assert.deepEqual(long.cut, []);
  const longer = await shown(LINE, "ab".repeat(12));
  assert.match(longer.drawn, /\/F 6 Tf/);
  assert.deepEqual(longer.cut, ["x"]);
});

test("several lines are broken at spaces, set smaller where needed, and told where they end", async () => {
  const few = await shown(LINES, "aaaaa bbbbbbbb cc\nc");
  assert.deepEqual(few.drawn.match(/<\w*>/g), ["<6161616161>", "<6262626262626262206363>", "<63>"]);
  assert.deepEqual(few.cut, []);
  const many = await shown(LINES, "aaaaa ".repeat(30).trim());
  assert.match(many.drawn, /\/F 8 Tf/);
  assert.match(many.drawn, /2e> Tj\nET/, "the last line ends with an ellipsis");
  assert.deepEqual(many.cut, ["x"]);
  const word = await shown(LINES, "a".repeat(16));
  assert.deepEqual(word.drawn.match(/<\w*>/g), ["<616161616161616161616161>", "<61616161>"]);
});

test("marks that nobody sees are not shown as letters that are missing", async () => {
  const { drawn, cut } = await shown(LINE, "\u202ea\u00adb\u200b\ufe0f");
  assert.match(drawn, /<6162>/);
  assert.deepEqual(cut, []);
});

test("a letter that the font lacks is shown without its accent, and told", async () => {
  const { drawn, cut } = await shown(LINE, "ǎš");
  assert.match(drawn, /<6164>/);
  assert.deepEqual(cut, ["x"]);
  assert.equal(codesOf(TABLE).get("š"), 0x64);
});
