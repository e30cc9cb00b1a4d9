// @ts-check
const SLOW = 10_000; // ms after which nobody believes that it still comes

/**
 * Fetch what a page's fields need, again and again until it comes: from the second failure on, and
 * where a connection hangs, the page says that it lacks, so that nobody writes in vain.
 * @template T
 * @param {(tries: number) => Promise<T>} fetchIt
 * @returns {Promise<T>}
 */
export async function insist(fetchIt) {
  const said = /** @type {HTMLElement | null} */ (document.querySelector("[data-late]"));
  const tell = (/** @type {boolean} */ isLate) => {
    if (said) said.hidden = !isLate;
  };
  const hanging = setTimeout(tell, SLOW, true);
  for (let tries = 0; ; tries += 1) {
    try {
      const found = await fetchIt(tries);
      clearTimeout(hanging);
      tell(false);
      return found;
    } catch {
      if (tries > 0) tell(true);
      await new Promise((again) => {
        setTimeout(again, 1000 * 2 ** tries);
        addEventListener("online", again, { once: true });
      });
    }
  }
}
