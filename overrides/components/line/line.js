// @ts-check
/**
 * The line of an event: each step with the reader's own day, how much of it is done, and today.
 * It is fetched once there is a date. Published, it has nothing in common with the page: what
 * both need is given, so that it is not loaded twice.
 */

/** A thing to do; `due` is its day, "" for none. @typedef {{ id: string, phase: number, state: string, due: string }} Thing */
/**
 * A step that the event needs: `due` is the day of what comes next in it, `to` its id, that of its
 * first thing where all is done; `begins` is its first day.
 * @typedef {{ phase: number, all: number, done: number, due: string, to: string, begins: string }} Stop
 */

/**
 * The steps of an event, in order; none begins before the one before it.
 * @param {Thing[]} things
 * @returns {Stop[]}
 */
export function stops(things) {
  let begins = "";
  return [1, 2, 3, 4, 5].flatMap((phase) => {
    const own = things.filter((one) => one.phase === phase && one.state !== "skipped");
    if (own.length === 0) return [];
    const open = own.filter(({ state }) => state === "open").sort(byDay);
    const days = own.map(({ due }) => due).filter(Boolean);
    begins = [begins, days.sort()[0] ?? ""].sort()[1] ?? "";
    const [next = own[0]] = open;
    return {
      phase,
      all: own.length,
      done: own.length - open.length,
      due: open[0]?.due ?? "",
      to: next?.id ?? "",
      begins,
    };
  });
}

/** @param {Thing} one @param {Thing} other */
function byDay({ due }, other) {
  return (due || "9999") < (other.due || "9999") ? -1 : due === other.due ? 0 : 1;
}

/**
 * How many steps of the line lie behind on a day, with the part of the step that is under way.
 * @param {Stop[]} line
 * @param {string} day
 */
export function reached(line, day) {
  const at = line.filter(({ begins }) => begins <= day).length - 1;
  const [from, to] = [line[at], line[at + 1]].map((stop) => Date.parse(stop?.begins ?? ""));
  const part = (Date.parse(day) - Number(from)) / (Number(to) - Number(from));
  return Math.max(at, 0) + (part || 0);
}

/**
 * Show the line of an event. Without a date the guide's own times are back.
 * @param {HTMLElement} part
 * @param {import("../events/model.js").Event} event
 * @param {import("../events/items.js").Item[]} chosen what it needs
 * @param {string} coming the id of the item to do next
 * @param {import("../checklist/line.js").Page} page
 */
export function draw(part, event, chosen, coming, page) {
  const { deadline, language, today, value, view } = page;
  const things = chosen.map((one) => ({
    ...one,
    state: view(event, one, language).state,
    due: deadline(event, one),
  }));
  const line = stops(things);
  const isDated = value(event, "date") !== "";
  const here = things.find(({ id, state }) => id === coming && state === "open")?.phase;
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-stop]"))) {
    const stop = line.find(({ phase }) => phase === Number(one.dataset.stop));
    one.hidden = !stop;
    const isHere = Boolean(stop) && stop?.phase === here;
    one.classList.toggle("line__stop--here", isHere);
    const link = one.querySelector("a");
    if (isHere) link?.setAttribute("aria-current", "step");
    else link?.removeAttribute("aria-current");
    if (stop) drawStop(one, stop, isDated, page);
  }
  const mark = /** @type {HTMLElement} */ (part.querySelector("[data-today]"));
  mark.hidden = !isDated;
  mark.style.setProperty("--at", String(reached(line, today()) / Math.max(line.length, 1)));
  part.querySelector("[data-no-date]")?.toggleAttribute("hidden", isDated);
}

/**
 * @param {HTMLElement} one
 * @param {Stop} stop
 * @param {boolean} isDated
 * @param {import("../checklist/line.js").Page} page
 */
function drawStop(one, stop, isDated, { fill, language, pageTexts, showNear, today }) {
  const { progress } = pageTexts();
  const [link, when, far] = ["a", "[data-when]", "[data-count]"].map(
    (selector) => /** @type {HTMLElement} */ (one.querySelector(selector)),
  );
  if (!link || !when || !far) return;
  link.setAttribute("href", `#item-${stop.to}`);
  link.dataset.to = stop.to;
  when.dataset.guide ??= when.textContent ?? "";
  const isDone = stop.done === stop.all;
  const late = stop.due && stop.due < today() && progress.late;
  const day = stop.due && showNear(stop.due, language, today());
  when.textContent = isDone
    ? progress.states.done
    : isDated
      ? [day, late].filter(Boolean).join(" ")
      : when.dataset.guide;
  far.textContent = fill(progress.part, stop);
  one.classList.toggle("line__stop--done", isDone);
  one.classList.toggle("line__stop--late", Boolean(late));
}
