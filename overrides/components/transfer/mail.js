// @ts-check
/** A text as the address that opens a mail with it. */
import { oneLine } from "./texts.js";

/** Longest `mailto:` address that mail programs take without cutting it. */
const MAX_MAIL = 1900;

/**
 * The address that opens a mail, or "" when the text is too long for one.
 * @param {string} subject
 * @param {string} body
 */
export function mailAddress(subject, body) {
  const whole = body.replace(/\p{Cs}/gu, "\uFFFD").replace(/\n/g, "\r\n");
  const address =
    `mailto:?subject=${encodeURIComponent(oneLine(subject))}` +
    `&body=${encodeURIComponent(whole)}`;
  return address.length > MAX_MAIL ? "" : address;
}
