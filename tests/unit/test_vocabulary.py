"""The term base is held to: wrong words are found, and terms that a translation loses."""

from pathlib import Path

import pytest
from known_languages import KNOWN
from kokemusopas.checks.unmarked import unmarked
from kokemusopas.checks.vocabulary import (
    avoided,
    lost_terms,
    missing,
    named,
    with_bases,
    wrong_words,
)
from kokemusopas.texts.glossary import Term, TermBaseError, load
from kokemusopas.translations.status import library
from translated_pages import change

FINNISH, SWEDISH = KNOWN["fi"], KNOWN["sv"]

TERM_BASE = """
- id: kokemustoiminta
  fi: {term: kokemustoiminta}
  sv: {term: erfarenhetsverksamhet, avoid: [erfarenhetsaktivitet]}
  en: {term: lived experience work, avoid: [experience work]}
- id: palkkio
  fi: {term: palkkio}
  sv: {term: arvode, avoid: [lön, ekonomisk belöning]}
  en: {term: fee, also: [payment], avoid: [salary]}
- id: tilata
  fi: {term: tilata}
  sv: {term: beställa; anlita}
  en: {term: book}
  except: {en: [{page: tietoa.md, why: it is told in other words}]}
"""


@pytest.fixture
def terms(tmp_path: Path) -> list[Term]:
    path = tmp_path / "terms.yml"
    path.write_text(TERM_BASE, "utf-8")
    return load(path, KNOWN)


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("sv", "Vi betalar lönen.", [("lönen", ["arvode"])]),
        ("sv", "Ekonomiska belöningar finns.", [("ekonomiska belöningar", ["arvode"])]),
        ("en", "Salaries are paid.", [("salaries", ["fee", "payment"])]),
        (
            "en",
            "Experience work helps.",
            [("experience work", ["lived experience work"])],
        ),
        ("en", "Lived experience work helps.", []),
        (
            "sv",
            "Avlöning och erfarenhetsaktiviteten.",
            [("erfarenhetsaktiviteten", ["erfarenhetsverksamhet"])],
        ),
    ],
)
def test_words_to_avoid_are_found_inflected_with_the_right_word(
    terms: list[Term], language: str, text: str, says: list[tuple[str, list[str]]]
) -> None:
    assert avoided(terms, with_bases(text, KNOWN[language]), KNOWN[language], "a.md") == says


@pytest.mark.parametrize(
    ("source", "language", "text"),
    [
        ("Sovi palkkiosta.", "sv", "Kom överens om arvodet."),
        ("Sovi palkkiosta.", "sv", "Fyll i arvodesblanketten."),
        ("Sovi palkkiosta.", "en", "Agree the fees."),
        ("Sovi palkkiosta.", "en", "Agree on payments."),
        ("Kokemustoiminnasta", "en", "Lived experience work"),
        ("Tilaat hänet.", "sv", "Du anlitar hen."),
        ("Anna tilaa.", "sv", "Ge rum."),
    ],
)
def test_a_counterpart_is_known_inflected_and_compounded(
    terms: list[Term], source: str, language: str, text: str
) -> None:
    said, translated = with_bases(source, FINNISH), with_bases(text, KNOWN[language])
    assert missing(terms, said, FINNISH, translated, KNOWN[language], "a.md") == []


def test_the_terms_of_a_text_are_named_for_whoever_translates_it(terms: list[Term]) -> None:
    found = named(terms, "Sovi [palkkiosta](x.md), kun tilaatte hänet.", FINNISH)
    assert [term.id for term in found] == ["palkkio", "tilata"]


def test_a_term_without_its_counterpart_is_told(terms: list[Term]) -> None:
    said, translated = (
        with_bases("Sovi palkkiosta.", FINNISH),
        with_bases("Pengar.", SWEDISH),
    )
    found = missing(terms, said, FINNISH, translated, SWEDISH, "a")
    assert found == [("palkkio", ["arvode"])]


def test_a_page_with_a_reason_need_not_follow(terms: list[Term]) -> None:
    source, text = with_bases("Tilaatte hänet.", FINNISH), with_bases("You ask.", KNOWN["en"])
    assert missing(terms, source, FINNISH, text, KNOWN["en"], "a.md")
    assert not missing(terms, source, FINNISH, text, KNOWN["en"], "tietoa.md")


def test_findings_name_the_file_the_line_and_what_to_do(docs: Path, terms: list[Term]) -> None:
    change(docs, "Fråga om **arvodet** genast.", "Fråga om **lönen** genast.", "sv/tilaaminen.md")
    change(docs, "## Arvode", "## Pengar", "sv/tilaaminen.md")
    documents = library(docs)
    lines = (docs / "sv/tilaaminen.md").read_text("utf-8").splitlines()
    place = f"docs/sv/tilaaminen.md:{lines.index('## Pengar { #palkkio }') + 1}"
    below = f"docs/sv/tilaaminen.md:{lines.index('## Pengar { #palkkio }') + 3}"
    (wrong,) = wrong_words(documents, SWEDISH, terms)
    assert str(wrong) == (
        f"{below} (#palkkio): found `lönen`. Say `arvode`, as docs/terms.yml asks"
    )
    (lost,) = lost_terms(documents, SWEDISH, terms)
    assert str(lost).startswith(f"{place} (#palkkio): the source says `palkkio`")
    assert "or an `except:` with its reason" in str(lost)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("arvodet (palkkio)", ["palkkio"]),
        ("arvodet (*palkkio*{ lang=fi })", []),
        ("arvodet (Palkkio rf)", []),
        ("`palkkio`", []),
    ],
)
def test_a_word_of_the_source_language_tells_its_language(
    docs: Path, terms: list[Term], said: str, found: list[str]
) -> None:
    change(docs, "**arvodet**", said, "sv/tilaaminen.md")
    findings = unmarked(library(docs), "sv", "fi", terms)
    assert [one.wrong.split("`")[1] for one in findings] == found
    assert unmarked(library(docs), "fi", "fi", terms) == []


def test_an_exception_without_a_reason_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "terms.yml"
    path.write_text(TERM_BASE.replace(", why: it is told in other words", ""), "utf-8")
    with pytest.raises(TermBaseError, match="an exception has the form"):
        load(path, KNOWN)
