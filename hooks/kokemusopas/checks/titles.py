"""What a page says of itself in menus and to search engines, in every language."""

from collections.abc import Iterable, Iterator

from kokemusopas.checks.finding import Finding
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
        Finding(f"docs/{page.path}", 1, f"no {key}", f"Give one in the front matter: `{key}: …`")
        for key in ("title", "description")
        if not meta.get(key) and not (key == "description" and own.ADDS in meta)
    ]
    description, title = str(meta.get("description", "")), str(meta.get(SEO, ""))
    if description and len(description) not in DESCRIPTION:
        wrong = f"a description of {len(description)} characters"
        do = f"Write {DESCRIPTION.start} to {DESCRIPTION.stop - 1} of them"
        found.append(Finding(f"docs/{page.path}", line_of(page, "description:"), wrong, do))
    if len(title) > LONGEST:
        wrong = f"a title for searchers of {len(title)} characters"
        found.append(_finding(page, wrong, f"Write {LONGEST} of them at most"))
    return found


def own_titles(pages: Iterable[Document]) -> Iterator[Finding]:
    """No two pages of a language have one title for searchers."""
    known: dict[str, str] = {}
    for page in pages:
        meta = front_matter(page.text, page.path)
        title = str(meta.get(SEO) or meta.get("title") or "")
        if title and (other := known.setdefault(title.casefold(), page.name)) != page.name:
            yield _finding(page, f"the title of `{other}` too: {title}", "Give the page its own")


def translated(source: Document, page: Document) -> list[Finding]:
    """A page has a title for searchers where its source has one."""
    own, other = (SEO in front_matter(one.text, one.path) for one in (page, source))
    if own == other:
        return []
    wrong, do = (
        (f"no `{SEO}:`, though the source has one", "Write what is searched for in this language")
        if other
        else (f"a `{SEO}:` of its own", "Remove it, or add one to the source")
    )
    return [_finding(page, wrong, do)]


def _finding(page: Document, wrong: str, do: str) -> Finding:
    return Finding(f"docs/{page.path}", line_of(page, f"{SEO}:"), wrong, do)
