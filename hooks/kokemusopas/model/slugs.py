"""What pages may be called in addresses: `slug:` in the front matter of a page."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from kokemusopas.model.parts import HOME, MADE, Page
from kokemusopas.model.source import SourceError
from kokemusopas.texts.ui import Texts

KEY = "slug"
FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LINE = re.compile(rf"(?<![\w-]){KEY}:")
# Folders of the site that are no page's.
RESERVED = {"assets", "cards", "components", "embed", "go", "qr", "scripts"}


@dataclass(frozen=True)
class Claim:
    """A slug that a page asks for, as YAML gives it, and the file that says so."""

    slug: Any
    page: str
    file: Path

    def refuse(self, why: str) -> NoReturn:
        """Raise SourceError that says why the page cannot have the slug."""
        path = "/".join(self.file.parts[-2:])
        lines = enumerate(self.file.read_text("utf-8").splitlines(), start=1)
        found = [(number, line) for number, line in lines if LINE.search(line)]
        number = next((number for number, line in found if str(self.slug) in line), found[0][0])
        raise SourceError(path, number, f"`{KEY}: {self.slug}` {why}")


def claims(pages: Mapping[str, Page], texts: Texts, folder: Path) -> Iterator[Claim]:
    """Yield the slugs of a language, whose files stand in `folder`."""
    for page in pages.values():
        if KEY in page.meta:
            yield Claim(page.meta[KEY], page.name, folder / f"{page.name}.md")
    for name, part in MADE.items():
        yield Claim(texts[part][KEY], name, folder / "_ui.yml")


def check(claimed: Iterable[Claim], pages: Iterable[str], languages: Collection[str]) -> None:
    """Raise SourceError for the first slug of a language that cannot be an address in it.

    `pages` are the names of its pages, which are addresses too.
    """
    owners = {name: name for name in (*pages, *MADE)}
    for claim in claimed:
        slug = claim.slug
        if claim.page == HOME:
            claim.refuse(
                "stands on the home page, whose address is that of its language: remove it"
            )
        if not isinstance(slug, str):
            claim.refuse(f'is no text: write it in quotation marks, `{KEY}: "{slug}"`')
        if not FORM.fullmatch(slug):
            claim.refuse(f"may have only a-z, 0-9 and hyphens between them: write `{_plain(slug)}`")
        if slug in RESERVED or slug in languages:
            claim.refuse("is a folder of the site itself: choose another")
        owner = owners.setdefault(slug, claim.page)
        if owner != claim.page:
            claim.refuse(f"is an address of the page `{owner}`: choose another")


def _plain(slug: str) -> str:
    """Return the nearest slug that can be had: `Beställa nu` is bestalla-nu."""
    letters = unicodedata.normalize("NFKD", slug.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", letters)) or "page"
