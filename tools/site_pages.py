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
    return [page(site, path.relative_to(site).as_posix()) for path in sorted(site.rglob("*.html"))]


def page(site: Path, path: str) -> BuiltPage:
    """Return the page of one HTML file, given by its path in the site."""
    return BuiltPage(path, BeautifulSoup((site / path).read_text("utf-8"), "lxml"))
