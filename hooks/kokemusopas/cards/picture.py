"""A picture drawn from SVG."""

from dataclasses import dataclass
from pathlib import Path

import resvg_py


@dataclass(frozen=True)
class Picture:
    """A picture to draw: its file in the site, its drawing, and how wide it becomes.

    `borrows` tells that it has letters that only a font of the system may have.
    """

    path: str
    svg: str
    width: int
    borrows: bool = False


def png(picture: Picture, font: Path) -> bytes:
    """Return a picture as PNG."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=picture.svg,
            width=picture.width,
            skip_system_fonts=not picture.borrows,
            font_files=[str(font)],
        )
    )
