"""Draw a card: a frame that many share, with the drawing of their page, and words of its own.

A frame is drawn as SVG, once for each language and page. Words are laid on it in the shades of a
palette: drawn whole as SVG, a thousand cards would take ten times as long.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from zlib import Z_RLE

from jinja2 import Environment, FileSystemLoader, Template
from PIL import Image, ImageDraw, ImageFont

from kokemusopas.cards.content import Card
from kokemusopas.cards.lettering import Lettering, lettering, measure
from kokemusopas.cards.lines import HEIGHT, LEADING
from kokemusopas.cards.picture import Picture, png
from kokemusopas.model.elements import write
from kokemusopas.model.guide import Guide
from kokemusopas.model.logo import Logo
from kokemusopas.model.palette import Palette
from kokemusopas.pages import pictures

SIZE = WIDE, HIGH = 1200, 630
OWN_LOGO_WIDE, LOGO_WIDE, LOGO_HIGH, GAP = 88, 260, 76, 24  # and the name comes beside it
LEFT = 72  # where words begin
BOTTOM = 552  # of the last line of a title
WITHIN, ABOVE = 32, 26  # the page of a section: its size, and how far above the title
DRAWN, RIGHT = (508, 300), 60  # the room of the drawing, and how far it is from the edge
NAME = 34  # the size of the guide's name, where that has room beside the drawing
OWN, SHADES = 208, 16  # colours of a frame, and from a ground to what is laid on it


@dataclass(frozen=True)
class Art:
    """What is drawn on a card: shapes, and how large they are; the steps of its page."""

    shapes: str
    size: tuple[float, float]
    steps: tuple[int, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A card to draw: its file in the site, its frame, its title, and the page of it."""

    path: str
    frame: Picture
    title: Lettering
    within: Lettering | None


def drawings(cards: Sequence[Card], guide: Guide, bold: Path) -> list[Drawing]:
    """Return the cards as drawings, their words in lines measured in the font `bold`.

    Raises PictureError where a page names a picture that cannot be drawn.
    """
    settings = guide.settings
    components = settings.overrides / "components"
    own = settings.owner.look.logo
    template = _template(components, "frame.svg")
    beside = LEFT + _logo_width(own) + GAP
    room = WIDE - RIGHT - DRAWN[0] - GAP - beside
    look = {
        "colours": (components / "paper/pdf/drawing.css").read_text("utf-8"),
        "logo": (components / "logo/logo.svg").read_text("utf-8"),
        "own_logo": own.address(settings.docs) if own else "",
        "logo_width": beside - GAP - LEFT,
        "count": len(guide.default.texts["steps"]["items"]),
        "left": LEFT,
        "beside": beside,
    }

    @cache
    def frame(name: tuple[str, ...], page: str) -> Picture:
        words, shown = lettering(" ".join(name), bold), art(page, guide)
        scale = min(room / most for room, most in zip(DRAWN, shown.size, strict=True))
        drawn = template.render(
            **look,
            art=shown,
            scale=scale,
            at=WIDE - RIGHT - shown.size[0] * scale,
            name=list(map(escape, name)),
            size=min(NAME, room / max(map(measure(bold), name))),
            family=words.family,
        )
        return Picture("", settings.palette.filled(drawn), WIDE, words.borrows)

    found = []
    for card in cards:
        high = HEIGHT - WITHIN - ABOVE if card.within else HEIGHT
        title = lettering(card.title, bold, card.within, high)
        within = Lettering(WITHIN, (card.within,), title.family, title.borrows)
        own_frame = frame(card.name, card.page)
        found.append(Drawing(card.path, own_frame, title, within if card.within else None))
    return found


def art(name: str, guide: Guide) -> Art:
    """Return what is drawn on the cards of a page: its own picture, or that of the guide.

    Raises PictureError.
    """
    overrides = guide.settings.overrides
    page = guide.default.pages.get(name)
    picture = pictures.of_page(page) if page else ""
    svg = pictures.drawing(picture or pictures.INVITING, overrides)
    wide, high = map(float, (svg.get("viewbox") or "").split()[2:])
    return Art(write(svg.children), (wide, high), tuple(page.meta.get("steps", ())) if page else ())


def _logo_width(own: Logo | None) -> int:
    """Return how wide a logo is on a card: as high as the guide's own, where it is not too wide."""
    return min(round(LOGO_HIGH * own.width / own.height), LOGO_WIDE) if own else OWN_LOGO_WIDE


def painted(drawing: Drawing, palette: Palette, components: Path, bold: Path) -> bytes:
    """Return a card as PNG."""
    colours = palette.light
    grounds = [(colours["paper"], colours[ink]) for ink in ("deep", "accent")]
    image = _flat(drawing.frame, tuple(grounds), bold).copy()
    leading = drawing.title.size * LEADING
    top = BOTTOM - leading * (len(drawing.title.lines) - 1)
    _lay(image, _words(drawing.title, top, components, bold), 0)
    if drawing.within:
        above = top - drawing.title.size * 0.8 - ABOVE
        _lay(image, _words(drawing.within, above, components, bold), 1)
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
        return _mask(svg, bold)
    mask = Image.new("L", SIZE)
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
def _mask(svg: str, bold: Path) -> Image.Image:
    drawn = png(Picture("", svg, WIDE, borrows=True), bold)
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


def _lay(image: Image.Image, mask: Image.Image, ground: int) -> None:
    """Lay a mask on a picture, in the shades of one of its grounds."""
    box = mask.getbbox()
    if not box:
        return
    part = mask.crop(box)
    first = OWN + ground * SHADES
    shades = part.point([first + value * SHADES // 256 for value in range(256)])
    seen = part.point([255 if value >= 256 // SHADES else 0 for value in range(256)])
    image.paste(shades, box[:2], seen)


def _template(components: Path, name: str) -> Template:
    return Environment(loader=FileSystemLoader(components / "card")).get_template(name)
