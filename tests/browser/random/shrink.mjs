// @ts-check
/** Find few operations that still lose a word: leave out ever smaller parts (delta debugging). */

/** How often the operations are tried at most. */
const MOST_TRIES = 150;

/**
 * @template T
 * @param {T[]} list which loses a word
 * @param {(some: T[]) => Promise<boolean>} loses
 * @returns {Promise<T[]>}
 */
export async function shrink(list, loses) {
  let rest = list;
  let tries = 0;
  for (let size = Math.ceil(rest.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = Math.max(0, rest.length - size); ; from -= size) {
      const less = rest.toSpliced(Math.max(0, from), Math.min(size, size + from));
      tries += 1;
      if (tries > MOST_TRIES) return rest;
      if (less.length < rest.length && (await loses(less))) rest = less;
      if (from <= 0) break;
    }
  }
  return rest;
}
