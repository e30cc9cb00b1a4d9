"""Finnish for search: base forms, compound parts and stems from libvoikko."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from libvoikko import Voikko, VoikkoException

from kokemusopas.search.grammar import ENDINGS, IGNORED

__all__ = ["Finnish", "VoikkoException"]

PART, LAST_PART, ROOT = 0.4, 0.6, 0.5
WEAKER = {
    "kk": "k",
    "pp": "p",
    "tt": "t",
    "nk": "ng",
    "nt": "nn",
    "mp": "mm",
    "lt": "ll",
    "rt": "rr",
    "k": "",
    "p": "v",
    "t": "d",
    "ht": "hd",
    "lp": "lv",
    "rp": "rv",
    "lk": "l",
    "rk": "r",
}
GRADES = [*WEAKER.items(), *((weak, strong) for strong, weak in WEAKER.items() if weak)]
ENDING = re.compile("(?:i?s[st][aä]|[nt]?[aä]|n[uy]t|t[aä]{2}n|v[aä]t|i?den|ten|ien|[nt]|i)$")
VOWELS = "aeiouyåäö"


class Finnish:
    """Finnish, by the system's libvoikko.

    Raises OSError where the system has no libvoikko, VoikkoException where that has no Finnish.
    """

    endings = ENDINGS["fi"]
    ignored = frozenset(IGNORED["fi"].split())

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._voikko = Voikko("fi")
        self._seen: dict[str, set[str]] = defaultdict(set)
        self._made_of: dict[str, set[str]] = defaultdict(set)
        self._analyses = cache(self._voikko.analyze)
        self.terms = cache(self._terms)
        self._sure: set[str] = set()
        vocabulary = list(vocabulary)
        self._sure = {bases[0] for word in vocabulary if len(bases := self._bases(word)) == 1}
        for word in vocabulary:
            for analysis in self._simplest(word):
                base = analysis["BASEFORM"].lower()
                self._seen[base].add(word)
                roots = _roots(analysis["WORDBASES"])
                if len(roots) == 1 and roots[0] != base:
                    self._made_of[roots[0]].add(base)

    def stem(self, form: str) -> str:
        """Return the form without its last ending."""
        return ENDING.sub("", form)

    def _terms(self, word: str) -> dict[str, float]:
        """Return the base forms of a word, those of its parts, and the words of its family."""
        found: dict[str, float] = {}
        for analysis in self._simplest(word):
            base = analysis["BASEFORM"].lower()
            roots = [root for root in _roots(analysis["WORDBASES"]) if root != base]
            parts = _parts(word, analysis["STRUCTURE"])
            for root in (*roots, *self._made_of[base]):
                found.setdefault(root, ROOT)
            for part in parts[:-1]:
                for one in self._bases(part):
                    found[one] = max(found.get(one, 0), PART)
            for one in self._bases(parts[-1]) if len(parts) > 1 else ():
                found[one] = max(found.get(one, 0), LAST_PART)
            found[base] = 1.0
        return found or {word: 1.0}

    def forms(self, term: str) -> Iterable[str]:
        """Return the forms of a term that the text holds, and one for each of its stems."""
        made = {form for form in _made(term) if term in self._bases(form)}
        return self._seen[term] | made

    def _simplest(self, word: str) -> list[dict[str, str]]:
        """Return the analyses of a word that need the fewest parts, one for each base form.

        Where these are several, those that other words of the text allow are kept.
        """
        known = [one for one in self._analyses(word) if "BASEFORM" in one and "WORDBASES" in one]
        fewest = min((_size(one) for one in known), default=0)
        simple = {one["BASEFORM"].lower(): one for one in known if _size(one) == fewest}
        sure = [one for base, one in simple.items() if base in self._sure]
        return sure or list(simple.values())

    def _bases(self, word: str) -> list[str]:
        return [one["BASEFORM"].lower() for one in self._simplest(word)] or [word]


def _size(analysis: dict[str, str]) -> int:
    """Return of how many words and suffixes, as in `+korva(korvata)+us(+us)`, a word is made."""
    return analysis["WORDBASES"].count("(")


def _parts(word: str, structure: str) -> list[str]:
    """Split a word where libvoikko's structure marks the start of a part."""
    parts, letters = [""], iter(word)
    for mark in structure:
        if mark != "=":
            parts[-1] += next(letters, "")
        elif parts[-1]:
            parts.append("")
    return [part.strip("-") for part in parts if part.strip("-")]


def _roots(bases: str) -> list[str]:
    """Return the words that `+korva(korvata)+us(+us)` is made of, without its suffixes."""
    return [root.lower() for root in re.findall(r"\((\w[^()+=]*)\)", bases)]


def _made(term: str) -> Iterator[str]:
    """Yield what could be forms of a term; those that are none are sorted out by libvoikko."""
    front = not re.search("[aou]", term)
    for stem in dict.fromkeys(_stems(term)):
        for ending in (
            "n",
            "t",
            "a",
            "ta",
            "na",
            "ssa",
            "ista",
            "issa",
            "nut",
            "taan",
            "vat",
            "i",
            "ten",
            "iden",
            "ien",
            "ia",
            "ita",
        ):
            yield stem + (ending.replace("a", "ä").replace("u", "y") if front else ending)


def _stems(term: str) -> Iterator[str]:
    """Yield what could be the stems of a term, with the grades of its last consonants."""
    bare = [term]
    for ending, replaced in (
        ("nen", ("se", "s")),
        ("s", ("kse", "ks", "de", "te", "t", "")),
        ("is", ("ii", "i")),
        ("as", ("aa", "a")),
        ("äs", ("ää", "ä")),
        ("e", ("ee", "e", "")),
        ("i", ("e", "")),
        ("in", ("ime", "imi")),
        ("ön", ("ömä", "ömi")),
        ("on", ("oma", "omi")),
        ("si", ("de", "te", "t")),
        ("a", ("", "i", "o")),
        ("ä", ("", "i", "ö")),
        ("ta", ("a", "s", "", "tse")),
        ("tä", ("ä", "s", "", "tse")),
        ("da", ("",)),
        ("dä", ("",)),
        ("lla", ("le",)),
        ("llä", ("le",)),
        ("nna", ("ne",)),
        ("nnä", ("ne",)),
        ("rra", ("re",)),
        ("sta", ("se",)),
        ("ut", ("ee",)),
        ("yt", ("ee",)),
    ):
        if term.endswith(ending):
            bare += [term[: -len(ending)] + one for one in replaced]
    for stem in bare:
        yield stem
        tail = re.search(rf"[^{VOWELS}]*[{VOWELS}]*$", stem)
        before = stem[: tail.start()] if tail else stem
        cluster = re.match(rf"[^{VOWELS}]*", tail.group() if tail else "")
        consonants = cluster.group() if cluster else ""
        vowels = stem[len(before) + len(consonants) :]
        for one, other in GRADES:
            if consonants.endswith(one):
                yield before + consonants[: len(consonants) - len(one)] + other + vowels
