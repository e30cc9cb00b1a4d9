"""The register of sources: what the guide has from elsewhere, and how and when it was read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from kokemusopas.texts.languages import Languages, borrowing, lender
from kokemusopas.texts.own import FOLDER, beside
from kokemusopas.texts.read_yaml import read_yaml

NAME = "sources.yml"
OWN = "own"  # the key of addresses that are no source of anything
ADDRESSES = "addresses"  # the key of those that are another in each language
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KEYS = ("title", "lang", "publisher", "url", "dated", "read", "seen", "check", "about")
FORMS = "forms"  # the key of the pages that a source has in other languages
FORM_KEYS = ("title", "url", "dated", "read", "seen", "check")
STORED, LIVE = "stored", "live"
DATED = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TOP_KEY = re.compile(r"^([^\s#:][^\s:]*):", re.MULTILINE)


class RegisterError(Exception):
    """The register cannot be read; the message names file, id, key and cure."""


@dataclass(frozen=True)
class Form:
    """What a source is in a language: its page there.

    `dated` is the date of the page itself as far as it is known (2025, 2025-08, 2025-08-28, or
    ""), `read` how it was read (STORED copy or LIVE), `seen` when; after `check` it must be looked
    at again. `read_as` is the language of what was read.
    """

    lang: str
    title: str
    url: str
    dated: str
    read: str
    seen: date
    check: date
    read_as: str

    @property
    def year(self) -> str:
        """The year of the page itself, "" where it is not known."""
        return self.dated[:4]


@dataclass(frozen=True)
class CitedSource:
    """A source: its publisher by the reader's language, its own form, its forms in others.

    `about` says by language what it is good for.
    """

    id: str
    publisher: Mapping[str, str]
    own: Form
    about: Mapping[str, str]
    others: Mapping[str, Form] = field(default_factory=dict)

    @property
    def forms(self) -> tuple[Form, ...]:
        """All forms, its own first."""
        return self.own, *self.others.values()

    def form(self, reader: str) -> Form:
        """Return the form for a reader of a language."""
        return self.others.get(reader, self.own)

    def name_language(self, reader: str) -> str:
        """Return the language of the publisher's name as it is told to a reader."""
        if len(set(self.publisher.values())) == 1:
            return self.own.lang
        source = next(iter(self.publisher))
        return source if self.publisher[reader] == self.publisher[source] else reader


@dataclass(frozen=True)
class Register:
    """All sources by id, in the order of the file; `own` are addresses that need no source.

    `addresses` are {language: address} of what is no source and has one for each language,
    `lines` is {id: the line of the file on which it stands}.
    """

    sources: dict[str, CitedSource] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    addresses: tuple[Mapping[str, str], ...] = ()
    lines: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _alike(self) -> dict[str, Mapping[str, str]]:
        """{bare address: {language: address}} of all that has one of its own in some language."""
        sources = [
            {form.lang: form.url for form in one.forms}
            for one in self.sources.values()
            if one.others
        ]
        return {bare(one): row for row in (*sources, *self.addresses) for one in row.values()}

    @cached_property
    def known(self) -> tuple[str, ...]:
        """All addresses of other sites, bare."""
        sources = (form.url for one in self.sources.values() for form in one.forms)
        others = (one for row in self.addresses for one in row.values())
        return tuple(map(bare, (*sources, *self.own, *others)))

    def address(self, address: str, reader: str) -> str | None:
        """Return what an address is for a reader of a language, None where it is the same."""
        return self._alike.get(bare(address), {}).get(reader)


