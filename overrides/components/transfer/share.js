// @ts-check
/**
 * An event in a link: all of it stands after the `#`, which no browser sends to a server.
 * Whoever has the link can read it.
 *
 * Form: `#jaa=<form>.<base64url>`. Forms 2 and 3 are four bytes with the CRC-32 of what follows:
 * the event's JSON (UTF-8), in form 2 deflated; 1 and 0, of the first version, are the same
 * without a checksum. A later form of an event gets a new number.
 */
import { RefusedError } from "../events/validate.js";
import { MAX_BYTES, readEvent } from "./backup.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("./backup.js").Incoming} Incoming */

/** Bytes to inflate at a time: they can become a thousandfold before their size is seen. */
const STEP = 1024;

/**
 * @param {Event} event
 * @param {string} address of the page that opens it; what follows its # is replaced
 * @returns {Promise<string>}
 */
export async function encodeLink(event, address) {
  const { calendar: _ofThisReader, ...marks } = event.marks;
  const bytes = new TextEncoder().encode(JSON.stringify({ ...event, marks }));
  const deflate = transform(() => new CompressionStream("deflate-raw"));
  const sent = deflate
    ? new Uint8Array(await new Response(pieces(bytes).pipeThrough(deflate)).arrayBuffer())
    : bytes;
  const whole = new Uint8Array(4 + sent.length);
  new DataView(whole.buffer).setUint32(0, checksum(sent));
  whole.set(sent, 4);
  return `${address.replace(/#.*/s, "")}#jaa=${deflate ? 2 : 3}.${toBase64(whole)}`;
}

/**
 * The event of a link, checked like a backup; null where the hash is none of ours. What stands
 * after the link is left alone: mail programs add a full stop, a bracket or a quote.
 * @param {string} hash
 * @param {number} now in ms
 * @returns {Promise<Incoming | null>}
 * @throws {RefusedError} damaged, too-large, too-many; newer where this page or this browser
 *   is too old for the link
 */
export async function decodeLink(hash, now) {
  const [, text] = /^#jaa(?:=|%3[Dd])(.*)$/s.exec(hash) ?? [];
  if (text === undefined) return null;
  if (text.length > MAX_BYTES) throw new RefusedError("too-large");
  const [, form = "", body = ""] = /^(\d{1,6})\.([\w-]+)/.exec(text) ?? [];
  if (!form || !body) throw new RefusedError("damaged");
  if (Number(form) > 3) throw new RefusedError("newer");
  try {
    const bytes = fromBase64(body);
    const sent = pieces(Number(form) > 1 ? checked(bytes) : bytes);
    const json = await read(Number(form) % 3 === 0 ? sent : sent.pipeThrough(inflater()));
    return readEvent(JSON.parse(json), now);
  } catch (error) {
    throw error instanceof RefusedError ? error : new RefusedError("damaged");
  }
}

/** What unpacks a link. */
function inflater() {
  const inflate = transform(() => new DecompressionStream("deflate-raw"));
  if (!inflate) throw new RefusedError("newer");
  return inflate;
}

/** What follows the checksum, where it fits. @param {Uint8Array<ArrayBuffer>} bytes */
function checked(bytes) {
  const sent = bytes.slice(4);
  if (new DataView(bytes.buffer).getUint32(0) !== checksum(sent)) throw new RefusedError("damaged");
  return sent;
}

/** The CRC-32 of zip and gzip. @param {Uint8Array} bytes */
function checksum(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/**
 * A stream that packs or unpacks, null where the browser has none.
 * @template T
 * @param {() => T} make
 */
function transform(make) {
  try {
    return make();
  } catch {
    return null;
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
 */
function pieces(bytes) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + STEP));
      at += STEP;
    },
  });
}

/**
 * The text of a stream; stops as soon as it is too large.
 * @param {ReadableStream<Uint8Array>} stream
 */
async function read(stream) {
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MAX_BYTES) {
      reader.cancel().catch(() => undefined);
      throw new RefusedError("too-large");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

/**
 * The bytes of a text that is just what they would be written as: of two texts for the same
 * bytes one has been damaged.
 * @param {string} text
 */
function fromBase64(text) {
  const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) =>
    char.charCodeAt(0),
  );
  const end = toBase64(bytes.slice(bytes.length - (bytes.length % 3)));
  if (!text.endsWith(end)) throw new RefusedError("damaged");
  return bytes;
}
