"""Thousands of queries, made of the words of the guide as people type them.

The seeds are the words of headings, the names in the term base and the words of `_search.yml`;
what each should find is the sections that have it in their heading, that the term base defines,
or that it is given for. Which forms a word has is asked of Voikko and Hunspell, not of the search,
or it would be measured by itself. The same words always give the same queries.
"""

import hashlib
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kokemusopas import search
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.search.language import names
from kokemusopas.search.sections import sections
from kokemusopas.search.words import fold, words
from kokemusopas.texts.languages import VOIKKO, Traits
from kokemusopas.texts.read_yaml import read_yaml
from libvoikko import Voikko

from tools.search_queries import Query

SHORTEST = 5  # letters of a word that is asked for by itself
SHORT = 6  # in a word up to this long a slip leaves little to go by: counted by itself
SHORTEST_PART = 4  # letters of the part of a compound
MOST_HEADINGS, MOST_SECTIONS = 4, 15  # a word in more of them is too common to ask for by itself
FORMS = 4  # of each word
DATA = Path(__file__).with_suffix(".yml")


class Seed(NamedTuple):
    """Words of the guide, the addresses that they should find, and whether they are one name."""

    words: str
    addresses: frozenset[str]
    is_name: bool = False


class Dictionary:
    """What a dictionary that the search does not decide about tells of the words of a language."""

    def __init__(self, traits: Traits) -> None:
        self._spelling = traits.spelling
        self._voikko = Voikko(traits.code) if traits.spelling == VOIKKO else None
        self._bases: dict[str, set[str]] = {}

    def learn(self, asked: Iterable[str]) -> None:
        """Look words up: Hunspell, a process of its own, answers for many at once."""
        new = {word: set[str]() for word in asked if word not in self._bases}
        self._bases |= new
        if voikko := self._voikko:
            for word, bases in new.items():
                analyses = voikko.analyze(word)
                bases |= {one["BASEFORM"].lower() for one in analyses if "BASEFORM" in one}
            return
        answer = subprocess.run(
            ["hunspell", "-s", "-i", "utf-8", "-d", self._spelling],
            input="\n".join(new),
            capture_output=True,
            text=True,
            check=True,
        )
        for form, *base in filter(None, map(str.split, answer.stdout.lower().splitlines())):
            self._bases.setdefault(form, set()).update(base)

    def knows(self, word: str) -> bool:
        """Tell whether there is such a word."""
        return bool(self._bases[word])

    def bases(self, word: str) -> set[str]:
        """Return the base forms of a word; itself where the dictionary has none."""
        return self._bases[word] or {word}

    def parts(self, word: str, vocabulary: set[str]) -> str:
        """Return a compound as two words, "" for another word."""
        if self._voikko:
            found = self._voikko.analyze(word) if word.isalpha() else []
            place = found[0]["STRUCTURE"].lstrip("=").find("=") if found else -1
            return f"{word[:place]} {word[place:]}" if place > 0 else ""
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            first, last = word[:place], word[place:]
            if last in vocabulary and {first, first.removesuffix("s")} & vocabulary:
                return f"{first} {last}"
        return ""


