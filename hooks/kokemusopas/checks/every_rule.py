"""Every rule, asked of the whole guide."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
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
from kokemusopas.grammar.fault import Fault
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
from kokemusopas.translations.translatable import TERMS, TEXTS, Broken, Document

RULES = [*prose.RULES, rhythm.rhythm]  # for each page of the source


@dataclass(frozen=True)
class Checked:
    """What the rules look at: the docs, the term base, our own words as spelling knows them.

    `worded` are the documents and the lines on changes, which are read too but not translated.
    `easy_words` need no explanation on an easy page, `states` tell which sections claim to follow
    their source, `behind` whether a section of the source was changed in any letter after that of
    its translation, so that what differs may be its correction. `only` are names of files to look
    at, where not all are asked for.
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
    only: frozenset[str] = frozenset()

    @property
    def asked(self) -> Library:
        """The documents to look at: all, or those that have one of the names `only`."""
        return self.of(self.documents)

    def of(self, documents: Library) -> Library:
        """Return those of some documents that are to be looked at."""
        if not self.only:
            return documents
        return {
            code: {name: one for name, one in found.items() if name in self.only}
            for code, found in documents.items()
        }


def read(docs: Path, broken: Broken | None = None) -> Checked:
    """Return what the rules look at, each file read once.

    A file that a translation cannot be read from is put into `broken`, where that is given, and
    left out in every language. Raises LanguageError, TranslationError, TermBaseError,
    RegisterError, ChangesError or OSError on a file that cannot be read.
    """
    known = languages.load(docs)
    own = spelling.known_by(spelling.own_words(docs))
    terms = glossary.load(docs / TERMS, known)
    register = sources.load(docs / sources.NAME, known)
    documents = library(docs, broken)
    left = {Path(path).name for path in broken or ()}
    documents = {
        code: {name: one for name, one in found.items() if name not in left}
        for code, found in documents.items()
    }
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
    beyond = [of_fault(one) for one in folder.faults(docs, taken)]
    if beyond:
        return sorted(set(beyond))  # what else is wrong may follow from it
    found = every_finding(read(docs), mkdocs_file.read(config))
    return [one for one in found if not one.hint]


def of_fault(one: Fault) -> Finding:
    """Return a fault of the grammar as a finding."""
    given = {"key": one.key, "values": one.values, "mend": one.mend}
    return Finding(f"docs/{one.path}", one.line, one.wrong, one.do, **given)  # type: ignore[arg-type]


def every_finding(checked: Checked, structure: dict[str, Any]) -> list[Finding]:
    """Return what every rule finds in docs that can be read, hints too; `structure` is mkdocs.yml.

    Raises DictionaryError where spelling cannot be looked at.
    """
    documents = checked.asked
    built, source = languages.built(checked.languages), source_language(documents)
    found, seen = _in_all(checked)
    found += signed(checked.states)
    checked = replace(checked, documents=seen, only=frozenset())
    for language in (code for code in built if checked.languages[code].complete):
        found += parity.files(documents, source, language)
    found += in_short_texts(checked, mkdocs_file.navigation_keys(structure))
    found += in_pages(checked, mkdocs_file.about_the_guide(structure))
    addressed = {(one.path, one.line) for one in found if one.key.startswith("address")}
    found += [
        one
        for one in sourced.findings(seen, checked.register, source)
        if not (one.key == "link-strange" and (one.path, one.line) in addressed)
    ]
    return sorted(set(found))


def in_short_texts(checked: Checked, navigation: Iterable[str]) -> list[Finding]:
    """Return what is wrong in the short texts of each language by themselves."""
    found = []
    for language in checked.languages:
        if not (texts := checked.asked[language].get(TEXTS)):
            continue
        if language == source_language(checked.documents):
            found += short_texts.section_names(navigation, texts)
        found += short_texts.forms(texts)
    return found


def in_pages(checked: Checked, about: Iterable[str]) -> list[Finding]:
    """Return what is wrong in the pages of each language by themselves.

    `about` are names of pages whose subject is the guide itself.
    """
    documents, source, found = checked.asked, source_language(checked.documents), []
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


