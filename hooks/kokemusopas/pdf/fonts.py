"""The site's variable font as the two plain fonts that PDFs need.

A PDF cannot hold a variable font. WeasyPrint would cut the weights out of it anew for every
file, which takes longer than the rest of its work.
"""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILY = "Atkinson Hyperlegible Next"
WEIGHTS = (400, 700)


def font_faces(variable: Path, folder: Path) -> str:
    """Write the weights of the font `variable` into `folder`; return the CSS that names them."""
    rules = []
    for weight in WEIGHTS:
        font = TTFont(variable)
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
        font.flavor = None
        path = folder / f"{weight}.ttf"
        font.save(path)
        rules.append(
            f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; '
            f'src: url("{path.as_uri()}") format("truetype"); }}'
        )
    return "\n".join(rules)
