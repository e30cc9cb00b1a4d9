"""Write what the tests find in the translations to build/translations.json, for a comment."""

import json
import sys
from datetime import date

import parity
from conftest import ROOT
from kokemusopas.texts import glossary
from kokemusopas.translations.report import as_data
from kokemusopas.translations.status import SOURCE, Library, compare, library, source_of
from spelling import misspelt
from vocabulary import lost_terms, wrong_words

DOCS = ROOT / "docs"
REPORT = ROOT / "build/translations.json"


def findings(documents: Library) -> list[str]:
    """Return what every rule finds in every translated page, as the tests would word it."""
    terms = glossary.load(DOCS / "terms.yml")
    found: list[object] = []
    for language in documents:
        for name in documents[language]:
            source = source_of(documents, language, name)
            if source and name.endswith(".md"):
                page = parity.read(DOCS, language, name)
                original = parity.read(DOCS, source.language, name)
                found += [one for rule in parity.PAGE_RULES for one in rule(original, page)]
        if language != SOURCE:
            texts = [parity.read(DOCS, code, "_ui.yml") for code in (SOURCE, language)]
            for rule in (parity.text_keys, parity.placeholders, parity.text_figures):
                found += rule(*texts)
        found += wrong_words(documents, language, terms)
        found += lost_terms(documents, language, terms)
        found += misspelt(documents, language, terms)
    return [str(one) for one in found]


def main() -> int:
    """Write the report; what it says is no failure."""
    documents = library(DOCS)
    REPORT.parent.mkdir(exist_ok=True)
    data = as_data(compare(documents), findings(documents), date.today())
    REPORT.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
