// @ts-check
/** Sources that are past the day by which they had to be looked at again: said on the page. */

/** Tell whether a day such as 2027-02-28 is over. @param {string} day @param {Date} now */
export function isOver(day, now) {
  const [year, month, date] = day.split("-").map(Number);
  return now >= new Date(year, month - 1, date + 1);
}

/** Mark what is past its day; calling it again changes nothing. */
export function start(now = new Date()) {
  for (const checked of document.querySelectorAll("[data-check]")) {
    if (!isOver(checked.getAttribute("data-check") ?? "", now)) continue;
    checked.classList.add("is-old");
    for (const words of checked.querySelectorAll("[data-old]")) words.removeAttribute("hidden");
  }
}

if (typeof document !== "undefined") start();
