"""In which language a text is written, by the dictionaries of all of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kokemusopas.checks.finding import Finding
from kokemusopas.checks.readable import readable_texts
from kokemusopas.checks.spelling import as_spelt, unknown
from kokemusopas.texts.languages import LANGUAGES
from kokemusopas.translations.status import Library
from kokemusopas.translations.translatable import TEXTS

FEWEST_WORDS = 3  # a name or a single word tells no language


@dataclass(frozen=True)
class MarkedText:
    """A text, and the language that it is said to be in."""

    text: str
    language: str


def foreign(
    found: Iterable[MarkedText], names: frozenset[str], own: re.Pattern[str]
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
    strange = {
        language: unknown({word for _, text in asked for word in text}, language, own)
        for language in LANGUAGES
    }
    result = []
    for one, text in asked:
        if len(text) < FEWEST_WORDS or one.language not in LANGUAGES:
            continue
        known = {
            language: sum(word not in strange[language] for word in text) for language in LANGUAGES
        }
        best = max(LANGUAGES, key=lambda language: known[language])
        if known[best] > known[one.language]:
            result.append((one, best))
    return result


def foreign_short_texts(documents: Library, language: str, own: re.Pattern[str]) -> list[Finding]:
    """Return the short texts of a language that are written in another."""
    lines = {
        MarkedText(one.text, language): one.line
        for one in readable_texts(documents, language)
        if one.name == TEXTS
    }
    return [
        Finding(
            f"docs/{language}/{TEXTS}",
            lines[one],
            f"found a text in {other}, expected {language}: “{one.text}”",
            "Translate it",
        )
        for one, other in foreign(lines, frozenset(), own)
    ]
