"""Sheets to hand out: each on the paper that it is for, in letters that can be read from there."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import ROOT
from kokemusopas.paper.black import colours
from kokemusopas.texts import ui
from pypdf import PdfReader
from this_copy import PUBLISHED

A4 = (595, 842)  # points
EASY = ("easy", "easy-expert")
LONGEST_LINE = 60  # letters, as Selkokeskus asks
EASY_SIZE = 13  # points
LARGE_SIZE, HEAD_SIZE = 18, 16
POSTER_SIZE = 18  # of what is to be read from two metres


def path_of(name: str, language: str, site: Path) -> Path:
    texts = ui.load(ROOT / "docs" / language / "_ui.yml")
    return site / str(texts["paper"]["documents"][name]["file"])


@cache
def sizes(path: Path) -> Counter[float]:
    """Return {size in points: how many letters have it} of a PDF."""
    found: Counter[float] = Counter()

    def visit(text: str, matrix: Any, text_matrix: Any, _font: Any, size: float) -> None:
        scale = abs(matrix[3] * text_matrix[3])
        found[round(size * scale, 1)] += len(text.strip())

    for page in PdfReader(path).pages:
        page.extract_text(visitor_text=visit)
    return +found


@pytest.mark.parametrize("language", PUBLISHED)
def test_the_leaflet_is_two_sides_of_a_sheet_read_page_by_page(language: str, site: Path) -> None:
    with pikepdf.open(path_of("leaflet", language, site)) as opened:
        sides = [page.obj.objgen for page in opened.pages]
        sizes = [tuple(map(round, map(float, page.mediabox[2:]))) for page in opened.pages]
        assert sizes == [A4[::-1], A4[::-1]]
        leaves = opened.Root.StructTreeRoot.K.K
        titles = [leaf.K[0] for leaf in leaves]
        assert [sides.index(title.Pg.objgen) for title in titles] == [0, 1, 1, 0], (
            "the tags follow the sheet, not the pages: see hooks/kokemusopas/paper/folded.py"
        )


@pytest.mark.parametrize("language", PUBLISHED)
def test_no_page_of_the_leaflet_holds_more_than_it_can(language: str, site: Path) -> None:
    texts = ui.load(ROOT / "docs" / language / "_ui.yml")
    outer, inner = (
        page.extract_text() for page in PdfReader(path_of("leaflet", language, site)).pages
    )
    fold, titles = texts["paper"]["fold"], [step["title"] for step in texts["steps"]["items"]]
    assert outer.rstrip().endswith(fold), "the leaflet says on its outer side where to fold it"
    assert texts["paper"]["read_online"] in outer, "the last page has lost its end"
    assert [inner.count(title) >= 2 for title in titles] == [True] * 5, "a page has lost its end"
    last = inner.removesuffix(fold).rstrip()
    assert last.endswith("."), "the list has lost its end"


@pytest.mark.parametrize("language", PUBLISHED)
def test_the_poster_can_be_read_from_two_metres(language: str, site: Path) -> None:
    found = sizes(path_of("poster", language, site))
    large = sum(count for size, count in found.items() if size >= POSTER_SIZE)
    assert large > 0.6 * found.total(), f"too little of the poster is in {POSTER_SIZE} points"


@pytest.mark.parametrize("language", PUBLISHED)
def test_large_print_is_large(language: str, site: Path) -> None:
    found = sizes(path_of("large-print", language, site))
    small = sorted(size for size in found if size < LARGE_SIZE)
    assert not [size for size in small if size < HEAD_SIZE], small
    assert sum(found[size] for size in small) < 0.05 * found.total(), "only running heads are small"


@pytest.mark.parametrize("language", PUBLISHED)
def test_the_black_edition_has_no_colour(language: str, site: Path) -> None:
    with pikepdf.open(path_of("black", language, site)) as opened:
        assert not list(colours(opened))
    with pikepdf.open(path_of("short-guide", language, site)) as opened:
        assert next(colours(opened))


@pytest.mark.parametrize("name", EASY)
@pytest.mark.parametrize("language", PUBLISHED)
def test_easy_leaflets_have_big_letters_short_lines_and_whole_words(
    name: str, language: str, site: Path
) -> None:
    path = path_of(name, language, site)
    assert min(sizes(path)) >= EASY_SIZE
    lines = [line for page in PdfReader(path).pages for line in page.extract_text().splitlines()]
    words = [line.strip() for line in lines if "/" not in line]
    assert len(words) > 60
    long = [line for line in words if len(line) > LONGEST_LINE]
    broken = [line for line in words if line.endswith("-")]
    assert not long + broken, "break these lines where the sense pauses"
