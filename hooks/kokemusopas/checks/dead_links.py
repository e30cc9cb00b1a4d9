"""Links inside the guide lead to a page and to an id that are there."""

from collections.abc import Iterator
from difflib import get_close_matches

from kokemusopas.checks import shared_parts
from kokemusopas.checks.finding import Finding, told
from kokemusopas.texts.mend import Mend
from kokemusopas.translations.status import Library, source_language
from kokemusopas.translations.translatable import HEAD, Document

ITEMS = ("item-", "question-")


def dead_links(page: Document, documents: Library) -> Iterator[Finding]:
    """Yield each link of a page that leads to no page, or to no id of it."""
    pages = documents[source_language(documents)] | documents[page.language]
    known: dict[str, set[str]] = {}
    for part in shared_parts.links(page, all_of_it=True):
        name, _, fragment = str(part.value).partition("#")
        target = pages.get(name) if name else page
        if "/" in name or (name and not name.endswith(".md")):
            continue
        if not target:
            near = get_close_matches(name, pages, 1)
            right = near[0] + (f"#{fragment}" if fragment else "") if near else ""
        elif fragment:
            ids = known.get(name) or _ids(target, documents)
            known[name] = ids
            if fragment in ids:
                continue
            near = get_close_matches(fragment, sorted(ids), 1)
            right = f"{name}#{near[0]}" if near else name
        else:
            continue
        mend = Mend(part.line, f"]({part.value})", f"]({right})") if near else None
        values = {"found": part.value, "near": right or page.name}
        yield told(f"docs/{page.path}", part.line, "link-dead", part.section, mend, **values)


def _ids(page: Document, documents: Library) -> set[str]:
    """Return every id that a link can name on a page, and in what is added to it."""
    added = [
        one for one in documents[page.language].values() if f"\nadds_to: {page.name}\n" in one.text
    ]
    ids = set()
    for document in (page, *added):
        ids |= document.sections.keys() - {HEAD}
        ids |= {one.section for one in shared_parts.headings(document)}
        ids |= {str(one.value).split()[0].removeprefix("#") for one in shared_parts.texts(document)}
        ids |= {prefix + one.id for one in shared_parts.items(document) for prefix in ITEMS}
    return ids - {""}
