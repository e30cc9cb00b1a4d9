"""What a page says of itself in menus and to search engines, in every language."""

from collections.abc import Iterable, Iterator

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.shared_parts import line_of
from kokemusopas.model import own
from kokemusopas.texts.titles import LONGEST
from kokemusopas.translations.translatable import Document, front_matter

DESCRIPTION = range(70, 156)  # characters that a search engine shows whole
SEO = "seo_title"


def title_and_description(page: Document) -> list[Finding]:
    """There is a title, and a description and a title for searchers that are shown whole."""
    meta = front_matter(page.text, page.path)
    found = [
        told(f"docs/{page.path}", 1, "title-none", name=key)
        for key in ("title", "description")
        if not meta.get(key) and not (key == "description" and own.ADDS in meta)
    ]
    description, title = str(meta.get("description", "")), str(meta.get(SEO, ""))
    if description and len(description) not in DESCRIPTION:
        line = line_of(page, "description:")
        length, few, many = len(description), DESCRIPTION.start, DESCRIPTION.stop - 1
        found.append(
            told(f"docs/{page.path}", line, "description-length", count=length, few=few, many=many)
        )
    if len(title) > LONGEST:
        found.append(_told(page, "title-long", count=len(title), many=LONGEST))
    return found


def own_titles(pages: Iterable[Document]) -> Iterator[Finding]:
    """No two pages of a language have one title for searchers."""
    known: dict[str, str] = {}
    for page in pages:
        meta = front_matter(page.text, page.path)
        title = str(meta.get(SEO) or meta.get("title") or "")
        if title and (other := known.setdefault(title.casefold(), page.name)) != page.name:
            yield _told(page, "title-twice", other=other, title=title)


def translated(source: Document, page: Document) -> list[Finding]:
    """A page has a title for searchers where its source has one."""
    own, other = (SEO in front_matter(one.text, one.path) for one in (page, source))
    if own == other:
        return []
    return [_told(page, "seo-title-none" if other else "seo-title-extra")]


def _told(page: Document, key: str, **values: object) -> Finding:
    return told(f"docs/{page.path}", line_of(page, f"{SEO}:"), key, **values)
