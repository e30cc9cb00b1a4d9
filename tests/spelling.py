"""Spelling in three languages: Voikko for Finnish, Hunspell for Swedish and British English."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import libvoikko
from conftest import ROOT
from kokemusopas.texts.glossary import Term
from kokemusopas.translations.status import Library, source_of
from readable import passages, readable

OWN_WORDS = ROOT / "tests/content/own-words.txt"
DICTIONARIES = {"sv": "sv_FI", "en": "en_GB"}
WORD = re.compile(r"[^\W\d_]+(?:[-'’:][^\W\d_]+)*(?:-(?=\s))?")
ENDING = r"(?:[’:]?[a-zåäö]{1,4})?"  # of a name: GitHubin, Kelas, Kela’s, FPA:s


@dataclass(frozen=True)
class Misspelt:
    """A word that no dictionary knows, and where it stands."""

    word: str
    place: str

    def __str__(self) -> str:
        return (
            f"{self.place}: found `{self.word}`, expected a word of the dictionary. Correct the "
            f"spelling, or add a right word to {OWN_WORDS.relative_to(ROOT)}"
        )


def misspelt(documents: Library, language: str, terms: list[Term]) -> list[Misspelt]:
    """Return the words of a language that are known neither to its dictionary nor to us.

    Known to us are our own list, the words of the term base in every language, and what a
    translation keeps from its source as it stands there, such as the name of an organisation.
    Raises FileNotFoundError where Hunspell is not installed.
    """
    found = list(passages(documents, language))
    wrong = unknown((word for passage in found for word in words(passage.text)), language)
    base = {
        word.casefold()
        for term in terms
        for wording in term.wordings.values()
        for name in (wording.term, *wording.former)
        for word in words(name)
    }
    kept: dict[str, set[str]] = {}
    for name in documents[language]:
        source = source_of(documents, language, name)
        for section in source.sections.values() if source else ():
            text = readable(section.text)
            kept.setdefault(name, set()).update(word.casefold() for word in words(text))
    return [
        Misspelt(word, passage.place)
        for passage in found
        for word in dict.fromkeys(words(passage.text))
        if word in wrong and word.casefold() not in base | kept.get(passage.name, set())
    ]


def unknown(words: Iterable[str], language: str) -> set[str]:
    """Return the words that neither the language's dictionary nor our own list knows."""
    asked = {word for word in set(words) if not _own().fullmatch(word)}
    if language == "fi":
        return {word for word in asked if not _finnish(word)}
    return _hunspell(asked, DICTIONARIES[language])


def words(text: str) -> list[str]:
    """Return the words of a text as they are spelt, hyphens and apostrophes included."""
    return WORD.findall(text)


@cache
def _own() -> re.Pattern[str]:
    """Return what our own words look like: names take endings, and parts of compounds count."""
    lines = OWN_WORDS.read_text("utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    forms = [re.escape(word) + (ENDING if word[0].isupper() else "") for word in listed]
    return re.compile(rf"(?:{'|'.join(forms)})(?:-[a-zåäö]+)?-?")


@cache
def _voikko() -> libvoikko.Voikko:
    return libvoikko.Voikko("fi")


def _finnish(word: str) -> bool:
    """Tell whether Voikko knows a word, or each part of one with hyphens."""
    plain = word.replace("’", "'")
    parts = [part for part in plain.split("-") if not _own().fullmatch(part)]
    return bool(_voikko().spell(plain) or all(map(_voikko().spell, parts)))


def _hunspell(words: set[str], dictionary: str) -> set[str]:
    asked = {re.sub(r"['’]s$", "", word).replace("’", "'"): word for word in words}
    answer = subprocess.run(
        ["hunspell", "-i", "utf-8", "-d", dictionary, "-l"],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    wrong = set(answer.split())
    # Hunspell may name only a part of a word with a hyphen: the whole word is meant.
    return {word for bare, word in asked.items() if bare in wrong or wrong & set(bare.split("-"))}
