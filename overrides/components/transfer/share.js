// @ts-check
/**
 * An event in a link: all of it stands after the `#`, which no browser sends to a server.
 * Whoever has the link can read it.
 *
 * Form: `#jaa=<form>.<base64url>`. Form 1 is the event's JSON (UTF-8), deflated; form 0 the
 * same, not deflated, from browsers that cannot. A later form of an event gets a new number.
 */
import { MAX_BYTES, parseEvent, RefusedError } from "../events/validate.js";

/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/merge.js").Events} Events */

const KEY = "jaa=";
/** Bytes to inflate at a time: they can become a thousandfold before their size is seen. */
const STEP = 1024;

/**
 * @param {Event} event
 * @param {string} address of the page with the checklist; what follows its # is replaced
 * @returns {Promise<string>}
 */
export async function encodeLink(event, address) {
  const bytes = new TextEncoder().encode(JSON.stringify({ id: event.id, marks: event.marks }));
  const deflate = transform(() => new CompressionStream("deflate-raw"));
  const sent = deflate
    ? new Uint8Array(await new Response(pieces(bytes).pipeThrough(deflate)).arrayBuffer())
    : bytes;
  return `${address.replace(/#.*/s, "")}#${KEY}${deflate ? 1 : 0}.${toBase64(sent)}`;
}

/**
 * The event of a link, checked like a backup; null where the hash is none of ours.
 * @param {string} hash from the #, or after it
 * @param {number} now in ms
 * @returns {Promise<Events | null>}
 * @throws {RefusedError} damaged, too-large, too-many; newer where this page or this browser
 *   is too old for the link
 */
export async function decodeLink(hash, now) {
  const text = hash.replace(/^#/, "");
  if (!text.startsWith(KEY)) return null;
  if (text.length > MAX_BYTES) throw new RefusedError("too-large");
  const [, form, body] = /^(\d{1,6})\.([\w-]+)$/.exec(text.slice(KEY.length)) ?? [];
  if (!form || !body) throw new RefusedError("damaged");
  const inflate = transform(() => new DecompressionStream("deflate-raw"));
  if (Number(form) > 1 || (form === "1" && !inflate)) throw new RefusedError("newer");
  try {
    const bytes = pieces(fromBase64(body));
    const json = await read(form === "1" && inflate ? bytes.pipeThrough(inflate) : bytes);
    const event = parseEvent(JSON.parse(json), now);
    return { [event.id]: event };
  } catch (error) {
    throw error instanceof RefusedError ? error : new RefusedError("damaged");
  }
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

/** @param {string} text */
function fromBase64(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) =>
    char.charCodeAt(0),
  );
}
