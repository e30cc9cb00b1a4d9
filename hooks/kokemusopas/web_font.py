"""The site's variable font with the weights that the site uses: 34 kB become 21."""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS = (400, 700)  # as `font-weight` in overrides/components/base/base.css


def limit_weights(path: Path) -> None:
    """Leave the weights from 400 to 700 in a WOFF2 file, and every letter; same bytes each time."""
    font = TTFont(path, recalcTimestamp=False)
    instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    font.save(path)
