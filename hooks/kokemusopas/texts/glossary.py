"""The glossary page, made from the term base."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from unicodedata import normalize

import yaml

from kokemusopas.texts.did_you_mean import did_you_mean
from kokemusopas.texts.languages import Languages, borrowing, lender
from kokemusopas.texts.own import FOLDER, OWNER, beside, is_own
from kokemusopas.texts.read_yaml import read_yaml

PLACE = "<!-- terms -->"


class TermBaseError(Exception):
    """The term base cannot be read; the message names the entry and what it lacks."""


@dataclass(frozen=True)
class Wording:
    """A term in one language: the word, its plain definition, what not to say, old names.

    `also` lists other right words for it in a running text, `search` what readers type for it.
    `lang` names the language that the words are borrowed from, "" where they are its own.
    """

    term: str
    definition: str
    avoid: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    lang: str = ""


@dataclass(frozen=True)
class Term:
    """One entry of the term base; `wordings` is {language: Wording}.

    `exceptions` is {language: {page: why it need not follow the entry}}; `explain` tells
    that a page links its first mention to the glossary, `subject` that the guide is about it.
    """

    id: str
    wordings: dict[str, Wording] = field(default_factory=dict)
    exceptions: dict[str, dict[str, str]] = field(default_factory=dict)
    explain: bool = False
    subject: bool = False


def load(path: Path, languages: Languages) -> list[Term]:
    """Return the terms of the term base in its own order, each in all `languages`.

    A language that is not complete borrows what it lacks. An entry that the owner has beside it
    (docs/own/terms.yml) is a new term, or changes what it tells of one of the guide.

    Raises TermBaseError when a file is no list of entries, an id stands twice, an entry
    lacks a term in one of the languages, an exception lacks its page or its reason, or an entry
    of the owner is neither new nor of a term that the guide has.
    """
    ours = _entries(path)
    mine = _entries(beside(path)) if beside(path).exists() else {}
    for key, entry in mine.items():
        if key not in ours and not is_own(key):
            like = did_you_mean(key, ours) or "."
            raise TermBaseError(
                f"docs/{FOLDER}/{path.name}: the guide has no term `{key}` to change{like} "
                f"The id of a new term begins with `x-` and the prefix of docs/{OWNER}"
            )
        ours[key] = _over(ours[key], entry) if key in ours else entry
    borrow = borrowing(languages)
    return [_term(entry, borrow if key in mine else languages) for key, entry in ours.items()]


def _entries(path: Path) -> dict[str, dict[str, Any]]:
    """Return {id: entry} of a file."""
    try:
        entries = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise TermBaseError(f"{path} cannot be read: {error}") from None
    if not isinstance(entries, list):
        raise TermBaseError(f"{path} must be a list of entries that start with `- id:`")
    found: dict[str, dict[str, Any]] = {}
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            raise TermBaseError(f"every entry starts with `- id: name`, found {entry!r}")
        if found.setdefault(entry["id"], entry) is not entry:
            raise TermBaseError(f"{path} has the id `{entry['id']}` twice")
    return found


def _over(ours: Any, mine: Any) -> Any:
    """Return what an entry of the guide says, with what another says of the same in its place."""
    if not (isinstance(ours, dict) and isinstance(mine, dict)):
        return mine
    return ours | {key: _over(ours.get(key), value) for key, value in mine.items()}


def _term(entry: dict[str, Any], languages: Languages) -> Term:
    return Term(
        entry["id"],
        {lang: _wording(entry, lang, languages) for lang in languages},
        _exceptions(entry),
        entry.get("explain") is True,
        entry.get("subject") is True,
    )


def _exceptions(entry: dict[str, Any]) -> dict[str, dict[str, str]]:
    try:
        return {
            language: {one["page"]: one["why"] for one in found}
            for language, found in (entry.get("except") or {}).items()
        }
    except (AttributeError, KeyError, TypeError):
        raise TermBaseError(
            f"entry `{entry['id']}`: an exception has the form "
            "`except: {sv: [{page: tietoa.md, why: the reason}]}`"
        ) from None


def _wording(entry: dict[str, Any], language: str, languages: Languages) -> Wording:
    other = lender(language, entry, languages)
    if other != language:
        own = _wording(entry, other, languages)
        return Wording(own.term, own.definition, lang=other)
    wording = entry.get(language)
    if not isinstance(wording, dict) or not wording.get("term"):
        raise TermBaseError(f"entry `{entry['id']}` has no `term` under `{language}:`")
    return Wording(
        wording["term"],
        (wording.get("definition") or "").strip(),
        tuple(wording.get("avoid") or ()),
        tuple(wording.get("former") or ()),
        tuple(wording.get("also") or ()),
        tuple(wording.get("search") or ()),
    )


def page(terms: list[Term], language: str, texts: dict[str, str], last_letters: str = "") -> str:
    """Return the glossary as Markdown: a heading, a definition and the other languages' words.

    `texts` holds `former` and the name of each other language (`fi`, `sv`, `en`), all as
    they stand before the word. Sorted by the term in `language`, whose `last_letters` come after z.
    """
    words = borrowed(terms, language, next(iter(terms[0].wordings))) if terms else None
    return "\n\n".join(
        _entry(term, language, texts, words)
        for term in sorted(
            terms, key=lambda term: sort_key(term.wordings[language].term, last_letters)
        )
    )


def borrowed(terms: Iterable[Term], language: str, source: str) -> re.Pattern[str] | None:
    """Return what the terms of the source language look like in a text of another, None for none.

    Those of one word that are no names, and no words of the other language too.
    """
    pairs = [(term.wordings[source].term, term.wordings[language]) for term in terms]
    own = {text for _, wording in pairs for text in (wording.term, *wording.former)}
    words = {text for text, _ in pairs if text.isalpha() and text.islower() and text not in own}
    if language == source or not words:
        return None
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b")


def sort_key(word: str, last_letters: str) -> str:
    """Order a language's `last_letters` (`åäö`) after z, and others without their marks."""
    last = {ord(letter): chr(ord("{") + place) for place, letter in enumerate(last_letters)}
    return normalize("NFD", normalize("NFC", word.lower()).translate(last))


def _entry(term: Term, language: str, texts: dict[str, str], words: re.Pattern[str] | None) -> str:
    own = term.wordings[language]
    lines = [
        f'- {texts[other]} <span lang="{other}">{escape(term.wordings[other].term)}</span>'
        for other in term.wordings
        if other != language and not term.wordings[other].lang
        if term.wordings[other].term != own.term
    ]
    lines += [f"- {texts['former']} {escape(name)}" for name in own.former]
    source, first = next(iter(term.wordings.items()))
    title = own.term
    if lang := own.lang or (source if language != source and title == first.term else ""):
        title = f'<span lang="{lang}">{title}</span>'  # borrowed, or a name without translation
    elif words:
        title = words.sub(rf'<span lang="{source}">\g<0></span>', title)
    told = own.definition
    if words and not own.lang:
        told = words.sub(rf'<span lang="{source}">\g<0></span>', told)
    parts = [f"### {title} {{ #{term.id} }}", told, "\n".join(lines)]
    return "\n\n".join(part for part in parts if part)
