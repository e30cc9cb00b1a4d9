"""What readers type into the search, and the sections that each must find."""

import csv
import re
from pathlib import Path
from typing import NamedTuple

from tools.public_addresses import LANGUAGES, path_of

ROOT = Path(__file__).parent.parent


FIRST = 3  # a reader looks at so many results


class Query(NamedTuple):
    """Words typed, the addresses (under that of the language) of which one must be found.

    `held_back` marks those that the search was never tuned by.
    """

    words: str
    addresses: frozenset[str]
    held_back: bool

    def found(self, addresses: list[str]) -> bool:
        """Tell whether one of the sections is among the first results."""
        return not self.addresses.isdisjoint(addresses[:FIRST])


def load(language: str) -> list[Query]:
    """Return the queries of a language; a line of the file names one section or several."""
    path = ROOT / f"tests/content/queries-{language}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Query(
                row["query"],
                frozenset(address(one, language) for one in row["section"].split()),
                row["set"] == "held back",
            )
            for row in csv.DictReader(file)
        ]


def address(section: str, language: str) -> str:
    """Return the address of `page#id`: that of the page itself where the id is of its title."""
    page, _, heading = section.partition("#")
    text = (ROOT / f"docs/fi/{page}.md").read_text(encoding="utf-8")
    title = re.search(r"^# .*\{ #(\S+) \}$", text, re.M)
    assert title, f"docs/fi/{page}.md has no title with an id"
    folder = path_of(page, language).removeprefix(LANGUAGES[language])
    return folder if title[1] == heading else f"{folder}#{heading}"


def share(queries: list[Query], results: list[list[str]], held_back: bool | None = None) -> str:
    """Return how many queries of a set (None: of both) found their section, as `56/56 100 %`."""
    met = [
        query.found(found)
        for query, found in zip(queries, results, strict=True)
        if held_back in (None, query.held_back)
    ]
    return f"{sum(met)}/{len(met)} {100 * sum(met) / len(met):.0f} %"
