"""The type of fields as a font of a PDF: simple TrueType, a byte for each letter, embedded whole.

`/MissingWidth` is for pdf.js (Firefox), which measures a letter by its Unicode number before it
fits a line.
"""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.agl import LEGACY_AGL2UV
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf

from kokemusopas.fonts.fields import encoding, face

LETTERS = 1 << 5  # and no signs, says the descriptor of a font
STEM = 80  # how wide an upright of a letter is, in thousandths of the size
UNKNOWN_WIDTH = 620  # of the letters that are not of Western Europe, on average
BLOCK = 100  # as many lines of a table of codes may stand together


def field_font(pdf: Pdf, variable: Path) -> Object:
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
                    Flags=LETTERS,
                    FontBBox=Array([head.xMin, head.yMin, head.xMax, head.yMax]),
                    ItalicAngle=0,
                    Ascent=across.ascent,
                    Descent=across.descent,
                    CapHeight=font["OS/2"].sCapHeight,
                    XHeight=font["OS/2"].sxHeight,
                    StemV=STEM,
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
    blocks = [pairs[start : start + BLOCK] for start in range(0, len(pairs), BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")
