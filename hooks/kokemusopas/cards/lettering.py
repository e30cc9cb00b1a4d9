"""A title in lines, in the guide's own type or in one that has its letters."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

from kokemusopas.cards.lines import HEIGHT, fitted
from kokemusopas.fonts.plain import FAMILY, plain

BOLD = 700
# Where the guide's own type lacks a letter: a word in two types is hard to read.
OF_SYSTEM, MORE = "DejaVu Sans, Noto Sans, Arial, sans-serif", 1.15  # so much wider than ours


@dataclass(frozen=True)
class Lettering:
    """A title in lines, and the type that has its letters; `borrows` tells that it is not ours."""

    size: int
    lines: tuple[str, ...]
    family: str
    borrows: bool


def lettering(title: str, bold: Path, others: str = "", height: float = HEIGHT) -> Lettering:
    """Return a title set in the font `bold`, or in one of the system where that lacks a letter.

    `others` are words that stand beside it, in the same type, `height` is the room that it has.
    """
    width, letters = measure(bold), _letters(bold)
    borrows = not letters.issuperset(map(ord, title + others))
    size, lines = fitted(title, (lambda text: width(text) * MORE) if borrows else width, height)
    return Lettering(size, tuple(lines), OF_SYSTEM if borrows else FAMILY, borrows)


@cache
def _letters(font: Path) -> frozenset[int]:
    return frozenset(TTFont(font).getBestCmap())


def bold_font(variable: Path, cache: Path) -> Path:
    """Return the file of the bold weight of a variable font, made once."""
    key = hashlib.sha256(variable.read_bytes() + uharfbuzz.__version__.encode()).hexdigest()
    path = cache / f"{key}.ttf"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        path.write_bytes(plain(variable, BOLD))
    return path


@cache
def measure(font: Path) -> Callable[[str], float]:
    """Return a function that tells how wide a text is at size 1.

    A letter that the font has not is as wide as a wide one: that of another font is not known.
    """
    opened = TTFont(font)
    widths, letters = opened["hmtx"], opened.getBestCmap()
    unit, wide = opened["head"].unitsPerEm, letters[ord("w")]
    return lambda text: (
        sum(float(widths[letters.get(ord(letter), wide)][0]) for letter in text) / unit
    )
