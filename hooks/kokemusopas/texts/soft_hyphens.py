"""Where long words may be broken: no browser hyphenates Finnish everywhere, few any language."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise

import pyphen
from libvoikko import Voikko, VoikkoException

from kokemusopas.texts.languages import VOIKKO, Traits
from kokemusopas.texts.voikko import hyphenating, knowing

SOFT_HYPHEN = "\u00ad"
SHORTEST = 4  # letters before and after a break
LONGEST_PART = 12  # of a compound, that needs no break inside

Points = Callable[[str], set[int]]  # of a word: before which of its letters it may be broken


def softened(text: str, points: Points, longest: int) -> str:
    """Return a text with soft hyphens in the words of more than `longest` letters."""
    if len(text) <= longest:
        return text

    def soft(found: re.Match[str]) -> str:
        word = found[0]
        ends = sorted(points(word))
        starts = zip([0, *ends], [*ends, len(word)], strict=True)
        return SOFT_HYPHEN.join(word[start:end] for start, end in starts)

    return _longer_than(longest).sub(soft, text)


@cache
def _longer_than(longest: int) -> re.Pattern[str]:
    """Return what finds long words, none of an address: there a hyphen could be part of it."""
    return re.compile(rf"(?<![\w./@])[^\W\d_]{{{longest + 1},}}+(?![/@]|\.\w)")


@cache
def points_of(language: Traits) -> Points | None:
    """Return what breaks the words of a language, None where nothing on this computer can."""
    if language.hyphenation == VOIKKO:
        try:
            voikko = hyphenating(language.code)
        except (OSError, VoikkoException):
            return None
        return cache(lambda word: _between_parts(word, voikko))
    if language.hyphenation not in pyphen.LANGUAGES:
        return None
    dictionary = pyphen.Pyphen(lang=language.hyphenation, left=SHORTEST, right=SHORTEST)
    return cache(lambda word: _apart(map(int, dictionary.positions(word.lower()))))


@cache
def points_in(language: Traits, source: Traits) -> Points | None:
    """Return what breaks the words of a translation: names of its source as those of the source."""
    own, first = points_of(language), points_of(source)
    if not own or not first or language == source or source.hyphenation != VOIKKO:
        return own
    voikko = knowing(source.code)
    return cache(lambda word: (first if voikko.spell(word) else own)(word))


def _between_parts(word: str, voikko: Voikko) -> set[int]:
    """Return the points between the parts of a compound, and those inside a long part."""
    pattern = voikko.getHyphenationPattern(word)
    inside = {place for place, mark in enumerate(pattern) if mark == "-"}
    parts = min((_between(one["STRUCTURE"]) for one in voikko.analyze(word)), key=len, default=[])
    ends = [0, *parts, len(word)]
    found = set(parts)
    for start, end in pairwise(ends):
        if end - start > LONGEST_PART:
            found |= {one for one in inside if start + SHORTEST <= one <= end - SHORTEST}
    return {one for one in found if SHORTEST <= one <= len(word) - SHORTEST}


def _between(structure: str) -> list[int]:
    """Return where parts start after the first, by libvoikko's `=ppppppp=pppppppp`."""
    found, letters = [], 0
    for mark in structure:
        if mark == "=" and letters:
            found.append(letters)
        letters += mark != "="
    return found


def _apart(places: Iterable[int]) -> set[int]:
    """Return places without those that would leave one letter alone: `stöds-verksamhet`."""
    found = set(places)
    return {one for one in found if one + 1 not in found}
