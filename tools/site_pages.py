"""The built pages, parsed once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from kokemusopas.texts.ui import load

DOCS = Path(__file__).parent.parent / "docs"
REVIEWED = ("bestalla", "booking")  # pages for reviewers that are looked at: all are made alike


@dataclass(frozen=True)
class BuiltPage:
    """A built HTML file: its path in the site and its parsed text."""

    path: str
    html: BeautifulSoup


@cache
def pages(site: Path) -> list[BuiltPage]:
    """Return every HTML page of the site, the 404 page included, as `html_files` does."""
    return [page(site, path.relative_to(site).as_posix()) for path in html_files(site)]


def html_files(site: Path) -> list[Path]:
    """Return every HTML file of the site; of the pages for reviewers, the list and one other.

    The small pages of sections are not among them, nor those for frames: tests/site/test_go.py and
    test_embedded.py read those.
    """
    left_out = {path for folder in review_folders(site) for path in folder.glob("*/index.html")}
    left_out |= {*go_pages(site), *embedded_pages(site)}
    kept = {folder / name / "index.html" for folder in review_folders(site) for name in REVIEWED}
    return sorted(set(site.rglob("*.html")) - (left_out - kept))


def go_pages(site: Path) -> list[Path]:
    """Return the small pages of sections, which only lead on: go/palkkio/index.html."""
    return sorted(path for root in ("", "*/") for path in site.glob(f"{root}go/**/*/index.html"))


def embedded_pages(site: Path) -> list[Path]:
    """Return the pages for frames of other sites: embed/palkkio/index.html."""
    return sorted(path for root in ("", "*/") for path in site.glob(f"{root}embed/*/index.html"))


def pdfs_of(site: Path) -> list[Path]:
    """Return the PDFs of the site, without the folders that lead on from old names."""
    return sorted(path for path in site.glob("*.pdf") if path.is_file())


@cache
def review_folders(site: Path) -> list[Path]:
    """Return the folders of a site with translations beside their sources."""
    slugs = {path.parent.name: load(path)["review"]["slug"] for path in DOCS.glob("*/_ui.yml")}
    found = (site / root / slug for code, slug in slugs.items() for root in (code, ""))
    return [folder for folder in found if folder.is_dir()]


def page(site: Path, path: str) -> BuiltPage:
    """Return the page of one HTML file, given by its path in the site."""
    return BuiltPage(path, BeautifulSoup((site / path).read_text("utf-8"), "lxml"))
