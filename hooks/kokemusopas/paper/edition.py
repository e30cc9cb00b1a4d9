"""What the PDFs of one language are made of: its print page, its Markdown and its texts."""

from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from kokemusopas.texts import ui

PRINT_PAGE = "tulosta/index.html"


class EditionError(Exception):
    """The built site lacks what a PDF needs; the message names the file."""


@dataclass(frozen=True)
class Edition:
    """One language of the built guide.

    `folder` is the language's part of an address (empty or with a slash at its end),
    `address` that of its home page, `paper` the body of its print page, `date` the day of
    the content in ISO form and `date_text` in words.
    """

    language: str
    folder: str
    texts: ui.Texts
    address: str
    date: str
    date_text: str
    paper: Tag
    docs: Path

    def markdown(self, page: str) -> str:
        """Return the Markdown of a page, by its file name without the ending."""
        return (self.docs / self.language / f"{page}.md").read_text("utf-8")


def load_all(site: Path, docs: Path) -> dict[str, Edition]:
    """Return {language: edition} of every print page in the folder `site`.

    Raises EditionError where there is none or one lacks its parts, UiTextError where the
    short texts of the languages differ.
    """
    pages = sorted(site.glob(PRINT_PAGE)) + sorted(site.glob(f"*/{PRINT_PAGE}"))
    if not pages:
        raise EditionError(f"{site} has no {PRINT_PAGE}: run mkdocs build first")
    parsed = [(page, BeautifulSoup(page.read_text("utf-8"), "html.parser")) for page in pages]
    languages = [str(soup.html["lang"]) if soup.html else "" for _, soup in parsed]
    texts = ui.load_all(docs, languages)
    return {
        language: _edition(page, soup, site, docs, texts[language])
        for language, (page, soup) in zip(languages, parsed, strict=True)
    }


def _edition(page: Path, soup: BeautifulSoup, site: Path, docs: Path, texts: ui.Texts) -> Edition:
    paper = soup.select_one(".paper")
    canonical = soup.select_one('link[rel="canonical"]')
    if not paper or not canonical or not soup.html:
        raise EditionError(f"{page} lacks its text or its canonical address")
    folder = page.parent.parent.relative_to(site).as_posix().removeprefix(".")
    changed = soup.select_one("footer time")
    return Edition(
        language=str(soup.html["lang"]),
        folder=f"{folder}/" if folder else "",
        texts=texts,
        address=str(canonical["href"]).removesuffix("tulosta/"),
        date=str(changed["datetime"]) if changed else "",
        date_text=changed.get_text() if changed else "",
        paper=paper,
        docs=docs,
    )
