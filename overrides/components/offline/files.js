// @ts-check
/** Which saved file answers which address: the plain part of the service worker. */

/** @typedef {Record<string, string>} Files path from the root of the site, and its hash */
/**
 * @typedef {object} Build what one version of the site consists of; written by offline.py
 * @property {string} version
 * @property {Files} shared used in every language
 * @property {Record<string, Files>} languages the files of each language
 * @property {Files} few pages that few readers open: each is saved when it is opened
 * @property {Record<string, string>} moved where an old address leads
 */

/**
 * The caches of other sites of the same owner, and of other folders, begin in another way.
 * @param {string} scope address of the folder of the site
 */
export function cachePrefix(scope) {
  return `kokemusopas ${new URL(scope).pathname} `;
}

/**
 * @param {string} scope
 * @param {string} address asked for
 * @returns {string} path from the root of the site, "" for the home page
 */
export function pathOf(scope, address) {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`.slice(scope.length).replace(/(^|\/)index\.html$/, "$1");
}

/**
 * What a language needs: its own files and the shared ones.
 * @param {Build} build
 * @param {string} language
 * @returns {Files}
 */
export function filesOf(build, language) {
  return { ...build.shared, ...build.languages[language] };
}

/**
 * The language that a file belongs to, "" when it is shared, null when it is none of ours.
 * @param {Build} build
 * @param {string} path
 * @returns {string | null}
 */
export function languageOf(build, path) {
  if (Object.hasOwn(build.shared, path)) return "";
  return (
    Object.keys(build.languages).find((language) =>
      Object.hasOwn(build.languages[language] ?? {}, path),
    ) ?? null
  );
}

/**
 * The hash of a file of ours, "" of any other.
 * @param {Build} build
 * @param {string} path
 */
export function hashOf(build, path) {
  const language = languageOf(build, path);
  const files = language === null ? build.few : filesOf(build, language);
  return Object.hasOwn(files, path) ? String(files[path]) : "";
}

/**
 * The path to go to without a connection: a page's own with its slash, what an old address or the
 * small page of a section leads to; "" where none is known.
 * @param {Build} build
 * @param {string} path
 */
export function leadsTo(build, path) {
  const [, name] = /^(?:[\w-]+\/)?go\/(.+?)\/?$/.exec(path) ?? [];
  if (name) return `go/#${name}`;
  if (hashOf(build, `${path}/`)) return `${path}/`;
  return [path, `${path}/`].map((old) => build.moved[old]).find(Boolean) ?? "";
}

/**
 * Where a file is kept: under its hash, so that two versions never share an entry.
 * @param {string} scope
 * @param {string} path
 * @param {string} hash
 */
export function keyOf(scope, path, hash) {
  return `${scope}${path}?${encodeURIComponent(hash)}`;
}

/**
 * The hash of the file that is kept under a key, "" where it is kept without one.
 * @param {string} key
 */
export function hashIn(key) {
  return decodeURIComponent(new URL(key).search.slice(1));
}

/**
 * Whether an address asks for another version of a file (`?v=` and the start of its hash, or of
 * several files' that belong together).
 * @param {string} address
 * @param {string} hash "sha256-" and base64
 */
export function isOtherVersion(address, hash) {
  const asked = new URL(address).searchParams.get("v");
  const bytes = [...atob(hash.replace("sha256-", ""))].map((char) => char.charCodeAt(0));
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return asked !== null && !asked.split("-").some((start) => hex.startsWith(start));
}
