// @ts-check
/** A pause in long work, in which the page answers what the reader does. */

/** @returns {Promise<void>} */
export function pause() {
  const { scheduler } = /** @type {any} */ (globalThis);
  return scheduler?.yield?.() ?? new Promise((go) => setTimeout(go));
}
