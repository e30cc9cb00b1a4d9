"""Misspelt words are found in three languages; names, endings and compounds are right."""

from pathlib import Path

import pytest
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.checks.spelling import (
    DictionaryError,
    as_spelt,
    known_by,
    misspelt,
    own_words,
    unknown,
)
from kokemusopas.translations.status import library
from translated_pages import change

OWN_WORDS = own_words(ROOT / "docs")
OWN = known_by(OWN_WORDS)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("fi", "Kysy taustajärjestötlä palkiosta.", {"taustajärjestötlä", "palkiosta"}),
        ("sv", "Fråga bakgrundsorganisationn om arvåde.", {"bakgrundsorganisationn", "arvåde"}),
        ("en", "Ask the organization about the recieved fee’s.", {"recieved"}),
        ("en", "The color of the center.", {"color", "center"}),
    ],
)
def test_misspelt_words_are_found(language: str, text: str, wrong: set[str]) -> None:
    assert unknown(as_spelt(text), KNOWN[language], OWN) == wrong


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Kokemustoimijoiden sote-alan tarkistuslistoineen GitHubin ry:stä sosiaali- ja."),
        ("fi", "Myö\u00adhässä."),
        ("sv", "Erfarenhetsaktörernas arvodesblankett på GitHubs sidor, hälso- och FPA:s."),
        ("en", "The professional’s work in organisations, and Kela’s health-care programme."),
    ],
)
def test_endings_compounds_and_names_are_right(language: str, text: str) -> None:
    assert unknown(as_spelt(text), KNOWN[language], OWN) == set()


def test_a_finding_names_the_file_the_line_and_what_to_do(docs: Path) -> None:
    change(docs, "Ersätt", "Ersett", "sv/tilaaminen.md")
    (found,) = misspelt(library(docs), KNOWN["sv"], [], OWN)
    assert str(found).startswith("docs/sv/tilaaminen.md:")
    assert "(#kulut): found `Ersett`, expected a word of the dictionary" in str(found)
    assert "docs/own-words.txt" in str(found)


def test_a_name_that_is_kept_from_the_source_is_right(docs: Path) -> None:
    change(docs, "Korvaa kulut.", "Hengitysliiton ohje: korvaa kulut.")
    change(docs, "Ersätt", "Enligt Hengitysliiton: ersätt", "sv/tilaaminen.md")
    assert misspelt(library(docs), KNOWN["sv"], [], OWN) == []


def test_a_word_marked_as_of_another_language_is_not_spelt_here(docs: Path) -> None:
    change(docs, "Ersätt", "Ordet *tila*{ lang=fi } finns: ersätt", "sv/tilaaminen.md")
    assert misspelt(library(docs), KNOWN["sv"], [], OWN) == []


def test_no_own_word_stands_twice() -> None:
    twice = {word for word in OWN_WORDS if OWN_WORDS.count(word) > 1}
    assert not twice, f"take one of each out of docs/own-words.txt or docs/own/: {min(twice)}"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_missing_dictionary_is_explained(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DictionaryError, match="apt-get install libvoikko1"):
        unknown(["abrakadabrix"], KNOWN[language], OWN)  # no test has asked for it
