"""libvoikko, the library of the system that knows the words of a language."""

from functools import cache

from libvoikko import Voikko


@cache
def knowing(language: str) -> Voikko:
    """Return what spells and analyses the words of a language, opened once.

    Raises OSError where the system has no libvoikko, VoikkoException where that does not know the
    language.
    """
    return Voikko(language)


def hyphenating(language: str) -> Voikko:
    """Return what tells where the words of a language may be broken; raises as `knowing` does."""
    voikko = Voikko(language)
    voikko.setHyphenateUnknownWords(True)
    voikko.setNoUglyHyphenation(True)  # no vowel alone at the end or start of a line
    return voikko
