// @ts-check
/** The open event as a text: to another program, by mail, or copied. */
import { value } from "../events/model.js";
import { copy, fileName, fill, find, press } from "../events/page.js";
import { worthSending } from "./account.js";
import { asCalendar } from "./calendar.js";
import { mailAddress } from "./mail.js";
import { asText } from "./texts.js";

/** @typedef {import("./panel.js").SendPanel} SendPanel */

const LONGEST_SUBJECT = 100;

/**
 * Make sending work.
 * @param {SendPanel} panel
 * @returns {() => void} called when the dialog opens
 */
export function startSend(panel) {
  const { dialog, labels, language, say, texts } = panel;
  const place = find(dialog, "[data-copy-text]", HTMLTextAreaElement);
  const share = find(dialog, "[data-share]", HTMLElement);

  /** Put a text on the clipboard, or show it to copy. @param {string} text */
  const put = async (text) => {
    const copied = await copy(text);
    place.hidden = copied;
    place.value = text;
    if (!copied) place.select();
    return copied;
  };
  press(dialog, "[data-copy]", async () => {
    const copied = await put(asText(panel.account(), labels, language));
    say(copied ? texts.transfer.copied : texts.transfer.copy_failed);
  });
  press(dialog, "[data-mail]", async () => {
    const { mail_subject, mail_paste, mail_self, mail_copied, copy_failed } = texts.transfer;
    const subject = fill(mail_subject, { name: panel.name() }).slice(0, LONGEST_SUBJECT);
    const body = asText(worthSending(panel.account()), labels, language);
    let address = mailAddress(subject, body);
    if (!address) {
      const copied = await put(body);
      address = mailAddress(subject, copied ? mail_paste : mail_self);
      say(copied ? mail_copied : copy_failed);
    }
    location.href = address;
  });
  press(dialog, "[data-share]", async () => {
    try {
      await navigator.share({ title: panel.name(), files: filesOf(panel) });
    } catch (error) {
      const isPutAway = error instanceof DOMException && error.name === "AbortError";
      if (!isPutAway) say(texts.transfer.failed);
    }
  });
  return () => {
    place.hidden = true;
    share.hidden = !navigator.canShare?.({ files: filesOf(panel) });
  };
}

/**
 * The event as files for the system's share sheet: its text, and its calendar where it has a day.
 * Chromium shares no calendars, and says so only when it is asked to share one.
 * @param {SendPanel} panel
 */
function filesOf(panel) {
  const { language, labels, list: address, session } = panel;
  const whole = panel.account();
  const file = (
    /** @type {string} */ ending,
    /** @type {string} */ type,
    /** @type {string} */ text,
  ) => new File([text], fileName(panel.name(), labels.untitled, ending), { type });
  const files = [file("txt", "text/plain", asText(whole, labels, language))];
  if (!whole.facts.date || "userAgentData" in navigator) return files;
  const before = value(session.current(), "calendar");
  const world = { labels, before, now: Date.now(), address, language };
  return [...files, file("ics", "text/calendar", asCalendar(whole, "event", world).text)];
}
