"""The site's variable font as the two plain fonts that PDFs need.

A PDF cannot hold a variable font. WeasyPrint would cut the weights out of it anew for every
file, which takes longer than the rest of its work.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

FONT = "assets/fonts/atkinson-hyperlegible-next.woff2"  # from docs/
FAMILY = "Atkinson Hyperlegible Next"
WEIGHTS = (400, 700)
NEARLY = 0.99  # a name may have a letter of another language


def font_faces(variable: Path, folder: Path) -> str:
    """Write the weights of the font `variable` into `folder`; return the CSS that names them."""
    rules = []
    for weight in WEIGHTS:
        path = folder / f"{weight}.ttf"
        path.write_bytes(plain(variable, weight))
        rules.append(
            f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; '
            f'src: url("{path.as_uri()}") format("truetype"); }}'
        )
    return "\n".join(rules)


@cache
def has(variable: Path, words: str) -> bool:
    """Tell whether a font has the letters of a language: nearly all of those in some words."""
    known = TTFont(variable).getBestCmap()
    letters = [one for one in words if one.isalpha()]
    return sum(ord(one) in known for one in letters) >= NEARLY * len(letters)


def plain(variable: Path, weight: int) -> bytes:
    """Return one weight of the font `variable` as TrueType."""
    face = uharfbuzz.Face(_unpacked(variable))
    cut = uharfbuzz.SubsetInput()
    cut.keep_everything()
    cut.pin_axis_location(face, "wght", weight)
    return bytes(uharfbuzz.subset(face, cut).blob.data)


def _unpacked(web_font: Path) -> bytes:
    font = TTFont(web_font)
    font.flavor = None
    unpacked = BytesIO()
    font.save(unpacked)
    return unpacked.getvalue()
