// @ts-check
/** The open event as a link, and as a QR code of it that fills the screen. */
import { copy, find, press } from "../events/page.js";
import { qrPath } from "./qr.js";
import { encodeLink } from "./share.js";

/** Modules a side from which on phones begin to fail: version 25. */
const DENSE = 117;

/**
 * Make sharing by a link work.
 * @param {import("./panel.js").SendPanel} panel
 * @returns {() => void} called when the dialog opens
 */
export function startLink({ dialog, session, say, target, carrying, texts: { transfer: texts } }) {
  const link = find(dialog, "#jakolinkki", HTMLInputElement);
  const part = find(dialog, "[data-link-part]", HTMLElement);
  const screen = find(document, "#qr-koodi", HTMLDialogElement);
  press(dialog, "[data-link]", async () => {
    link.value = await encodeLink(carrying(session.current()), target);
    part.hidden = false;
    link.focus();
    link.select();
  });
  press(dialog, "[data-link-copy]", async () => {
    const copied = await copy(link.value);
    say(copied ? texts.copied : texts.link_copy_failed);
    if (!copied) link.select();
  });
  press(dialog, "[data-qr]", async () => {
    try {
      const { size, path } = await qrPath(link.value);
      find(screen, "svg", SVGElement).setAttribute("viewBox", `-4 -4 ${size + 8} ${size + 8}`);
      find(screen, "path", SVGPathElement).setAttribute("d", path);
      find(screen, "[data-qr-dense]", HTMLElement).hidden = size < DENSE;
      screen.showModal();
    } catch (error) {
      say(error instanceof RangeError ? texts.qr_too_long : texts.failed);
    }
  });
  return () => {
    part.hidden = true;
  };
}
