"""The search index of one language: what the browser fetches when somebody searches.

A JSON object: `format`, `endings`, `changes`, `weak` and `ignored` (see words.Language), and
- `pages`: address, title, sections, and the language if it is another. Sections are id and heading
  by turns (the id is empty for the page itself), and after a section the items and questions that
  lead to it, each as [page, id, heading]
- `terms`, a line each: the stems of a term, each as the number of letters it shares with the one
  before and the rest. The first one is of a word for readers, with its dots: a line parts its stem
  from what is left of it. The others are without dots
- `names`: of each entry of the term base that the text speaks of the name, the stems of its other
  names, those of its names in other languages
- `places`, a line for each term and then for each name: how many sections on from the last it
  stands, as a letter for each 36 and a digit. If some were left out, a letter at the end tells in
  how many it stands, see GROWTH
- `weights`: how much of it each of these says, a digit for each.
Numbers are written in base 36.
"""

import json
import math
import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kokemusopas.search.sections import Entry, IndexedSection
from kokemusopas.search.words import Language, Names, fold, stems, words

FORMAT = 4
# A name such as KoKoA, which is found by itself: in small letters it may be a form of a word.
MIXED = re.compile(r"\b[^\W_]*[a-zåäö][A-ZÅÄÖ][^\W_]*\b")
DIGITS = string.digits + string.ascii_lowercase
MOST_SHARED = len(DIGITS) - 1
LEVELS = 10
MOST_SECTIONS, STRONG = 7, 4  # a term that is everywhere is kept where it stands out
GROWTH = 1.25  # a letter more means so many times the sections

# How much a word weighs by where it stands; found by trying, see tests/content/queries-*.csv.
HEADING, PAGE_TITLE, SYNONYM, ALSO = 1.65, 0.3, 0.8, 3
ENTRY_WEIGHT = 0.7  # an item after a section of the same words
ITSELF = 1.5  # the entry of the glossary, by whatever name one asks for it
TOP_HEADING = 1.4  # a whole page on the matter before a section of another
SATURATION, LENGTH = 1.2, 0.5  # k1 and b of BM25


@dataclass
class SearchedPage:
    """A page of the site: its name, its address under that of its language, title and sections.

    `weight` tells how likely it is what a reader is after: one below 1 is found by its headings and
    how its sections begin. `lang` is its language where that is not the one of the index, `entries`
    are its items and questions.
    """

    name: str
    url: str
    title: str
    sections: list[IndexedSection] = field(default_factory=list)
    weight: float = 1
    lang: str = ""
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class _Place:
    """A place that is found: its page, the number of that, and whether it follows a section.

    One that only explains a word is found by its names alone.
    """

    number: int
    page: SearchedPage
    section: IndexedSection
    follows: bool = False
    explains: bool = False

    @property
    def weight(self) -> float:
        return self.page.weight * (ENTRY_WEIGHT if self.follows else 1)


