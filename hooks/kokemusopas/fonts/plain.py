"""The site's variable font, and letters that it lacks, as the plain fonts that PDFs need.

A PDF cannot hold a variable font. WeasyPrint would cut the weights out of it anew for every
file, which takes longer than the rest of its work.
"""

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FONT = "assets/fonts/atkinson-hyperlegible-next.woff2"  # from docs/
FAMILY = "Atkinson Hyperlegible Next"
# For paper only, since each would cost a reader on a slow line a second: more of the same type, and
# another for the letters that its makers have not drawn.
WIDER, OTHER = (
    Path(__file__).with_name(f"{name}.woff2")
    for name in ("atkinson-hyperlegible-next-ext", "inter-ext")
)
BORROWED = "ŊŋŦŧƷʒǮǯǤǥǦǧǨǩʹ "  # of Northern, Inari and Skolt Sámi, with a space between them
WEIGHTS = (400, 700)
NEARLY = 0.99  # a name may have a letter of another language
BARE = (b"GDEF", b"GPOS", b"GSUB", b"STAT")  # tables that are no letters


def font_faces(variable: Path, folder: Path) -> str:
    """Write the weights of the font `variable` and of the wider ones into `folder`.

    Returns the CSS that names them: FAMILY, then the same with "Ext" and "More" behind it, each
    for what the one before it lacks. WeasyPrint takes fonts of one name for one font.
    """
    rules = []
    for weight in WEIGHTS:
        more = saved(cut(OTHER, weight, map(ord, BORROWED), variable))
        fonts = {"": plain(variable, weight), " Ext": plain(WIDER, weight), " More": more}
        for name, font in fonts.items():
            path = folder / f"{weight}{name.strip()}.ttf"
            path.write_bytes(font)
            rules.append(
                f'@font-face {{ font-family: "{FAMILY}{name}"; font-weight: {weight}; '
                f'src: url("{path.as_uri()}") format("truetype"); }}'
            )
    return "\n".join(rules)


@cache
def has(variable: Path, words: str) -> bool:
    """Tell whether paper has the letters of a language: nearly all of those in some words."""
    known = letters(variable) | letters(WIDER) | set(map(ord, BORROWED))
    written = [one for one in words if one.isalpha()]
    return sum(ord(one) in known for one in written) >= NEARLY * len(written)


def letters(font: Path) -> set[int]:
    """Return the letters that a font can draw."""
    return set(TTFont(font).getBestCmap())


def plain(variable: Path, weight: int) -> bytes:
    """Return one weight of the font `variable` as TrueType."""
    face = uharfbuzz.Face(_unpacked(variable))
    cut = uharfbuzz.SubsetInput()
    cut.keep_everything()
    cut.pin_axis_location(face, "wght", weight)
    return bytes(uharfbuzz.subset(face, cut).blob.data)


def cut(variable: Path, weight: int, letters: Iterable[int], model: Path) -> TTFont:
    """Return some letters of one weight as TrueType, as high as those of the font at `model`."""
    face = uharfbuzz.Face(_unpacked(variable))
    cut = uharfbuzz.SubsetInput()
    cut.unicode_set.update(letters)
    cut.drop_table_tag_set.update(int.from_bytes(name) for name in BARE)
    cut.pin_axis_location(face, "wght", weight)
    font = TTFont(BytesIO(uharfbuzz.subset(face, cut).blob.data), recalcTimestamp=False)
    other = TTFont(model)
    units, high = other["head"].unitsPerEm, other["OS/2"].sxHeight
    scale_upem(font, round(high * font["head"].unitsPerEm / font["OS/2"].sxHeight))
    font["head"].unitsPerEm = units
    return font


def saved(font: TTFont) -> bytes:
    """Return a font as the bytes of its file."""
    data = BytesIO()
    font.save(data)
    return data.getvalue()


def _unpacked(web_font: Path) -> bytes:
    font = TTFont(web_font, recalcTimestamp=False)
    font.flavor = None
    return saved(font)
