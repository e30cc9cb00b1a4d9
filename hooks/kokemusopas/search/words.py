"""Words as search compares them, and what a language has to tell about each."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, Protocol

WORD = re.compile(r"[^\W_]+")
SHORTEST_STEM = 3


def words(text: str) -> list[str]:
    """Return the words of a text in lower case; a hyphen parts two words."""
    return WORD.findall(text.lower().replace("\u00ad", ""))


class _Bare(dict[int, str]):
    """{letter: the same without dots and accents}, as `str.translate` asks for it."""

    def __missing__(self, letter: int) -> str:
        parts = unicodedata.normalize("NFD", chr(letter))
        self[letter] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[letter]


BARE = _Bare()


def fold(word: str) -> str:
    """Return a word without the dots and accents of its letters, as the browser folds a query."""
    return word if word.isascii() else word.translate(BARE)


class Names(NamedTuple):
    """What an entry of the term base is called besides: in the language, and in others."""

    names: list[str]
    foreign: list[str]


class Language(Protocol):
    """What search asks of a language.

    `endings` is a regular expression of what may follow a stem (folded) in a form of the same
    word; `changes` tell how the end of a stem may change, see languages.Grammar; `ignored` are
    words that ask for nothing, `weak` stems of those that ask for little.
    """

    endings: str
    changes: tuple[str, ...]
    weak: str
    ignored: frozenset[str]

    def terms(self, word: str) -> dict[str, float]:
        """Return {term: weight} of a word: its base forms, parts and roots."""

    def forms(self, term: str) -> Iterable[str]:
        """Return inflected forms of a term, which the stems given to the browser must cover."""

    def possible_forms(self, term: str) -> Iterable[str]:
        """Return what else could be forms of a term; `is_form` sorts them out."""

    def is_form(self, form: str, term: str) -> bool:
        """Tell whether one of the possible forms is a form of the term; this may be dear."""

    def stem(self, form: str) -> str:
        """Return the part of a form that most of its inflected forms share."""


def stems(term: str, forms: Iterable[str], language: Language) -> list[str]:
    """Return the folded stems that lead to a term, itself first.

    From these, `language.endings` and `language.changes` of the first one every form is reached,
    those that `forms` lacks too, and none of them can be spared. Of the possible forms only those
    are asked about that matter.
    """
    candidates = _Candidates(term, forms, language)
    known = [fold(term), *changed(fold(term), language.changes)]
    found: list[str] = []
    for folded in candidates.shortest_first:
        if _is_reached(folded, known + found, language.endings):
            continue
        if form := candidates.form(folded):
            stem = fold(language.stem(form))
            enough = len(stem) >= SHORTEST_STEM and _is_reached(folded, [stem], language.endings)
            found.append(stem if enough else folded)
    for stem in found[::-1]:
        rest = [one for one in found if one != stem]
        left = [
            folded
            for folded in candidates.shortest_first
            if folded.startswith(stem) and not _is_reached(folded, known + rest, language.endings)
        ]
        if not any(map(candidates.form, left)):
            found = rest
    return [fold(term), *found]


def changed(stem: str, changes: Iterable[str]) -> list[str]:
    """Return what else a folded stem may be when its end has changed, as the browser does.

    The longest end that is known counts.
    """
    for one in sorted(changes, key=lambda one: -len(one.split()[0])):
        end, *others = one.split()
        if stem.endswith(end):
            return [stem.removesuffix(end) + other for other in others]
    return []


class _Candidates:
    """The forms of a term, known and possible, by what is left of them when they are folded."""

    def __init__(self, term: str, forms: Iterable[str], language: Language) -> None:
        self._term, self._language = term, language
        self._known = set(forms)
        self._spelt: dict[str, set[str]] = defaultdict(set)
        for form in self._known.union(language.possible_forms(term)):
            self._spelt[fold(form)].add(form)
        self.form = cache(self._form)
        self.shortest_first = sorted(self._spelt, key=lambda folded: (len(folded), folded))

    def _form(self, folded: str) -> str | None:
        """Return the last in the alphabet of the forms that are spelt so, None if none is one."""
        spelt = self._spelt[folded]
        for form in sorted(spelt, reverse=True) if len(spelt) > 1 else spelt:
            if form in self._known or self._language.is_form(form, self._term):
                return form
        return None


def _is_reached(folded: str, stems: Iterable[str], endings: str) -> bool:
    for stem in stems:  # a loop: asked so often that `any` takes twice as long
        if folded.startswith(stem) and _is_ending(folded[len(stem) :], endings):
            return True
    return False


@cache
def _is_ending(rest: str, endings: str) -> bool:
    return bool(re.compile(endings).fullmatch(rest))
