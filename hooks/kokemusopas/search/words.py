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
    """Return the folded stems that lead to a term, itself first.

    From these and `language.endings` every form is reached, and none of them can be spared.
    """
    ending = re.compile(language.endings)

    def reached(form: str, stems: Iterable[str]) -> bool:
        return any(form.startswith(one) and ending.fullmatch(form[len(one) :]) for one in stems)

    folded_forms = {fold(form): form for form in sorted(forms)}
    wanted = sorted(folded_forms.items(), key=lambda one: (len(one[0]), one))
    found = [fold(term)]
    for folded, form in wanted:
        if not reached(folded, found):
            stem = fold(language.stem(form))
            found.append(stem if len(stem) >= SHORTEST_STEM and reached(folded, [stem]) else folded)
    for stem in found[:0:-1]:
        rest = [one for one in found if one != stem]
        if all(reached(folded, rest) for folded, _ in wanted):
            found = rest
    return found
