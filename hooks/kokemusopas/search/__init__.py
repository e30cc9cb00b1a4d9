"""The search: what the browser is given of each language, made while the pages are built."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import yaml

from kokemusopas.kept import Store, key, source
from kokemusopas.search import elsewhere, finnish
from kokemusopas.search.elsewhere import Intent
from kokemusopas.search.errors import SearchError
from kokemusopas.search.index import SearchedPage, build
from kokemusopas.search.language import of_texts, synonyms
from kokemusopas.search.sections import IndexedSection
from kokemusopas.search.words import Names, words
from kokemusopas.texts.glossary import Term
from kokemusopas.texts.languages import VOIKKO, Traits
from kokemusopas.texts.read_yaml import read_yaml

__all__ = [
    "Intent",
    "SearchError",
    "SearchedPage",
    "Words",
    "check",
    "lacking",
    "load_words",
    "make",
    "make_elsewhere",
]


Words = dict[str, dict[str, str]]


def load_words(path: Path) -> Words:
    """Return {page: {section: words that readers type and the section lacks}} of a language.

    Raises SearchError when the file is missing or has another form.
    """
    try:
        found = read_yaml(path.read_text(encoding="utf-8"))
        return {
            page: {section: str(words) for section, words in sections.items()}
            for page, sections in found.items()
        }
    except (OSError, AttributeError, yaml.YAMLError) as error:
        raise SearchError(f"{path} must hold words by page and section: {error}") from None


def check(language: str, pages: Iterable[SearchedPage], also: Words) -> None:
    """Raise SearchError when `also` names a page or a section that there is not."""
    known = {page.name: {section.id for section in page.sections} for page in pages}
    for name, sections in also.items():
        if unknown := set(sections) - known.get(name, set()):
            raise SearchError(
                f"docs/{language}/_search.yml gives words for `{name}` `{min(unknown)}`: "
                "there is no such section: give its heading the id back, or correct the name here"
            )


def lacking(traits: Traits) -> str | None:
    """Return what this computer lacks to make a good index of a language, None if nothing."""
    return of_texts(traits, [])[1]


def make(
    traits: Traits,
    pages: Iterable[SearchedPage],
    terms: Iterable[Term],
    also: Words,
    store: Store | None = None,
) -> tuple[str, str | None]:
    """Return the index of a language, and what this computer lacks to make it a good one.

    An index that was made of the same before is taken from the `store`.

    Raises SearchError as `check` does.
    """
    pages = list(pages)
    check(traits.code, pages, also)
    others = synonyms(terms, traits.code)
    made_of = _name(traits, pages, others, also)
    if store and made_of and (kept := store.get(made_of)):
        return kept.decode(), None
    said = (
        one for page in pages for one in (*page.sections, *(entry.place for entry in page.entries))
    )
    texts = [text for one in said for text in (one.heading, one.text)]
    typed = [word for own in also.values() for given in own.values() for word in words(given)]
    taught, lacking = of_texts(traits, texts, store, typed)
    index = build(pages, taught, others, also)
    if store and made_of and not lacking:
        store.put(made_of, index.encode())
        if isinstance(taught, finnish.Finnish):
            taught.keep()
    return index, lacking


def make_elsewhere(
    traits: Traits,
    pages: Iterable[SearchedPage],
    intents: tuple[Intent, ...],
    store: Store | None = None,
) -> str:
    """Return where to ask for what the guide does not tell, taken from the `store` if it is there.

    Raises SearchError where a link names a section that there is not.
    """
    pages = list(pages)
    links = {link.partition("#")[0] for intent in intents for link in intent.links}
    linked = [replace(one, entries=[]) for one in pages if one.name in links]
    made_of = _name(traits, linked, {}, {}, *map(repr, intents))
    if store and made_of and (kept := store.get(made_of)):
        return kept.decode()
    taught, lacking = of_texts(traits, [one for it in intents for one in it.words], store)
    text = elsewhere.made(intents, pages, taught, traits.code)
    if store and made_of and not lacking:
        store.put(made_of, text.encode())
        if isinstance(taught, finnish.Finnish):
            taught.keep()
    return text


def _name(
    traits: Traits, pages: list[SearchedPage], others: dict[str, Names], also: Words, *more: str
) -> str | None:
    """Return a key for the index, told by all that it is made of; None where nobody can tell."""
    tools = finnish.version() if traits.words == VOIKKO else version("snowballstemmer")
    content = [
        [
            *(page.name, page.url, page.title, page.weight, page.lang),
            *map(_said, page.sections),
            [(*_said(one.place), one.page, one.section) for one in page.entries],
        ]
        for page in pages
    ]
    given = json.dumps([repr(traits), content, others, also, more, unicodedata.unidata_version])
    return tools and key("search", source(Path(__file__).parent), tools, given)


def _said(one: IndexedSection) -> tuple[str, int, str, str]:
    return one.id, one.level, one.heading, one.text
