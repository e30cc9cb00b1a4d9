"""When the words of each page changed, from the history of the project."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from kokemusopas.history import git

# What says of a translation that it is up to date changes no word that a reader sees.
RECORD = re.compile(
    r"[+-](?:translation:|  (?:source|checked|by|sections|read):.*"
    r"|    [\w-]+: (?:[a-p]{8}|\d{4}-\d\d-\d\d(?: [a-p]{8})?)| *)"
)


@dataclass(frozen=True)
class Change:
    """One day's changes of a file; `new` where it was made on that day."""

    file: str
    at: datetime
    new: bool = False


def changes(docs: Path) -> list[Change]:
    """Return the changes of the files of `docs`, the newest first, one a file and day.

    Empty where there is no git, no history, or only the end of one (a shallow clone): its
    oldest commit would look like a change of every file.
    """
    state = git.state(docs)
    return list(_changes(docs, state)) if state else []


@cache
def _changes(docs: Path, state: str) -> list[Change]:
    """Return the changes in a state of the history: they stay while it does."""
    if state.split()[-1] != "false":
        return []
    return parse(
        git.ask(
            docs,
            "-c",
            "core.quotePath=false",
            "log",
            "-p",
            "-U0",
            "--no-renames",
            "--no-color",
            "--no-ext-diff",
            "--relative",
            "--format=commit %cI",
            "--",
            ".",
        )
        or ""
    )


def parse(log: str) -> list[Change]:
    """Return the changes of a `git log -p -U0 --format="commit %cI"`, as `changes` does."""
    found: dict[tuple[str, date], Change] = {}
    at, file, new, counted = datetime.min, "", False, True
    for line in log.splitlines():
        if line.startswith("commit "):
            at = datetime.fromisoformat(line.removeprefix("commit "))
        elif line.startswith("diff --git "):
            file, new, counted = line.rpartition(" b/")[2], False, False
        elif line.startswith("new file"):
            new = True
        elif not counted and re.match(r"[+-](?!\+\+ |-- )", line) and not RECORD.fullmatch(line):
            counted = True
            key = (file, at.date())
            known = found.get(key)
            found[key] = Change(file, known.at if known else at, new or bool(known and known.new))
    return sorted(found.values(), key=lambda change: (change.at, change.file), reverse=True)


def first_changes(all_changes: Iterable[Change]) -> dict[str, datetime]:
    """Return {file: the time at which it was written}, of changes with the newest first."""
    return {change.file: change.at for change in all_changes}


def last_changes(all_changes: list[Change]) -> dict[str, datetime]:
    """Return {file: the time of its last change}."""
    return {change.file: change.at for change in reversed(all_changes)}
