// @ts-check
/** The open event as a link and as a QR code of it. */
import { copy, find, pageSession, pageTexts } from "../events/page.js";
import { pageAddress } from "./dialog.js";
import { encodeLink } from "./share.js";

/**
 * Make sharing by a link work.
 * @param {import("./dialog.js").SendDialog} send
 * @returns {() => void} hides the link that was made
 */
export function startLink({ dialog, say, press }) {
  const texts = pageTexts().transfer;
  const link = find(dialog, "#jakolinkki", HTMLInputElement);
  const part = find(dialog, "[data-link-part]", HTMLElement);
  const image = find(dialog, "[data-qr-image]", HTMLElement);
  press("[data-link]", async () => {
    link.value = await encodeLink(pageSession().current(), pageAddress());
    part.hidden = false;
    link.focus();
    link.select();
  });
  press("[data-link-copy]", async () => {
    const copied = await copy(link.value);
    say(copied ? texts.copied : texts.copy_failed);
    if (!copied) link.select();
  });
  press("[data-qr]", async () => {
    try {
      const { qrPath } = await import("./qr.js");
      const { size, path } = await qrPath(link.value);
      find(image, "svg", SVGElement).setAttribute("viewBox", `-4 -4 ${size + 8} ${size + 8}`);
      find(image, "path", SVGPathElement).setAttribute("d", path);
      image.hidden = false;
    } catch (error) {
      say(error instanceof RangeError ? texts.qr_too_long : texts.failed);
    }
  });
  return () => {
    part.hidden = true;
    image.hidden = true;
  };
}
