// @ts-check
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { qrPath } from "../../../overrides/components/transfer/qr.js";

/**
 * The modules that a path covers.
 * @param {string} path
 */
function modules(path) {
  const dark = new Set();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let at = 0; at < Number(width); at += 1) dark.add(`${Number(x) + at},${y}`);
  }
  return dark;
}

test("a code is a square with a finder in three corners", async () => {
  const { size, path } = await qrPath("https://opas.fi/tarkistuslista/#jaa=1.abc");
  assert.equal((size - 17) % 4, 0);
  assert.match(path, /^(?:M\d+ \d+h\d+v1h-\d+z)+$/);
  const dark = modules(path);
  for (const [left, top] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ]) {
    for (let x = 0; x < 7; x += 1) {
      for (let y = 0; y < 7; y += 1) {
        const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        assert.equal(dark.has(`${(left ?? 0) + x},${(top ?? 0) + y}`), ring !== 2);
      }
    }
  }
});

test("a text that no code can hold is refused", async () => {
  await qrPath("a".repeat(2900));
  await assert.rejects(qrPath("a".repeat(3000)), RangeError);
});

test("the library is the file that its header names", () => {
  const file = new URL("../../../overrides/components/transfer/vendor/lean-qr.js", import.meta.url);
  const [, hash, code] =
    /index\.mjs: (sha512-\S+)\n.*?\*\/\n(.*)$/s.exec(readFileSync(file, "utf8")) ?? [];
  assert.equal(
    hash,
    `sha512-${createHash("sha512")
      .update(code ?? "")
      .digest("base64")}`,
  );
});
