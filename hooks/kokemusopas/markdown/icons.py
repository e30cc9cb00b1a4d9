"""Icons by name, `:material-phone:`, drawn into the page as SVG.

A name is the icon's place in a folder of icons, with hyphens for its slashes:
`fontawesome-solid-phone` is `fontawesome/solid/phone.svg`.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.emoji import EmojiExtension

# At least two words: `10:15:30` and `:sana:` stay text.
NAME = re.compile(r":([a-z][a-z0-9]*(?:-[a-z0-9]+)+):")
PACKAGE, PLACE = "material", "templates/.icons"
DISTRIBUTION = "mkdocs-material"


class IconError(Exception):
    """There is no icon of that name; `name` is as the page has it, without colons."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


@cache
def package_folder() -> Path | None:
    """Return the folder of the icons that come with the package, None where it is missing."""
    package = find_spec(PACKAGE)
    places = package.submodule_search_locations if package else None
    return Path(places[0]) / PLACE if places else None


def element(name: str, own: Path, md: Markdown) -> etree.Element:
    """Return the icon `name` as an element that `md` fills with its drawing.

    `own` is the folder of the site's own icons, asked first. Raises IconError.
    """
    icon = etree.Element("span", {"class": "icon"})
    icon.text = md.htmlStash.store(drawing(find(name, own)))
    return icon


def find(name: str, own: Path) -> Path:
    """Return the file of an icon, from `own` or the package. Raises IconError."""
    package = package_folder()
    folders = [own, *([package] if package else [])]
    for folder in folders:
        if path := _in(folder, name):
            return path
    raise IconError(name, f"there is no icon `:{name}:`{_advice(name, folders)}")


def _in(folder: Path, name: str) -> Path | None:
    """Return the file that `name` means below `folder`: each hyphen may be a slash."""
    if (path := folder / f"{name}.svg").is_file():
        return path
    for hyphen in re.finditer("-", name):
        below = folder / name[: hyphen.start()]
        if below.is_dir() and (path_below := _in(below, name[hyphen.end() :])):
            return path_below
    return None


def _advice(name: str, folders: Sequence[Path]) -> str:
    """Return what may help whoever asked for an icon that is not there."""
    if not package_folder():
        return (
            f" in {folders[0]}, and the icons of {DISTRIBUTION} are not installed: "
            f"`pip install {DISTRIBUTION}`"
        )
    like = get_close_matches(name, _names(folders), 3)
    return f"; did you mean {' or '.join(f'`:{one}:`' for one in like)}?" if like else ""


def _names(folders: Iterable[Path]) -> list[str]:
    return [
        "-".join(path.relative_to(folder).with_suffix("").parts)
        for folder in folders
        for path in folder.rglob("*.svg")
    ]


@cache
def drawing(path: Path) -> str:
    """Return the SVG of an icon as a page takes it: decorative, since words stand beside it."""
    svg = path.read_text(encoding="utf-8").strip()
    return svg.replace("<svg ", '<svg aria-hidden="true" ', 1)


class _Index:
    """What pymdownx.emoji looks names up in: finds an icon when it is asked for."""

    def __init__(self, own: Path) -> None:
        self.own = own

    def get(self, shortname: str, default: None = None) -> dict[str, str] | None:
        found = NAME.fullmatch(shortname)
        if not found:
            return default
        find(found[1], self.own)
        return {"name": found[1]}


def extension(own: Path) -> EmojiExtension:
    """Return the Markdown extension that draws icons; `own` is the site's folder of icons."""

    def index(options: object, md: Markdown) -> dict[str, Any]:
        return {"name": "icon", "emoji": _Index(own), "aliases": {}}

    def draw(index: str, shortname: str, *others: Any) -> etree.Element:
        return element(shortname.strip(":"), own, others[-1])

    return EmojiExtension(emoji_index=index, emoji_generator=draw, title="none", alt="short")
