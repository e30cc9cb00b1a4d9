// @ts-check
/** A part of the brief as a form: answers that stay with the event, and the letter they make. */
import { startEvents } from "../events/events.js";
import { leftovers } from "../events/items.js";
import { startLeftovers } from "../events/leftovers.js";
import { pageSession } from "../events/page.js";
import { words } from "../events/words.js";
import { startTransfer } from "../transfer/transfer.js";
import { drawField, startField } from "./fields.js";
import { questionsOf } from "./letter.js";
import { startLetter } from "./letter_view.js";
import { startParts } from "./parts.js";
import { startPrinting } from "./printing.js";
import { startSigning } from "./signing.js";
import { startTicking } from "./ticking.js";

/** Make the brief of the page work; calling it again changes nothing. */
export function start() {
  const part = document.querySelector("[data-letter]");
  if (!(part instanceof HTMLElement) || !part.hidden || !words.letter) return;
  part.hidden = false;
  const session = pageSession();
  const questions = questionsOf(words.letter);
  startEvents();
  startTransfer();
  const fields = questions.map(startField);
  const ids = Object.values(words.asked).flatMap((asked) => asked.map(({ id }) => id));
  const drawLeftovers = startLeftovers((event) =>
    leftovers(event, [], ids).filter(({ key }) => key.startsWith("brief/")),
  );
  const drawn = [
    startParts(),
    startTicking(fields),
    drawLeftovers,
    startSigning(questions),
    startLetter(part),
  ];
  startPrinting(fields);
  const render = () => {
    for (const field of fields) drawField(field, session.current());
    for (const draw of drawn) draw();
  };
  session.onChange(render);
  render();
}

if (typeof document !== "undefined") start();
