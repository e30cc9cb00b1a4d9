"""The ledger of public addresses: a line for each, with its short name for `go/`, for ever.

    tilaaminen sv/bestalla en/booking
    tilaaminen#palkkio palkkio
    kysymykset#palkkio

A line without `#` is a page, with every slug that it ever had in some language. A short name
belongs to one address alone: the first that asked for it. Every other place has the name of its
page before its own, `kysymykset/palkkio`.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from kokemusopas.addresses.places import Place
from kokemusopas.texts import own

NAME = "addresses.txt"
COMMENT = "#"
ANCHOR = re.compile(r"^(?:item|question)-")

Ledger = dict[str, str]  # {address: what stands after it in its line}


def read(path: Path) -> Ledger:
    """Return {address: its short name, or its slugs with blanks between} of a ledger file.

    That of the owner beside it is read too.
    """
    mine = own.beside(path)
    texts = [one.read_text("utf-8") for one in (path, mine) if one is path or one.exists()]
    lines = (line.split() for text in texts for line in text.splitlines())
    return {
        parts[0]: " ".join(parts[1:])
        for parts in lines
        if parts and not parts[0].startswith(COMMENT)
    }


def is_own(key: str) -> bool:
    """Tell whether an address is one of what the owner added."""
    page, _, place = key.partition("#")
    return own.is_own(page) or own.is_own(ANCHOR.sub("", place))


def renewed(
    ledger: Ledger, places: Iterable[Place], slugs: Iterable[tuple[str, str]] = ()
) -> Ledger:
    """Return the ledger with every place and slug that it lacks.

    A new place takes a short name that is free; `slugs` are pairs of (page, `sv/bestalla`).
    """
    result, taken = dict(ledger), set(ledger.values())
    for page, slug in slugs:
        known = result.get(page, "").split()
        result[page] = " ".join(known if slug in known else [*known, slug])
    for place in places:
        result.setdefault(place.page, "")
        if place.key not in result:
            result[place.key] = "" if place.id in taken else place.id
            taken.add(place.id)
    return result


def as_text(ledger: Ledger, head: str) -> str:
    """Return the file of a ledger, sorted; `head` are the comments at its beginning."""
    lines = [f"{key} {name}".rstrip() for key, name in sorted(ledger.items())]
    return head + "\n".join(lines) + "\n"


def go_name(key: str, ledger: Ledger) -> str:
    """Return what stands after `go/#` for an address with a `#`."""
    return ledger.get(key) or key.replace("#", "/")


def slugs_of(page: str, language: str, ledger: Ledger) -> list[str]:
    """Return what a page has ever been called in addresses of a language, without its name."""
    own = f"{language}/"
    return [one.removeprefix(own) for one in ledger.get(page, "").split() if one.startswith(own)]
