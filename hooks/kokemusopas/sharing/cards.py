"""Draw the cards and icons of a built site: `python -m kokemusopas.sharing.cards site`.

A card stands where the page's `og:image` says. What was drawn before is taken from the
folder `build/cards`: the name of a picture there is a hash of its drawing and its tools.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

import resvg_py
import uharfbuzz
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont
from jinja2 import Environment, FileSystemLoader

from kokemusopas.fonts.plain import plain
from kokemusopas.sharing.lines import LEADING, fitted
from kokemusopas.sharing.manifest import ICONS

FONT = "assets/fonts/atkinson-hyperlegible-next.woff2"
CARDS = "/cards/"
CARD_WIDTH = 1200
BOLD = 700
WORKERS = 2
BOTTOM = 560  # of the last line of a title
ICON_SCALES = {"any": 2.1, "maskable": 1.45, "": 1.7}  # a maskable one may lose its edges


def main() -> int:
    """Draw what the pages of a site name; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--overrides", type=Path, default=Path("overrides"))
    parser.add_argument("--cache", type=Path, default=Path("build/cards"))
    options = parser.parse_args()
    templates = Environment(loader=FileSystemLoader(options.overrides / "components"))
    drawings = {
        "logo": (options.overrides / "components/logo/logo.svg").read_text("utf-8"),
        "bubbles": (options.overrides / "components/home/bubbles.svg").read_text("utf-8"),
    }
    bold = bold_font(options.site / FONT, options.cache)
    width = measure(bold)
    with ThreadPoolExecutor(WORKERS) as pool:
        tasks = []
        for page in sorted(options.site.rglob("*.html")):
            if found := card(page.read_text("utf-8")):
                path, name, title = found
                size, lines = fitted(title, width)
                leading = size * LEADING
                svg = templates.get_template("card/card.svg").render(
                    drawings,
                    name=list(map(escape, name)),
                    lines=list(map(escape, lines)),
                    size=size,
                    leading=leading,
                    top=BOTTOM - leading * (len(lines) - 1),
                )
                target = options.site / path
                tasks.append(pool.submit(draw, svg, target, CARD_WIDTH, bold, options.cache))
        for icon, (size, purpose) in ICONS.items():
            svg = templates.get_template("card/icon.svg").render(
                drawings, filled=purpose != "any", scale=ICON_SCALES[purpose]
            )
            target = options.site / "assets" / icon
            tasks.append(pool.submit(draw, svg, target, size, bold, options.cache))
        for task in tasks:
            task.result()
    return 0


def card(html: str) -> tuple[str, list[str], str] | None:
    """Return (path, lines of the guide's name, title) of a page's card, None for one without."""
    if CARDS not in html:
        return None
    soup = BeautifulSoup(html.partition("</h1>")[0], "html.parser")
    image = soup.find("meta", property="og:image")
    heading, name = soup.select_one("main h1"), soup.select_one(".header__name")
    if not (image and heading and name):
        return None
    path = CARDS.strip("/") + "/" + str(image["content"]).rpartition(CARDS)[2]
    return path, list(name.stripped_strings), heading.get_text(" ", strip=True)


def bold_font(variable: Path, cache: Path) -> Path:
    """Return the file of the bold weight of a variable font, made once."""
    key = hashlib.sha256(variable.read_bytes() + uharfbuzz.__version__.encode()).hexdigest()
    path = cache / f"{key}.ttf"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        path.write_bytes(plain(variable, BOLD))
    return path


def measure(font: Path) -> Callable[[str], float]:
    """Return a function that tells how wide a text is at size 1."""
    opened = TTFont(font)
    widths, letters = opened["hmtx"], opened.getBestCmap()
    unit = opened["head"].unitsPerEm
    return lambda text: (
        sum(float(widths[letters.get(ord(letter), ".notdef")][0]) for letter in text) / unit
    )


def draw(svg: str, path: Path, width: int, font: Path, cache: Path) -> None:
    """Write an SVG as a PNG file, taken from the cache where it was drawn before."""
    key = hashlib.sha256(
        "\0".join([svg, str(width), resvg_py.__version__]).encode() + font.read_bytes()
    ).hexdigest()
    kept = cache / f"{key}.png"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                width=width,
                skip_system_fonts=True,
                font_files=[str(font)],
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept.read_bytes())


if __name__ == "__main__":
    sys.exit(main())
