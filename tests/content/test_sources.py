"""Where facts come from: cited by ids of the register, in every language, none left over."""

import pytest
from known_languages import KNOWN, SOURCE
from kokemusopas.checks import sourced
from kokemusopas.checks.finding import Finding
from kokemusopas.translations.translatable import Document
from read_docs import CHECKED, DOCUMENTS

REGISTER = CHECKED.register
PAGES = [page for one in DOCUMENTS.values() for page in one.values() if page.name.endswith(".md")]

by_language = pytest.mark.parametrize("language", KNOWN)


def pages(language: str) -> list[Document]:
    return [page for page in PAGES if page.language == language]


def fail_by(findings: list[Finding]) -> None:
    if findings:
        pytest.fail("\n".join(map(str, findings)), pytrace=False)


@by_language
def test_what_is_cited_is_in_the_register(language: str) -> None:
    fail_by([one for page in pages(language) for one in sourced.unknown(page, REGISTER)])


def test_every_source_of_the_register_is_cited() -> None:
    fail_by(list(sourced.uncited(PAGES, REGISTER)))


@by_language
def test_no_page_names_its_sources_by_hand(language: str) -> None:
    fail_by([one for page in pages(language) for one in sourced.by_hand(page)])


@by_language
def test_every_link_to_another_site_is_to_a_source(language: str) -> None:
    fail_by([one for page in pages(language) for one in sourced.strange_links(page, REGISTER)])


@by_language
def test_every_address_is_the_one_of_its_language(language: str) -> None:
    fail_by(
        [one for page in pages(language) for one in sourced.in_another_language(page, REGISTER)]
    )


def test_every_figure_from_elsewhere_cites_its_source() -> None:
    found = [one for page in pages(SOURCE) for one in sourced.unsourced_figures(page)]
    fail_by(found)
