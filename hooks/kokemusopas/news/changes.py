"""When the words of each page changed, and in which sections, from the history of the project."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import yaml

from kokemusopas.history import git
from kokemusopas.history.versions import Version, log, versions
from kokemusopas.kept import Store, key, source
from kokemusopas.markdown.explanations import GLOSSARY
from kokemusopas.news.sections import SectionChange, changed, in_order
from kokemusopas.translations import translatable
from kokemusopas.translations.translatable import TERMS, Passage, TranslationError

PACKAGE = Path(__file__).parents[1]
MADE_BY = ("history", "news", "translations")  # the rooms whose code decides what changed
FILES = ("*.md", ":(exclude)*/_*", TERMS)


@dataclass(frozen=True)
class Change:
    """What changed in a page on a day; it is `new` where it was made on that day.

    `file` is what it is called now, `then` what it was called on that day, `at` the time of the
    day's last commit that touched it.
    """

    file: str
    then: str
    at: datetime
    new: bool = False
    sections: tuple[SectionChange, ...] = field(default=(), repr=False)


def changes(
    docs: Path,
    languages: Collection[str],
    renamed: Mapping[str, str] | None = None,
    store: Store | None = None,
) -> list[Change]:
    """Return the changes of the pages of some languages, the newest first, one a page and day.

    What changes no word that a reader sees is none. `renamed` is {old id of a section (as
    `page#old`): its id now}. Empty where there is no git, no history, or only the end of one.
    """
    state = git.state(docs)
    given = tuple(sorted((renamed or {}).items()))
    return list(_changes(docs, state, tuple(languages), given, store)) if state else []


def first_changes(all_changes: list[Change]) -> dict[str, datetime]:
    """Return {file: the time at which it was written}, of changes with the newest first."""
    return {change.file: change.at for change in all_changes}


def last_changes(all_changes: list[Change]) -> dict[str, datetime]:
    """Return {file: the time of its last change}."""
    return {change.file: change.at for change in reversed(all_changes)}


@cache
def _changes(
    docs: Path,
    state: str,
    languages: tuple[str, ...],
    renamed: tuple[tuple[str, str], ...],
    store: Store | None,
) -> list[Change]:
    """Return the changes in a state of the history: they stay while it does."""
    told = log(docs, state, *FILES)
    name = key(
        *(source(PACKAGE / room) for room in MADE_BY), json.dumps([told, languages, renamed])
    )
    if kept := store.get(name) if store else None:
        return [_read(one) for one in json.loads(kept)]
    found = _merged(_all(docs, versions(told), languages, dict(renamed)))
    if store:
        store.put(name, json.dumps([asdict(one) for one in found], default=str).encode())
    return found


def _read(kept: dict[str, object]) -> Change:
    sections = tuple(SectionChange(**one) for one in kept.pop("sections"))  # type: ignore[attr-defined]
    at = datetime.fromisoformat(str(kept.pop("at")))
    return Change(**kept, at=at, sections=sections)  # type: ignore[arg-type]


def _all(
    docs: Path,
    known: Mapping[str, list[Version]],
    languages: Collection[str],
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    """Yield the changes of every page, those of the terms as changes of the glossary."""
    texts = git.texts(docs, {one.blob for some in known.values() for one in some})
    for file, some in known.items():
        language, _, name = file.partition("/")
        if file == TERMS:
            for one in languages:
                yield from _of_file(f"{one}/{GLOSSARY}", TERMS, one, some, texts, renamed)
        elif language in languages:
            yield from _of_file(file, name, language, some, texts, renamed)


def _of_file(
    file: str,
    name: str,
    language: str,
    some: list[Version],
    texts: Mapping[str, str],
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    """Yield the changes of a page in the versions of a file, which `name` tells how to read."""
    page = file.rpartition("/")[2].removesuffix(".md")
    read = [(one, _sections(name, language, texts.get(one.blob, ""))) for one in some]
    legible = [(one, parts) for one, parts in read if parts]
    for one, _ in legible[:1]:
        yield Change(file, one.then, one.at, new=name != TERMS)
    for (_, before), (one, after) in pairwise(legible):
        old = {renamed.get(f"{page}#{key}", key): passage for key, passage in before.items()}
        if sections := changed(old, after):
            yield Change(file, one.then, one.at, sections=sections)


def _sections(name: str, language: str, text: str) -> dict[str, Passage]:
    """Return the sections of a text, none where it cannot be read."""
    try:
        return translatable.sections(name, language, text)
    except (TranslationError, yaml.YAMLError):
        return {}


def _merged(some: Iterator[Change]) -> list[Change]:
    """Return the changes, the newest first, those of a page on one day as one."""
    found: dict[tuple[str, date], Change] = {}
    for one in some:
        place = (one.file, one.at.date())
        if other := found.get(place):
            one = replace(
                other if other.at > one.at else one,
                new=one.new or other.new,
                sections=in_order(other.sections + one.sections),
            )
        found[place] = one
    return sorted(found.values(), key=lambda change: (change.at, change.file), reverse=True)