def bare(address: str) -> str:
    """Return the host and path of an address, or one of e-mail, as they are compared."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|[?#].*$", "", address).rstrip("/").casefold()


def load(path: Path, languages: Languages) -> Register:
    """Return the register in all `languages`, with the owner's beside it; empty without a file.

    Raises RegisterError on an entry that lacks a key, has one too many, or a value that does not
    fit, and on an id that is malformed or stands twice.
    """
    ours = _load(path, f"docs/{path.name}", languages)
    mine = _load(beside(path), f"docs/{FOLDER}/{path.name}", borrowing(languages))
    return Register(
        ours.sources | mine.sources,
        ours.own + mine.own,
        ours.addresses + mine.addresses,
        ours.lines | mine.lines,
    )


def _load(path: Path, place: str, languages: Languages) -> Register:
    if not path.exists():
        return Register()
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
    addresses = entries.pop(ADDRESSES, None) or ()
    if not isinstance(addresses, list | tuple) or not all(
        _is_row(one, languages) for one in addresses
    ):
        raise RegisterError(
            f"{place}: `{ADDRESSES}` must be a list of lines such as "
            "`- {fi: https://www.kela.fi/, sv: https://www.fpa.fi/}`"
        )
    sources = {key: _Entry(place, key, entry, languages).read() for key, entry in entries.items()}
    return Register(sources, tuple(own), tuple(addresses), dict(keys))


def likely(source_id: str, sources: Iterable[str]) -> list[str]:
    """Return the ids of the register that are most like one that is not there, two at most."""
    known = [*sources]
    begun = [one for one in known if source_id and one.startswith(source_id)][:2]
    return begun or get_close_matches(source_id, known, 2, cutoff=0.5)


def nearest(source_id: str, sources: Mapping[str, CitedSource]) -> str:
    """Return advice on an id that is not in the register: those most like it, "" without any."""
    like = likely(source_id, sources)
    return f"; did you mean {' or '.join(f'`{one}`' for one in like)}?" if like else ""


@dataclass(frozen=True)
class _Entry:
    """An entry as YAML gives it: its parts, each read or refused with its name."""

    place: str
    id: Any
    values: Any
    languages: Languages

    def read(self) -> CitedSource:
        if not isinstance(self.id, str) or not ID.fullmatch(self.id):
            self.refuse("is no id", "write lower-case letters, digits and hyphens, `kela-etuus`")
        if not isinstance(self.values, dict):
            self.refuse("holds nothing", f"give it the keys {', '.join(KEYS)}")
        if unknown := next((key for key in self.values if key not in (*KEYS, FORMS)), None):
            self.refuse(f"has an unknown key `{unknown}`", f"known are {', '.join((*KEYS, FORMS))}")
        if missing := next((key for key in KEYS if key not in self.values), None):
            self.refuse(f"lacks `{missing}`", "add it: .github/CONTRIBUTING.md tells what it holds")
        lang = self.one_of("lang", tuple(self.languages))
        return CitedSource(
            id=self.id,
            publisher=self.by_language("publisher"),
            own=self.form(lang, read_as=lang),
            about=self.by_language("about", each=True),
            others=self.others(lang),
        )

    def form(self, lang: str, read_as: str) -> Form:
        """Return the page in a language that the values tell of."""
        return Form(
            lang=lang,
            title=self.words("title", self.values["title"]),
            url=self.address("url", self.values["url"]),
            dated=self.dated(),
            read=self.one_of("read", (STORED, LIVE)),
            seen=self.day("seen"),
            check=self.day("check"),
            read_as=read_as,
        )

    def others(self, own: str) -> dict[str, Form]:
        """Return the forms in other languages; what one does not tell is as in the entry."""
        found = self.values.get(FORMS, {})
        others = [one for one in self.languages if one != own]
        if not isinstance(found, dict) or not found.keys() <= {*others}:
            self.refuse(f"has other `{FORMS}`", f"write them below {', '.join(others)}")
        return {lang: self._other(lang, values, own) for lang, values in found.items()}

    def _other(self, lang: str, values: Any, own: str) -> Form:
        name = f"{self.id}.{FORMS}.{lang}"
        given = values if isinstance(values, dict) else {}
        if unknown := next((key for key in given if key not in FORM_KEYS), None):
            known = ", ".join(FORM_KEYS)
            self.refuse(f"has an unknown key `{unknown}` in `{FORMS}.{lang}`", f"known are {known}")
        if lacking := next((key for key in ("title", "url") if key not in given), None):
            self.refuse(f"lacks `{lacking}` in `{FORMS}.{lang}`", "add it")
        if ("read" in given) != ("seen" in given):
            self.refuse(f"has `{FORMS}.{lang}` half read", "give both `read` and `seen`, or none")
        read_as = lang if "read" in given else own
        return _Entry(self.place, name, self.values | given, self.languages).form(lang, read_as)

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
            return dict.fromkeys(self.languages, self.words(key, found))
        given = found if isinstance(found, dict) else {}
        given = {
            one: given.get(lender(one, given, self.languages)) for one in self.languages
        } | given
        if language := next((one for one in self.languages if given[one] is None), None):
            self.refuse(f"has no `{key}` in {language}", f"add `{language}:` below `{key}:`")
        if unknown := next((one for one in given if one not in self.languages), None):
            self.refuse(f"has `{key}` in `{unknown}`", f"known are {', '.join(self.languages)}")
        return {one: self.words(f"{key}.{one}", given[one]) for one in self.languages}

    def address(self, key: str, value: Any) -> str:
        if not _is_address(value):
            self.refuse(f"has the address `{value}` under `{key}`", "it must begin with https://")
        return str(value)

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


def _is_row(value: Any, languages: Iterable[str]) -> bool:
    """Tell whether a value is {language: address} of the web or of e-mail."""
    return (
        isinstance(value, dict)
        and value.keys() <= {*languages}
        and len(value) > 1
        and all(_is_address(one) or MAIL.fullmatch(str(one)) for one in value.values())
    )
