"""What pages were called in addresses before, in each language: all of it leads on.

A page is found by its name in every language, and by every slug that the ledger remembers.
"""

from collections.abc import Collection, Iterator

from kokemusopas.addresses.aliases import NAME as ALIASES
from kokemusopas.addresses.ledger import Ledger, slugs_of
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import HOME, PRINT_PAGE
from kokemusopas.model.slugs import claims


def slugs(edition: Edition, ledger: Ledger, old_pages: Collection[str]) -> dict[str, str]:
    """Return {old slug: name of its page} of a language; `old_pages` are those with an alias."""
    present = {name: edition.slug(name) for name in (*edition.pages, PRINT_PAGE) if name != HOME}
    return {
        old: name
        for name in (*present, *old_pages)
        for old in (name, *slugs_of(name, edition.language, ledger))
        if old != present.get(name)
    }


def given(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield (page, slug with its language, `sv/bestalla`) of every page that has one."""
    for language, edition in guide.editions.items():
        for name in (*edition.pages, PRINT_PAGE):
            if name != HOME and (slug := edition.slug(name)) != name:
                yield name, f"{language}/{slug}"


def check(guide: Guide, ledger: Ledger, old_pages: Collection[str]) -> None:
    """Raise SourceError for the first slug that another page was called before."""
    for language, edition in guide.editions.items():
        old = slugs(edition, ledger, old_pages)
        for claim in claims(edition.pages, edition.texts, guide.settings.docs / language):
            name = old.get(claim.slug, claim.page)
            if name in old_pages:
                claim.refuse(f"is an old address, which docs/{ALIASES} leads on: choose another")
            if name != claim.page:
                claim.refuse(f"is an old address of the page `{name}`: choose another")
