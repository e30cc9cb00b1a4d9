"""Any language for search: Snowball stems, and compounds split by the words of the text."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import snowballstemmer

from kokemusopas.texts.languages import NAME, LanguageError, Traits

SHORTEST_PART = 3
PART, ROOT = 0.5, 0.5


def stemmer(traits: Traits) -> snowballstemmer.stemmer:
    """Return the Snowball stemmer of a language; raises LanguageError where there is none."""
    try:
        return snowballstemmer.stemmer(traits.stemmer)
    except KeyError:
        known = ", ".join(snowballstemmer.algorithms())
        raise LanguageError(
            f"docs/{traits.code}/{NAME}: `stemmer: {traits.stemmer}` is none of Snowball's, "
            f"which are {known}: leave the line out, and search finds whole words"
        ) from None


class Stemmed:
    """A language, taught by the words of the text that is to be found, and those typed for it."""

    def __init__(
        self, traits: Traits, vocabulary: Iterable[str], typed: Iterable[str] = ()
    ) -> None:
        self.endings = "|".join(traits.search.endings)
        self.changes = traits.search.changes
        self.weak = traits.search.weak
        self.ignored = frozenset(traits.search.ignored.split())
        self._grammar = traits.search
        self._snowball = stemmer(traits) if traits.stemmer else None
        self.terms = cache(self._terms)
        self.stem = cache(self._snowball_stem)
        vocabulary = list(vocabulary)
        self._stems = {self.stem(word) for word in vocabulary}
        self._known = self._stems | set(vocabulary)
        self._forms: dict[str, set[str]] = defaultdict(set)
        for word in (*vocabulary, *typed):
            self._forms[self._stem(word)].add(word)
        self._family: dict[str, set[str]] = defaultdict(set)
        action = self._grammar.action
        for stem in self._stems if action else ():
            root = self.stem(re.sub(action, "", stem))
            if root != stem and root in self._stems:
                self._family[stem].add(root)
                self._family[root].add(stem)

    def _snowball_stem(self, form: str) -> str:
        return str(self._snowball.stemWord(form)) if self._snowball else form

    def _terms(self, word: str) -> dict[str, float]:
        """Return the stem, and the stems of the parts of a compound at a lower weight."""
        stem = self._stem(word)
        grammar = self._grammar
        if grammar.derivation and not re.fullmatch(grammar.inflection, word[len(stem) :]):
            return {stem: ROOT, re.sub(grammar.derivation, "", word): 1}
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
        """Return the stem; of a word that drops a vowel (medlen), the stem that has it."""
        stem, dropped = self.stem(word), self._grammar.dropped
        fuller = re.sub("([^aeiouyåäö])([lnr])$", rf"\1{dropped}\2", stem) if dropped else stem
        return fuller if fuller in self._known else stem

    def _parts(self, stem: str) -> tuple[str, ...]:
        """Split at the place that leaves the longest last part, if both sides are known words."""
        for place in range(SHORTEST_PART, len(stem) - SHORTEST_PART + 1):
            last = stem[place:]
            if last not in self._stems or len(last) < SHORTEST_PART + (place < 5):
                continue
            for link in self._grammar.links:
                first = stem[:place].removesuffix(link) if link else stem[:place]
                if len(first) >= SHORTEST_PART and first in self._known:
                    return (first, last)
        return ()
