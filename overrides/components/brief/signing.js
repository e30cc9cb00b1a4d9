// @ts-check
/** The lines on which those sign who have agreed: their names stand there where they are known. */
import { nameOf } from "../events/model.js";
import { language, pageSession } from "../events/page.js";
import { answer } from "./answers.js";
import { signers } from "./letter.js";

/**
 * @param {import("./answers.js").Question[]} questions of the page
 * @returns {() => void} what shows the names as they now are
 */
export function startSigning(questions) {
  const places = document.querySelectorAll("[data-signer]");
  return () => {
    const event = pageSession().current();
    for (const [at, question] of signers(questions).entries()) {
      const place = places[at];
      if (place) place.textContent = nameOf(answer(event, question, language));
    }
  };
}
