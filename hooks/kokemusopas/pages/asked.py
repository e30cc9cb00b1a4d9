"""By what other names an address may ask for a place: read where it is not found."""

from collections.abc import Iterator, Mapping

from kokemusopas.addresses import former
from kokemusopas.addresses.places import Place
from kokemusopas.addresses.relative import relative
from kokemusopas.model.guide import Edition
from kokemusopas.pages import papers
from kokemusopas.pages.made import Made

Row = tuple[str, str, str]  # address from the folder of the language, names, title


def rows(edition: Edition, made: Made, words: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    """Yield the places of a language that have other names; between two names stands a blank.

    Those of a page are its addresses in other languages, those of a section the `words` that
    readers search it by, {page: {id: words}}, those of a paper its file in every language.
    """
    language = edition.language
    for place in (one for one in made.places if language in one.titles):
        names = [*_slugs(place, language), *words.get(place.page, {}).get(place.id, "").split()]
        if names:
            yield place.path(language), " ".join(names), place.titles[language]
    there = papers.files(made.guide.editions) if made.settings.pdfs else ()
    for file, title in former.papers(edition).items():
        if file not in there:
            continue
        names = [name for one in made.guide.editions.values() for name in _same(file, edition, one)]
        yield relative(file, edition.folder), " ".join(names), title


def _slugs(place: Place, language: str) -> list[str]:
    """Return what a page is called in addresses of other languages; a section has no such name."""
    others = {path.strip("/") for path in place.pages.values()} if place.level == 1 else set()
    return sorted(others - {place.path(language).strip("/"), ""})


def _same(file: str, edition: Edition, other: Edition) -> Iterator[str]:
    """Yield what another language calls a paper of an edition."""
    for kind in ("documents", "pairs"):
        theirs = other.texts["paper"].get(kind, {})
        for name, one in edition.texts["paper"].get(kind, {}).items():
            if one["file"] == file and name in theirs:
                yield theirs[name]["file"]