def build(
    pages: list[SearchedPage],
    language: Language,
    synonyms: dict[str, Names],
    also: dict[str, dict[str, str]],
) -> str:
    """Return the index of the pages.

    `synonyms` is {words of the text: what else a reader may type for them}, `also` is {page:
    {section: words that readers type and the section lacks}}.
    """
    places = list(_places(pages, {tuple(words(name)) for name in synonyms}))
    lengths = [len(words(place.section.text)) for place in places]
    average = sum(lengths) / max(len(lengths), 1) or 1
    named = _Synonyms(synonyms, language)
    weights: Weights = defaultdict(dict)
    for number, place in enumerate(places):
        extra = also.get(place.page.name, {}).get(place.section.id, "")
        room = SATURATION * (1 - LENGTH + LENGTH * lengths[number] / average)
        for term, weight in _section(place, extra, room, named, language).items():
            weights[term][number] = weight * place.weight
    return json.dumps(
        {
            "format": FORMAT,
            "endings": language.endings,
            "changes": language.changes,
            "weak": language.weak,
            "ignored": " ".join(sorted({fold(word) for word in language.ignored})),
            "pages": _pages(pages, places),
            **_terms(weights, named, language),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _places(pages: list[SearchedPage], names: set[tuple[str, ...]]) -> Iterator[_Place]:
    """Yield the sections in order, after each what leads to it.

    The glossary is the page of which half the sections have one of the names for a heading.
    """
    leading = defaultdict(list)
    for number, page in enumerate(pages):
        for entry in page.entries:
            place = _Place(number, page, entry.place, follows=True)
            leading[entry.page, entry.section].append(place)
    for number, page in enumerate(pages):
        named = [tuple(words(section.heading)) in names for section in page.sections]
        is_glossary = sum(named) >= len(named) / 2
        for section, is_named in zip(page.sections, named, strict=True):
            explains = is_glossary and is_named and section.level > 1
            yield _Place(number, page, section, explains=explains)
            yield from leading[page.name, section.id]


def _pages(pages: list[SearchedPage], places: list[_Place]) -> list[list[object]]:
    found: list[list[object]] = [[] for _ in pages]
    last = 0
    for place in places:
        one = place.section
        if place.follows:
            found[last].append([place.number, one.id, one.heading])
        else:
            last = place.number
            found[last] += ["" if one.level == 1 else one.id, one.heading]
    return [
        [page.url, page.title, own, *([page.lang] if page.lang else [])]
        for page, own in zip(pages, found, strict=True)
    ]


class _Synonyms:
    """Which entries of the term base a text speaks of, and by what else readers ask for them.

    An entry counts as a term of its own, which its other names lead to.
    """

    def __init__(self, synonyms: dict[str, Names], language: Language) -> None:
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

    def stems(self, entry: str) -> tuple[str, str]:
        """Return the stems of the other names of an entry, and of those in other languages."""
        given = self._others[entry]
        own = self._stems(given.names)
        return " ".join(own), " ".join(one for one in self._stems(given.foreign) if one not in own)

    def _stems(self, others: Iterable[str]) -> list[str]:
        """Return the stems of names; those of two words as one."""
        found = []
        for other in others:
            *first, last = words(other)
            for term in sorted(self._main(last)):
                forms = {last, *self._language.forms(term)}
                found += [
                    fold("".join(first)) + stem for stem in stems(term, forms, self._language)
                ]
        return sorted(set(found))


def _section(
    place: _Place,
    also: str,
    room: float,
    named: _Synonyms,
    language: Language,
) -> dict[str, float]:
    """Return {term: weight} of a section, as BM25 reckons it but for the rarity of the term."""
    section = place.section
    said = section.blocks if place.page.weight >= 1 else section.blocks[:1]
    said = [] if place.explains else said
    counts = _counts(" ".join(said), named, language)
    weights: dict[str, float] = defaultdict(float)
    for word in words(also):
        for term, share in language.terms(word).items():
            weights[term] += share**2 * ALSO  # its parts are seldom what the section is about
    for term, count in counts.items():
        weights[term] += count * (SATURATION + 1) / (count + room)
    top = TOP_HEADING if section.level == 1 else 1
    title = "" if place.follows else place.page.title
    for text, weight in ((section.heading, HEADING * top), (title, PAGE_TITLE * top)):
        length = sum(word not in language.ignored for word in words(text))
        for term, count in _counts(text, named, language).items():
            weights[term] += weight * min(count, 1) * (1 + 1 / max(length, 1))
            if term.startswith("=") and words(term) == words(section.heading):
                weights[term] += ITSELF
    return weights


def _counts(text: str, named: _Synonyms, language: Language) -> dict[str, float]:
    """Return {term: how many times a text says it}, parts and kin of words as shares."""
    counts: dict[str, float] = defaultdict(float)
    for word in words(text):
        for term, share in language.terms(word).items() if word not in language.ignored else ():
            counts[term] += share
    for name in map(str.lower, MIXED.findall(text)):
        counts[name] = max(counts[name], 1)
    for entry in named.of(text):
        counts[entry] += SYNONYM
    return counts


Weights = dict[str, dict[int, float]]


def _terms(weights: Weights, named: _Synonyms, language: Language) -> dict[str, object]:
    """Return `terms`, `names`, `places` and `weights` of the index."""
    entries = sorted(term for term in weights if term.startswith("="))
    keys = {
        term: stems(term, language.forms(term), language)
        for term in weights
        if not term.startswith("=")
    }
    terms = sorted(keys, key=lambda term: (keys[term], term))
    levels = _levels(weights)
    everything = [*terms, *entries]
    return {
        "terms": "\n".join(_lines(terms, keys, language)),
        "names": [[entry[1:], *named.stems(entry)] for entry in entries],
        "places": "\n".join(_postings(levels[one], len(weights[one])) for one in everything),
        "weights": "".join(
            str(level - 1) for one in everything for _, level in sorted(levels[one].items())
        ),
    }


def _lines(terms: list[str], keys: dict[str, list[str]], language: Language) -> Iterator[str]:
    last = ""
    for term in terms:
        first, *others = keys[term]
        word = _readable(term, first, language)
        shared = _shared(last, word)
        line = [f"{DIGITS[shared]}{word[shared:]}"]
        last, before = word, first
        for key in others:
            shared = _shared(before, key)
            line.append(f"{DIGITS[shared]}{key[shared:]}")
            before = key
        yield " ".join(line)


def _readable(term: str, stem: str, language: Language) -> str:
    """Return a word of the text for a reader, `kostn|ad`; its folded start is the stem."""
    forms = sorted(language.forms(term), key=lambda form: (len(form), form))
    if term in forms or fold(term) != stem:
        return term
    word = next((form for form in forms if fold(form).startswith(stem)), term)
    rest = word[len(stem) :]
    return f"{word[: len(stem)]}|{rest}" if rest else word


def _levels(weights: Weights) -> dict[str, dict[int, int]]:
    """Return {term: {section: level}}, without the many weak mentions of a common term."""
    highest = max((weight for found in weights.values() for weight in found.values()), default=1)
    kept: dict[str, dict[int, int]] = {}
    for term, found in weights.items():
        best = sorted(found, key=lambda place: (-found[place], place))
        levels = {place: math.ceil(LEVELS * found[place] / highest) for place in best}
        kept[term] = {
            place: level
            for rank, (place, level) in enumerate(levels.items())
            if rank < MOST_SECTIONS or level >= STRONG
        }
    return kept


def _postings(found: dict[int, int], number: int) -> str:
    parts, before = [], -1
    for place in sorted(found):
        high, low = divmod(place - before, len(DIGITS))
        parts.append((string.ascii_uppercase[high - 1] if high else "") + DIGITS[low])
        before = place
    if number > len(found):
        letter = min(round(math.log(number, GROWTH)), len(string.ascii_uppercase) - 1)
        parts.append(string.ascii_uppercase[letter])
    return "".join(parts)


def _shared(one: str, other: str) -> int:
    """Return how many letters two words share at their start, as many as one digit can tell."""
    length = 0
    while length < min(len(one), len(other), MOST_SHARED) and one[length] == other[length]:
        length += 1
    return length
