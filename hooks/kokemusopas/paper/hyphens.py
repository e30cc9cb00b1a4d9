"""Hyphenation for WeasyPrint: of Pyphen, or right break points from libvoikko."""

import re
from collections.abc import Iterable
from pathlib import Path

import pyphen
from libvoikko import Voikko, VoikkoException

from kokemusopas.texts.languages import VOIKKO, Traits
from kokemusopas.texts.voikko import hyphenating

WORD = re.compile(r"[^\W\d_]{4,}")


def dictionary(language: str, texts: Iterable[str]) -> str:
    """Return a hyphenation dictionary (hyph_*.dic) that holds the words of `texts`.

    A digit 1 marks each place where a word may be broken; the dots are its ends. Raises
    OSError where the system has no libvoikko or that does not know the language.
    """
    try:
        voikko = hyphenating(language)
    except VoikkoException as error:
        raise OSError(f"libvoikko does not know the language {language}: {error}") from None
    try:
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


def dictionaries(languages: Iterable[Traits], texts: list[str], folder: Path) -> dict[str, Path]:
    """Return {language: its dictionary}, those by libvoikko written into a folder.

    One that Pyphen has not is left out: its words stay whole. Raises OSError as `dictionary`.
    """
    found = {}
    for one in languages:
        if one.hyphenation == VOIKKO:
            found[one.code] = folder / f"hyph_{one.code}.dic"
            found[one.code].write_text(dictionary(one.code, texts), "utf-8")
        elif one.hyphenation in pyphen.LANGUAGES:
            found[one.code] = pyphen.LANGUAGES[one.hyphenation]
    return found


def versions() -> list[str]:
    """Return what tells which words may be broken where: libvoikko and its dictionaries."""
    words = (f"{one.language} {one.variant} {one.description}" for one in Voikko.listDicts())
    return [Voikko.getVersion(), *words]


def register(language: str, path: Path) -> None:
    """Make the dictionary at `path` that of a language in WeasyPrint's hyphenation library."""
    pyphen.LANGUAGES[language] = path
    pyphen.LANGUAGES_LOWERCASE[language.lower()] = language
    pyphen.hdcache.pop(path, None)
