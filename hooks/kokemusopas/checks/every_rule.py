"""Every rule, asked of the whole guide."""

import re
from dataclasses import dataclass
from pathlib import Path

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
from kokemusopas.checks.finding import Finding
from kokemusopas.checks.signed import signed
from kokemusopas.checks.unmarked import unmarked
from kokemusopas.checks.vocabulary import lost_terms, wrong_words
from kokemusopas.grammar import folder
from kokemusopas.news import lines
from kokemusopas.texts import glossary, languages, sources
from kokemusopas.texts.glossary import Term
from kokemusopas.texts.languages import Languages
from kokemusopas.translations.status import (
    Library,
    PageState,
    compare,
    library,
    source_language,
)
from kokemusopas.translations.translatable import TERMS, TEXTS

RULES = [*prose.RULES, rhythm.rhythm]  # for each page of the source


@dataclass(frozen=True)
class Checked:
    """What the rules look at: the docs, the term base, our own words as spelling knows them.

    `worded` are the documents and the lines on changes, which are read too but not translated.
    `easy_words` need no explanation on an easy page, `states` tell which sections claim to follow
    their source.
    """

    documents: Library
    worded: Library
    terms: list[Term]
    own: re.Pattern[str]
    easy_words: frozenset[str]
    register: sources.Register
    languages: Languages
    states: tuple[PageState, ...] = ()


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
    return Checked(documents, worded, terms, own, easy.easy_words(docs), register, known, states)


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
    checked = read(docs)
    documents = checked.documents
    built, source = languages.built(checked.languages), source_language(documents)
    structure = mkdocs_file.read(config)
    navigation = mkdocs_file.navigation_keys(structure)
    about = mkdocs_file.about_the_guide(structure)
    found = in_translations(checked) + parity.recorded(checked.states) + signed(checked.states)
    for language in (code for code in built if checked.languages[code].complete):
        found += parity.files(documents, source, language)
    found += short_texts.section_names(navigation, documents[source][TEXTS])
    for language in documents:
        found += short_texts.forms(documents[language][TEXTS])
        traits = checked.languages[language]
        found += foreign.foreign_short_texts(documents, traits, checked.languages, checked.own)
        for page in documents[language].values():
            found += easy.easy(page, checked.easy_words)
        found += unmarked(documents, language, source, checked.terms)
        pages = [one for name, one in documents[language].items() if name.endswith(".md")]
        found += titles.own_titles(pages)
        found += [one for page in pages for one in titles.title_and_description(page)]
        found += named.nameless(pages, checked.terms, about)
    found += sourced.findings(documents, checked.register, source)
    for name, page in documents[source].items():
        if name.endswith(".md"):
            found += [finding for rule in RULES for finding in rule(page)]
    return sorted(set(found))


def in_translations(checked: Checked) -> list[Finding]:
    """Return what the rules of parity, vocabulary and spelling find in each language.

    Raises DictionaryError where spelling cannot be looked at.
    """
    documents, default = checked.documents, source_language(checked.documents)
    found = [
        finding
        for source, page in parity.translated_pages(documents)
        for rule in parity.rules(checked.register)
        for finding in rule(source, page)
    ]
    for code, language in checked.languages.items():
        if code != default:
            texts = documents[default][TEXTS], documents[code][TEXTS]
            found += [finding for rule in short_texts.RULES for finding in rule(*texts)]
        found += wrong_words(checked.worded, language, checked.terms)
        found += lost_terms(documents, language, checked.terms)
        found += spelling.misspelt(checked.worded, language, checked.terms, checked.own)
    return found
