// @ts-check
/** The places of the guide that an address can name. */

/**
 * Its id, or other names by which it may be asked for, with blanks between them; where it is
 * written, as a link from the file of its page.
 * @typedef {[path: string, names: string, title: string, written?: string]} Place
 */

/** @param {string} text an address as it came, perhaps wrongly coded */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The place of a fragment that the page lacks, or "" where it names none: `#jaa=…` is data, and
 * no name is longer than a hundred letters.
 * @param {string} hash
 */
export function placeOf(hash) {
  const name = decoded(hash.replace(/^#/, ""));
  return /^[\p{L}\p{N}][\p{L}\p{N}_/ -]{0,99}$/u.test(name) ? name : "";
}

/**
 * @param {string} index address of the list of places
 * @returns {Promise<Place[]>} none where it cannot be had
 */
export async function loadPlaces(index) {
  try {
    const answer = await fetch(index);
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}

/**
 * The places as a list of links.
 * @param {Place[]} places
 * @param {string} root address of the language's folder
 */
export function linkList(places, root) {
  const list = document.createElement("ul");
  for (const [path, , title] of places) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(path, root).href;
    link.textContent = title;
    item.append(link);
    list.append(item);
  }
  return list;
}
