"""The folder docs/: which files it may hold, and what is in each."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from kokemusopas.grammar import drawn, owned, values, written
from kokemusopas.grammar.fault import Fault, GrammarError
from kokemusopas.grammar.rules import rules
from kokemusopas.grammar.text import conflict, hidden
from kokemusopas.texts import own

STARTS = {".png": b"\x89PNG\r\n\x1a\n", ".woff2": b"wOF2"}
WRITTEN_ID = re.compile(r'\bid="([\w-]+)"')


def check(docs: Path, taken: frozenset[str]) -> None:
    """Raise GrammarError where docs/ holds what may not be; `taken` are the ids of tools."""
    if found := sorted(set(faults(docs, taken))):
        raise GrammarError(found)


def faults(docs: Path, taken: frozenset[str]) -> Iterator[Fault]:
    """Yield all that docs/ holds and may not; `taken` are the ids of tools."""
    prefix = own.prefix_of(docs)
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if any(part.startswith(".") for part in name.split("/")):
            continue  # MkDocs publishes none of them
        if path.is_symlink():
            yield Fault(name, 1, "this is a symbolic link", "Put the file itself there")
        elif not rules().name.fullmatch(path.name):
            wrong = "the name has other signs than letters a to z, digits, `-`, `_` and `.`"
            yield Fault(name, 1, wrong, "Give it another name")
        elif path.is_file():
            yield from _file(path, name, taken, prefix)


def _file(path: Path, name: str, taken: frozenset[str], prefix: str | None) -> Iterator[Fault]:
    if not any(_fits(name, pattern) for pattern in rules().files):
        do = "docs/ holds pages, short texts and pictures alone; see `files` in grammar.yml"
        yield Fault(name, 1, "this kind of file may not stand here", do)
    elif start := STARTS.get(path.suffix):
        with path.open("rb") as file:
            if file.read(len(start)) != start:
                yield Fault(name, 1, f"this is no {path.suffix[1:]} inside", "Save it as one")
    else:
        try:
            yield from in_text(name, path.read_text("utf-8"), taken, prefix)
        except UnicodeDecodeError:
            yield Fault(name, 1, "this is no text in UTF-8", "Save it as one")


def _fits(name: str, pattern: str) -> bool:
    return name.count("/") == pattern.count("/") and fnmatchcase(name, pattern)


@lru_cache(maxsize=1000)  # a preview asks again after each save
def in_text(name: str, text: str, taken: frozenset[str], prefix: str | None) -> tuple[Fault, ...]:
    """Return what the text of a file holds and may not; `name` is its path from docs/."""
    if half := tuple(conflict(name, text)):
        return half
    whose = () if prefix is None else owned.faults(name, text, prefix)
    if name.endswith(".md"):
        published = not name.rpartition("/")[2].startswith("_")
        return (*whose, *(written.faults(name, text, taken) if published else hidden(name, text)))
    read = {"yml": values.faults, "svg": drawn.faults}.get(name.rpartition(".")[2])
    return (*whose, *hidden(name, text), *(read(name, text) if read else ()))


def ids_of_tools(overrides: Path) -> frozenset[str]:
    """Return the ids that templates give to parts of a page, which scripts find them by."""
    templates = (path.read_text("utf-8") for path in overrides.rglob("*.html"))
    found = {one for text in templates for one in WRITTEN_ID.findall(text)}
    return frozenset(found) - rules().shared
