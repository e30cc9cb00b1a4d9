"""A sentence or a negation that a change loses is a hint, and little else is."""

import pytest
from known_languages import KNOWN
from kokemusopas.checks.hints import hints
from kokemusopas.translations.translatable import Document, sections
from read_docs import DOCUMENTS

FINNISH = "# Kulut { #kulut }\n\nPalkkiota ei makseta. Matkat maksetaan aina jälkeenpäin tilille."
SWEDISH = (
    "# Kostnader { #kulut }\n\nArvode betalas inte. Resorna betalas alltid efteråt till ett konto."
)


def page(language: str, text: str) -> Document:
    return Document("a.md", KNOWN[language], sections("a.md", language, text), text=text)


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        (FINNISH, SWEDISH, []),
        (FINNISH, SWEDISH.replace(" inte", ""), ["hint-negation"]),
        (FINNISH, SWEDISH.partition(" Resorna")[0], ["hint-sentence"]),
        (FINNISH, SWEDISH.replace("Resorna", "Alla resor"), []),
        (FINNISH.replace(" ei", ""), SWEDISH.replace(" inte", ""), []),
        (FINNISH.partition(" Matkat")[0], SWEDISH.partition(" Resorna")[0], []),
        (FINNISH.replace(" ei", ""), SWEDISH, []),
    ],
)
def test_what_a_change_loses_beside_its_source_is_a_hint(
    source: str, translation: str, found: list[str]
) -> None:
    before = page("fi", FINNISH).sections, page("sv", SWEDISH).sections
    told = hints(page("fi", source), page("sv", translation), *before)
    assert [one.key for one in told] == found


def test_fewer_than_three_sections_in_a_hundred_would_be_a_hint_if_they_were_new() -> None:
    """A whole page that is translated anew is compared by its counts alone."""
    asked = told = 0
    for language in ("sv", "en"):
        for name, one in DOCUMENTS[language].items():
            source = DOCUMENTS["fi"].get(name)
            if source and name.endswith(".md"):
                asked += len(one.sections)
                told += len([*hints(source, one, {}, {})])
    assert asked > 600
    assert told < 0.03 * asked, f"{told} of {asked}"
