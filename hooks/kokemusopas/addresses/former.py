"""What pages and papers were called in addresses before, in each language: all of it leads on.

A page is found by its name in every language, and by every slug that the ledger remembers.
"""

from collections.abc import Collection, Iterator, Mapping

from kokemusopas.addresses.aliases import NAME as ALIASES
from kokemusopas.addresses.aliases import AliasError
from kokemusopas.addresses.ledger import Ledger, slugs_of
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import HOME, PRINT_PAGE
from kokemusopas.model.slugs import claims


def slugs(edition: Edition, ledger: Ledger, old_pages: Mapping[str, str]) -> dict[str, str]:
    """Return {old slug: name of its page} of a language.

    `old_pages` is {name of a page before: its name now}.
    """
    present = {name: edition.slug(name) for name in (*edition.pages, PRINT_PAGE) if name != HOME}
    return {
        old: name
        for name in (*present, *old_pages)
        for old in (name, *slugs_of(name, edition.language, ledger))
        if old != present.get(old_pages.get(name, name))
    }


def given(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield (page, slug with its language, `sv/bestalla`) of every page that has one."""
    for language, edition in guide.editions.items():
        for name in (*edition.pages, PRINT_PAGE):
            if name != HOME and (slug := edition.slug(name)) != name:
                yield name, f"{language}/{slug}"


def check(guide: Guide, ledger: Ledger, old_pages: Mapping[str, str]) -> None:
    """Raise SourceError for the first slug that another page was called before."""
    for language, edition in guide.editions.items():
        old = slugs(edition, ledger, old_pages)
        for claim in claims(edition.pages, edition.texts, guide.settings.docs / language):
            name = old.get(claim.slug, claim.page)
            if name in old_pages:
                claim.refuse(f"is an old address, which docs/{ALIASES} leads on: choose another")
            if name != claim.page:
                claim.refuse(f"is an old address of the page `{name}`: choose another")


def papers(edition: Edition) -> dict[str, str]:
    """Return {file: title} of the papers that a language names."""
    words = edition.texts["paper"]
    kinds = (words.get(kind, {}) for kind in ("documents", "pairs"))
    return {one["file"]: one["title"] for kind in kinds for one in kind.values()}


def check_papers(guide: Guide, old: Collection[str]) -> None:
    """Raise AliasError for the first old name of a paper that a paper has now."""
    present = {file for edition in guide.editions.values() for file in papers(edition)}
    for name in old:
        if name in present:
            raise AliasError(f"{ALIASES}: `{name}` is in use; an alias needs an old address")


def old_papers(
    edition: Edition, guide: Guide, files: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield (old file, file, title) of papers that had other names, `files` {old file: file}.

    A language has those that no language before it names.
    """
    own = papers(edition)
    for earlier in guide.editions.values():
        if earlier is edition:
            break
        own = {file: title for file, title in own.items() if file not in papers(earlier)}
    yield from ((old, file, own[file]) for old, file in files.items() if file in own)
