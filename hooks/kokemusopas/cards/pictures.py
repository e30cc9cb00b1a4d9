"""Draw the cards and icons of a site.

A card stands where the page's `og:image` says. What was drawn before is taken from the
folder `build/cards`: the name of a picture there is a hash of its drawing and its tools.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import resvg_py
import uharfbuzz
from fontTools.ttLib import TTFont
from jinja2 import Environment, FileSystemLoader, Template

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.cards.lines import LEADING, fitted
from kokemusopas.fonts.plain import FAMILY, FONT, plain
from kokemusopas.model.guide import FAULTS, Guide, load
from kokemusopas.model.parts import PRINT_PAGE
from kokemusopas.sharing.manifest import ICONS

CARD_WIDTH = 1200
BOLD = 700
WORKERS = 2
# Where the guide's own type lacks a letter: a word in two types is hard to read.
OF_SYSTEM, MORE = "DejaVu Sans, Noto Sans, Arial, sans-serif", 1.15  # so much wider than ours
BOTTOM = 560  # of the last line of a title
ICON_SCALES = {"any": 2.1, "maskable": 1.45, "": 1.7}  # a maskable one may lose its edges


@dataclass(frozen=True)
class Card:
    """What a card shows: the guide's name in lines and the page's title; its file in the site."""

    path: str
    name: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class Lettering:
    """A title in lines, and the type that has its letters; `borrows` tells that it is not ours."""

    size: int
    lines: tuple[str, ...]
    family: str
    borrows: bool


@dataclass(frozen=True)
class Picture:
    """A picture to draw: its file in the site, its drawing, and how wide it becomes.

    `borrows` tells that it has letters that only a font of the system may have.
    """

    path: str
    svg: str
    width: int
    borrows: bool = False


def main(arguments: list[str] | None = None) -> int:
    """Draw the cards of all pages and the icons; return 1 where the docs cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("build/cards"))
    options = parser.parse_args(arguments)
    try:
        settings = settings_of_project()
        guide = load(settings)
    except FAULTS as error:
        print(f"The cards could not be drawn: {error}", file=sys.stderr)
        return 1
    bold = bold_font(settings.docs / FONT, options.cache)
    components = settings.overrides / "components"
    with ThreadPoolExecutor(WORKERS) as pool:
        tasks = [
            pool.submit(draw, picture, options.site, bold, options.cache)
            for picture in (*card_pictures(guide, components, bold), *icon_pictures(components))
        ]
        for task in tasks:
            task.result()
    return 0


def cards(guide: Guide) -> Iterator[Card]:
    """Yield the card of every page, and of the whole guide on one page."""
    for edition in guide.editions.values():
        folder, site = f"cards/{edition.language}", edition.texts["site"]
        name = tuple(site["name_lines"])
        for page in edition.pages.values():
            yield Card(f"{folder}/{page.name}.png", name, page.sections[0].title.text)
        yield Card(f"{folder}/{PRINT_PAGE}.png", name, site["name"])


def card_pictures(guide: Guide, components: Path, bold: Path) -> Iterator[Picture]:
    """Yield the cards as drawings, their titles in lines measured in the font `bold`."""
    template, drawings = _template(components, "card/card.svg"), _drawings(components)
    for card in cards(guide):
        title = lettering(card.title, bold, "".join(card.name))
        leading = title.size * LEADING
        svg = template.render(
            drawings,
            name=list(map(escape, card.name)),
            lines=list(map(escape, title.lines)),
            size=title.size,
            family=title.family,
            leading=leading,
            top=BOTTOM - leading * (len(title.lines) - 1),
        )
        yield Picture(card.path, svg, CARD_WIDTH, title.borrows)


def lettering(title: str, bold: Path, others: str = "") -> Lettering:
    """Return a title set in the font `bold`, or in one of the system where that lacks a letter.

    `others` are words that stand beside it, in the same type.
    """
    width, letters = measure(bold), _letters(bold)
    borrows = not letters.issuperset(map(ord, title + others))
    size, lines = fitted(title, (lambda text: width(text) * MORE) if borrows else width)
    return Lettering(size, tuple(lines), OF_SYSTEM if borrows else FAMILY, borrows)


@cache
def _letters(font: Path) -> frozenset[int]:
    return frozenset(TTFont(font).getBestCmap())


def icon_pictures(components: Path) -> Iterator[Picture]:
    """Yield the icons as drawings."""
    template, drawings = _template(components, "card/icon.svg"), _drawings(components)
    for icon, (size, purpose) in ICONS.items():
        svg = template.render(drawings, filled=purpose != "any", scale=ICON_SCALES[purpose])
        yield Picture(f"assets/{icon}", svg, size)


def _template(components: Path, name: str) -> Template:
    return Environment(loader=FileSystemLoader(components)).get_template(name)


def _drawings(components: Path) -> dict[str, str]:
    return {
        "logo": (components / "logo/logo.svg").read_text("utf-8"),
        "bubbles": (components / "home/bubbles.svg").read_text("utf-8"),
    }


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


def draw(picture: Picture, site: Path, font: Path, cache: Path) -> None:
    """Write a picture as a PNG file into the site, from the cache where it was drawn before."""
    key = hashlib.sha256(
        "\0".join([picture.svg, str(picture.width), resvg_py.__version__]).encode()
        + font.read_bytes()
    ).hexdigest()
    kept = cache / f"{key}.png"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(png(picture, font))
    path = site / picture.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept.read_bytes())


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
