"""Texts for programs of translators: all of a page comes back, and nothing else is touched."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.translations.exchange import (
    MARK,
    NUMBER,
    Entry,
    ExchangeError,
    Given,
    entries,
    taken_in,
)
from kokemusopas.translations.status import compare, library, source_language
from kokemusopas.translations.translatable import Document
from kokemusopas.translations.units import joined, pieces, units
from translated_pages import WHOLE, change

SOURCE_NAME = "tilaaminen.md"


def pair(docs: Path) -> tuple[Document, Document]:
    """Return the page of the fixture in Finnish and in Swedish, this with all of its texts."""
    change(docs, "genast.", WHOLE, "sv/tilaaminen.md")
    documents = library(docs)
    return documents["fi"][SOURCE_NAME], documents["sv"][SOURCE_NAME]


def given(found: tuple[Entry, ...], **targets: str) -> dict[str, Given]:
    """Return texts as a translator sends them back, some with another target."""
    return {
        one.key: Given(one.source, targets.get(one.key.replace("/", "_"), one.target), one.was)
        for one in found
        if one.target or one.key.replace("/", "_") in targets
    }


@pytest.mark.slow
def test_every_text_of_every_page_comes_back_as_it_went_and_can_be_changed() -> None:
    for state in compare(library(ROOT / "docs")):
        if not state.document:
            continue
        source, own, language = state.source, state.document, state.language
        found = entries(source, own, language, {})
        assert taken_in(source, own, language, given(found)) == own.text, own.path
        sure = [one for one in found if one.target]
        changed = {one.key: Given(one.source, one.target + " x", one.was) for one in sure}
        text = taken_in(source, own, language, changed)
        here = units(pieces(source.name, language, text))
        assert [one.key for one in sure if not here[one.key].text.endswith(" x")] == [], own.path


def test_no_address_and_no_braces_reach_a_translator_where_both_languages_have_them() -> None:
    documents = library(ROOT / "docs")
    default = source_language(documents)
    for language in documents.keys() - {default}:
        for name, source in documents[default].items():
            if own := documents[language].get(name):
                for one in entries(source, own, language, {}):
                    left = [mark for mark in MARK.findall(one.source) if not NUMBER.match(mark)]
                    assert left == [], f"{own.path}: {one.key}"
                    assert not set(MARK.findall(one.target)) & set(one.marks), one.key


def test_a_file_is_its_texts_and_what_stands_between_them() -> None:
    for path in sorted((ROOT / "docs").glob("*/[!_]*.md")):
        text = path.read_bytes().decode()
        assert joined(pieces(path.name, path.parent.name, text), {}) == text, path
    windows = '---\r\ntitle: "A: b"\r\n---\r\n# A { #a }\r\n\r\nOne\r\ntwo.\r\n'
    found = pieces("a.md", "fi", windows)
    assert joined(found, {}) == windows
    assert {key: one.text for key, one in units(found).items()} == {
        "_page/title": "A: b",
        "a/heading": "A",
        "a/text": "One\ntwo.",
    }


def test_a_text_is_written_where_it_stood_and_quoted_where_yaml_needs_it(docs: Path) -> None:
    source, own = pair(docs)
    found = entries(source, own, "sv", {})
    text = taken_in(source, own, "sv", given(found, _page_title="Så: # ja", palkkio_heading="Lön"))
    assert 'title: "Så: # ja"\n' in text
    assert "## Lön { #palkkio }" in text
    same = text.replace('"Så: # ja"', own.title).replace("## Lön", "## Arvode")
    assert same == own.text


def test_only_what_the_source_changed_is_marked_and_its_old_wording_told(docs: Path) -> None:
    before = library(docs)["fi"][SOURCE_NAME].sections["palkkio"]
    change(docs, "heti", "ajoissa")
    source, own = pair(docs)
    found = entries(source, own, "sv", {"palkkio": before.text})
    unsure = [one for one in found if one.unsure]
    assert [(one.key, one.earlier) for one in unsure] == [("palkkio/text", unsure[0].earlier)]
    assert "heti" in unsure[0].earlier
    assert "ajoissa" in unsure[0].source


@pytest.mark.parametrize(
    ("entry", "sent", "told"),
    [
        ("palkkio/text", {"target": "Fråga om arvodet."}, "is lost"),
        ("palkkio/text", {"target": "{1} {1}"}, "stands twice"),
        ("palkkio/text", {"target": "[a]({1}) {9}"}, "{9} is not in the source"),
        ("palkkio/text", {"target": "[a]({1})\n\nb"}, "an empty line"),
        ("palkkio/text", {"target": "[a]({1}) <b>c"}, "has no end"),
        ("palkkio/text", {"target": "[a]({1}) {count}"}, "`{count}` must stand"),
        ("palkkio/text", {"target": "# [a]({1})"}, "something else"),
        ("palkkio/text", {"source": "Jotain muuta."}, "its source has been changed"),
        ("palkkio/text", {"target": "[a]({1})", "was": "00000000"}, "somebody has changed"),
        ("palkkio/tuntematon", {}, "no such text"),
    ],
)
def test_a_text_that_does_not_fit_is_told_and_changes_nothing(
    docs: Path, entry: str, sent: dict[str, str], told: str
) -> None:
    source, own = pair(docs)
    texts = given(entries(source, own, "sv", {}))
    texts[entry] = replace(texts.get(entry, Given("a", "b", "")), **sent)
    with pytest.raises(ExchangeError) as error:
        taken_in(source, own, "sv", texts)
    assert told in str(error.value)
    assert str(error.value).startswith(entry)


def test_a_new_section_and_a_new_page_are_made_after_the_source(docs: Path) -> None:
    source, own = pair(docs)
    whole = own.text
    start = whole.index("## Arvode { #palkkio }")
    cut = replace(own, text=whole[:start].rstrip("\n") + "\n")
    old = {one.key: one.target for one in entries(source, own, "sv", {})}
    for there in (cut, None):
        found = entries(source, there, "sv", {})
        texts = {one.key: Given(one.source, old[one.key], one.was) for one in found}
        made = taken_in(source, there, "sv", texts)
        assert made[made.index("## Arvode") :] == whole[start:]
        del texts["palkkio/heading"]
        with pytest.raises(ExchangeError, match="translate all of the new"):
            taken_in(source, there, "sv", texts)
