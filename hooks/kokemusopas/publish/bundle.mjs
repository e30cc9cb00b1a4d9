/**
 * Puts modules together with esbuild. `scripts.py` runs it:
 *   node bundle.mjs <esbuild's main file> < {folder, wanted, inline, targets} > {names, files}
 *
 * What esbuild has no setting for is here: a script that is loaded on demand becomes a file of
 * its own beside the others, with a hash in its name, so it is made before what names it.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";

const { default: esbuild } = await import(pathToFileURL(process.argv[2]).href);
const { folder, wanted, inline, targets } = JSON.parse(readFileSync(0, "utf8"));
/** The published files. @type {Record<string, string>} */
const files = {};

/** Publish a text under a name that no other version of it has; returns the name. */
function publish(stem, text) {
  const name = `${stem}.${createHash("sha256").update(text).digest("hex").slice(0, 8)}.js`;
  files[name] = text;
  return name;
}

/** Publish a module that others load on demand, a vendored one as it came; returns its name. */
async function publishOnDemand(path, waiting) {
  const stem = basename(path, ".js");
  if (basename(dirname(path)) === "vendor") return publish(stem, readFileSync(path, "utf8"));
  return publish(stem, await bundled({ entryPoints: [path] }, waiting));
}

/** The plugin of esbuild for what is loaded on demand by the modules `waiting` for their bundle. */
function onDemand(waiting) {
  return {
    name: "on-demand",
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ kind, path, importer, resolveDir }) => {
        if (kind !== "dynamic-import") return undefined;
        if (inline) return refused(`a script in the page itself loads "${path}" on demand`);
        const options = { kind: "import-statement", importer, resolveDir };
        const found = await build.resolve(path, options);
        if (found.errors.length > 0) return { errors: found.errors };
        if (waiting.includes(found.path)) return refused(`"${path}" loads itself on demand`);
        try {
          const name = await publishOnDemand(found.path, [...waiting, found.path]);
          return { path: `./${name}`, external: true };
        } catch (failure) {
          return { errors: failure.errors ?? [{ text: String(failure) }] };
        }
      });
    },
  };
}

function refused(text) {
  return { errors: [{ text }] };
}

/** The text of one script. A warning of esbuild tells of a mistake as well: it is thrown too. */
async function bundled(entry, waiting) {
  const { outputFiles, warnings } = await esbuild.build({
    ...entry,
    absWorkingDir: folder,
    bundle: true,
    charset: "utf8",
    format: inline ? "iife" : "esm",
    logLevel: "silent",
    minify: true,
    plugins: [onDemand(waiting)],
    // The newest letters alone are missing there, and esbuild would spell out every expression.
    supported: { "regexp-unicode-property-escapes": true },
    target: targets,
    tsconfigRaw: "{}",
    write: false,
  });
  if (warnings.length > 0) throw Object.assign(new Error(), { errors: warnings });
  return outputFiles[0].text;
}

/** One script that runs the modules in order and offers what the last of them exports by name. */
function page({ stem, modules }) {
  if (modules.length === 1) return bundled({ entryPoints: [`./${modules[0]}`] }, []);
  const places = modules.map((module) => JSON.stringify(`./${module}`));
  const lines = [...places.map((place) => `import ${place};`), `export * from ${places.at(-1)};`];
  const stdin = { contents: lines.join("\n"), resolveDir: folder, sourcefile: `what ${stem} runs` };
  return bundled({ stdin }, []);
}

try {
  const texts = await Promise.all(wanted.map(page));
  const names = texts.map((text, place) => publish(wanted[place].stem, text));
  process.stdout.write(JSON.stringify({ names, files }));
} catch (failure) {
  if (!failure.errors) throw failure;
  const told = await esbuild.formatMessages(failure.errors, { kind: "error", color: false });
  process.stderr.write(told.join("").trim());
  process.exitCode = 1;
}
