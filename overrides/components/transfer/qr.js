// @ts-check
/** A QR code as the path of an SVG; the library is fetched only when somebody asks for one. */

/** @typedef {{ size: number, get: (x: number, y: number) => boolean }} Code */
/** @typedef {{ generate: (text: string) => Code }} Library */

/** What the library says of a text that no code can hold. */
const TOO_MUCH = 4;

/**
 * The dark modules of a code, in units of one module; the quiet zone of four is the viewBox's.
 * @param {string} text
 * @returns {Promise<{ size: number, path: string }>} `size` in modules
 * @throws {RangeError} when the text is too long for a code (about 2900 bytes)
 */
export async function qrPath(text) {
  const library = /** @type {Library} */ (
    /** @type {unknown} */ (await import("./vendor/lean-qr.js"))
  );
  const code = generated(library, text);
  let path = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      const from = x;
      while (code.get(x, y)) x += 1;
      if (x > from) path += `M${from} ${y}h${x - from}v1h-${x - from}z`;
    }
  }
  return { size: code.size, path };
}

/**
 * @param {Library} library
 * @param {string} text
 */
function generated(library, text) {
  try {
    return library.generate(text);
  } catch (error) {
    if (/** @type {{ code?: number }} */ (error).code === TOO_MUCH)
      throw new RangeError("too long");
    throw error;
  }
}
