"""The search index of one language: what the browser fetches when somebody searches.

A JSON object: `format`, `endings` and `ignored` (see words.Language), `pages` as [address,
title] and their language if it is another, `sections` as [page, id, heading], and `terms`, a line
each, with tabs between:
- the stems of a term, each as the number of letters it shares with the one before and the rest
- for each section that speaks of it, how many sections on from the last and how much of it
- if some were left out, in how many sections it stands.
All numbers are written in base 36, the first and the third kind as one digit.

How the text of each section begins is a file of its own, which comes after the first results.
"""

import json
import math
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kokemusopas.search.sections import IndexedSection
from kokemusopas.search.words import Language, fold, stems, words

FORMAT = 2
LEAD = 90
DIGITS = string.digits + string.ascii_lowercase
MOST_SHARED = len(DIGITS) - 1
LEVELS = 20
MOST_SECTIONS = 12  # a term that is everywhere is kept where it stands out

# How much a word weighs by where it stands; found by trying, see tests/content/queries-*.csv.
HEADING, PAGE_TITLE, SYNONYM, ALSO = 1.65, 0.3, 0.8, 3
TOP_HEADING = 1.2  # a whole page on the matter before a section of another
SATURATION, LENGTH = 1.2, 0.5  # k1 and b of BM25


@dataclass
class SearchedPage:
    """A page of the site: its name, its address under that of its language, title and sections.

    `weight` tells how likely it is what a reader is after, `lang` its language where that is not
    the one of the index.
    """

    name: str
    url: str
    title: str
    sections: list[IndexedSection] = field(default_factory=list)
    weight: float = 1
    lang: str = ""


