"""The languages of the guide, and what tools must know of each: `_language.yml` of its folder."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

from kokemusopas.texts.read_yaml import read_yaml

NAME = "_language.yml"
VOIKKO = "voikko"
LAST = 100  # the place of a language that asks for none
GUIDE = ".github/TRANSLATING.md tells what it holds"


class LanguageError(Exception):
    """What is told of a language cannot be used; the message names the file, the key, the cure."""


@dataclass(frozen=True)
class Easy:
    """What is easy in a language: words a sentence, how a subordinate clause and a meaning begin.

    `clauses` find the beginning of each subordinate clause, `explains` what stands between a word
    and what it means, `abbreviations` what must be written in full, `thoughts` the words before
    which a line of a leaflet may well end. All are regular expressions.
    """

    mean: int = 9
    longest: int = 15
    clauses: tuple[str, ...] = ()
    explains: str = ""
    abbreviations: str = ""
    thoughts: str = ""


@dataclass(frozen=True)
class Grammar:
    """What the search knows of a language.

    `endings` are regular expressions, which Python and browsers understand alike, of what may
    follow a stem (without the dots of its letters) in a form of the same word; `ignored` are
    words that ask for nothing, `weak` stems (without dots) of those that ask for little, since
    everybody writes them: the occasion, the guest, to come, to tell. `links` is what may stand
    between the parts of a compound: without any, words are not split. `action` is the ending of
    words for what is done, which are kin to their stem; `dropped` a letter that words lose before
    a last l, n or r. `derivation` is what makes another word with the stem of the first,
    `inflection` what is a form of the same word. `changes` tell how the end of a stem (without
    dots) may change: the end, of four letters at most, then what may stand in its place; the
    longest end that fits counts.
    """

    endings: tuple[str, ...] = ()
    ignored: str = ""
    weak: str = ""
    links: tuple[str, ...] = ()
    action: str = ""
    dropped: str = ""
    derivation: str = ""
    inflection: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Traits:
    """What tools must know of a language.

    `code` is the name of its folder, `name` its own name for itself, `order` its place among the
    languages: that of the source, at the root of the site, is 1. `locale` is its name for dates
    and numbers; `last_letters` come after z in it, `dotted_dates` tells that 31.1.2023 is a date,
    `clock` what stands between hours and minutes, `quotes` the marks that open and close what is
    quoted, "" where any may stand. `words` is VOIKKO where that knows the base forms
    of its words, `stemmer` the name of a Snowball stemmer, `spelling` VOIKKO or the name of a
    Hunspell dictionary, `hyphenation` VOIKKO or a language of Pyphen; each may be "".
    `sourced_by_hand` is a regular expression of what names a source in words, `negations` of the
    words that deny. One that is not
    `built` is begun, but not shown. One that is `complete` has all pages and texts of the source;
    what another lacks is that of the languages it `falls_back` on, at last of the source. `mark`
    says “in this language” in it.
    """

    code: str
    name: str
    locale: str
    order: int = LAST
    built: bool = True
    complete: bool = False
    mark: str = ""
    falls_back: tuple[str, ...] = ()
    last_letters: str = ""
    dotted_dates: bool = False
    clock: str = ":"
    quotes: str = ""
    words: str = ""
    stemmer: str = ""
    spelling: str = ""
    hyphenation: str = ""
    sourced_by_hand: str = ""
    negations: str = ""
    easy: Easy = Easy()
    search: Grammar = Grammar()


Languages = Mapping[str, Traits]
PARTS = (Easy, Grammar)
FORMS: dict[Any, tuple[type, str]] = {
    str: (str, "a text, in quotation marks if need be"),
    int: (int, "a number"),
    bool: (bool, "true or false"),
    tuple[str, ...]: (list, "a list of texts, in quotation marks if need be"),
}


def load(docs: Path) -> dict[str, Traits]:
    """Return {code: traits} of all languages that have a folder in the docs, the source first.

    Raises LanguageError on a folder with pages that lacks the file, and on a file that lacks a
    key, has an unknown one, or a value that does not fit.
    """
    found = [read(folder) for folder in sorted(docs.iterdir()) if _is_language(folder)]
    found.sort(key=lambda one: one.order)
    places = [one.order for one in found if one.order < LAST]
    if places[:1] != [1] or len(set(places)) < len(places):
        raise LanguageError(
            f"docs/*/{NAME}: one language has `order: 1`, that in which the guide is written, "
            f"and no two have the same; found {', '.join(map(str, places)) or 'none'}"
        )
    languages = {one.code: one for one in found}
    for one in found:
        if lost := next((code for code in one.falls_back if code not in languages), None):
            raise LanguageError(
                f"docs/{one.code}/{NAME}: `falls_back` names `{lost}`, which has no folder"
            )
    return languages


def fallbacks(code: str, languages: Languages) -> tuple[str, ...]:
    """Return the languages that have what a language lacks, the nearest first."""
    source = next(iter(languages))
    named = (*languages[code].falls_back, source)
    return tuple(dict.fromkeys(one for one in named if one != code))


def lender(code: str, given: Mapping[str, Any], languages: Languages) -> str:
    """Return the language whose part of {language: what is said} stands for a language.

    That is itself, unless it lacks it: then the nearest that has it.
    """
    if given.get(code):
        return code
    return next((one for one in fallbacks(code, languages) if given.get(one)), code)


def borrowing(languages: Languages) -> dict[str, Traits]:
    """Return the languages as ones that borrow what they lack: an owner need not write in all."""
    return {code: replace(one, complete=False) for code, one in languages.items()}


def built(languages: Languages) -> tuple[str, ...]:
    """Return the codes of the languages that the site shows, the source first."""
    return tuple(code for code, traits in languages.items() if traits.built)


def _is_language(folder: Path) -> bool:
    return folder.is_dir() and any(
        (folder / name).exists() for name in (NAME, "_ui.yml", "index.md")
    )


def read(folder: Path) -> Traits:
    """Return the traits of the language of a folder; raises LanguageError as `load` does."""
    place, path = f"docs/{folder.name}/{NAME}", folder / NAME
    if not path.exists():
        raise LanguageError(f"{place} is missing: every language needs one, {GUIDE}")
    return _read(folder.name, path.read_text(encoding="utf-8"), place)


@cache  # a preview asks again at each save
def _read(code: str, text: str, place: str) -> Traits:
    try:
        values = read_yaml(text)
    except yaml.YAMLError as error:
        raise LanguageError(f"{place} is not valid YAML: {error}") from None
    if not isinstance(values, dict):
        raise LanguageError(f"{place} must hold lines such as `name: suomi`: {GUIDE}")
    traits: Traits = _record(Traits, {"code": code} | values, place)
    try:
        Locale.parse(traits.locale)
    except (ValueError, UnknownLocaleError):
        raise LanguageError(
            f"{place}: `locale: {traits.locale}` is none that Babel knows: "
            "write one such as fi_FI, or that of a language which writes dates alike"
        ) from None
    return traits


def _record(kind: Any, values: dict[Any, Any], place: str, above: str = "") -> Any:
    """Return values as the dataclass `kind`; `above` is the key that they stand under."""
    known = {one.name: one for one in fields(kind)}
    if unknown := next((key for key in values if key not in known), None):
        raise LanguageError(
            f"{place}: `{above}{unknown}` is no key: known are {', '.join(sorted(known))}"
        )
    for name, one in known.items():
        if one.default is MISSING and name not in values:
            raise LanguageError(f"{place} lacks `{above}{name}:`: {GUIDE}")
    return kind(
        **{key: _value(known[key], value, place, above + key) for key, value in values.items()}
    )


def _value(one: Field[Any], value: Any, place: str, key: str) -> Any:
    """Return a value as its field has it; raises LanguageError on one of another kind."""
    if one.type in PARTS and isinstance(value, dict):
        return _record(one.type, value, place, f"{key}.")
    wanted, form = FORMS.get(one.type, (dict, "lines below it"))
    parts: list[Any] = value if isinstance(value, list) else [value]
    fits = type(value) is wanted and (wanted is not list or all(type(x) is str for x in parts))
    if not fits:
        raise LanguageError(f"{place}: `{key}` must be {form}, found {value!r}")
    for pattern in parts if wanted in (str, list) else ():
        try:
            re.compile(pattern)
        except re.error as error:
            raise LanguageError(f"{place}: `{key}` is no regular expression: {error}") from None
    return tuple(parts) if wanted is list else value