class Words:
    """The seeds of a language, and the dictionary that has learned all its words."""

    def __init__(self, edition: Edition, guide: Guide) -> None:
        self.dictionary = Dictionary(edition.traits)
        self._edition, self._guide = edition, guide
        pages = [page for page in edition.pages.values() if not page.searches]
        found = [(page, section) for page in pages for section in sections(page)]
        texts = [words(f"{section.heading} {section.text}") for _, section in found]
        self.vocabulary = {word for text in texts for word in text}
        given = list(self._given())
        self.dictionary.learn(self.vocabulary | {one for name, *_ in given for one in words(name)})
        self._frequency: dict[str, int] = defaultdict(int)
        for text in texts:
            for base in {base for word in text for base in self.dictionary.bases(word)}:
                self._frequency[base] += 1
        self._headed: dict[str, set[str]] = defaultdict(set)
        self._headings = {}
        for page, section in found:
            address = self._address(page.name, section.id, section.level == 1)
            self._headings[address] = words(section.heading)
            for word in self._headings[address]:
                for base in self.dictionary.bases(word):
                    self._headed[base].add(address)
        self._places: dict[str, set[str]] = defaultdict(set)
        for name, place, stands_for in given:
            self._places[name] |= {place} | self.headed(words(stands_for))

    def seeds(self) -> list[Seed]:
        """Return the names, the rare words of the headings, and the headings themselves."""
        named = [Seed(name, self.places(name), is_name=True) for name in self._places]
        every = [word for heading in self._headings.values() for word in heading]
        single = [Seed(word, self.places(word)) for word in every if self._is_rare(word)]
        whole = [
            Seed(" ".join(heading), self.headed(heading))
            for heading in self._headings.values()
            if len(heading) > 1
        ]
        return list({one.words: one for one in [*whole, *single, *named]}.values())

    def places(self, name: str) -> frozenset[str]:
        """Return where a name should lead."""
        return self.headed(words(name)) | self._places.get(name, set())

    def headed(self, heading: list[str]) -> frozenset[str]:
        """Return the sections that have all these words in their heading, in whatever form."""
        having = [
            set().union(*(self._headed.get(base, ()) for base in self.dictionary.bases(word)))
            for word in heading
        ]
        return frozenset(set.intersection(*having) if having else ())

    def foreign(self) -> Iterator[Seed]:
        """Yield the names of terms in other languages, all terms of which one is a name."""
        said: dict[str, set[str]] = defaultdict(set)
        for term in self._guide.terms:
            own = names(term.wordings[self._edition.language].term)
            for code, wording in term.wordings.items():
                if code != self._edition.language and "(" not in wording.term:
                    for name in names(wording.term):
                        said[name.lower()] |= {one.lower() for one in own}
        for name, own_names in said.items():
            yield Seed(name, frozenset().union(*map(self.places, own_names)), is_name=True)

    def _is_rare(self, word: str) -> bool:
        bases = self.dictionary.bases(word)
        return len(word) >= SHORTEST and all(
            len(self._headed[base]) <= MOST_HEADINGS and self._frequency[base] <= MOST_SECTIONS
            for base in bases
        )

    def _given(self) -> Iterator[tuple[str, str, str]]:
        """Yield names of terms and words of `_search.yml`, where each leads, and for what name."""
        language = self._edition.language
        for term in self._guide.terms:
            wording = term.wordings[language]
            own, place = names(wording.term), self._address("sanasto", term.id)
            for name in (*own, *wording.search, *wording.former, *wording.avoid):
                yield name.lower(), place, own[0]
        also = search.load_words(self._guide.settings.docs / language / "_search.yml")
        for page, given in also.items():
            first = sections(self._edition.pages[page])[0].id
            for section, text in given.items():
                for word in words(text):
                    if len(word) >= SHORTEST:
                        yield word, self._address(page, section, section == first), word

    def _address(self, page: str, section: str, is_first: bool = False) -> str:
        url = self._edition.path(page)
        return url if is_first else f"{url}#{section}"


