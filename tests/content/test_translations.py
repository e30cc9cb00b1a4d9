"""What translations promise: nothing is missing, nothing differs but the language."""

from functools import partial

import pytest
from conftest import ROOT
from known_languages import COMPLETE, SOURCE
from kokemusopas.checks import mkdocs_file, parity, short_texts, titles
from kokemusopas.checks.every_rule import binding
from kokemusopas.checks.finding import Finding
from kokemusopas.checks.signed import signed
from kokemusopas.translations.report import as_text
from read_docs import CHECKED, DOCUMENTS

DOCS = ROOT / "docs"
CONFIG = mkdocs_file.read(ROOT / "mkdocs.yml")
REGISTER = CHECKED.register
LANGUAGES = [language for language in DOCUMENTS if language != SOURCE]

by_language = pytest.mark.parametrize("language", LANGUAGES)


def none(findings: list[Finding]) -> None:
    if findings:
        pytest.fail("\n".join(map(str, findings)), pytrace=False)


def check(rule: parity.Rule, language: str) -> None:
    """Hold every page of a language to the one it was translated from."""
    pages = [pair for pair in parity.translated_pages(DOCUMENTS) if pair[1].language == language]
    assert pages or language not in COMPLETE
    found = [one for pair in pages for one in binding(CHECKED, *pair, rule(*pair))]
    none([one for one in found if not one.hint])


def check_short_texts(rule: parity.Rule, language: str) -> None:
    none(rule(DOCUMENTS[SOURCE]["_ui.yml"], DOCUMENTS[language]["_ui.yml"]))


@pytest.mark.parametrize("language", [code for code in COMPLETE if code != SOURCE])
def test_the_same_files(language: str) -> None:
    none(parity.files(DOCUMENTS, SOURCE, language))


@by_language
def test_no_section_is_lost_and_none_is_new(language: str) -> None:
    """One that is stale or not yet translated is no failure: a correction must not wait."""
    left = [
        state for state in CHECKED.states if state.language == language and parity.recorded([state])
    ]
    if left:
        pytest.fail(f"see .github/TRANSLATING.md:\n{as_text(DOCS, left)}", pytrace=False)


def test_what_is_said_to_be_read_is_what_stands_there() -> None:
    none(signed(CHECKED.states))


@by_language
def test_the_same_headings(language: str) -> None:
    check(parity.headings, language)


@by_language
def test_the_same_items_with_the_same_attributes(language: str) -> None:
    check(parity.items, language)


@by_language
def test_the_same_internal_links(language: str) -> None:
    check(parity.links, language)


@by_language
def test_the_same_pictures(language: str) -> None:
    check(parity.pictures, language)


@by_language
def test_the_same_blocks(language: str) -> None:
    check(parity.blocks, language)


@by_language
def test_the_same_tables(language: str) -> None:
    check(parity.tables, language)


@by_language
def test_the_same_numbers_and_dates(language: str) -> None:
    check(parity.figures, language)


@by_language
def test_the_same_addresses(language: str) -> None:
    check(partial(parity.addresses, register=REGISTER), language)


@by_language
def test_the_same_settings(language: str) -> None:
    check(parity.settings, language)
    check(titles.translated, language)


@by_language
def test_links_stay_in_their_language(language: str) -> None:
    check(parity.stays_in_its_language, language)


@by_language
def test_the_same_short_texts(language: str) -> None:
    check_short_texts(short_texts.keys, language)


@by_language
def test_the_same_places_for_values(language: str) -> None:
    check_short_texts(short_texts.placeholders, language)


@by_language
def test_the_same_numbers_in_short_texts(language: str) -> None:
    check_short_texts(short_texts.figures, language)


def test_every_section_of_the_navigation_is_named() -> None:
    navigation = mkdocs_file.navigation_keys(CONFIG)
    assert navigation
    none(short_texts.section_names(navigation, DOCUMENTS[SOURCE]["_ui.yml"]))
