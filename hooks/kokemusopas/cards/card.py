"""Draw a card: a frame that many share, the drawing of its page, and its words.

A frame is drawn as SVG, once for each language and look. Words and drawings are laid on it in the
shades of a palette: drawn whole as SVG, a thousand cards would take ten times as long.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from zlib import Z_RLE

from jinja2 import Environment, FileSystemLoader, Template
from PIL import Image, ImageDraw, ImageFont

from kokemusopas.cards.content import Card
from kokemusopas.cards.lettering import Lettering, lettering
from kokemusopas.cards.lines import HEIGHT, LEADING
from kokemusopas.cards.picture import Picture, png
from kokemusopas.markdown.icons import find
from kokemusopas.model.guide import Guide
from kokemusopas.model.logo import Logo
from kokemusopas.model.palette import Palette
from kokemusopas.model.settings import Settings

SIZE = WIDE, HIGH = 1200, 630
OWN_LOGO_WIDE, LOGO_WIDE, LOGO_HIGH, GAP = 88, 260, 76, 24  # and the name comes beside it
LEFT, EDGE = 72, 850  # where words begin, and where the panel with the drawing does
BOTTOM = 560  # of the last line of a title
WITHIN, ABOVE = 32, 26  # the page of a section: its size, and how far above the title
DRAWN = 260  # how wide a drawing is
OWN, SHADES = 64, 16  # colours of a frame, and from a ground to what is laid on it
NO_LOOK = ""


@dataclass(frozen=True)
class Look:
    """The colours of a panel, and the SVG of what is drawn on it: "" for the speech bubbles."""

    panel: str
    drawing: str
    svg: str = ""


@dataclass(frozen=True)
class Drawing:
    """A card to draw: its file in the site, its frame and look, its title, and the page of it."""

    path: str
    frame: Picture
    look: Look
    title: Lettering
    within: Lettering | None


class Looks:
    """The looks of a guide's pages, from the folder `components`; icons may be in `own` too."""

    def __init__(self, guide: Guide, components: Path, own: Path) -> None:
        filled = guide.settings.palette.filled
        given = json.loads(filled((components / "card/looks.json").read_text("utf-8")))
        self._parts, self._icons = given["parts"], given["pages"]
        self._own, self._guide = own, guide
        self._steps = _template(components, "steps.svg")
        self._part_of = {
            Path(file).stem: part.key for part in guide.settings.navigation for file in part.pages
        }

    def look(self, page: str, family: str) -> Look:
        """Return the look of a page. Raises IconError where its icon is not to be had."""
        svg = self._svg(page, family)
        part = self._part_of.get(page, NO_LOOK) if svg else NO_LOOK
        return Look(**self._parts.get(part, self._parts[NO_LOOK]), svg=svg)

    def _svg(self, page: str, family: str) -> str:
        known: Mapping[str, object] = getattr(self._guide.default.pages.get(page), "meta", {})
        if steps := known.get("steps"):
            count = len(self._guide.default.texts["steps"]["items"])
            return self._steps.render(steps=steps, count=count, family=family)
        icon = self._icons.get(page)
        return find(icon, self._own).read_text("utf-8") if icon else ""


def drawings(
    cards: Sequence[Card], looks: Looks, settings: Settings, components: Path, bold: Path
) -> list[Drawing]:
    """Return the cards as drawings, their words in lines measured in the font `bold`."""
    own = settings.owner.look.logo
    own_logo = own.address(settings.docs) if own else ""
    beside = LEFT + _logo_width(own) + GAP
    template = _template(components, "frame.svg")
    logo, bubbles = (
        (components / name).read_text("utf-8") for name in ("logo/logo.svg", "home/bubbles.svg")
    )

    @cache
    def frame(name: tuple[str, ...], look: Look) -> Picture:
        words = lettering(" ".join(name), bold)
        drawn = template.render(
            name=list(map(escape, name)),
            family=words.family,
            panel=look.panel,
            edge=EDGE,
            logo=logo,
            own_logo=own_logo,
            left=LEFT,
            beside=beside,
            logo_width=beside - GAP - LEFT,
            bubbles="" if look.svg else bubbles,
        )
        return Picture("", settings.palette.filled(drawn), WIDE, words.borrows)

    found = []
    for card in cards:
        room = HEIGHT - WITHIN - ABOVE if card.within else HEIGHT
        title = lettering(card.title, bold, card.within, room)
        within = Lettering(WITHIN, (card.within,), title.family, title.borrows)
        look = looks.look(card.page, title.family)
        plain = Look(look.panel, "", "drawn" if look.svg else "")
        found.append(
            Drawing(
                card.path, frame(card.name, plain), look, title, within if card.within else None
            )
        )
    return found


