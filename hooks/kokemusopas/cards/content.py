"""Which cards there are and what each says: one for every page, and for every heading and term."""

from collections.abc import Iterator
from dataclasses import dataclass

from kokemusopas.addresses import lists
from kokemusopas.addresses.ledger import Ledger
from kokemusopas.addresses.places import places
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import PRINT_PAGE


@dataclass(frozen=True)
class Card:
    """What a card shows: the guide's name in lines and a title; `path` is its file in the site.

    `within` is the page of a section, in words, "" where the card is that of a page. `page` is the
    name of that page, by which a card gets its look.
    """

    path: str
    name: tuple[str, ...]
    title: str
    page: str
    within: str = ""


def cards(guide: Guide, ledger: Ledger) -> Iterator[Card]:
    """Yield the cards of every page, of the whole guide on one page, of `go/` and its places."""
    for edition in guide.editions.values():
        language, name = edition.language, _name(edition)
        for page in edition.pages.values():
            path = lists.card_path(page.name, language)
            yield Card(path, name, page.headline, page.name)
        title = str(edition.texts["site"]["name"])
        yield Card(lists.card_path(PRINT_PAGE, language), name, title, PRINT_PAGE)
    names = ", ".join(edition.traits.name for edition in guide.editions.values())
    yield Card(lists.GO_CARD, _name(guide.default), names, "")
    for place in lists.linked(places(guide)):
        for language, title in place.titles.items() if place.level > 1 else ():
            edition = guide.editions[language]
            path = lists.card_path_of(place, language, ledger)
            within = edition.pages[place.page].title
            yield Card(path, _name(edition), title, place.page, within)


def _name(edition: Edition) -> tuple[str, ...]:
    return tuple(edition.texts["site"]["name_lines"])
