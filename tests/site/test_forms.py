"""Forms on paper: what people write fits its field, by hand too."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont
from kokemusopas.fonts.plain import FONT
from kokemusopas.paper.fields import SEVERAL_LINES
from kokemusopas.texts.ui import load

from tools.site_pages import pages, pdfs_of

MM = 72 / 25.4
NAME = "Aleksandra Mäki-Karvonen, 040 123 4567"
DAY = "24.11.2026"
READABLE, PLAIN = 6.5, 9  # points: the smallest size that can be read, and that of a day
PADDING, LINE = 2, 1.35  # points at an edge, and from one line to the next, as viewers have it
NAMES = ("event", "guest", "booker")
BY_HAND = 8 * MM  # a line written by hand
BELOW = 0.25  # of the size, what letters have below their line
FOOT = 16 * MM


@dataclass(frozen=True)
class Field:
    """A field of a form, where it stands, in points from the foot of its sheet."""

    file: str
    name: str
    sheet: int
    kind: str
    width: float
    height: float
    foot: float
    size: float
    lines: bool

    def __str__(self) -> str:
        return (
            f"{self.file}, sheet {self.sheet}, {self.name}: {self.width:.0f} × {self.height:.0f} pt"
        )


@pytest.fixture(scope="module")
def fields(site: Path) -> dict[str, list[Field]]:
    """Return {file: its fields} of every form."""
    found = {path.name: list(fields_of(path)) for path in pdfs_of(site)}
    forms = {name: one for name, one in found.items() if one}
    assert len(forms) >= 3, "no form was built: .ci/site says what is missing"
    return forms


def fields_of(path: Path) -> list[Field]:
    with pikepdf.open(path) as pdf:
        sheets = {one.objgen: at for at, page in enumerate(pdf.pages) for one in widgets(page)}
        form: Any = pdf.Root.get("/AcroForm", {})
        return [field(path, one, sheets[one.objgen] + 1) for one in form.get("/Fields", ())]


def widgets(page: pikepdf.Page) -> list[Any]:
    return [one for one in page.get("/Annots", ()) if one.Subtype == "/Widget"]


def field(path: Path, one: Any, sheet: int) -> Field:
    left, right = sorted(map(float, one.Rect[::2]))
    foot, top = sorted(map(float, one.Rect[1::2]))
    size = float(str(one.DA).split()[-2])
    several = bool(int(one.get("/Ff", 0)) & SEVERAL_LINES)
    return Field(
        path.name, str(one.T), sheet, str(one.FT), right - left, top - foot, foot, size, several
    )


@cache
def width(text: str, size: float) -> float:
    font = TTFont(ROOT / "docs" / FONT)
    known, wide = font.getBestCmap(), font["hmtx"]
    units: int = sum(wide[known[ord(one)]][0] for one in text)
    return size * units / int(font["head"].unitsPerEm)


def written(fields: dict[str, list[Field]]) -> list[Field]:
    return [one for form in fields.values() for one in form if one.kind == "/Tx"]


def test_a_field_for_a_name_holds_a_long_one_with_its_number(
    fields: dict[str, list[Field]],
) -> None:
    names = [one for one in written(fields) if one.name in NAMES or one.name.endswith("-who")]
    assert len(names) > 100
    needed = width(NAME, READABLE) + 2 * PADDING
    for one in names:
        assert one.width >= needed, f"{one}: widen it in form.css to {needed / MM:.0f} mm"
        assert one.size == 0, f"{one} does not shrink"


def test_a_field_for_a_day_holds_it_whole(fields: dict[str, list[Field]]) -> None:
    days = [one for one in written(fields) if one.name.endswith("-when")]
    assert len(days) > 100
    needed = width(DAY, PLAIN) + 2 * PADDING
    for one in days:
        assert one.width >= needed, f"{one}: widen it in form.css to {needed / MM:.0f} mm"
        assert one.height >= LINE * PLAIN, f"{one}: too low for a day"


def test_notes_have_room_for_three_lines_by_hand_and_answers_for_two_typed(
    fields: dict[str, list[Field]],
) -> None:
    several = [one for one in written(fields) if one.lines]
    assert len(several) > 100
    for one in several:
        by_hand = one.name.startswith("note-")
        needed = 3 * BY_HAND if by_hand else (LINE + 1 + BELOW) * one.size + 1
        assert one.height >= needed - 0.1, f"{one}: raise its room in form.css"


def test_no_field_reaches_the_foot(
    fields: dict[str, list[Field]],
) -> None:
    for one in (field for form in fields.values() for field in form):
        assert one.foot >= FOOT, f"{one} stands on the foot"


def test_each_tool_offers_its_own_form_filled_in(site: Path) -> None:
    offered: dict[str, str] = {}
    for page in pages(site):
        dialog = page.html.select_one("#laheta")
        if dialog:
            form = (site / page.path).parent / str(dialog["data-form"])
            assert form.is_file(), f"{page.path} offers {form}, which is not there"
            offered[page.path] = form.name
    texts = load(ROOT / "docs/fi/_ui.yml")["paper"]["documents"]
    wanted = {
        "tarkistuslista/": "checklist",
        "kokemustoimijalle/": "own-checklist",
        "tilauspohja/": "brief",
        "kokemustoimijan-toiveet/": "wishes",
        "sovittu/": "agreement",
    }
    for path, name in wanted.items():
        assert offered[f"{path}index.html"] == texts[name]["file"]
