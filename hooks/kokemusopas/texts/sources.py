"""The register of sources: what the guide has from elsewhere, and how and when it was read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from kokemusopas.texts.languages import LANGUAGES, SOURCE
from kokemusopas.texts.read_yaml import read_yaml

NAME = "sources.yml"
OWN = "own"  # the key of addresses that are no source of anything
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KEYS = ("title", "lang", "publisher", "url", "dated", "read", "seen", "check", "about")
STORED, LIVE = "stored", "live"
DATED = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
TOP_KEY = re.compile(r"^([^\s#:][^\s:]*):", re.MULTILINE)


class RegisterError(Exception):
    """The register cannot be read; the message names file, id, key and cure."""


@dataclass(frozen=True)
class CitedSource:
    """A source: its title in the language `lang`, publisher and address by the reader's language.

    `dated` is the date of the source itself as far as it is known (2025, 2025-08, 2025-08-28, or
    ""), `read` how it was read (STORED copy or LIVE), `seen` when; after `check` it must be looked
    at again. `about` says by language what it is good for. `translated` tells that it has an
    address for each language.
    """

    id: str
    title: str
    lang: str
    publisher: Mapping[str, str]
    url: Mapping[str, str]
    dated: str
    read: str
    seen: date
    check: date
    about: Mapping[str, str]
    translated: bool = False

    @property
    def year(self) -> str:
        """The year of the source itself, "" where it is not known."""
        return self.dated[:4]

    def language(self, reader: str) -> str:
        """Return the language of what the address for a reader leads to."""
        return reader if self.translated else self.lang

    def name_language(self, reader: str) -> str:
        """Return the language of the publisher's name as it is told to a reader."""
        if len(set(self.publisher.values())) == 1:
            return self.lang
        return SOURCE if self.publisher[reader] == self.publisher[SOURCE] else reader


@dataclass(frozen=True)
class Register:
    """All sources by id, in the order of the file; `own` are addresses that need no source.

    `lines` is {id: the line of the file on which it stands}.
    """

    sources: dict[str, CitedSource] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict, compare=False, repr=False)


def load(path: Path) -> Register:
    """Return the register; empty where there is no file.

    Raises RegisterError on an entry that lacks a key, has one too many, or a value that does not
    fit, and on an id that is malformed or stands twice.
    """
    if not path.exists():
        return Register()
    place = f"docs/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
        entries = read_yaml(text) or {}
    except (OSError, yaml.YAMLError) as error:
        raise RegisterError(f"{place} cannot be read: {error}") from None
    if not isinstance(entries, dict):
        raise RegisterError(f"{place} must hold each source below its id, such as `kela-etuus:`")
    keys = [(found[1], text.count("\n", 0, found.start()) + 1) for found in TOP_KEY.finditer(text)]
    ids = [key for key, _ in keys]
    if twice := next((one for one in ids if ids.count(one) > 1), None):
        raise RegisterError(f"{place}: `{twice}` stands twice: give one of them another id")
    own = entries.pop(OWN, None) or ()
    if not isinstance(own, list | tuple) or not all(map(_is_address, own)):
        raise RegisterError(
            f"{place}: `{OWN}` must be a list of addresses that begin with https://"
        )
    sources = {key: _Entry(place, key, entry).read() for key, entry in entries.items()}
    return Register(sources, tuple(own), dict(keys))


def nearest(source_id: str, sources: Mapping[str, CitedSource]) -> str:
    """Return advice on an id that is not in the register: those most like it, "" without any."""
    begun = [one for one in sources if source_id and one.startswith(source_id)][:2]
    like = begun or get_close_matches(source_id, sources, 2, cutoff=0.5)
    return f"; did you mean {' or '.join(f'`{one}`' for one in like)}?" if like else ""


@dataclass(frozen=True)
class _Entry:
    """An entry as YAML gives it: its parts, each read or refused with its name."""

    place: str
    id: Any
    values: Any

    def read(self) -> CitedSource:
        if not isinstance(self.id, str) or not ID.fullmatch(self.id):
            self.refuse("is no id", "write lower-case letters, digits and hyphens, `kela-etuus`")
        if not isinstance(self.values, dict):
            self.refuse("holds nothing", f"give it the keys {', '.join(KEYS)}")
        if unknown := next((key for key in self.values if key not in KEYS), None):
            self.refuse(f"has an unknown key `{unknown}`", f"known are {', '.join(KEYS)}")
        if missing := next((key for key in KEYS if key not in self.values), None):
            self.refuse(f"lacks `{missing}`", "add it: .github/CONTRIBUTING.md tells what it holds")
        return CitedSource(
            id=self.id,
            title=self.words("title", self.values["title"]),
            lang=self.one_of("lang", tuple(LANGUAGES)),
            publisher=self.by_language("publisher"),
            url=self.addresses(),
            dated=self.dated(),
            read=self.one_of("read", (STORED, LIVE)),
            seen=self.day("seen"),
            check=self.day("check"),
            about=self.by_language("about", each=True),
            translated=isinstance(self.values["url"], dict),
        )

    def refuse(self, wrong: str, do: str) -> Any:
        raise RegisterError(f"{self.place}: `{self.id}` {wrong}: {do}")

    def words(self, key: str, value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            self.refuse(f"has no text under `{key}`", "write it, in quotation marks if need be")
        return " ".join(value.split())

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.values[key]
        if value not in allowed:
            self.refuse(f"has `{key}: {value}`", f"write one of {', '.join(allowed)}")
        return str(value)

    def by_language(self, key: str, each: bool = False) -> dict[str, str]:
        """Return {language: text}; one text may stand for all languages unless `each` is asked."""
        found = self.values[key]
        if isinstance(found, str) and not each:
            return dict.fromkeys(LANGUAGES, self.words(key, found))
        given = found if isinstance(found, dict) else {}
        for language in LANGUAGES:
            if language not in given:
                self.refuse(f"has no `{key}` in {language}", f"add `{language}:` below `{key}:`")
        if unknown := next((one for one in given if one not in LANGUAGES), None):
            self.refuse(f"has `{key}` in `{unknown}`", f"known are {', '.join(LANGUAGES)}")
        return {one: self.words(f"{key}.{one}", given[one]) for one in LANGUAGES}

    def addresses(self) -> dict[str, str]:
        found = self.by_language("url")
        if bad := next((one for one in found.values() if not _is_address(one)), None):
            self.refuse(f"has the address `{bad}` under `url`", "it must begin with https://")
        return found

    def dated(self) -> str:
        value = self.values["dated"]
        text = value.isoformat() if isinstance(value, date) else str(value or "")
        if text and not DATED.fullmatch(text):
            do = "write 2025, 2025-08, 2025-08-28, or null where the source has no date"
            self.refuse(f"has `dated: {text}`", do)
        return text

    def day(self, key: str) -> date:
        value = self.values[key]
        if type(value) is not date:
            self.refuse(f"has `{key}: {value}`", "write a day such as 2026-11-30")
        return value  # type: ignore[no-any-return]


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and bool(
        re.fullmatch(r"https://[^\s/]+\.[^\s/]+(?:/\S*)?", value)
    )
