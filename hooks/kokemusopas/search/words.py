"""Words as search compares them, and what a language has to tell about each."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Protocol

WORD = re.compile(r"[^\W_]+")
SHORTEST_STEM = 3


def words(text: str) -> list[str]:
    """Return the words of a text in lower case; a hyphen parts two words."""
    return WORD.findall(text.lower().replace("\u00ad", ""))


def fold(word: str) -> str:
    """Return a word without the dots and accents of its letters, as the browser folds a query."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


class Language(Protocol):
    """What search asks of a language.

    `endings` is a regular expression of what may follow a stem (folded) in a form of the same
    word; `ignored` are words that ask for nothing.
    """

    endings: str
    ignored: frozenset[str]

    def terms(self, word: str) -> dict[str, float]:
        """Return {term: weight} of a word: its base forms, parts and roots."""

    def forms(self, term: str) -> Iterable[str]:
        """Return inflected forms of a term, which the stems given to the browser must cover."""

    def stem(self, form: str) -> str:
        """Return the part of a form that most of its inflected forms share."""


def stems(term: str, forms: Iterable[str], language: Language) -> list[str]:
    """Return the folded stems that lead to a term: from these and `language.endings` every
    form is reached, the term itself comes first."""
    ending = re.compile(language.endings)
    found = [fold(term)]
    for form in sorted(set(forms), key=lambda form: (len(form), form)):
        folded = fold(form)
        if any(folded.startswith(key) and ending.fullmatch(folded[len(key):]) for key in found):
            continue
        stem = fold(language.stem(form))
        usable = len(stem) >= SHORTEST_STEM and folded.startswith(stem)
        found.append(stem if usable and ending.fullmatch(folded[len(stem):]) else folded)
    return found
