"""Forms filled in by three viewers keep every letter, and two programs that print show it."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import pdfium
import pikepdf
import pytest
from conftest import ROOT, run
from kokemusopas.fonts.fields import encoding
from kokemusopas.paper.fields import NAME, SEVERAL_LINES
from names_of_readers import NAMES
from PIL import Image

from tools.site_pages import pdfs_of

ONE_FORM = "kokemustoimijan-lista-fi.pdf"  # has all kinds of fields, on two sheets
VIEWERS = ("pdf.js", "MuPDF", "PDFium")
IN_OUR_TYPE = ("pdf.js", "PDFium")
DOTS = 100  # to the inch
PRINTERS = {
    "poppler": f"pdftoppm -r {DOTS} -gray -png FORM FOLDER/page",
    "Ghostscript": f"gs -q -dBATCH -dNOPAUSE -sDEVICE=pnggray -r{DOTS} -dTextAlphaBits=4 "
    "-dGraphicsAlphaBits=4 -o FOLDER/page-%d.png FORM",
}
INK = 160  # what is darker is neither paper nor the ground of a field
LEAST_INK = 40  # of a letter, all greys counted
ALIKE = 0.5, 2.0  # the ink of one program to that of another: small letters differ most

Values = Mapping[str, str | bool]


@pytest.fixture(scope="module")
def filled(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Return {(viewer, form): a form that the viewer has filled in and saved}."""
    return fill_in([site / ONE_FORM], tmp_path_factory.mktemp("filled"))


@pytest.fixture(scope="module")
def all_filled(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    forms = [path for path in pdfs_of(site) if any(fields(path))]
    assert len(forms) > 10
    return fill_in(forms, tmp_path_factory.mktemp("filled"))


def fill_in(forms: list[Path], folder: Path) -> dict[tuple[str, str], Path]:
    files = {
        (viewer, form.name): folder / f"{viewer} {form.name}"
        for viewer in VIEWERS
        for form in forms
    }
    jobs = []
    for form in forms:
        values = written(form)
        pdfium.fill(form, files["PDFium", form.name], values)
        for viewer in ("pdf.js", "MuPDF"):
            file = files[viewer, form.name]
            jobs.append({"by": viewer, "form": str(form), "filled": str(file), "values": values})
    (folder / "jobs.json").write_text(json.dumps(jobs), "utf-8")
    done = run(ROOT / ".venv/bin/node", ROOT / "tests/site/fill.mjs", folder / "jobs.json")
    assert done.returncode == 0, done.stderr
    return files


def fields(path: Path) -> Iterator[Any]:
    with pikepdf.open(path) as pdf:
        yield from pdf.Root.get("/AcroForm", pikepdf.Dictionary(Fields=[])).Fields


@cache
def written(form: Path) -> Values:
    """Return what is written into a form: a name in each field, two in one of several lines."""
    names = cycle(NAMES.values())
    values: dict[str, str | bool] = {}
    for field in fields(form):
        several = int(field.get("/Ff", 0)) & SEVERAL_LINES
        text = f"{next(names)}\n{next(names)}" if several else next(names)
        values[str(field["/T"])] = True if field.FT == "/Btn" else text
    return values


def check_kept(filled: dict[tuple[str, str], Path], site: Path) -> None:
    for (viewer, form), path in filled.items():
        values = written(site / form)
        found = {str(field["/T"]): kept(field) for field in fields(path)}
        assert found == values, f"{viewer} has lost something of {form}"
        for field in fields(path):
            text = values[str(field["/T"])]
            if viewer in IN_OUR_TYPE and isinstance(text, str):
                assert drawn(field) == text.replace(" ", "").replace("\n", ""), (
                    f"{viewer} draws {text} in {form} otherwise, or in another type"
                )


def kept(field: Any) -> str | bool:
    if field.FT == "/Btn":
        return bool(field.V == "/on" and field.AS == "/on")
    return str(field.V).replace("\r\n", "\n").replace("\r", "\n")


def drawn(field: Any) -> str:
    """Return what the appearance of a field writes in our type, without spaces."""
    said, ours = "", False
    for one in pikepdf.parse_content_stream(field.AP.N):
        if str(one.operator) == "Tf":
            ours = str(one.operands[0]) == str(NAME)
        elif str(one.operator) == "Tj" and ours:
            said += "".join(encoding()[code] for code in bytes(one.operands[0]))
    return said.replace(" ", "")


def test_viewers_keep_what_is_written_in_a_form(
    filled: dict[tuple[str, str], Path], site: Path
) -> None:
    check_kept(filled, site)


@pytest.mark.long
def test_viewers_keep_what_is_written_in_all_forms(
    all_filled: dict[tuple[str, str], Path], site: Path
) -> None:
    check_kept(all_filled, site)


def test_printers_show_what_viewers_wrote_in_a_form(
    filled: dict[tuple[str, str], Path], site: Path, tmp_path: Path
) -> None:
    for (viewer, form), path in filled.items():
        inks = {}
        for printer, command in PRINTERS.items():
            place = tmp_path / f"{viewer} {form} {printer}"
            place.mkdir()
            words = (
                part.replace("FORM", str(path)).replace("FOLDER", str(place))
                for part in command.split()
            )
            done = run(*words)
            assert done.returncode == 0, done.stderr
            inks[printer] = ink_of_fields(path, sorted(place.iterdir()))
        first, second = inks.values()
        for name, value in written(site / form).items():
            if isinstance(value, str) and viewer == "MuPDF" and not value.isascii():
                continue  # it writes other letters in types of the computer, if it has them
            what = f"{name} of {form}, filled in by {viewer}"
            letters = len(value.split("\n")[0]) if isinstance(value, str) else 1
            assert first[name] > LEAST_INK * letters, f"poppler shows too little of {what}"
            low, high = ALIKE
            assert low < second[name] / first[name] < high, f"two programs print otherwise {what}"


def ink_of_fields(path: Path, sheets: list[Path]) -> dict[str, int]:
    """Return {field: how much darker than its ground it is}, on pictures of the pages."""
    found = {}
    with pikepdf.open(path) as pdf:
        for page, sheet in zip(pdf.pages, sheets, strict=True):
            picture, high = Image.open(sheet).convert("L"), float(page.MediaBox[3])
            for field in page.Annots:
                if "/T" in field:
                    left, one, right, other = (float(at) for at in field.Rect)
                    top, bottom = high - max(one, other), high - min(one, other)
                    scale = DOTS / 72
                    part = picture.crop((left * scale, top * scale, right * scale, bottom * scale))
                    greys = part.histogram()[:INK]
                    found[str(field["/T"])] = sum(n * (255 - grey) for grey, n in enumerate(greys))
    return found
