"""Forms: fields have a type that writes the names of readers, and appearances to start from."""

import re
from io import BytesIO
from typing import Any

import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont
from kokemusopas.fonts.fields import encoding, face
from kokemusopas.fonts.plain import FONT, has
from kokemusopas.paper.fields import NAME, write_anew
from names_of_readers import NAMES
from pikepdf import Array, Dictionary, Name, Pdf, String

VARIABLE = ROOT / "docs" / FONT


@pytest.mark.parametrize("language", NAMES)
def test_the_type_of_fields_has_the_letters_of_readers(language: str) -> None:
    known = TTFont(BytesIO(face(VARIABLE))).getBestCmap()
    lacking = {one for one in NAMES[language] if one not in encoding().values()}
    assert not lacking, f"MORE in hooks/kokemusopas/fonts/fields.py lacks {lacking}"
    assert {ord(one) for one in NAMES[language]} <= known.keys()


def test_paper_is_in_our_type_where_that_has_the_letters_of_a_language() -> None:
    assert has(VARIABLE, NAMES["Northern Sámi"] + NAMES["Skolt Sámi"])
    assert not has(VARIABLE, "Її ґрунтовні знання")


def test_each_letter_has_one_code_that_ends_no_line() -> None:
    codes = encoding()
    assert len(set(codes.values())) == len(codes)
    assert not codes.keys() & {0, *map(ord, "\t\n\r")}


def test_the_letters_of_western_europe_keep_the_codes_of_windows() -> None:
    letters = {code: letter for code, letter in encoding().items() if letter.isalpha()}
    windows = {code: bytes([code]).decode("cp1252", "ignore") for code in range(32, 256)}
    kept = {code for code, one in windows.items() if one.isalpha() and one not in "ƒˆªµ"}
    assert {code: letters.get(code) for code in kept} == {code: windows[code] for code in kept}


def test_the_type_of_fields_is_the_same_each_time() -> None:
    assert face.__wrapped__(VARIABLE) == face(VARIABLE)


@pytest.fixture(scope="module")
def form() -> Pdf:
    pdf = Pdf.new()
    on = pdf.make_stream(b"/a1.0 gs 0 0.2 0.4 rg 0 0 m f")
    box = {"FT": Name.Btn, "AP": Dictionary(N=Dictionary(on=on))}
    line = {"FT": Name.Tx, "DA": String("/a1.0 gs 0.1 0.2 0.3 rg /ABC 10 Tf")}
    fields: list[tuple[str, dict[str, Any]]] = [
        ("line", line),
        ("notes", {**line, "Ff": 1 << 12}),
        ("box", box),
        ("other box", box),
    ]
    pdf.Root.AcroForm = Dictionary(
        NeedAppearances=True,
        Fields=Array(
            pdf.make_indirect(Dictionary(T=String(name), Rect=Array([20, 60, 70, 40]), **field))
            for name, field in fields
        ),
    )
    write_anew(pdf, VARIABLE)
    return pdf


def test_one_line_shrinks_to_fit_and_several_keep_their_size(form: Pdf) -> None:
    line, notes, *_ = form.Root.AcroForm.Fields
    assert str(line.DA) == f"0.1 0.2 0.3 rg {NAME} 0 Tf"
    assert str(notes.DA) == f"0.1 0.2 0.3 rg {NAME} 10 Tf"


def test_every_text_field_has_an_appearance_of_its_own(form: Pdf) -> None:
    line, notes, *_ = (field.AP.N for field in form.Root.AcroForm.Fields)
    assert line.objgen != notes.objgen
    assert line.read_bytes().split() == [b"/Tx", b"BMC", b"EMC"]
    assert list(line.BBox) == [0, 0, 50, 20]
    assert str(NAME) in line.Resources.Font


def test_a_box_is_drawn_with_its_tick_and_without(form: Pdf) -> None:
    box, other = (field.AP for field in form.Root.AcroForm.Fields[2:])
    assert set(box.N.keys()) == {"/Off", "/on"}
    assert b"0 0.2 0.4 RG" in box.N["/on"].read_bytes()
    assert b"l" not in box.N["/Off"].read_bytes()
    assert not box.N.is_indirect, "poppler looks for the states of a box in the field itself"
    assert box.N["/on"].objgen == other.N["/on"].objgen, "boxes of a size share their drawings"


def test_no_viewer_is_asked_to_draw_all_fields_anew(form: Pdf) -> None:
    assert "/NeedAppearances" not in form.Root.AcroForm


def test_the_font_of_fields_is_simple_and_embedded(form: Pdf) -> None:
    (font,) = form.Root.AcroForm.DR.Font.values()
    assert font.Subtype == Name.TrueType
    assert len(font.Widths) == font.LastChar - font.FirstChar + 1
    assert all(width > 0 for width in font.Widths[32 - int(font.FirstChar) :])
    assert font.FontDescriptor.FontFile2.read_bytes() == face(VARIABLE)
    told = re.findall(rb"<(\w\w)> <(\w{4})>", font.ToUnicode.read_bytes())
    assert {int(code, 16): chr(int(one, 16)) for code, one in told} == encoding()


def test_a_field_without_a_colour_is_named() -> None:
    pdf = Pdf.new()
    field = Dictionary(FT=Name.Tx, T=String("guest"), DA=String("/ABC 10 Tf"), Rect=[0, 0, 9, 9])
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]), NeedAppearances=True)
    with pytest.raises(ValueError, match="the field guest has no colour"):
        write_anew(pdf, VARIABLE)
