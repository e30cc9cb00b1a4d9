// @ts-check
/** How the languages of the guide write, as tests need to know it. */
import { know } from "../../overrides/components/events/written.js";

know({
  fi: { locale: "fi-FI", clock: ".", dotted: true, spoken: ["suomi", "ruotsi"] },
  sv: { locale: "sv-FI", clock: ".", dotted: true, spoken: ["finska", "svenska"] },
  en: { locale: "en-GB" },
});
