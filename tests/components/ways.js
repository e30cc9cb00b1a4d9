// @ts-check
/** How the languages of the guide write days and times, as tests need to know it. */
import { know } from "../../overrides/components/events/written.js";

know({
  fi: { locale: "fi-FI", clock: ".", dotted: true },
  sv: { locale: "sv-FI", clock: ".", dotted: true },
  en: { locale: "en-GB" },
});
