// @ts-check
/** The forms of the guide (PDF), filled in with the open event and taken in again: fetched on demand. */
import { download, fileName, fill, today } from "../events/page.js";
import { RefusedError } from "../events/validate.js";
import { know } from "../events/written.js";
import { FORMAT, incomingOf, readStamp, VERSION } from "./form_back.js";
import { filled, formOf, marksOf } from "./form_fields.js";
import { openPdf, readFields, readOwn, writeFields } from "./form_pdf.js";

/** @typedef {import("./panel.js").SendPanel} SendPanel */

/** @param {SendPanel} panel @returns {import("./form_fields.js").World} */
function worldOf({ guide, labels, language, texts, ways }) {
  know(ways);
  return { guide, language, labels: { ...labels, form_notes: texts.import.form_notes } };
}

/**
 * Offer the form of this page, filled in with the open event; say which fields do not show all.
 * @param {SendPanel} panel
 */
export async function downloadFilled(panel) {
  try {
    await offer(panel);
  } catch (error) {
    const isAway = error instanceof RefusedError && error.refusal === "unreachable";
    panel.say(panel.texts.transfer[isAway ? "pdf_offline" : "failed"]);
  }
}

/** @param {SendPanel} panel */
async function offer(panel) {
  const { dialog, session, texts } = panel;
  const world = worldOf(panel);
  const address = dialog.dataset.form ?? "";
  const event = session.current();
  const pdf = await openPdf(await fetched(address));
  const form = formOf(await readFields(pdf), world.guide);
  const filling = filled(event, form, world);
  const stamp = {
    format: FORMAT,
    version: VERSION,
    id: event.id,
    marks: marksOf(event, form, filling),
    ...filling,
  };
  const { bytes, cut } = await writeFields(pdf, filling.texts, JSON.stringify(stamp), new Date());
  const stem = /([^/]*)\.pdf$/.exec(address)?.[1] ?? "";
  const name = fileName(panel.name(), texts.event.untitled, "pdf", stem);
  download(name, "application/pdf", bytes);
  const names = cut.map((one) => nameOf(one, form, world)).join("; ");
  const more = names ? ` ${fill(texts.transfer.pdf_cut, { names })}` : "";
  panel.say(texts.transfer.pdf_saved + more);
}

/** A form that is blank. @param {string} address @throws {RefusedError} unreachable */
async function fetched(address) {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw new RefusedError("unreachable");
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * What a field is called.
 * @param {string} field
 * @param {import("./form_fields.js").Form} form
 * @param {import("./form_fields.js").World} world
 */
function nameOf(field, { asked: all, experts }, { guide, labels }) {
  const asked = /** @type {import("./form_fields.js").Asked} */ (all.get(field));
  const phases = (experts ? guide.expert : guide)?.phases ?? [];
  if (asked.kind === "fact") return labels[asked.key] ?? "";
  if (asked.kind === "answer") return asked.question.question.replace(/[.?]$/, "");
  if (asked.kind === "note") return `${labels.note}: ${phases[asked.phase - 1] ?? ""}`;
  const label = asked.kind === "who" ? labels.who : labels.deadline;
  return `${label}: ${asked.item.text.replace(/\.$/, "")}`;
}

/**
 * The event of a form that was filled in here or in any program.
 * @param {File} file
 * @param {SendPanel} panel
 * @returns {Promise<import("./backup.js").Incoming>}
 * @throws {RefusedError}
 */
export async function readForm(file, panel) {
  const world = worldOf(panel);
  try {
    const pdf = await openPdf(new Uint8Array(await file.arrayBuffer()));
    const fields = await readFields(pdf);
    const stamp = readStamp(await readOwn(pdf));
    const language = pdf.language || panel.language;
    const moment = { language, at: file.lastModified, now: Date.now(), today: today() };
    return incomingOf(fields, stamp, { ...world, language }, moment);
  } catch (error) {
    throw error instanceof RefusedError ? error : new RefusedError("damaged");
  }
}
