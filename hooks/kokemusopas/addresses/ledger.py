"""The ledger of public addresses: a line for each, with its short name for `go/`, for ever.

    tilaaminen
    tilaaminen#palkkio palkkio
    kysymykset#palkkio

A line without `#` is a page. A short name belongs to one address alone: the first that asked
for it. Every other place has the name of its page before its own, `kysymykset/palkkio`.
"""

from collections.abc import Iterable
from pathlib import Path

from kokemusopas.addresses.places import Place

NAME = "addresses.txt"
COMMENT = "#"

Ledger = dict[str, str]


def read(path: Path) -> Ledger:
    """Return {address: short name, "" where it has none} of a ledger file."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {
        parts[0]: (parts[1] if parts[1:] else "")
        for parts in lines
        if parts and not parts[0].startswith(COMMENT)
    }


def renewed(ledger: Ledger, places: Iterable[Place]) -> Ledger:
    """Return the ledger with every place that it lacks; a new one takes a name that is free."""
    result, taken = dict(ledger), set(ledger.values())
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