def queries(edition: Edition, guide: Guide) -> list[Query]:
    """Return the generated queries of a language, their `kind` told by how they are typed."""
    data = read_yaml(DATA.read_text("utf-8"))
    own = data[edition.language]
    made = Words(edition, guide)
    dictionary = made.dictionary
    seeds = [one for one in made.seeds() if one.words not in own["alone"].split()]
    single = [one for one in seeds if words(one.words) == [one.words]]
    endings, changes = own["endings"].split(), data["stems"].split()
    forms = _inflected([one.words for one in single], changes, endings, dictionary)
    slips = {one.words: _slips(one.words, data["keyboard"]) for one in seeds}
    dictionary.learn({word for pairs in slips.values() for word, _ in pairs})
    found: list[Query] = []

    def add(kind: str, seed: Seed, typed: Iterable[str]) -> None:
        found.extend(Query(one, seed.addresses, kind) for one in typed if one)

    for seed in seeds:
        add("as written", seed, [seed.words])
        add("without dots", seed, {fold(seed.words)} - {seed.words})
        wrong = [text for word, text in slips[seed.words] if not dictionary.knows(word)]
        is_short = max(map(len, seed.words.split())) <= SHORT
        add("a slip in a short word" if is_short else "a slip", seed, wrong)
        if seed.is_name:
            if seed.words.count(" ") == 1:
                add("joined or split", seed, [seed.words.replace(" ", "")])
            add("spoken", seed, _framed(seed.words, own["frames"]))
            add("a question", seed, _framed(seed.words, own["questions"]))
    for seed in single:
        add("inflected", seed, forms[seed.words])
        add("joined or split", seed, [dictionary.parts(seed.words, made.vocabulary)])
        add("spoken", seed, _spoken([seed.words, *forms[seed.words]], own["spoken"]))
        if seed.is_name and seed.words in dictionary.bases(seed.words):
            halves = _some(own["halves"], 1, seed.words)
            add("half a compound", seed, [half + seed.words for half in halves])
    for seed in made.foreign():
        add("another language", seed, [seed.words])
    return list({(one.words, one.kind): one for one in found}.values())


def _framed(word: str, frames: Sequence[str]) -> list[str]:
    return [frame.format(word) for frame in _some(frames, 2, word)]


def _spoken(forms: Sequence[str], rules: Sequence[tuple[str, str]]) -> list[str]:
    """Return up to two of the forms as one says them."""
    said = [re.sub(ending, other, form) for form in forms for ending, other in rules]
    return _some([one for one in dict.fromkeys(said) if one not in forms], 2, forms[0])


def _inflected(
    bases: Sequence[str], changes: Sequence[str], endings: Sequence[str], dictionary: Dictionary
) -> dict[str, list[str]]:
    """Return {word: some of its forms}, each with an ending that the dictionary allows it."""
    possible = {
        base: sorted({one + ending for one in _stems(base, changes) for ending in endings} - {base})
        for base in bases
    }
    dictionary.learn({form for forms in possible.values() for form in forms})

    def right(base: str) -> list[str]:
        own = dictionary.bases(base)
        return [form for form in possible[base] if own & dictionary.bases(form)]

    return {base: _some(right(base), FORMS, base) for base in bases}


def _stems(base: str, changes: Sequence[str]) -> Iterator[str]:
    """Yield what a form of a word may start with: the word, and the word with its end changed."""
    yield from (base, base[:-1], base[:-2])
    for end, other in (change.split(">") for change in changes):
        if base.endswith(end):
            yield base[: -len(end)] + other


def _slips(text: str, keyboard: Sequence[str]) -> list[tuple[str, str]]:
    """Return two slips of a finger in the longest word: the word so typed, and all words."""
    word = max(text.split(), key=len)
    if len(word) < SHORTEST:
        return []
    found = []
    for number, kind in enumerate(_some(("beside", "swapped", "missing", "doubled"), 2, word)):
        at = 1 + _chosen(word, number) % (len(word) - 2)  # the first letter is seldom wrong
        before, here, after = word[:at], word[at], word[at + 1 :]
        typed = {
            "beside": before + _beside(here, keyboard) + after,
            "swapped": before + after[:1] + here + after[1:],
            "missing": before + after,
            "doubled": before + here + here + after,
        }[kind]
        if typed != word:
            found.append((typed, text.replace(word, typed, 1)))
    return found


def _beside(letter: str, keyboard: Sequence[str]) -> str:
    for row in keyboard:
        if (place := row.find(letter)) >= 0:
            return row[place - 1] if place else row[1]
    return letter


def _chosen(*what: object) -> int:
    """Return a number that the same things always give."""
    return int(hashlib.sha256(repr(what).encode()).hexdigest()[:8], 16)


def _some(many: Sequence[Any], count: int, word: str) -> list[Any]:
    """Return so many of these at most, others for each word, always the same."""
    order = sorted(range(len(many)), key=lambda place: _chosen(word, place))
    return [many[place] for place in order[:count]]
