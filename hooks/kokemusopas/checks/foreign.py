"""In which language a text is written, by the dictionaries of all of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.prose import sentences
from kokemusopas.checks.readable import NOT_READ, readable_texts
from kokemusopas.checks.spelling import as_spelt, unknown
from kokemusopas.texts.languages import Languages, Traits
from kokemusopas.translations.status import Library
from kokemusopas.translations.translatable import TEXTS, Document

FEWEST_WORDS = 3  # a name or a single word tells no language
FEWEST_IN_PASSAGE = 6  # the name of an organisation may have five
STRANGE = 0.4  # the share of words unknown to its dictionary from which a passage is looked at


@dataclass(frozen=True)
class MarkedText:
    """A text, and the language that it is said to be in."""

    text: str
    language: str


def foreign(
    found: Iterable[MarkedText],
    languages: Languages,
    names: frozenset[str],
    own: re.Pattern[str],
) -> list[tuple[MarkedText, str]]:
    """Return the texts that another language's dictionary knows better, with that language.

    `names` are words in lower case that tell no language, such as names of organisations;
    `own` is what our own words look like, see spelling.known_by. Raises DictionaryError where a
    dictionary is not installed.
    """
    asked = [
        (one, [word for word in as_spelt(one.text) if word.casefold() not in names])
        for one in dict.fromkeys(found)
    ]
    words = {word for _, text in asked for word in text}
    strange = {
        code: unknown(words, language, own)
        for code, language in languages.items()
        if language.spelling
    }
    result = []
    for one, text in asked:
        if len(text) < FEWEST_WORDS or one.language not in strange:
            continue
        known = {code: sum(word not in found for word in text) for code, found in strange.items()}
        best = max(known, key=lambda code: known[code])
        if known[best] > known[one.language]:
            result.append((one, best))
    return result


def foreign_short_texts(
    documents: Library, language: Traits, languages: Languages, own: re.Pattern[str]
) -> list[Finding]:
    """Return the short texts of a language that are written in another of the `languages`."""
    lines = {
        MarkedText(one.text, language.code): one
        for one in readable_texts(documents, language.code)
        if one.name == TEXTS
    }
    return [
        replace(
            told(
                f"docs/{language.code}/{TEXTS}",
                lines[one].line,
                "foreign",
                lines[one].section,
                found=languages[other].name,
                expected=languages[language.code].name,
                text=one.text,
            ),
            apart=(lines[one].section,),
        )
        for one, other in foreign(lines, languages, frozenset(), own)
    ]


def foreign_passages(
    pages: Iterable[Document], languages: Languages, own: re.Pattern[str]
) -> list[Finding]:
    """Return the sentences of pages of a language that are written in another of the `languages`.

    Of a section the first is told. Raises DictionaryError where a
    dictionary is not installed.
    """
    found = [
        (page, one, as_spelt(one.text)) for page in pages for one in sentences(_without_code(page))
    ]
    traits = next((page.traits for page, *_ in found), None)
    words = {word for *_, spelt in found for word in spelt}
    strange = unknown(words, traits, own) if traits else set()
    asked = {
        MarkedText(one.text, page.language): (page, one)
        for page, one, spelt in found
        if len(spelt) >= FEWEST_IN_PASSAGE
        and sum(word in strange for word in spelt) > STRANGE * len(spelt)
    }
    told_of: dict[tuple[str, str], Finding] = {}
    for marked, other in foreign(asked, languages, frozenset(), own):
        page, one = asked[marked]
        section = _section_at(page, one.line)
        names = {"found": languages[other].name, "expected": page.traits.name, "text": one.text}
        path = f"docs/{page.path}"
        finding = replace(told(path, one.line, "foreign", section, **names), apart=(section,))
        told_of.setdefault((path, section), finding)
    return [*told_of.values()]


def _without_code(page: Document) -> str:
    return NOT_READ.sub(lambda found: " " + "\n" * found[0].count("\n"), page.text)


def _section_at(page: Document, line: int) -> str:
    """Return the section that a line of a page stands in."""
    above = [key for key, one in page.sections.items() if one.line <= line]
    return above[-1] if above else ""
