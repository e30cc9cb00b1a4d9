// @ts-check
/** The way from a list in a frame to the guide's own page, with what has been written in it. */
import { pageSession } from "../events/page.js";

/** Let the link take the open event along; calling it again changes nothing. */
export function start() {
  const link = document.querySelector("[data-carry]");
  if (!(link instanceof HTMLAnchorElement) || "started" in link.dataset) return;
  link.dataset.started = "";
  const plain = link.href;
  const session = pageSession();
  const draw = async () => {
    const event = session.current();
    if (!Object.keys(event.marks)[0]) {
      link.href = plain;
      return;
    }
    const { encodeLink } = await import("../transfer/share.js");
    const address = await encodeLink(event, plain);
    if (event === session.current()) link.href = address;
  };
  session.onChange(draw);
  draw();
}

if (typeof document !== "undefined") start();
