"""The owner's logo: a small file in docs/ whose shape is known before a browser has it."""

import re
import struct
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kokemusopas.model.owner_values import ByLanguage, by_language, line, refuse

KEYS = ("file", "text", "dark")
TEXT = "{fi: Esimerkki, sv: Exempel}"
MOST = 20_000  # bytes: each page has it
SHAPES = 1 / 2, 6  # how wide it may be by its height
PNG = b"\x89PNG\r\n\x1a\n"
LEAST = 120  # pixels of a PNG in height: a card and a sharp screen show it larger than a page does
VIEW_BOX = re.compile(rb"<svg\b[^>]*\bviewBox=\"([-\d.,\s]+)\"")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Logo:
    """A logo: its file in docs/, one for dark ground or "", what it shows, its shape in pixels."""

    file: str
    text: ByLanguage
    dark: str = ""
    width: int = 0
    height: int = 0

    def said(self, language: str) -> str:
        """Return what the logo shows, in words of a language."""
        return dict(self.text).get(language, "")

    @property
    def files(self) -> tuple[str, ...]:
        """The files that pages load."""
        return tuple(one for one in (self.file, self.dark) if one)

    def address(self, docs: Path) -> str:
        """Return the logo for light ground as an address that has it in itself."""
        kind = "svg+xml" if self.is_drawn else "png"
        return f"data:image/{kind};base64,{b64encode((docs / self.file).read_bytes()).decode()}"

    @property
    def is_drawn(self) -> bool:
        """Whether it is an SVG, which stays sharp and can be made black."""
        return self.file.endswith(".svg")


def read(values: Mapping[str, Any], docs: Path) -> Logo | None:
    """Return the logo that `look.logo` tells, None where it tells none.

    Raises PublisherError on a file that is not there, is no SVG or PNG, weighs too much, or has a
    shape that no header holds.
    """
    if not values:
        return None
    file, dark = (line(f"look.logo.{key}", values.get(key)) for key in ("file", "dark"))
    width, height = _shape("look.logo.file", file, docs)
    if dark:
        _shape("look.logo.dark", dark, docs)
    text = by_language("look.logo.text", values.get("text"), TEXT)
    if not text:
        refuse("look.logo.text", "", f"the organisation's name, such as {TEXT}")
    return Logo(file, text, dark, width, height)


def _shape(key: str, file: str, docs: Path) -> tuple[int, int]:
    """Return how wide and how high a logo is."""
    path = docs / file
    if not (file.startswith("assets/") and file.endswith((".svg", ".png")) and path.is_file()):
        refuse(key, file, "an SVG or PNG that is in docs/assets, such as assets/logo.svg")
    data = path.read_bytes()
    if len(data) > MOST:
        refuse(
            key, file, f"a file of {MOST:,} bytes at most: each page has it; it is {len(data):,}"
        )
    width, height = _of_png(key, file, data) if file.endswith(".png") else _of_svg(key, file, data)
    narrow, wide = SHAPES
    if not narrow <= width / height <= wide:
        wanted = f"a logo at most {wide} times as wide as high, and twice as high as wide"
        refuse(key, f"{file} ({width:g} × {height:g})", wanted)
    return round(width), round(height)


def _of_png(key: str, file: str, data: bytes) -> tuple[float, float]:
    if not data.startswith(PNG) or len(data) < 24:
        refuse(key, file, "a file that is a PNG as its name says")
    width, height = struct.unpack(">II", data[16:24])
    if height < LEAST:
        refuse(key, f"{file} ({width} × {height})", f"a PNG of {LEAST} pixels in height, or an SVG")
    return width, height


def _of_svg(key: str, file: str, data: bytes) -> tuple[float, float]:
    box = VIEW_BOX.search(data)
    numbers = [float(one) for one in NUMBER.findall(box[1].decode())] if box else []
    if len(numbers) != 4 or min(numbers[2:]) <= 0:
        refuse(key, file, 'an SVG that tells its size: `viewBox="0 0 200 80"` in its first tag')
    return numbers[2], numbers[3]
