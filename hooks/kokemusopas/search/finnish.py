"""Finnish for search: base forms, compound parts and stems from libvoikko."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from libvoikko import Voikko, VoikkoException

from kokemusopas.kept import Answers, Store, key
from kokemusopas.texts.languages import Traits

__all__ = ["Finnish", "VoikkoException", "version"]

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

# Endings that show every stem of a word: whether it may end in a vowel, and whether verbs and
# words of other kinds have it.
OPEN, CLOSED, EITHER = (True,), (False,), (True, False)
FORMS = (
    ("n", OPEN, True, True),
    ("t", OPEN, True, True),
    ("a", EITHER, True, True),
    ("ta", EITHER, True, True),
    ("na", OPEN, False, True),
    ("ssa", OPEN, False, True),
    ("ista", CLOSED, False, True),
    ("issa", OPEN, False, True),
    ("vat", OPEN, True, False),
    ("i", EITHER, True, True),
    ("ten", EITHER, True, True),
    ("iden", OPEN, False, True),
    ("ien", CLOSED, False, True),
    ("ia", CLOSED, False, True),
    ("ita", OPEN, False, True),
)
BEFORE_CONSONANTS = "hklnrst"  # a stem that ends in another consonant has vowels after it
VERBS = {"teonsana", "kieltosana"}
DICTIONARIES = [  # where libvoikko looks for them
    Path(one)
    for one in (
        "~/.voikko",
        "/etc/voikko",
        "/usr/lib/voikko",
        "/usr/share/voikko",
        "/usr/local/lib/voikko",
        "/usr/local/share/voikko",
        "/opt/homebrew/lib/voikko",
    )
]


class Analysis(NamedTuple):
    """What libvoikko tells of a word: base form, kind, what it is made of, where parts start."""

    base: str
    kind: str
    made_of: str
    structure: str


class Finnish:
    """Finnish, by the system's libvoikko.

    Raises OSError where the system has no libvoikko, VoikkoException where that has no Finnish.
    """

    def __init__(
        self, traits: Traits, vocabulary: Iterable[str], store: Store | None = None
    ) -> None:
        self.endings = "|".join(traits.search.endings)
        self.changes = traits.search.changes
        self.weak = traits.search.weak
        self.ignored = frozenset(traits.search.ignored.split())
        self._voikko = Voikko(traits.code)
        known = version()
        self._answers = Answers(self._ask, store if known else None, key("voikko", known or ""))
        self._seen: dict[str, set[str]] = defaultdict(set)
        self._made_of: dict[str, set[str]] = defaultdict(set)
        self._analyses = cache(self._read)
        self.terms = cache(self._terms)
        self._sure: set[str] = set()
        vocabulary = list(vocabulary)
        self._sure = {bases[0] for word in vocabulary if len(bases := self._bases(word)) == 1}
        for word in vocabulary:
            for analysis in self._simplest(word):
                self._seen[analysis.base].add(word)
                roots = _roots(analysis.made_of)
                if len(roots) == 1 and roots[0] != analysis.base:
                    self._made_of[roots[0]].add(analysis.base)

    def keep(self) -> None:
        """Keep the answers of libvoikko for the next run."""
        self._answers.keep()

    def stem(self, form: str) -> str:
        """Return the form without its last ending."""
        return ENDING.sub("", form)

    def _terms(self, word: str) -> dict[str, float]:
        """Return the base forms of a word, those of its parts, and the words of its family."""
        found: dict[str, float] = {}
        for analysis in self._simplest(word):
            base = analysis.base
            roots = [root for root in _roots(analysis.made_of) if root != base]
            parts = _parts(word, analysis.structure)
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
        """Return the forms of a term that the text holds."""
        return self._seen[term]

    def possible_forms(self, term: str) -> Iterable[str]:
        """Return what could be forms of a term, some for each stem that it could have."""
        kinds = {one.kind for one in self._analyses(term) if one.base == term}
        is_verb = not kinds.isdisjoint(VERBS)
        return _made(term, is_verb, not kinds <= VERBS or not is_verb)

    def is_form(self, form: str, term: str) -> bool:
        """Tell whether libvoikko reads a word as a form of a term."""
        return term in self._bases(form)

    def _ask(self, word: str) -> list[list[str]]:
        return [
            [one["BASEFORM"].lower(), one["CLASS"], one["WORDBASES"], one["STRUCTURE"]]
            for one in self._voikko.analyze(word)
            if "BASEFORM" in one and "WORDBASES" in one
        ]

    def _read(self, word: str) -> list[Analysis]:
        return [Analysis(*one) for one in self._answers(word)]

    def _simplest(self, word: str) -> list[Analysis]:
        """Return the analyses of a word that need the fewest parts, one for each base form.

        Where these are several, those that other words of the text allow are kept.
        """
        known = self._analyses(word)
        if len(known) < 2:
            return known
        fewest = min(map(_size, known))
        simple = {one.base: one for one in known if _size(one) == fewest}
        sure = [one for base, one in simple.items() if base in self._sure]
        return sure or list(simple.values())

    def _bases(self, word: str) -> list[str]:
        return [one.base for one in self._simplest(word)] or [word]


def version() -> str | None:
    """Return which libvoikko and which dictionaries answer here, None where nobody can tell."""
    found = []
    for folder in DICTIONARIES:
        for path in sorted(folder.expanduser().glob("*/mor-*/*")):
            about = path.stat()
            found.append(f"{path} {about.st_size} {about.st_mtime_ns}")
    elsewhere = os.environ.keys() & {"VOIKKO_DICTIONARY_PATH", "VOIKKO_DICTIONARY"}
    try:
        return None if elsewhere or not found else "\n".join([Voikko.getVersion(), *found])
    except OSError:
        return None


def _size(analysis: Analysis) -> int:
    """Return of how many words and suffixes, as in `+korva(korvata)+us(+us)`, a word is made."""
    return analysis.made_of.count("(")


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


def _made(term: str, is_verb: bool, is_noun: bool) -> Iterator[str]:
    """Yield what could be forms of a term; those that are none are sorted out by libvoikko."""
    front = not re.search("[aou]", term)
    for stem in dict.fromkeys(_stems(term)):
        for ending in _endings(stem[-1:], is_verb, is_noun, front):
            yield stem + ending


@cache
def _endings(last: str, is_verb: bool, is_noun: bool, front: bool) -> list[str]:
    """Return the endings that a stem with that last letter may have."""
    is_open = last in VOWELS
    return [
        ending.replace("a", "ä") if front else ending
        for ending, after_vowel, of_verb, of_noun in FORMS
        if is_open in after_vowel
        and ((is_verb and of_verb) or (is_noun and of_noun))
        and (is_open or ending[0] in VOWELS or last in BEFORE_CONSONANTS)
    ]


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
