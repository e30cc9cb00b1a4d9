// Fills in forms as a viewer does: `node fill.mjs jobs.json`, each job as
// {"by": "pdf.js" or "MuPDF", "form", "filled", "values"}: files, and {field: text, or whether it is ticked}.
import fs from "node:fs";
import * as mupdf from "mupdf";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** @typedef {Record<string, string | boolean>} Values */

/**
 * @param {Uint8Array} data
 * @param {Values} values
 */
async function byPdfJs(data, values) {
  const form = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
  for (let number = 1; number <= form.numPages; number++) {
    for (const field of await (await form.getPage(number)).getAnnotations()) {
      if (field.fieldName in values) {
        form.annotationStorage.setValue(field.id, { value: values[field.fieldName] });
      }
    }
  }
  return form.saveDocument();
}

/**
 * @param {Uint8Array} data
 * @param {Values} values
 */
async function byMuPdf(data, values) {
  const form = mupdf.PDFDocument.openDocument(data, "application/pdf");
  for (let number = 0; number < form.countPages(); number++) {
    const page = /** @type {mupdf.PDFPage} */ (form.loadPage(number));
    for (const field of page.getWidgets()) {
      const value = values[field.getName()];
      if (typeof value === "boolean") {
        if (value !== (field.getValue() !== "Off")) field.toggle();
      } else if (value) {
        field.setTextValue(value);
      }
      field.update();
    }
  }
  return /** @type {mupdf.PDFDocument} */ (form).saveToBuffer("").asUint8Array();
}

const viewers = { "pdf.js": byPdfJs, MuPDF: byMuPdf };
/** @type {{by: keyof typeof viewers, form: string, filled: string, values: Values}[]} */
const jobs = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
for (const { by, form, filled, values } of jobs) {
  fs.writeFileSync(filled, await viewers[by](new Uint8Array(fs.readFileSync(form)), values));
}
