"""Finnish hyphenation for WeasyPrint, which knows none: right break points from libvoikko."""

import re
from collections.abc import Iterable
from pathlib import Path

import pyphen
from libvoikko import Voikko, VoikkoException

WORD = re.compile(r"[^\W\d_]{4,}")


def dictionary(texts: Iterable[str]) -> str:
    """Return a hyphenation dictionary (hyph_*.dic) that holds the words of `texts`.

    A digit 1 marks each place where a word may be broken; the dots are its ends. Raises
    OSError where the system has no libvoikko or that has no Finnish.
    """
    try:
        voikko = Voikko("fi")
    except VoikkoException as error:
        raise OSError(f"libvoikko has no Finnish: {error}") from None
    try:
        voikko.setHyphenateUnknownWords(True)
        voikko.setNoUglyHyphenation(True)  # no vowel alone at the end or start of a line
        words = sorted({word.lower() for text in texts for word in WORD.findall(text)})
        lines = (f".{_broken(word, voikko.getHyphenationPattern(word))}." for word in words)
        return "\n".join(["UTF-8", *lines]) + "\n"
    finally:
        voikko.terminate()


def _broken(word: str, pattern: str) -> str:
    """Return the word with a 1 before each letter that the pattern marks with a hyphen."""
    return "".join(
        f"1{letter}" if mark == "-" else letter for letter, mark in zip(word, pattern, strict=True)
    )


def register(path: Path) -> None:
    """Make the dictionary at `path` the Finnish one of WeasyPrint's hyphenation library."""
    pyphen.LANGUAGES["fi"] = path
    pyphen.LANGUAGES_LOWERCASE["fi"] = "fi"
    pyphen.hdcache.pop(path, None)
