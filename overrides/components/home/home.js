// @ts-check
/**
 * The day of an event, given on the home page, begins its list; a reader who has one finds it there
 * instead. What does that is fetched for whoever gives a day or has a list.
 */

/** Make the question of the home page work; calling it again changes nothing. */
export function start() {
  const form = document.querySelector("[data-day]");
  if (!(form instanceof HTMLFormElement) || form.dataset.started) return;
  form.dataset.started = "true";
  /** @returns {Promise<typeof import("./day.js") | null>} null where it cannot be had */
  const load = () => import("./day.js").catch(() => null);
  form.addEventListener("focusin", load);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const day = await load();
    // Without it the list asks for the day.
    if (!day || day.give(form)) location.assign(form.action);
  });
  const draw = async () => {
    if ("plan" in document.documentElement.dataset) (await load())?.draw(form);
  };
  // A page that comes back from the browser's memory has the question that led to a list.
  addEventListener("pageshow", async ({ persisted }) => {
    if (persisted) (await load())?.draw(form);
  });
  draw();
}

if (typeof document !== "undefined") start();
