/**
 * Makes overrides/components/transfer/vendor/pdf-lib.js of the npm packages that its head names:
 *   npm install --prefix <folder> @cantoo/pdf-lib@2.11.1 fflate@0.8.3 tslib@2.9.1
 *   node .ci/pdf-lib.mjs <folder>/node_modules > overrides/components/transfer/vendor/pdf-lib.js
 * Then write its new hash into .ci/vendored.toml.
 *
 * Only what reads and writes the objects of a PDF: the whole library is eight times as heavy, most
 * of it fonts, pictures and drawing.
 */
import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import esbuild from "../tests/node_modules/esbuild/lib/main.js";

const packages = resolve(process.argv[2]);
const core = join(packages, "@cantoo/pdf-lib/es/core");
const NAMES = {
  "parser/PDFParser.js": "PDFParser",
  "writers/PDFStreamWriter.js": "PDFStreamWriter",
  "objects/PDFArray.js": "PDFArray",
  "objects/PDFDict.js": "PDFDict",
  "objects/PDFHexString.js": "PDFHexString",
  "objects/PDFName.js": "PDFName",
  "objects/PDFNumber.js": "PDFNumber",
  "objects/PDFRef.js": "PDFRef",
  "objects/PDFStream.js": "PDFStream",
  "objects/PDFString.js": "PDFString",
  "streams/DecodeStream.js": "DecodeStream",
};
const lines = Object.entries(NAMES).map(
  ([path, name]) => `export { default as ${name} } from ${JSON.stringify(join(core, path))};`,
);
const STREAMS = JSON.stringify(join(core, "streams/decode.js"));
const contents = [...lines, `export { decodePDFRawStream } from ${STREAMS};`].join("\n");

/** Nothing of the packages acts when it is loaded, and the fonts are never asked for. */
const slim = {
  name: "slim",
  setup(build) {
    build.onResolve({ filter: /standard-fonts/ }, () => ({ path: "fonts", namespace: "none" }));
    build.onLoad({ filter: /./, namespace: "none" }, () => ({
      contents: "export const FontNames = {};",
    }));
    build.onResolve(
      { filter: /^[^/].*/ },
      async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (pluginData === slim || kind === "entry-point") return undefined;
        const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: slim });
        return { path: found.path, sideEffects: false };
      },
    );
  },
};

const { outputFiles } = await esbuild.build({
  stdin: { contents, resolveDir: packages },
  bundle: true,
  format: "esm",
  minify: true,
  plugins: [slim],
  target: "es2022",
  write: false,
});

const read = (path) => readFileSync(join(packages, path), "utf8").trim();
const version = (name) => `${name} ${JSON.parse(read(`${name}/package.json`)).version}`;
const parts = {
  "@cantoo/pdf-lib": ["LICENSE.md", "https://github.com/cantoo-scribe/pdf-lib"],
  fflate: ["LICENSE", "https://github.com/101arrowz/fflate"],
  tslib: ["LICENSE.txt", "https://github.com/microsoft/tslib"],
};
const told = Object.entries(parts).map(
  ([name, [licence, home]]) => `${version(name)}: ${home}\n\n${read(`${name}/${licence}`)}\n`,
);
process.stdout.write(`// @ts-nocheck
/*
What reads and writes the objects of a PDF, taken from the npm packages below and put together by
${basename(process.argv[1])}; their decoders of streams are a port of those of Mozilla's pdf.js (Apache-2.0).
SPDX-License-Identifier: MIT AND 0BSD AND Apache-2.0

${told.join("\n")}*/
${outputFiles[0].text}`);
