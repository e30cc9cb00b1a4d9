"""The press: what only an eye sees on paper, held to the figures of press.csv."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from conftest import ROOT
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.model.guide import load

from tools.site_pages import pdfs_of

FIGURES = Path(__file__).with_name("press.csv")
SCALE = 20 / 72  # pixels of a picture a point of the sheet: enough to see where words end
HEAD, FOOT = 0.05, 0.925  # of the height of a sheet: between them stands what it is for
THIN = 0.35  # a sheet that is filled less than this looks like a mistake
DARK = 200  # of 255: what is darker is ink


@dataclass(frozen=True)
class Sheet:
    """How far down a sheet is filled (0 to 1), and how much ink it takes (0 to 100)."""

    filled: float
    ink: float


@dataclass(frozen=True)
class Figures:
    """The most that a document may have: sheets, blank and thin ones, lists of two parted, ink."""

    sheets: int
    blank: int
    thin: int
    parted: int
    ink: float


def figures() -> dict[str, Figures]:
    with FIGURES.open(encoding="utf-8", newline="") as file:
        return {
            row.pop("document"): Figures(
                ink=float(row.pop("ink")), **{name: int(value) for name, value in row.items()}
            )
            for row in csv.DictReader(file)
        }


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, list[Path]]:
    """{name of a document: its PDF in each language}."""
    found: dict[str, list[Path]] = {}
    for edition in load(settings_of_project(ROOT)).editions.values():
        texts = edition.texts["paper"]
        for name, words in texts["documents"].items():
            found.setdefault(name, []).append(site / words["file"])
    pairs = set(pdfs_of(site)) - {one for files in found.values() for one in files}
    pdfs = {name: [one for one in files if one.suffix == ".pdf"] for name, files in found.items()}
    return {name: files for name, files in pdfs.items() if files} | {"pair": sorted(pairs)}


def sheets(path: Path) -> list[Sheet]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [sheet(page) for page in document]
    finally:
        document.close()


def sheet(page: Any) -> Sheet:
    picture = page.render(scale=SCALE, grayscale=True)
    width, height, step = picture.width, picture.height, picture.stride
    data = bytes(picture.buffer)
    rows = [data[start : start + width] for start in range(0, height * step, step)]
    inside = range(round(HEAD * height), round(FOOT * height))
    last = max((row for row in inside if min(rows[row]) < DARK), default=inside.start)
    darkness = sum(255 * width - sum(row) for row in rows) / (255 * width * height)
    return Sheet((last - inside.start) / len(inside), 100 * darkness)


def parted(path: Path) -> int:
    """Return how many lists of two have one on each of two sheets."""
    with pikepdf.open(path) as opened:
        root = opened.Root.StructTreeRoot
        return sum(
            first_sheet(items[0]) != first_sheet(items[1])
            for one in elements(root)
            if str(one.get("/S")) == "/L" and len(items := items_of(one)) == 2
        )


def items_of(one: Any) -> list[Any]:
    return [kid for kid in kids(one) if str(kid.get("/S")) == "/LI"]


def elements(one: Any) -> Iterator[Any]:
    for kid in kids(one):
        yield kid
        yield from elements(kid)


def kids(one: Any) -> list[Any]:
    found = one.get("/K", [])
    found = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def first_sheet(one: Any) -> tuple[int, int] | None:
    """Return which page the first words of an element stand on."""
    for part in (one, *elements(one)):
        if "/Pg" in part:
            page: tuple[int, int] = part.Pg.objgen
            return page
    return None


@pytest.mark.parametrize("name", list(figures()))
@pytest.mark.ours
def test_sheets_are_filled_and_what_belongs_together_stands_together(
    documents: dict[str, list[Path]], name: str
) -> None:
    most = figures()[name]
    assert documents.get(name), f"no PDF is called {name}: take it out of {FIGURES.name}"
    for path in documents[name]:
        found = sheets(path)
        blank = [number for number, one in enumerate(found, 1) if not one.filled]
        thin = [number for number, one in enumerate(found, 1) if 0 < one.filled < THIN]
        ink = sum(one.ink for one in found) / len(found)
        told = f"{path.name}, by tests/site/{FIGURES.name}"
        assert len(found) <= most.sheets, f"{told}: {len(found)} sheets"
        assert len(blank) <= most.blank, f"{told}: sheets {blank} are blank"
        assert len(thin) <= most.thin, f"{told}: sheets {thin} have a few lines alone"
        assert parted(path) <= most.parted, f"{told}: lists of two lie on two sheets"
        assert ink <= most.ink, f"{told}: {ink:.1f} % of the sheets is ink"


@pytest.mark.ours
def test_every_document_has_its_figures(documents: dict[str, list[Path]]) -> None:
    assert documents.keys() == figures().keys(), f"give it a line in tests/site/{FIGURES.name}"