def _in_all(checked: Checked) -> tuple[list[Finding], Library]:
    """Return what the rules of parity, vocabulary and spelling find, and the documents as mended.

    Each looks at what the one before it found as if that were mended. Raises DictionaryError
    where spelling cannot be looked at.
    """
    found: list[Finding] = []
    mended: Library = {}
    for code in checked.languages:
        own, mended[code] = _in_language(checked, code)
        known = {(one.path, one.section) for one in own if one.key.startswith(("heading", "key"))}
        found += own
        found += [
            one
            for one in parity.recorded(state for state in checked.states if state.language == code)
            if not any(one.path == path for path, _ in known)
        ]
    return found, mended


def _in_language(checked: Checked, code: str) -> tuple[list[Finding], dict[str, Document]]:
    """Return what the rules find in a language beside its source, and its documents as mended."""
    documents, language = checked.documents, checked.languages[code]
    default = source_language(documents)
    claims = in_step(checked.states)
    found: list[Finding] = []
    seen = {one: dict(pages) for one, pages in documents.items()}
    for name, page in checked.asked[code].items():
        source = source_of(documents, code, name)
        if source and name == TEXTS:
            found += [one for rule in short_texts.RULES for one in rule(source, page)]
        if not name.endswith(".md"):
            continue
        if source:
            new, original, page = parity.differences(source, page, checked.register)
            found += binding(checked, source, documents[code][name], new)
            seen[source.language][name] = original
        seen[code][name] = page
    if code == default:
        for name, page in checked.asked[code].items():
            others = (documents[one][name] for one in documents if name in documents[one])
            given = parity.ids_given_back(page, others) if name.endswith(".md") else []
            found += given
            _, seen[code][name] = parity.settled(page, page, given)
    pages = [one for name, one in checked.of(seen)[code].items() if name.endswith(".md")]
    found += [one for page in pages for one in dead_links(page, seen)]
    strange = foreign.foreign_short_texts(checked.asked, language, checked.languages, checked.own)
    for one in strange + foreign.foreign_passages(pages, checked.languages, checked.own):
        found.append(one)
        page = seen[code][one.path.rpartition("/")[2]]
        _, seen[code][page.name] = parity.settled(page, page, [one])
    seen = checked.of(seen)
    found += [one for page in seen[code].values() for one in wrong_quotes(page)]
    worded = seen[code] | {
        name: one
        for name, one in checked.of(checked.worded)[code].items()
        if name not in documents[code]
    }
    avoided = wrong_words({**seen, code: worded}, language, checked.terms)
    found += avoided
    if code != default:
        lost = lost_terms(seen, language, checked.terms)
        found += [one for one in lost if (one.path, one.section) in claims]
    words = {(one.path, one.section, dict(one.values)["word"]) for one in avoided}
    found += [
        one
        for one in spelling.misspelt({**seen, code: worded}, language, checked.terms, checked.own)
        if (one.path, one.section, dict(one.values)["word"].casefold()) not in words
    ]
    return found, seen[code]


def binding(
    checked: Checked, source: Document, page: Document, found: Iterable[Finding]
) -> list[Finding]:
    """Return the differences of what claims to follow its source, as hints where that changed."""
    claims = in_step(checked.states)
    return [
        replace(one, hint=_is_behind(checked, source, page, one.section))
        for one in found
        if not one.section or (one.path, one.section) in claims
    ]


def _is_behind(checked: Checked, source: Document, page: Document, section: str) -> bool:
    """Tell whether what differs in a section may be a correction of the source."""
    in_both = section in source.sections and section in page.sections
    return in_both and checked.behind(source, page, section)


def in_step(states: Iterable[PageState]) -> set[tuple[str, str]]:
    """Return the (file, section) of all that claims to follow its source."""
    return {
        (f"docs/{state.language}/{state.name}", section.id)
        for state in states
        for section in state.sections
        if section.claims
    }
