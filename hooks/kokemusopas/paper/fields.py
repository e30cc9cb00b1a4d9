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
  lesser of (height - 2) / LINE and (width - 2 × PADDING) / width of the text at size 1, but no
  more than MOST. Several lines have a size of their own, and LINE times it from one to the next.
- Appearance: `/AP /N` is a form of its own for each field, from 0 0 to its width and height, with
  `/Resources /Font` as in `/DR`. Content: "/Tx BMC q BT " + the operators of `/DA` with the size
  found + "x y Td (codes) Tj ET Q EMC". The first baseline is at PADDING from the left and, in
  one line, (height - size × CAPITAL) / 2 from below; in several, height - PADDING - size below.
- Boxes: `/AS` and `/V` are /Off or /on; `/AP /N` has both.

The font is named as one of signs is, since PDFium (Chrome, Edge) asks a font for a letter beyond
Western Europe only if it is called so; else it looks for one of the computer's. `/MissingWidth`
is for pdf.js (Firefox), which measures a letter by its Unicode number before it fits a line.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.agl import LEGACY_AGL2UV
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kokemusopas.fonts.fields import encoding, face

NAME = Name.Webdings
PADDING, LINE, CAPITAL, MOST = 2, 1.3, 0.668, 12
TEXT, BUTTON, SEVERAL_LINES = Name.Tx, Name.Btn, 1 << 12
OFF, ON, TICK = Name.Off, Name.on, "4"  # the tick of ZapfDingbats, for viewers that draw their own
NO_SYMBOLS = 1 << 5  # a font of letters, says its descriptor
UNKNOWN_WIDTH = 620  # of the letters that are not of Western Europe, on average


def write_anew(pdf: Pdf, variable: Path) -> None:
    """Give the fields of a form their type, taken from the font `variable`, and appearances."""
    form = pdf.Root.AcroForm
    del form.NeedAppearances  # viewers that redraw every field hide ticks that are there
    fonts = pdf.make_indirect(Dictionary({str(NAME): _font(pdf, variable)}))
    form.DR = Dictionary(Font=fonts)
    form.DA = String(f"0 g {NAME} 0 Tf")
    resources = pdf.make_indirect(Dictionary(Font=fonts))
    for field in form.Fields:
        if field.FT == TEXT:
            _write_text(pdf, field, resources)
        elif field.FT == BUTTON:
            _write_box(pdf, field)


def _write_text(pdf: Pdf, field: Any, resources: Object) -> None:
    """Let a text field be of our type; one line shrinks to what is written there."""
    colour, size = _look(bytes(field.DA))
    several = int(field.get("/Ff", 0)) & SEVERAL_LINES
    field.DA = String(f"{colour} {NAME} {size if several else 0} Tf")
    empty = _drawing(pdf, field, b"/Tx BMC\nEMC")
    empty.Resources = resources
    field.AP = Dictionary(N=empty)


def _look(appearance: bytes) -> tuple[str, str]:
    """Return the colour and the size that a default appearance names."""
    words = appearance.decode("ascii")
    colour = re.search(r"(?:[\d.]+ +)+(?:rg|g|k)\b", words)
    size = re.search(r"([\d.]+) +Tf\b", words)
    if not colour or not size:
        raise ValueError(f"a field without colour or size of its letters: {words}")
    return colour[0], size[1]


def _write_box(pdf: Pdf, field: Any) -> None:
    """Draw a box to tick both with its tick and without; what is around it is on the page."""
    colour = re.search(rb"(?:[\d.]+ +)+(?:rg|g|k)\b", field.AP.N[str(ON)].read_bytes())
    if not colour:
        raise ValueError(f"a tick without a colour: {field.T}")
    width, height = _size(field)
    across, stroke = (
        " ".join(f"{share * side:.2f}" for share, side in zip(point, (width, height), strict=True))
        for point in ((0.2, 0.5), (0.42, 0.24))
    )
    end = f"{0.82 * width:.2f} {0.8 * height:.2f}"
    tick = f"{colour[0].decode().replace('rg', 'RG')} {0.16 * width:.2f} w 1 J 1 j {across} m"
    drawn = f"q {tick} {stroke} l {end} l S Q"
    field.AP = Dictionary(
        N=Dictionary(
            {
                str(OFF): _drawing(pdf, field, b"q Q"),
                str(ON): _drawing(pdf, field, drawn.encode("ascii")),
            }
        )
    )
    field.MK = Dictionary(CA=String(TICK))
    field.DA = String(f"{colour[0].decode()} /ZaDb 0 Tf")


def _drawing(pdf: Pdf, field: Any, content: bytes) -> Any:
    drawing = pdf.make_stream(content)
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    drawing.BBox = Array([0, 0, *_size(field)])
    return drawing


def _size(field: Any) -> tuple[float, float]:
    left, one, right, other = map(float, field.Rect)
    return round(abs(right - left), 3), round(abs(other - one), 3)


def _font(pdf: Pdf, variable: Path) -> Object:
    """Return the type of fields as a font of the PDF."""
    data = face(variable)
    font = TTFont(BytesIO(data))
    name = Name("/" + font["name"].getDebugName(6).replace(" ", "") + "-Fields")
    head, across = font["head"], font["hhea"]
    codes, known, wide = encoding(), font.getBestCmap(), font["hmtx"]
    first, last = min(codes), max(codes)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            FirstChar=first,
            LastChar=last,
            Widths=Array(
                wide[known[ord(codes[code])]][0] if code in codes else 0
                for code in range(first, last + 1)
            ),
            Encoding=Dictionary(
                Type=Name.Encoding,
                BaseEncoding=Name.WinAnsiEncoding,
                Differences=Array(_differences()),
            ),
            ToUnicode=pdf.make_stream(_to_unicode()),
            FontDescriptor=pdf.make_indirect(
                Dictionary(
                    Type=Name.FontDescriptor,
                    FontName=name,
                    Flags=NO_SYMBOLS,
                    FontBBox=Array([head.xMin, head.yMin, head.xMax, head.yMax]),
                    ItalicAngle=0,
                    Ascent=across.ascent,
                    Descent=across.descent,
                    CapHeight=font["OS/2"].sCapHeight,
                    XHeight=font["OS/2"].sxHeight,
                    StemV=80,
                    MissingWidth=UNKNOWN_WIDTH,
                    FontFile2=pdf.make_stream(data, Length1=len(data)),
                )
            ),
        )
    )


def _differences() -> Iterator[int | Name]:
    """Yield the codes that are not as Windows has them, each run of them with its first number."""
    names, before = _names(), None
    for code, letter in encoding().items():
        if bytes([code]).decode("cp1252", "ignore") == letter:
            continue
        if before != code - 1:
            yield code
        yield Name(f"/{names[letter]}")
        before = code


@cache
def _names() -> dict[str, str]:
    """Return {letter: its shortest name in Adobe's list, which PDF asks for}."""
    names = ((chr(codes[0]), name) for name, codes in _listed() if len(codes) == 1)
    return dict(sorted(names, key=lambda one: (len(one[1]), one[1]), reverse=True))


def _listed() -> Iterator[tuple[str, tuple[int, ...]]]:
    for name, codes in LEGACY_AGL2UV.items():
        yield name, (codes,) if isinstance(codes, int) else tuple(codes)


def _to_unicode() -> bytes:
    """Return what tells the letter of each code, a hundred at most in a block."""
    pairs = [f"<{code:02X}> <{ord(letter):04X}>" for code, letter in encoding().items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")
