"""The pictures of a page: each is named after a file of overrides/components/picture/.

`<!-- picture: mieti -->` stands where it comes in the text, `picture: mieti` in the front matter
names the one that the page opens with.
"""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from kokemusopas.model.elements import COMMENT, Element, Nodes, changed, read, text, walk
from kokemusopas.model.parts import Block, Page
from kokemusopas.texts.did_you_mean import did_you_mean

PLACE = "picture:"  # how the name of such a place begins
FOLDER = "components/picture"
PARTS = "parts"  # what all of them are drawn from
INVITING = "kutsu"  # the picture of the whole guide, as on its home page


class PictureError(Exception):
    """A picture is not there or cannot be drawn; the message names the file and the cure."""


def picture(block: Block, page: Page, overrides: Path) -> Element:
    """Return the drawing that a place of `page` names, hidden from whoever hears the page.

    Raises PictureError.
    """
    return _named(block.name.removeprefix(PLACE).strip(), page, overrides)


def opening(page: Page, overrides: Path) -> Nodes:
    """Return the drawing that a page opens with, none where it names none. Raises PictureError."""
    return (_named(page.picture, page, overrides),) if page.picture else ()


def _named(name: str, page: Page, overrides: Path) -> Element:
    known = names(overrides)
    if name not in known:
        raise PictureError(
            f"docs/{page.path}:{_line(page, name)}: there is no picture `{name}`"
            f"{did_you_mean(name, known)}; overrides/{FOLDER}/ has {', '.join(known)}"
        )
    return drawing(name, overrides)


def of_page(page: Page) -> str:
    """Return the name of the picture that stands for a page, its own or its first, "" for none."""
    places = (one.name for one in page.blocks if one.name.startswith(PLACE))
    placed = (name.removeprefix(PLACE).strip() for name in places)
    return page.picture or next(placed, "")


def drawn(block: Block, page: Page, overrides: Path) -> Nodes:
    """Return a block of `page` with the drawings that comments in it name. Raises PictureError."""

    def change(one: Element) -> Nodes:
        if one.tag != COMMENT:
            return (one,)
        return (picture(Block("place", (one,), name=text(one.children)), page, overrides),)

    return changed(block.nodes, change)


def is_drawn(path: Path) -> bool:
    """Tell whether a file of the looks is a picture or a figure: it stands in the text of pages."""
    return path.suffix == ".svg" and path.parent.name in ("figure", "picture")


def names(overrides: Path, folder: str = FOLDER) -> list[str]:
    """Return the names of the pictures that there are."""
    return sorted(path.stem for path in (overrides / folder).glob("*.svg") if path.stem != PARTS)


def drawing(name: str, overrides: Path, folder: str = FOLDER) -> Element:
    """Return a picture as an element. Raises PictureError where its file cannot be drawn."""
    try:
        svg = _templates(overrides).get_template(f"{folder}/{name}.svg").render()
    except TemplateError as error:
        raise PictureError(f"overrides/{folder}/{name}.svg: {error.message}") from None
    nodes = read("".join(line.strip() for line in svg.splitlines()))
    return next(one for one in walk(nodes) if one.tag == "svg")


def _line(page: Page, name: str) -> int:
    """Return the line of a page that names a picture: in a comment, its head, or braces."""
    named = re.compile(rf"\bpicture(: *|=){re.escape(name)}\b")
    lines = page.source.splitlines()
    return next((number for number, line in enumerate(lines, 1) if named.search(line)), 1)


@cache
def _templates(overrides: Path) -> Environment:
    """Return what draws pictures; it reads a file again that has changed."""
    return Environment(
        loader=FileSystemLoader(overrides),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
