// @ts-check
/** The open event for a calendar: as a file that fills in or changes, and as one that takes back. */
import { value } from "../events/model.js";
import { find, press } from "../events/page.js";
import { asCalendar, takenBack } from "./calendar.js";

/**
 * Make the calendar work.
 * @param {import("./panel.js").SendPanel} panel
 * @returns {() => void} called when the dialog opens
 */
export function startCalendar(panel) {
  const { dialog, session, labels, language, list: address, texts } = panel;
  const back = find(dialog, "[data-calendar-back]", HTMLElement);
  const remembered = () => value(session.current(), "calendar");
  const world = () => ({ labels, before: remembered(), now: Date.now(), address, language });
  press(dialog, "[data-calendar]", () => {
    const level = find(dialog, "[name=kalenteri]:checked", HTMLInputElement).value;
    const { text, put } = asCalendar(
      panel.account(),
      /** @type {import("./calendar.js").Level} */ (level),
      world(),
    );
    panel.save("ics", "text/calendar", text);
    session.change(session.current().id, { calendar: put });
    back.hidden = false;
  });
  press(dialog, "[data-calendar-back]", () => {
    panel.save("ics", "text/calendar", takenBack(panel.account(), world()));
    panel.say(texts.transfer.calendar_back_said);
  });
  return () => {
    const hasDate = Boolean(panel.account().facts.date);
    find(dialog, "[data-calendar-help]", HTMLElement).textContent = hasDate
      ? texts.transfer.calendar_help
      : texts.transfer.calendar_needs_date;
    find(dialog, "[data-calendar]", HTMLButtonElement).disabled = !hasDate;
    back.hidden = !remembered();
  };
}