def build(
    pages: list[SearchedPage],
    language: Language,
    synonyms: dict[str, list[str]],
    also: dict[str, dict[str, str]],
) -> str:
    """Return the index of the pages.

    `synonyms` is {words of the text: words a reader may type for them}, `also` is {page:
    {section: words that readers type and the section lacks}}.
    """
    places = [(number, page, one) for number, page in enumerate(pages) for one in page.sections]
    lengths = [len(words(section.text)) for *_, section in places]
    average = sum(lengths) / max(len(lengths), 1) or 1
    named = _Synonyms(synonyms, language)
    weights: Weights = defaultdict(dict)
    for place, (_, page, section) in enumerate(places):
        extra = also.get(page.name, {}).get(section.id, "")
        room = SATURATION * (1 - LENGTH + LENGTH * lengths[place] / average)
        for term, weight in _section(page, section, extra, room, named, language).items():
            weights[term][place] = weight * page.weight
    return json.dumps(
        {
            "format": FORMAT,
            "endings": language.endings,
            "ignored": " ".join(sorted({fold(word) for word in language.ignored})),
            "pages": [
                [page.url, page.title, *([page.lang] if page.lang else [])] for page in pages
            ],
            "sections": [
                [number, "" if one.level == 1 else one.id, one.heading] for number, _, one in places
            ],
            "terms": "\n".join(_lines(weights, named, language)),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def leads(pages: list[SearchedPage]) -> str:
    """Return how the text of each section of the index begins, in the same order, as JSON."""
    found = [one.lead(LEAD) for page in pages for one in page.sections]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


class _Synonyms:
    """Which entries of the term base a text speaks of, and by what else readers ask for them.

    An entry counts as a term of its own, which its other names lead to.
    """

    def __init__(self, synonyms: dict[str, list[str]], language: Language) -> None:
        self._language = language
        self._main = cache(self._main_terms)
        self._names = {
            name: [self._main(word) for word in words(name)] for name, others in synonyms.items()
        }
        self._starting: dict[str, set[str]] = defaultdict(set)
        for name, wanted in self._names.items():
            for term in wanted[0] if wanted else ():
                self._starting[term].add(name)
        self._others = {f"={name}": others for name, others in synonyms.items()}

    def _main_terms(self, word: str) -> set[str]:
        return {term for term, weight in self._language.terms(word).items() if weight == 1}

    def of(self, text: str) -> Iterable[str]:
        """Yield the entry for every mention of it in the text."""
        found = [self._main(word) for word in words(text)]
        for start, terms in enumerate(found):
            for name in set().union(*(self._starting.get(term, ()) for term in terms)):
                wanted = self._names[name]
                here = found[start : start + len(wanted)]
                if len(here) == len(wanted) and all(map(set.intersection, wanted, here)):
                    yield f"={name}"

    def stems(self, entry: str) -> list[str]:
        """Return the stems of the other names of an entry; names of two words as one."""
        found = []
        for other in self._others.get(entry, ()):
            *first, last = words(other)
            for term in sorted(self._main(last)):
                forms = {last, *self._language.forms(term)}
                found += [
                    fold("".join(first)) + stem for stem in stems(term, forms, self._language)
                ]
        return sorted(set(found))


def _section(
    page: SearchedPage,
    section: IndexedSection,
    also: str,
    room: float,
    named: _Synonyms,
    language: Language,
) -> dict[str, float]:
    """Return {term: weight} of a section, as BM25 reckons it but for the rarity of the term."""
    counts = _counts(section.text, named, language)
    for word in words(also):
        for term, share in language.terms(word).items():
            counts[term] += share * ALSO
    weights: dict[str, float] = defaultdict(float)
    for term, count in counts.items():
        weights[term] = count * (SATURATION + 1) / (count + room)
    top = TOP_HEADING if section.level == 1 else 1
    for text, weight in ((section.heading, HEADING * top), (page.title, PAGE_TITLE * top)):
        length = sum(word not in language.ignored for word in words(text))
        for term, count in _counts(text, named, language).items():
            weights[term] += weight * min(count, 1) * (1 + 1 / max(length, 1))
    return weights


def _counts(text: str, named: _Synonyms, language: Language) -> dict[str, float]:
    """Return {term: how many times a text says it}, parts and kin of words as shares."""
    counts: dict[str, float] = defaultdict(float)
    for word in words(text):
        for term, share in language.terms(word).items() if word not in language.ignored else ():
            counts[term] += share
    for entry in named.of(text):
        counts[entry] += SYNONYM
    return counts


Weights = dict[str, dict[int, float]]


def _lines(weights: Weights, named: _Synonyms, language: Language) -> Iterator[str]:
    keys = {
        term: named.stems(term) or stems(term, language.forms(term), language) for term in weights
    }
    levels = _levels(weights)
    before = ""
    for term in sorted(weights, key=lambda term: (keys[term], term)):
        entries = []
        for key in keys[term]:
            shared = _shared(before, key)
            entries.append(f"{DIGITS[shared]}{key[shared:]}")
            before = key
        line = f"{' '.join(entries)}\t{_postings(levels[term])}"
        left_out = len(weights[term]) > len(levels[term])
        yield f"{line}\t{_base36(len(weights[term]))}" if left_out else line


def _levels(weights: Weights) -> dict[str, dict[int, int]]:
    """Return {term: {section: level}}, without the many weak mentions of a common term."""
    highest = max((weight for found in weights.values() for weight in found.values()), default=1)
    return {
        term: {
            place: math.ceil(LEVELS * found[place] / highest)
            for place in sorted(found, key=lambda place: (-found[place], place))[:MOST_SECTIONS]
        }
        for term, found in weights.items()
    }


def _postings(found: dict[int, int]) -> str:
    parts, before = [], -1
    for place, level in sorted(found.items()):
        parts.append(f"{_base36(place - before)}{DIGITS[level]}")
        before = place
    return " ".join(parts)


def _base36(number: int) -> str:
    high, low = divmod(number, len(DIGITS))
    return (_base36(high) if high else "") + DIGITS[low]


def _shared(one: str, other: str) -> int:
    """Return how many letters two words share at their start, as many as one digit can tell."""
    length = 0
    while length < min(len(one), len(other), MOST_SHARED) and one[length] == other[length]:
        length += 1
    return length
