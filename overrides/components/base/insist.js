// @ts-check
/**
 * Fetch what a page's fields need, again and again until it comes: from the second failure on the
 * page says that it lacks, so that nobody writes in vain.
 * @template T
 * @param {(tries: number) => Promise<T>} fetchIt
 * @returns {Promise<T>}
 */
export async function insist(fetchIt) {
  const said = /** @type {HTMLElement | null} */ (document.querySelector("[data-late]"));
  for (let tries = 0; ; tries += 1) {
    try {
      const found = await fetchIt(tries);
      if (said) said.hidden = true;
      return found;
    } catch {
      if (said && tries > 0) said.hidden = false;
      await new Promise((again) => {
        setTimeout(again, 1000 * 2 ** tries);
        addEventListener("online", again, { once: true });
      });
    }
  }
}
