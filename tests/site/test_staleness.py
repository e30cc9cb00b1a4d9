"""One changed sentence: just its section is stale, readers of just that section are told."""

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import copy_of_guide, run
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.model.elements import write
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page
from kokemusopas.pages import body
from kokemusopas.pages.made import Made, make
from kokemusopas.translations import record
from kokemusopas.translations.status import compare, library

PAGE, SECTION = "tilaaminen.md", "sovi-palkkiosta"
NOTE = ".translation-note"


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the guide with all translations current.

    A page that is not translated yet is there in Finnish.
    """
    copy = copy_of_guide(tmp_path_factory.mktemp("guide") / "copy")
    docs = copy / "docs"
    for page in (docs / "fi").glob("[!_]*.md"):
        for language in ("sv", "en"):
            if not (docs / language / page.name).exists():
                shutil.copy(page, docs / language)
    record.translated(docs, library(docs), "all", None, "machine", date(2026, 11, 24))
    return copy


def left(guide: Path) -> list[tuple[str, str, str, str]]:
    return [
        (state.language, state.name, section.id, section.state)
        for state in compare(library(guide / "docs"))
        for section in state.sections
        if section.state != "current"
    ]


def notes(page: Page, edition: Edition, made: Made) -> list[tuple[str, str]]:
    """Return (id, address that its note leads to) of the sections of a page that have a note."""
    rewrite = body.links_from(page, made.guide, edition.url(page.name))
    shown = (
        (section.id, BeautifulSoup(write(nodes, rewrite), "html.parser"))
        for section, nodes in body.sections(page, edition, made)
    )
    return [
        (name, str(link["href"]))
        for name, html in shown
        for link in html.select(NOTE + " [lang=fi]")
    ]


def test_one_changed_sentence_is_told_where_it_matters_and_nowhere_else(guide: Path) -> None:
    assert left(guide) == []
    source = guide / "docs/fi" / PAGE
    text = source.read_text("utf-8")
    before, heading, rest = text.partition(f"{{ #{SECTION} }}\n\n")
    assert heading
    source.write_text(f"{before}{heading}Tämä on uusi virke. {rest}", "utf-8")
    assert left(guide) == [(code, PAGE, SECTION, "stale") for code in ("sv", "en")]

    made = make(settings_of_project(guide))
    noted = {
        (code, name): found
        for code in ("sv", "en")
        for name, page in made.guide.editions[code].pages.items()
        if (found := notes(page, made.guide.editions[code], made))
    }
    assert noted == {
        (code, PAGE.removesuffix(".md")): [(SECTION, f"../../tilaaminen/#{SECTION}")]
        for code in ("sv", "en")
    }

    for code in ("sv", "en"):
        recorded = run(
            sys.executable,
            "-m",
            "kokemusopas.translations",
            "--docs",
            guide / "docs",
            "translated",
            f"{code}/{PAGE}",
            "--section",
            SECTION,
            PYTHONPATH="hooks",
        )
        assert recorded.returncode == 0, recorded.stderr
    assert left(guide) == []
