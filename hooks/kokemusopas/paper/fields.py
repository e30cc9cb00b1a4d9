"""The fields of a form as every viewer can write, show and print them.

What WeasyPrint writes is right by the letter, but viewers then fail by a single š: it names a font
of glyph numbers, which no viewer can write with, and gives no field an appearance to start from.
This pass writes the fields anew. Whoever fills one in from outside (the page does, so that a form
can be taken away filled in) draws the value as follows.

- Font: `/AcroForm /DR /Font` holds one, named NAME. It is simple TrueType, embedded whole, with one
  byte for each letter: codes as in WinAnsiEncoding but for its `/Encoding /Differences`. Its
  `/ToUnicode` tells all of them, in blocks of `<code> <letter>`; `/Widths` from `/FirstChar` on are
  thousandths of the size. A letter that it lacks has no code: leave such a field without `/AP`, so
  that the viewer draws it, or draw `?`; `/V` holds the value whole (UTF-16 with a mark) either way.
- Colour and size: `/DA` of the field, "r g b rg /NAME size Tf". Size 0 asks to fill one line: the
  lesser of (height - 2) / 1.35 and (width - 4) / width of the text at size 1. Several lines have
  a size of their own, and 1.35 times it from one to the next. So do pdf.js and, nearly, PDFium.
- Appearance: `/AP /N` is a form of its own for each field, from 0 0 to its width and height, with
  `/Resources /Font` as in `/DR`. Content: "/Tx BMC q BT " + the operators of `/DA` with the size
  found + "x y Td (codes) Tj ET Q EMC". The baseline begins 2 from the left and, in one line,
  (height - size × CapHeight of the font's descriptor / 1000) / 2 from below; in several, size + 1
  below the upper edge.
- Boxes: `/AS` and `/V` are /Off or /on; `/AP /N` has both.

The font is named as one of signs is, since PDFium (Chrome, Edge) asks a font for a letter beyond
Western Europe only if it is called so; else it looks for one of the computer's.
"""

import re
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kokemusopas.paper.field_font import field_font

NAME = Name.Webdings
TEXT, BUTTON, SEVERAL_LINES = Name.Tx, Name.Btn, 1 << 12
OFF, ON, TICK = Name.Off, Name.on, "4"  # the tick of ZapfDingbats, for viewers that draw their own
# The ends of a tick and the point between, in shares of its box; so wide is its line.
LINE, WIDE = ((0.2, 0.5), (0.42, 0.24), (0.82, 0.8)), 0.16
COLOUR, SIZE = re.compile(rb"((?:[\d.]+ +)+)(rg|g|k)\b"), re.compile(rb"([\d.]+) +Tf\b")

Boxes = dict[tuple[float, float], dict[str, Object]]


def write_anew(pdf: Pdf, variable: Path) -> None:
    """Give the fields of a form their type, taken from the font `variable`, and appearances.

    Raises ValueError, naming the field, where one has no colour or no size to go by.
    """
    form = pdf.Root.AcroForm
    del form.NeedAppearances  # viewers that redraw every field hide ticks that are there
    fonts = pdf.make_indirect(Dictionary({str(NAME): field_font(pdf, variable)}))
    form.DR = Dictionary(Font=fonts)
    form.DA = String(f"0 g {NAME} 0 Tf")
    resources = pdf.make_indirect(Dictionary(Font=fonts))
    boxes: Boxes = {}
    for field in form.Fields:
        if field.FT == TEXT:
            _write_text(pdf, field, resources)
        elif field.FT == BUTTON:
            _write_box(pdf, field, boxes)


def _write_text(pdf: Pdf, field: Any, resources: Object) -> None:
    """Let a text field be of our type; one line shrinks to what is written there."""
    given = bytes(field.DA)
    several = int(field.get("/Ff", 0)) & SEVERAL_LINES
    size = _found(SIZE, given, field)[1].decode() if several else "0"
    field.DA = String(f"{_found(COLOUR, given, field)[0].decode()} {NAME} {size} Tf")
    empty = _drawing(pdf, _size(field), "/Tx BMC\nEMC")
    empty.Resources = resources
    field.AP = Dictionary(N=empty)  # one for each, since MuPDF writes into it


def _write_box(pdf: Pdf, field: Any, boxes: Boxes) -> None:
    """Draw a box to tick, with its tick and without; the line around it is on the page.

    `boxes` are drawn already, by their size: others of a size take the same, and add their own.
    """
    numbers, operator = _found(COLOUR, field.AP.N[str(ON)].read_bytes(), field).groups()
    colour, size = numbers.decode(), _size(field)
    if size not in boxes:
        points = (f"{x * size[0]:.2f} {y * size[1]:.2f}" for x, y in LINE)
        line = " l ".join(points).replace(" l ", " m ", 1)
        pen = f"{colour}{operator.decode().upper()} {WIDE * size[0]:.2f} w 1 J 1 j"
        drawings = {OFF: "q Q", ON: f"q {pen} {line} l S Q"}
        boxes[size] = {str(name): _drawing(pdf, size, one) for name, one in drawings.items()}
    field.AP = Dictionary(N=Dictionary(boxes[size]))  # poppler looks for it here only
    field.MK = Dictionary(CA=String(TICK))
    field.DA = String(f"{colour}{operator.decode()} /ZaDb 0 Tf")


def _found(pattern: re.Pattern[bytes], given: bytes, field: Any) -> re.Match[bytes]:
    found = pattern.search(given)
    if not found:
        raise ValueError(f"the field {field.T} has no colour or no size in {given!r}")
    return found


def _drawing(pdf: Pdf, size: tuple[float, float], content: str) -> Any:
    drawing = pdf.make_stream(content.encode("ascii"))
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    drawing.BBox = Array([0, 0, *size])
    return drawing


def _size(field: Any) -> tuple[float, float]:
    left, one, right, other = map(float, field.Rect)
    return round(abs(right - left), 3), round(abs(other - one), 3)
