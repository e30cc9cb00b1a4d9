"""What readers type into the search, what it answers, and the sections that each must find."""

import csv
import json
import re
import subprocess
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tools.public_addresses import LANGUAGES, now, path_of

ROOT = Path(__file__).parent.parent
FIRST = 3  # a reader looks at so many results


class Query(NamedTuple):
    """Words typed, the addresses (under that of the language) of which one must be found.

    `kind` tells queries apart that are counted by themselves, by how they are spelt for example.
    """

    words: str
    addresses: frozenset[str]
    kind: str


class Answer(NamedTuple):
    """What the search says: how sure it is, its results, and the words that it read as others.

    A result is the address of a section, followed by those of the other places of its matter.
    """

    tier: str
    entries: list[list[str]]
    readings: list[str]

    @property
    def places(self) -> list[str]:
        """All places of all results."""
        return [place for entry in self.entries for place in entry]

    @property
    def first(self) -> list[str]:
        """All places of the first results."""
        return [place for entry in self.entries[:FIRST] for place in entry]

    def finds(self, query: Query) -> bool:
        """Tell whether one of the sections is among the first results."""
        return not query.addresses.isdisjoint(self.first)


def load(language: str) -> list[Query]:
    """Return the queries of a language that its search is tuned by."""
    return _read("queries", language)


def load_held_back(language: str) -> list[Query]:
    """Return the queries of a language that its search was not tuned by."""
    return _read("held-back", language)


def load_limits(language: str) -> list[Query]:
    """Return the queries that the guide cannot answer, and some near them that it can (`told`)."""
    return _read("limits", language)


def _read(name: str, language: str) -> list[Query]:
    path = ROOT / f"tests/content/{name}-{language}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Query(
                row["query"],
                frozenset(
                    address(place, language)
                    for one in row["section"].split()
                    for place in (one, *_questions(one))
                ),
                row.get("kind", ""),
            )
            for row in csv.DictReader(file)
        ]


@cache
def _questions(section: str) -> list[str]:
    """Return the questions of the brief that stand in a section, as `page#question-id`."""
    page, _, heading = now(section).partition("#")
    text = (ROOT / f"docs/fi/{page}.md").read_text(encoding="utf-8")
    parts = re.split(r"^#.*\{ #(\S+) \}$", text, flags=re.M)
    own = dict(zip(parts[1::2], parts[2::2], strict=True)).get(heading, "")
    return [f"{page}#question-{one}" for one in re.findall(r"^- \*\*.*\{ #([\w-]+)", own, re.M)]


@cache
def address(section: str, language: str) -> str:
    """Return the address of `page#id`: that of the page itself where the id is of its title.

    A section that was renamed is where its alias leads.
    """
    page, _, heading = now(section).partition("#")
    text = (ROOT / f"docs/fi/{page}.md").read_text(encoding="utf-8")
    title = re.search(r"^# .*\{ #(\S+) \}$", text, re.M)
    assert title, f"docs/fi/{page}.md has no title with an id"
    folder = path_of(page, language).removeprefix(LANGUAGES[language])
    return folder if heading in {"", title[1]} else f"{folder}#{heading}"


def ask(index: Path, queries: Iterable[str]) -> list[Answer]:
    """Return what the search answers to each query by an index (`search.json`) of a site."""
    done = subprocess.run(
        [ROOT / ".venv/bin/node", ROOT / "tools/ask_search.mjs"],
        input=json.dumps({"index": str(index.resolve()), "queries": list(queries)}),
        capture_output=True,
        check=True,
        text=True,
    )
    return [Answer(one["tier"], one["entries"], one["readings"]) for one in json.loads(done.stdout)]


def share(met: Sequence[bool]) -> str:
    """Return how many are met, as `56/56 100 %`."""
    return f"{sum(met)}/{len(met)} {100 * sum(met) / len(met):.0f} %" if met else "none"
