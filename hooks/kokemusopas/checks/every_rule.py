"""Every rule, asked of the whole guide."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from kokemusopas.checks import (
    easy,
    foreign,
    mkdocs_file,
    named,
    parity,
    prose,
    rhythm,
    short_texts,
    sourced,
    spelling,
    titles,
)
from kokemusopas.checks.dead_links import dead_links
from kokemusopas.checks.finding import Finding
from kokemusopas.checks.quotes import wrong_quotes
from kokemusopas.checks.signed import signed
from kokemusopas.checks.unmarked import unmarked
from kokemusopas.checks.vocabulary import lost_terms, wrong_words
from kokemusopas.grammar import folder
from kokemusopas.news import lines
from kokemusopas.texts import glossary, languages, sources
from kokemusopas.texts.glossary import Term
from kokemusopas.texts.languages import Languages
from kokemusopas.translations import followed
from kokemusopas.translations.status import (
    Library,
    PageState,
    compare,
    library,
    source_language,
    source_of,
)
from kokemusopas.translations.translatable import TERMS, TEXTS, Document

RULES = [*prose.RULES, rhythm.rhythm]  # for each page of the source


@dataclass(frozen=True)
class Checked:
    """What the rules look at: the docs, the term base, our own words as spelling knows them.

    `worded` are the documents and the lines on changes, which are read too but not translated.
    `easy_words` need no explanation on an easy page, `states` tell which sections claim to follow
    their source, `behind` whether a section of the source was changed in any letter after that of
    its translation, so that what differs may be its correction.
    """

    documents: Library
    worded: Library
    terms: list[Term]
    own: re.Pattern[str]
    easy_words: frozenset[str]
    register: sources.Register
    languages: Languages
    states: tuple[PageState, ...] = ()
    behind: Callable[[Document, Document, str], bool] = lambda *_: False


def read(docs: Path) -> Checked:
    """Return what the rules look at, each file read once.

    Raises LanguageError, TranslationError, TermBaseError, RegisterError, ChangesError or OSError
    on a file that cannot be read.
    """
    known = languages.load(docs)
    own = spelling.known_by(spelling.own_words(docs))
    terms = glossary.load(docs / TERMS, known)
    register = sources.load(docs / sources.NAME, known)
    documents = library(docs)
    worded = {code: one | lines.as_document(docs, known[code]) for code, one in documents.items()}
    states = tuple(compare(documents, languages.built(known), docs))
    behind = partial(followed.behind, docs)
    words = easy.easy_words(docs)
    return Checked(documents, worded, terms, own, words, register, known, states, behind)


def all_findings(docs: Path, config: Path) -> list[Finding]:
    """Return what every rule finds in the docs; `config` is mkdocs.yml.

    What may not stand there at all is told alone.

    Raises what `read` does, and DictionaryError where spelling cannot be looked at.
    """
    taken = folder.ids_of_tools(config.parent / "overrides")
    beyond = [
        Finding(f"docs/{one.path}", one.line, one.wrong, one.do)
        for one in folder.faults(docs, taken)
    ]
    if beyond:
        return sorted(set(beyond))  # what else is wrong may follow from it
    return every_finding(read(docs), mkdocs_file.read(config))


def every_finding(checked: Checked, structure: dict[str, Any]) -> list[Finding]:
    """Return what every rule finds in docs that can be read; `structure` is mkdocs.yml.

    Raises DictionaryError where spelling cannot be looked at.
    """
    documents = checked.documents
    built, source = languages.built(checked.languages), source_language(documents)
    found = in_translations(checked) + signed(checked.states)
    for language in (code for code in built if checked.languages[code].complete):
        found += parity.files(documents, source, language)
    found += in_short_texts(checked, mkdocs_file.navigation_keys(structure))
    found += in_pages(checked, mkdocs_file.about_the_guide(structure))
    found += sourced.findings(documents, checked.register, source)
    return sorted(set(found))


def in_short_texts(checked: Checked, navigation: Iterable[str]) -> list[Finding]:
    """Return what is wrong in the short texts of each language by themselves."""
    found = []
    for language in checked.languages:
        if not (texts := checked.documents[language].get(TEXTS)):
            continue
        if language == source_language(checked.documents):
            found += short_texts.section_names(navigation, texts)
        found += short_texts.forms(texts)
    return found


def in_pages(checked: Checked, about: Iterable[str]) -> list[Finding]:
    """Return what is wrong in the pages of each language by themselves.

    `about` are names of pages whose subject is the guide itself.
    """
    documents, source, found = checked.documents, source_language(checked.documents), []
    for language in documents:
        for page in documents[language].values():
            found += easy.easy(page, checked.easy_words)
        found += unmarked(documents, language, source, checked.terms)
        pages = [one for name, one in documents[language].items() if name.endswith(".md")]
        found += titles.own_titles(pages)
        found += [one for page in pages for one in titles.title_and_description(page)]
        found += named.nameless(pages, checked.terms, about)
    for name, page in documents[source].items():
        if name.endswith(".md"):
            found += [finding for rule in RULES for finding in rule(page)]
    return found


def in_translations(checked: Checked) -> list[Finding]:
    """Return what the rules of parity, vocabulary and spelling find in each language.

    Each looks at what the one before it found as if that were mended. Raises DictionaryError
    where spelling cannot be looked at.
    """
    found: list[Finding] = []
    for code in checked.languages:
        own = _in_language(checked, code)
        known = {(one.path, one.section) for one in own if one.key.startswith(("heading", "key"))}
        found += own
        found += [
            one
            for one in parity.recorded(state for state in checked.states if state.language == code)
            if not any(one.path == path for path, _ in known)
        ]
    return found


def _in_language(checked: Checked, code: str) -> list[Finding]:
    """Return what the rules find in a language beside its source."""
    documents, language = checked.documents, checked.languages[code]
    default = source_language(documents)
    claims = in_step(checked.states)
    found: list[Finding] = []
    seen = {one: dict(pages) for one, pages in documents.items()}
    for name, page in documents[code].items():
        source = source_of(documents, code, name)
        if source and name == TEXTS:
            found += [one for rule in short_texts.RULES for one in rule(source, page)]
        if not name.endswith(".md"):
            continue
        if source:
            new, original, page = parity.differences(source, page, checked.register)
            claimed = (one for one in new if not one.section or (one.path, one.section) in claims)
            found += [
                one
                for one in claimed
                if one.section not in source.sections
                or one.section not in documents[code][name].sections
                or not checked.behind(source, documents[code][name], one.section)
            ]
            seen[source.language][name] = original
        seen[code][name] = page
    pages = [one for name, one in seen[code].items() if name.endswith(".md")]
    found += [one for page in pages for one in dead_links(page, seen)]
    strange = foreign.foreign_short_texts(documents, language, checked.languages, checked.own)
    for one in strange + foreign.foreign_passages(pages, checked.languages, checked.own):
        found.append(one)
        page = seen[code][one.path.rpartition("/")[2]]
        _, seen[code][page.name] = parity.settled(page, page, [one])
    found += [one for page in seen[code].values() for one in wrong_quotes(page)]
    worded = seen[code] | {
        name: one for name, one in checked.worded[code].items() if name not in documents[code]
    }
    found += wrong_words({**seen, code: worded}, language, checked.terms)
    if code != default:
        lost = lost_terms(seen, language, checked.terms)
        found += [one for one in lost if (one.path, one.section) in claims]
    found += spelling.misspelt({**seen, code: worded}, language, checked.terms, checked.own)
    return found


def in_step(states: Iterable[PageState]) -> set[tuple[str, str]]:
    """Return the (file, section) of all that claims to follow its source."""
    return {
        (f"docs/{state.language}/{state.name}", section.id)
        for state in states
        for section in state.sections
        if section.claims
    }