def _logo_width(own: Logo | None) -> int:
    """Return how wide a logo is on a card: as high as the guide's own, where it is not too wide."""
    return min(round(LOGO_HIGH * own.width / own.height), LOGO_WIDE) if own else OWN_LOGO_WIDE


def painted(drawing: Drawing, palette: Palette, components: Path, bold: Path) -> bytes:
    """Return a card as PNG."""
    look, colours = drawing.look, palette.light
    paper = colours["paper"]
    grounds = (paper, colours["deep"]), (paper, colours["accent"]), (look.panel, look.drawing)
    image = _flat(drawing.frame, grounds, bold).copy()
    leading = drawing.title.size * LEADING
    top = BOTTOM - leading * (len(drawing.title.lines) - 1)
    _lay(image, _words(drawing.title, top, components, bold), (0, 0), 0)
    if drawing.within:
        above = top - drawing.title.size * 0.8 - ABOVE
        _lay(image, _words(drawing.within, above, components, bold), (0, 0), 1)
    if look.svg:
        mask = _mask(look.svg, DRAWN, bold)
        at = (EDGE + (WIDE - EDGE - DRAWN) // 2, (HIGH - DRAWN) // 2)
        _lay(image, mask, at, 2)
    file = BytesIO()
    # Runs of one colour are most of a card: looking for other repeats takes thrice as long.
    image.save(file, "PNG", compress_type=Z_RLE)
    return file.getvalue()


def _words(words: Lettering, top: float, components: Path, bold: Path) -> Image.Image:
    """Return a text as a mask, its first line at `top`; its letters decide who draws it."""
    leading = words.size * LEADING
    if words.borrows:
        lines = list(map(escape, words.lines))
        svg = _template(components, "words.svg").render(
            lines=lines, size=words.size, leading=leading, family=words.family, x=LEFT, y=top
        )
        return _mask(svg, WIDE, bold, borrows=True)
    mask = Image.new("L", (EDGE, HIGH))
    draw = ImageDraw.Draw(mask)
    for number, line in enumerate(words.lines):
        place = (LEFT, top + leading * number)
        draw.text(place, line, fill=255, font=_font(bold, words.size), anchor="ls")
    return mask


@cache
def _font(bold: Path, size: int) -> ImageFont.FreeTypeFont:
    # Not Raqm: whether it is there depends on the computer, and cards are the same on each.
    return ImageFont.truetype(bold, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _mask(svg: str, width: int, bold: Path, borrows: bool = False) -> Image.Image:
    drawn = png(Picture("", svg, width, borrows), bold)
    return Image.open(BytesIO(drawn)).convert("RGBA").getchannel("A")


@cache
def _flat(frame: Picture, grounds: tuple[tuple[str, str], ...], bold: Path) -> Image.Image:
    """Return a frame with a palette: its own colours, then the shades of each pair."""
    image = Image.open(BytesIO(png(frame, bold))).convert("RGB")
    flat = image.quantize(OWN, dither=Image.Dither.NONE)
    own = (flat.getpalette() or [])[: OWN * 3]
    own += [0] * (OWN * 3 - len(own))
    flat.putpalette(own + [part for pair in grounds for part in _shades(*map(_colour, pair))])
    return flat


def _colour(text: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(text.removeprefix("#")))


def _shades(ground: tuple[int, ...], ink: tuple[int, ...]) -> list[int]:
    last = SHADES - 1
    return [
        round(one + (other - one) * step / last)
        for step in range(SHADES)
        for one, other in zip(ground, ink, strict=True)
    ]


def _lay(image: Image.Image, mask: Image.Image, at: tuple[int, int], ground: int) -> None:
    """Lay a mask on a picture, in the shades of one of its grounds."""
    box = mask.getbbox()
    if not box:
        return
    part = mask.crop(box)
    first = OWN + ground * SHADES
    shades = part.point([first + value * SHADES // 256 for value in range(256)])
    seen = part.point([255 if value >= 256 // SHADES else 0 for value in range(256)])
    image.paste(shades, (at[0] + box[0], at[1] + box[1]), seen)


def _template(components: Path, name: str) -> Template:
    return Environment(loader=FileSystemLoader(components / "card")).get_template(name)
