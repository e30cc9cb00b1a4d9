"""Any language for search: Snowball stems, and compounds split by the words of the text."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import snowballstemmer

from kokemusopas.search.grammar import ENDINGS, IGNORED
from kokemusopas.texts.languages import LANGUAGES

LINKS = ("", "s", "e", "o", "a", "u")  # what Swedish may put between the parts of a compound
SHORTEST_PART = 3
PART, ROOT = 0.5, 0.5
ACTION = re.compile("(?:n?ing|else|ande|ende|are)$")
INFLECTION = re.compile("(?:e|y|'?s|es|e?d|ing|ies|ied)?")


class Stemmed:
    """A language, taught by the words of the text that is to be found."""

    def __init__(self, language: str, vocabulary: Iterable[str]) -> None:
        self.endings = ENDINGS[language]
        self.ignored = frozenset(IGNORED[language].split())
        self._language = language
        self._snowball = snowballstemmer.stemmer(LANGUAGES[language].snowball)
        self.terms = cache(self._terms)
        self.stem = cache(self._snowball_stem)
        vocabulary = list(vocabulary)
        self._stems = {self.stem(word) for word in vocabulary}
        self._known = self._stems | set(vocabulary)
        self._forms: dict[str, set[str]] = defaultdict(set)
        for word in vocabulary:
            self._forms[self._stem(word)].add(word)
        self._family: dict[str, set[str]] = defaultdict(set)
        for stem in self._stems if language == "sv" else ():
            root = self.stem(ACTION.sub("", stem))
            if root != stem and root in self._stems:
                self._family[stem].add(root)
                self._family[root].add(stem)

    def _snowball_stem(self, form: str) -> str:
        return str(self._snowball.stemWord(form))

    def _terms(self, word: str) -> dict[str, float]:
        """Return the stem, and the stems of the parts of a compound at a lower weight."""
        stem = self._stem(word)
        if self._language == "en":
            derived = re.sub("(?:'?s|ed|ing)$", "", word)
            return (
                {stem: 1} if INFLECTION.fullmatch(word[len(stem) :]) else {stem: ROOT, derived: 1}
            )
        family = dict.fromkeys(self._family[stem], ROOT)
        return family | {self._stem(part): PART for part in self._parts(stem)} | {stem: 1}

    def forms(self, term: str) -> Iterable[str]:
        """Return the forms of a stem that the text holds."""
        return self._forms.get(term, ())

    def possible_forms(self, term: str) -> Iterable[str]:
        """Return nothing: the forms that the text holds are all that is known."""
        return ()

    def is_form(self, form: str, term: str) -> bool:
        """Tell that a word is no form of a term, since none was possible."""
        return False

    def _stem(self, word: str) -> str:
        """Return the stem; of a Swedish word that drops an e (medlen), the stem that has it."""
        stem = self.stem(word)
        fuller = re.sub("([^aeiouyåäö])([lnr])$", r"\1e\2", stem)
        return fuller if self._language == "sv" and fuller in self._known else stem

    def _parts(self, stem: str) -> tuple[str, ...]:
        """Split at the place that leaves the longest last part, if both sides are known words."""
        for place in range(SHORTEST_PART, len(stem) - SHORTEST_PART + 1):
            last = stem[place:]
            if last not in self._stems or len(last) < SHORTEST_PART + (place < 5):
                continue
            for link in LINKS:
                first = stem[:place].removesuffix(link) if link else stem[:place]
                if len(first) >= SHORTEST_PART and first in self._known:
                    return (first, last)
        return ()
