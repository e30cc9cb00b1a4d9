"""Draw the cards and icons of a site.

A card stands where the `og:image` of a page says. What was drawn before is taken from the folder
`build/cards`, by what a picture shows and its tools.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import PIL
import resvg_py
from jinja2 import Environment, FileSystemLoader

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.addresses import ledger
from kokemusopas.cards import card
from kokemusopas.cards.content import cards
from kokemusopas.cards.lettering import bold_font
from kokemusopas.cards.picture import Picture, png
from kokemusopas.fonts.plain import FONT
from kokemusopas.kept import Store, key, source
from kokemusopas.model.guide import FAULTS, load
from kokemusopas.model.palette import Palette
from kokemusopas.pages.pictures import PictureError
from kokemusopas.sharing.manifest import ICONS

WORKERS = 2
ICON_SCALES = {"any": 2.1, "maskable": 1.45, "": 1.7}  # a maskable one may lose its edges


def main(arguments: list[str] | None = None) -> int:
    """Draw all cards and the icons; return 1 where the docs cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("build/cards"))
    options = parser.parse_args(arguments)
    try:
        settings = settings_of_project()
        guide = load(settings)
        palette, components = settings.palette, settings.overrides / "components"
        bold = bold_font(settings.docs / FONT, options.cache)
        known = ledger.read(settings.docs / ledger.NAME)
        drawn = card.drawings(list(cards(guide, known)), guide, bold)
    except (*FAULTS, PictureError) as error:
        print(f"The cards could not be drawn: {error}", file=sys.stderr)
        return 1
    # A frame is in what is shown; the words of a borrowed type are set later.
    words = (components / "card/words.svg").read_text("utf-8")
    code = source(Path(__file__).parent)
    drawn_by = (resvg_py.__version__, PIL.__version__, bold.name, code, words)
    tools = (*drawn_by, palette.sheet)
    cards_and_icons: list[tuple[card.Drawing | Picture, Callable[[], bytes]]] = [
        *((one, partial(card.painted, one, palette, components, bold)) for one in drawn),
        *((one, partial(png, one, bold)) for one in icon_pictures(palette, components)),
    ]
    store = Store(options.cache / "drawn")  # apart from the font, which is asked for meanwhile
    with ThreadPoolExecutor(WORKERS) as pool:
        tasks = [
            pool.submit(_write, key(repr(one), *tools), make, options.site / one.path, store)
            for one, make in cards_and_icons
        ]
        for task in tasks:
            task.result()
    return 0


def icon_pictures(palette: Palette, components: Path) -> Iterator[Picture]:
    """Yield the icons as drawings."""
    folder = components / "card"
    template = Environment(loader=FileSystemLoader(folder)).get_template("icon.svg")
    logo = (components / "logo/logo.svg").read_text("utf-8")
    for icon, (size, purpose) in ICONS.items():
        svg = template.render(logo=logo, filled=purpose != "any", scale=ICON_SCALES[purpose])
        yield Picture(f"assets/{icon}", palette.filled(svg), size)


def _write(made_of: str, make: Callable[[], bytes], path: Path, store: Store) -> None:
    """Write a PNG file into the site, as it was drawn before of the same."""
    drawn = store.get(made_of)
    if drawn is None:
        drawn = make()
        store.put(made_of, drawn)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(drawn)
