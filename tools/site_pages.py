"""The built pages, parsed once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup


@dataclass(frozen=True)
class BuiltPage:
    """A built HTML file: its path in the site and its parsed text."""

    path: str
    html: BeautifulSoup


@cache
def pages(site: Path) -> list[BuiltPage]:
    """Return every HTML page of the site, the 404 page included."""
    return [
        BuiltPage(path.relative_to(site).as_posix(), BeautifulSoup(path.read_text("utf-8"), "lxml"))
        for path in sorted(site.rglob("*.html"))
    ]
