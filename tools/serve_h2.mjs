/**
 * Serves a folder as GitHub Pages serves it: HTTP/2 and TLS, text gzipped, kept for ten minutes.
 *   node serve_h2.mjs <folder> <key> <certificate>    prints the address once it answers
 */
import { readFileSync, statSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const [folder, key, cert] = process.argv.slice(2);
/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};
const AS_IT_IS = new Set([".png", ".woff2"]);

/**
 * The answer to a path: status, headers and body.
 * @param {string} path
 * @returns {[number, Record<string, string>, Buffer]}
 */
function answer(path) {
  const name = normalize(decodeURIComponent(path)).replace(/\/$/, "/index.html");
  const file = join(folder, name);
  const found = statSync(file, { throwIfNoEntry: false })?.isFile();
  const ending = found ? extname(file) : ".html";
  const body = found ? readFileSync(file) : Buffer.from("<!doctype html><title>404</title>");
  const packed = !AS_IT_IS.has(ending);
  /** @type {Record<string, string>} */
  const headers = { "content-type": TYPES[ending] ?? "application/octet-stream" };
  if (packed) headers["content-encoding"] = "gzip";
  if (found) headers["cache-control"] = "max-age=600";
  return [found ? 200 : 404, headers, packed ? gzipSync(body, { level: 6 }) : body];
}

const server = createSecureServer(
  { key: readFileSync(key), cert: readFileSync(cert) },
  (request, response) => {
    const [status, headers, body] = answer(new URL(request.url ?? "", "https://site").pathname);
    response.writeHead(status, { ...headers, "content-length": body.length });
    response.end(body);
  },
);
server.listen(0, "127.0.0.1", () => {
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  process.stdout.write(`https://127.0.0.1:${port}/\n`);
});
