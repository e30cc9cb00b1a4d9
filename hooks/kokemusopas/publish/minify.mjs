/**
 * Takes out of a style sheet what only its writers read. `styles.py` runs it:
 *   node minify.mjs <esbuild's main file> <oldest browsers>... < style sheet > the same, shorter
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: esbuild } = await import(pathToFileURL(process.argv[2]).href);
try {
  const sheet = readFileSync(0, "utf8");
  const { code } = await esbuild.transform(sheet, {
    charset: "utf8",
    loader: "css",
    logLevel: "silent",
    minify: true,
    target: process.argv.slice(3),
  });
  process.stdout.write(code);
} catch (failure) {
  if (!failure.errors) throw failure;
  const told = await esbuild.formatMessages(failure.errors, { kind: "error", color: false });
  process.stderr.write(told.join("").trim());
  process.exitCode = 1;
}
