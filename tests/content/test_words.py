"""The words of the guide: the terms of the term base, titles, and no misspelt word."""

import re

import pytest
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.checks.every_rule import in_step
from kokemusopas.checks.finding import Finding
from kokemusopas.checks.foreign import foreign_short_texts
from kokemusopas.checks.mkdocs_file import about_the_guide
from kokemusopas.checks.mkdocs_file import read as structure
from kokemusopas.checks.named import nameless
from kokemusopas.checks.spelling import misspelt
from kokemusopas.checks.titles import own_titles, title_and_description
from kokemusopas.checks.vocabulary import lost_terms, wrong_words
from kokemusopas.translations.translatable import HEAD
from read_docs import CHECKED, DOCUMENTS

TERMS = CHECKED.terms

SOUGHT = ("index", "kokemustoimija", "tilaaminen", "palkkio", "kysymykset")
OTHER_TITLE = {
    "fi": "kokemusasiantuntija",
    "sv": "erfarenhetsexpert",
    "en": "lived experience|service user",
}

by_language = pytest.mark.parametrize("language", DOCUMENTS)


def none(findings: list[Finding]) -> None:
    if findings:
        pytest.fail("\n".join(map(str, findings)), pytrace=False)


@by_language
def test_no_word_that_the_term_base_tells_to_avoid(language: str) -> None:
    none(wrong_words(DOCUMENTS, KNOWN[language], TERMS))


@by_language
def test_terms_of_the_source_have_their_counterparts(language: str) -> None:
    lost = lost_terms(DOCUMENTS, KNOWN[language], TERMS)
    none([one for one in lost if (one.path, one.section) in in_step(CHECKED.states)])


@by_language
def test_every_section_names_the_expert_or_the_activity(language: str) -> None:
    """Search engines, assistants and colleagues quote one section, without its page."""
    pages = [page for name, page in DOCUMENTS[language].items() if name.endswith(".md")]
    none([*nameless(pages, TERMS, about_the_guide(structure(ROOT / "mkdocs.yml")))])


@by_language
def test_every_word_is_spelt_right(language: str) -> None:
    none(misspelt(DOCUMENTS, KNOWN[language], TERMS, CHECKED.own))


@by_language
def test_search_engines_show_each_page_whole_under_a_title_of_its_own(language: str) -> None:
    pages = [page for name, page in DOCUMENTS[language].items() if name.endswith(".md")]
    assert pages
    none([*own_titles(pages), *(one for page in pages for one in title_and_description(page))])


@by_language
@pytest.mark.parametrize("name", SOUGHT)
@pytest.mark.ours
def test_who_searches_by_the_other_common_title_meets_the_guide(language: str, name: str) -> None:
    said = DOCUMENTS[language][f"{name}.md"].sections[HEAD].text
    assert re.search(OTHER_TITLE[language], said, re.IGNORECASE), (
        f"docs/{language}/{name}.md: neither `seo_title:` nor `description:` says "
        f"{OTHER_TITLE[language]}: name it where it is true"
    )


@by_language
def test_every_short_text_is_in_its_own_language(language: str) -> None:
    """The built pages are looked at in tests/site; scripts show texts that stand on no page."""
    assert DOCUMENTS[language]["_ui.yml"].sections
    none(foreign_short_texts(DOCUMENTS, KNOWN[language], KNOWN, CHECKED.own))
