"""What translations promise: nothing is missing, nothing differs but the language."""

import pytest
from conftest import ROOT
from known_languages import COMPLETE, KNOWN, SOURCE
from kokemusopas.checks import mkdocs_file, parity, short_texts, titles
from kokemusopas.checks.finding import Finding
from kokemusopas.checks.signed import signed
from kokemusopas.texts.languages import built
from kokemusopas.translations.report import as_text
from kokemusopas.translations.status import compare
from read_docs import CHECKED, DOCUMENTS

DOCS = ROOT / "docs"
CONFIG = mkdocs_file.read(ROOT / "mkdocs.yml")
BUILT = built(KNOWN)
REGISTER = CHECKED.register
TRANSLATED = [
    (source.language, page.language, page.name)
    for source, page in parity.translated_pages(DOCUMENTS)
]
LANGUAGES = [language for language in DOCUMENTS if language != SOURCE]

by_page = pytest.mark.parametrize(
    ("source", "language", "name"), TRANSLATED, ids=lambda part: part.removesuffix(".md")
)
by_language = pytest.mark.parametrize("language", LANGUAGES)


def none(findings: list[Finding]) -> None:
    if findings:
        pytest.fail("\n".join(map(str, findings)), pytrace=False)


def check(rule: parity.Rule, source: str, language: str, name: str) -> None:
    none(rule(DOCUMENTS[source][name], DOCUMENTS[language][name]))


@pytest.mark.parametrize("language", [code for code in COMPLETE if code != SOURCE])
def test_the_same_files(language: str) -> None:
    none(parity.files(DOCUMENTS, SOURCE, language))


@pytest.mark.parametrize("language", BUILT)
def test_no_section_is_missing_or_unrecorded(language: str) -> None:
    """A stale section is no failure: readers are told of it, and a correction must not wait."""
    left = [
        state
        for state in compare(DOCUMENTS, BUILT)
        if state.language == language and parity.recorded([state])
    ]
    if left:
        pytest.fail(f"see .github/TRANSLATING.md:\n{as_text(DOCS, left)}", pytrace=False)


def test_what_is_said_to_be_read_is_what_stands_there() -> None:
    none(signed(compare(DOCUMENTS)))


@by_page
def test_the_same_headings(source: str, language: str, name: str) -> None:
    check(parity.headings, source, language, name)


@by_page
def test_the_same_items_with_the_same_attributes(source: str, language: str, name: str) -> None:
    check(parity.items, source, language, name)


@by_page
def test_the_same_internal_links(source: str, language: str, name: str) -> None:
    check(parity.links, source, language, name)


@by_page
def test_the_same_pictures(source: str, language: str, name: str) -> None:
    check(parity.pictures, source, language, name)


@by_page
def test_the_same_blocks(source: str, language: str, name: str) -> None:
    check(parity.blocks, source, language, name)


@by_page
def test_the_same_tables(source: str, language: str, name: str) -> None:
    check(parity.tables, source, language, name)


@by_page
def test_the_same_numbers_and_dates(source: str, language: str, name: str) -> None:
    check(parity.figures, source, language, name)


@by_page
def test_the_same_addresses(source: str, language: str, name: str) -> None:
    pages = DOCUMENTS[source][name], DOCUMENTS[language][name]
    none(parity.addresses(*pages, REGISTER))


@by_page
def test_the_same_settings(source: str, language: str, name: str) -> None:
    check(parity.settings, source, language, name)
    check(titles.translated, source, language, name)


@by_page
def test_links_stay_in_their_language(source: str, language: str, name: str) -> None:
    check(parity.stays_in_its_language, source, language, name)


@by_language
def test_the_same_short_texts(language: str) -> None:
    check(short_texts.keys, SOURCE, language, "_ui.yml")


@by_language
def test_the_same_places_for_values(language: str) -> None:
    check(short_texts.placeholders, SOURCE, language, "_ui.yml")


@by_language
def test_the_same_numbers_in_short_texts(language: str) -> None:
    check(short_texts.figures, SOURCE, language, "_ui.yml")


@pytest.mark.parametrize("language", DOCUMENTS)
def test_every_section_of_the_navigation_is_named(language: str) -> None:
    navigation = mkdocs_file.navigation_keys(CONFIG)
    assert navigation
    none(short_texts.section_names(navigation, DOCUMENTS[language]["_ui.yml"]))
