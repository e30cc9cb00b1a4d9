"""Drawings on paper: backgrounds in its colours, since what only adorns is no figure of a PDF."""

import re
from base64 import b64encode
from pathlib import Path

from kokemusopas.figures.scale import SCALE_CLASS
from kokemusopas.figures.scale import drawing as line_drawing
from kokemusopas.model.elements import Element, Nodes, changed, element, write
from kokemusopas.model.settings import Settings
from kokemusopas.model.timeline import Timeline
from kokemusopas.pages import pictures

COLOURS = Path("components/paper/pdf/drawing.css")
DRAWN = {"picture", SCALE_CLASS}


def sheet(settings: Settings) -> str:
    """Return the colours of drawings on paper as a style sheet."""
    text = (settings.overrides / COLOURS).read_text("utf-8")
    return settings.palette.filled(text)


def address(svg: str, settings: Settings) -> str:
    """Return a drawing of the site in the colours of paper, as an address."""
    colours = sheet(settings)
    drawn = re.sub(
        r"(?i)<svg [^>]*?viewBox=(\"[^\"]+\")[^>]*>",  # HTML knows no capitals in names, SVG does
        rf'<svg xmlns="http://www.w3.org/2000/svg" viewBox=\1><style>{colours}</style>',
        svg,
    )
    return "data:image/svg+xml;base64," + b64encode(drawn.encode()).decode()


def named(name: str, settings: Settings) -> str:
    """Return a picture of the site by its name as an address, "" for none. Raises PictureError."""
    drawn = (pictures.drawing(name, settings.overrides),) if name else ()
    return address(write(drawn), settings) if drawn else ""


def scale(line: Timeline | None, settings: Settings) -> str:
    """Return the drawn line of a booking as an address, "" where there is none."""
    return address(write((line_drawing(line, settings),)), settings) if line else ""


def logo(settings: Settings, *, black: bool = False) -> str:
    """Return the owner's logo as an address, "" where there is none or it cannot be made black."""
    own = settings.owner.look.logo
    return own.address(settings.docs) if own and (own.is_drawn or not black) else ""


def on_paper(one: Element, settings: Settings) -> Nodes:
    """Return a picture of a page as its place on paper; any other element stays as it is."""
    kind = next(iter(one.classes & DRAWN), "")
    if one.tag != "svg" or not kind:
        return (one,)
    style = f"background-image: url('{address(write((one,)), settings)}')"
    return (element("div", {"class": kind, "style": style}),)


def coloured(one: Element, settings: Settings) -> Element:
    """Return a drawing with the colours of paper in itself, for whoever reads no style sheet."""
    colours = _colours(sheet(settings))

    def change(part: Element) -> Nodes:
        drawn = {name: value for name, value in part.attributes if name != "class"}
        classes = part.classes
        for name, own in colours.items():
            drawn |= own if name in classes else {}
        return (Element(part.tag, tuple(drawn.items()), part.children),)

    return Element(one.tag, one.attributes, changed(one.children, change))


def _colours(css: str) -> dict[str, dict[str, str]]:
    """Return {class: {attribute: value}} of a style sheet that asks for nothing but classes."""
    found: dict[str, dict[str, str]] = {}
    for selectors, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        own = dict(re.findall(r"([\w-]+): ([^;]+);", rules))
        for name in re.findall(r"\.([\w-]+)", selectors):
            found.setdefault(name, {}).update(own)
    return found
