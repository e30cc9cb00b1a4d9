"""Where a link of the Markdown leads: to a page of the guide, to a file, or to another site."""

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from kokemusopas.model.elements import walk
from kokemusopas.model.guide import Guide
from kokemusopas.model.parts import Page
from kokemusopas.model.source import SourceError
from kokemusopas.texts.languages import Traits


@dataclass(frozen=True)
class Link:
    """A link inside the guide: the file in docs/ that it names, and the id on that page."""

    file: str
    fragment: str = ""


def inside(href: str, page: Page) -> Link | None:
    """Return what a link of `page` names inside the guide, None for another site's address."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return Link(page.path, parts.fragment)
    path = normpath(join(dirname(page.path), unquote(parts.path)))
    return Link(path + "/" * parts.path.endswith("/"), parts.fragment)


def url(link: Link, guide: Guide) -> str:
    """Return the address of a link from the root of the site ("./" is the home page)."""
    language, _, name = link.file.partition("/")
    edition = guide.editions.get(language)
    path, page = link.file, name.removesuffix(".md")
    if edition and page in guide.default.pages:
        path = guide.having(page, language).url(page) or "./"
    elif edition:
        path = edition.folder + name
    return path + (f"#{link.fragment}" if link.fragment else "")


def elsewhere(link: Link, guide: Guide) -> Traits | None:
    """Return the language that a link leads to, None where that is the one of its page."""
    language, _, name = link.file.partition("/")
    page = name.removesuffix(".md")
    if language not in guide.editions or page not in guide.default.pages:
        return None
    found = guide.having(page, language).traits
    return None if found.code == language else found


def check(guide: Guide) -> None:
    """Raise SourceError for the first link that leads nowhere."""
    for edition in guide.editions.values():
        having = {name: guide.having(name, edition.language) for name in guide.default.pages}
        ids = {name: frozenset(ids_of(one.pages[name])) for name, one in having.items()}
        for page in edition.pages.values():
            for href in (one for block in page.blocks for one in block.links):
                if reason := _wrong(href, page, guide, ids):
                    raise SourceError(page.path, _line(href, page), reason)


def ids_of(page: Page) -> Iterator[str]:
    """Yield every id that a link can name on a page."""
    for section in page.sections:
        yield section.id
    for block in page.blocks:
        yield from (one for element in walk(block.nodes) if (one := element.get("id")))


def _wrong(href: str, page: Page, guide: Guide, ids: dict[str, frozenset[str]]) -> str | None:
    """Return what is wrong with a link, None where it leads somewhere."""
    link = inside(href, page)
    if not link:
        return None
    if href.startswith("/"):
        return f"`{href}` starts at the root of the host: write the file's name, `sivu.md`"
    language, _, name = link.file.partition("/")
    if not name.endswith(".md"):
        there = (guide.settings.docs / link.file).is_file()
        return None if there else f"`{href}` leads to docs/{link.file}, which is missing"
    edition = guide.editions.get(language)
    if not edition or name.removesuffix(".md") not in ids:
        return f"`{href}` leads to docs/{link.file}, which is missing"
    known = ids if language == page.path.partition("/")[0] else None
    if link.fragment and known and link.fragment not in known[name.removesuffix(".md")]:
        return f"`{href}` leads to `#{link.fragment}`, which docs/{link.file} does not have"
    return None


def _line(href: str, page: Page) -> int:
    return next(
        (number for number, line in enumerate(page.source.splitlines(), start=1) if href in line), 1
    )
