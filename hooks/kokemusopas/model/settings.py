"""What mkdocs.yml and the environment decide, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kokemusopas.kept import Store
from kokemusopas.model import repository
from kokemusopas.model.owner import NOT_TOLD, Owner
from kokemusopas.model.palette import Palette, palette
from kokemusopas.model.papers import Facts
from kokemusopas.model.publisher import Publisher

ABOUT = "oppaasta"  # the part of the navigation that tells of the guide itself


@dataclass(frozen=True)
class Part:
    """A part of the navigation: the key of its name in `sections` of _ui.yml, and its pages.

    A page that stands alone is a part without a key. Pages are file names without folder.
    """

    key: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """The settings of a build; the first language is the default one, at the root of the site.

    `extensions` and `options` are those of Python-Markdown. `site_url` ends in a slash.
    `preview` tells that the pages are looked at while they are written, `published` that they are
    made for readers: with one script each, a security policy and versioned addresses. `pdfs` tells
    that pages link to the papers, and `papers` is {file: what is known of it}, empty where they are
    not made yet.
    """

    docs: Path
    overrides: Path
    languages: tuple[str, ...]
    navigation: tuple[Part, ...]
    extensions: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    site_url: str = "http://127.0.0.1:8000/"
    repo_url: str = ""
    edit_path: str = ""
    owner: Owner = NOT_TOLD
    favicon: str = ""
    pdfs: bool = False
    papers: Mapping[str, Facts] = field(default_factory=dict)
    cards: bool = False
    offline: bool = False
    preview: bool = False
    published: bool = False

    @property
    def publisher(self) -> Publisher:
        """Who answers for the guide."""
        return self.owner.publisher

    @property
    def printed_url(self) -> str:
        """The address of the site on paper and in codes: one that lasts, where one is told."""
        return self.owner.printed or self.site_url

    def edit(self, path: str, line: int = 0) -> str:
        """Return where a file of docs/ is edited, "" where there is no repository on the web."""
        if not self.repo_url:
            return ""
        editor = self.edit_path or repository.edit_path(self.repo_url)
        return repository.at_line(f"{self.repo_url}/{editor}{path}", line)

    def issue(self, title: str = "", page: str = "") -> str:
        """Return where a fault is told, of a page where its address is given."""
        return repository.issue(self.repo_url, title, page)

    @property
    def palette(self) -> Palette:
        """The colours; raises PublisherError as `palette` does."""
        return palette(self.overrides, self.owner.look)

    @property
    def store(self) -> Store:
        """What is kept from one run to the next."""
        return Store(self.docs.parent / "build/kept")

    def folder(self, language: str) -> str:
        """Return the folder of a language from the root of the site, "" or like `sv/`."""
        return "" if language == self.languages[0] else f"{language}/"

    @property
    def pages(self) -> tuple[str, ...]:
        """The names of all pages in the order of the navigation, without `.md`."""
        return tuple(name.removesuffix(".md") for part in self.navigation for name in part.pages)
