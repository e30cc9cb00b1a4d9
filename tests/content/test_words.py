"""The words of the guide: the terms of the term base, and no misspelt word."""

import pytest
from conftest import ROOT
from kokemusopas.texts import glossary
from kokemusopas.translations.status import library
from languages import Passage, foreign
from readable import passages
from spelling import misspelt
from vocabulary import lost_terms, wrong_words

DOCUMENTS = library(ROOT / "docs")
TERMS = glossary.load(ROOT / "docs/terms.yml")

by_language = pytest.mark.parametrize("language", DOCUMENTS)


def none(findings: list[str]) -> None:
    if findings:
        pytest.fail("\n".join(findings), pytrace=False)


@by_language
def test_no_word_that_the_term_base_tells_to_avoid(language: str) -> None:
    none(wrong_words(DOCUMENTS, language, TERMS))


@by_language
def test_terms_of_the_source_have_their_counterparts(language: str) -> None:
    none(lost_terms(DOCUMENTS, language, TERMS))


@by_language
def test_every_word_is_spelt_right(language: str) -> None:
    none([str(word) for word in misspelt(DOCUMENTS, language, TERMS)])


@by_language
def test_every_short_text_is_in_its_own_language(language: str) -> None:
    """The built pages are looked at in tests/site; scripts show texts that stand on no page."""
    texts = [
        Passage(passage.text, language)
        for passage in passages(DOCUMENTS, language)
        if passage.name == "_ui.yml"
    ]
    assert texts
    none(
        [
            f"docs/{language}/_ui.yml: found a text in {other}, expected {language}: “{text.text}”"
            for text, other in foreign(texts, frozenset())
        ]
    )
