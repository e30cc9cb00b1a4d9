"""Readers are told where a translation is stale, when it was checked, and how all of it stands."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from kokemusopas.texts.ui import load
from kokemusopas.translations import reader, record
from kokemusopas.translations.status import compare, library
from translated_pages import SWEDISH, TODAY, change

TEXTS = {code: load(ROOT / f"docs/{code}/_ui.yml")["translation"] for code in ("fi", "sv", "en")}


def swedish_page(docs: Path) -> BeautifulSoup:
    state = next(state for state in compare(library(docs)) if state.name == "tilaaminen.md")
    text = reader.with_notes(SWEDISH, state, TEXTS["sv"], "../../tilaaminen/")
    return BeautifulSoup(text, "html.parser")


def test_a_stale_section_leads_to_the_same_section_of_its_source(docs: Path) -> None:
    change(docs, "heti", "nyt")
    (note,) = swedish_page(docs)(class_="translation-note")
    link = note.find("a")
    assert link.attrs == {"href": "../../tilaaminen/#palkkio", "lang": "fi", "hreflang": "fi"}
    assert link.get_text() == "Palkkio"
    assert note.get_text().startswith("Den finska texten har ändrats")
    before = str(note.previous_sibling).rstrip().splitlines()[-1]
    assert before == "## Arvode { #palkkio }"


def test_a_current_page_has_no_note_and_says_when_it_was_checked(docs: Path) -> None:
    page = swedish_page(docs)
    assert not page(class_="translation-note")
    time = page.find(class_="translation-checked").find("time")
    assert (time["datetime"], time.get_text()) == ("2026-11-24", "24 november 2026")


def test_a_stale_title_is_told_to_translators_only(docs: Path) -> None:
    change(docs, "description: Näin tilaat.", "description: Toisin.")
    assert not swedish_page(docs)(class_="translation-note")


@pytest.mark.parametrize(
    ("edit", "cell", "total"),
    [
        (None, "Aktuell", "5/5"),
        (("heti", "nyt"), "1 avsnitt väntar på uppdatering", "4/5"),
        (
            ("Näin tilaat.\n\n## Palkkio", "Toisin.\n\n## Raha"),
            "2 avsnitt väntar på uppdatering",
            "3/5",
        ),
    ],
)
def test_the_table_tells_the_state_of_each_page(
    docs: Path, edit: tuple[str, str] | None, cell: str, total: str
) -> None:
    if edit:
        change(docs, *edit)
    documents = library(docs)
    table = BeautifulSoup(
        reader.table(documents, compare(documents), "sv", TEXTS["sv"], str.upper), "html.parser"
    )
    rows = [[part.get_text() for part in row(["th", "td"])] for row in table("tr")]
    assert rows == [
        ["Sida", "Finska", "Svenska"],
        ["Beställning", "Originaltext", cell],
        ["Aktuella avsnitt sammanlagt", "Originaltext", total],
    ]
    assert table.find("a")["href"] == "TILAAMINEN.MD"


def test_the_table_names_a_page_that_is_not_translated(docs: Path) -> None:
    shutil.copy(docs / "fi/tilaaminen.md", docs / "fi/uusi.md")
    documents = library(docs)
    table = reader.table(documents, compare(documents), "sv", TEXTS["sv"], str)
    assert '<span lang="fi">Tilaaminen</span>' in table
    assert "Inte översatt" in table


def test_a_stale_term_is_told_in_the_glossary(docs: Path) -> None:
    base = "- id: palkkio\n  fi: {term: palkkio, definition: Raha.}\n  sv: {term: arvode}\n"
    (docs / "terms.yml").write_text(base, "utf-8")
    record.translated(docs, library(docs), "sv/terms.yml", None, "machine", TODAY)
    (docs / "terms.yml").write_text(base.replace("Raha", "Maksu"), "utf-8")
    states = {state.name: state for state in compare(library(docs))}
    text = reader.with_notes(
        "### arvode { #palkkio }\n",
        states["tilaaminen.md"],
        TEXTS["sv"],
        "../../sanasto/",
        states["terms.yml"],
    )
    assert '<a href="../../sanasto/#palkkio" lang="fi" hreflang="fi">palkkio</a>' in text
