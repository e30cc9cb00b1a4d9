"""Which papers a language has: those of the pages that it has."""

from collections.abc import Iterator, Mapping

from kokemusopas.markdown.checklist import EXPERT, HOST
from kokemusopas.model.guide import Edition

NUTSHELL = "pahkinankuoressa"  # the page that is a sheet of its own too
PAIR = "+"  # between the languages of a list in two, in `paper.pairs` of _ui.yml
# The leaflets of the easy pages.
EASY = {"easy": "selkeasti", "easy-expert": "selkeasti-kokemustoimijalle"}
SHORT, LARGE, BLACK = "short-guide", "large-print", "black"  # the short guide and its editions
# Of which poster and leaflet are made: pages that begin with who is invited, and the section on
# what the guest wishes.
INVITING, WISHES = ("index", "kokemustoimija"), ("valmistautuminen", "toiveet")
# The form of each part of the brief.
FORMS = {"host": "brief", "expert": "wishes", "agreed": "agreement"}
OFFICE = ("docx", "odt")  # and as what else there is each

# What papers are for, as `paper.groups` of _ui.yml names it; of all others some are files of word
# processors, the rest forms.
FORM, TEXT = "fill", "edit"
GROUPS = {
    "read": ("short-guide", "guide", "epub", "large-print", "black", *EASY),
    "share": ("nutshell", "poster", "leaflet"),
}


def group_of(name: str) -> str:
    """Return what a paper is for, as `paper.groups` of _ui.yml names it."""
    other = TEXT if name.endswith(OFFICE) else FORM
    return next((group for group, names in GROUPS.items() if name in names), other)


def names(edition: Edition) -> Iterator[str]:
    """Yield the names of an edition's papers, as `paper.documents` of _ui.yml has them."""
    if any(page.in_short_guide for page in edition.pages.values()):
        yield from (SHORT, LARGE, BLACK)
    yield from ("guide", "epub")
    if edition.list_of(HOST):
        yield "checklist"
    if edition.list_of(EXPERT):
        yield "own-checklist"
    for page in edition.brief:
        yield FORMS[page.part]
        yield from (f"{FORMS[page.part]}-{kind}" for kind in OFFICE)
    if NUTSHELL in edition.pages:
        yield "nutshell"
    if edition.list_of(HOST):
        yield "one-page"
    if _invites(edition):
        yield from ("poster", "leaflet")
    yield from (name for name, page in EASY.items() if page in edition.pages)


def _invites(edition: Edition) -> bool:
    name, place = WISHES
    page = edition.pages.get(name)
    has_wishes = page is not None and any(one.id == place for one in page.sections)
    return bool(has_wishes and edition.pages.keys() >= set(INVITING) and edition.list_of(HOST))


def files(editions: Mapping[str, Edition]) -> set[str]:
    """Return the files of all papers that there are."""
    whole = ((one, "documents", name) for one in editions.values() for name in names(one))
    both = ((one, "pairs", name) for name, one, _ in pairs(editions))
    named = (one.texts["paper"].get(kind, {}).get(name) for one, kind, name in (*whole, *both))
    return {words["file"] for words in named if words}


def pairs(editions: Mapping[str, Edition]) -> Iterator[tuple[str, Edition, Edition]]:
    """Yield the lists in two languages that there are: their names, and the two editions.

    The names stand in `paper.pairs` of _ui.yml: any two languages that have a checklist make one.
    """
    for name in next(iter(editions.values())).texts["paper"].get("pairs", {}):
        one, other = (editions.get(code) for code in name.split(PAIR))
        if one and other and one.list_of(HOST) and other.list_of(HOST):
            yield name, one, other
