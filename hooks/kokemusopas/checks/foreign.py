"""In which language a text is written, by the dictionaries of all of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kokemusopas.checks.finding import Finding
from kokemusopas.checks.readable import readable_texts
from kokemusopas.checks.spelling import as_spelt, unknown
from kokemusopas.texts.languages import Languages, Traits
from kokemusopas.translations.status import Library
from kokemusopas.translations.translatable import TEXTS

FEWEST_WORDS = 3  # a name or a single word tells no language


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
        MarkedText(one.text, language.code): one.line
        for one in readable_texts(documents, language.code)
        if one.name == TEXTS
    }
    return [
        Finding(
            f"docs/{language.code}/{TEXTS}",
            lines[one],
            f"found a text in {other}, expected {language.code}: “{one.text}”",
            "Translate it",
        )
        for one, other in foreign(lines, languages, frozenset(), own)
    ]
