"""Spelling in each language that has a dictionary, by Voikko or by Hunspell."""

import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from libvoikko import Voikko, VoikkoException

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.readable import readable, readable_texts
from kokemusopas.texts.glossary import Term
from kokemusopas.texts.languages import NAME, VOIKKO, Traits
from kokemusopas.texts.own import beside
from kokemusopas.texts.soft_hyphens import SOFT_HYPHEN
from kokemusopas.texts.voikko import knowing
from kokemusopas.translations.status import Library, source_of

OWN_WORDS = "own-words.txt"
COMMENT = "#"
WORD = re.compile(r"[^\W\d_]+(?:[-'’:][^\W\d_]+)*(?:-(?=\s))?")
ENDING = r"(?:[’:]?[a-zåäö]{1,4})?"  # of a name: GitHubin, Kelas, Kela’s, FPA:s
NEEDED = (
    "Spelling needs Voikko and Hunspell with their dictionaries: "
    "apt-get install libvoikko1 voikko-fi hunspell hunspell-sv hunspell-en-gb, and that of any "
    "other language"
)


class DictionaryError(Exception):
    """A dictionary is not installed; the message says how to get it."""


def own_words(docs: Path) -> list[str]:
    """Return the right words that no dictionary knows: the guide's, then those of its owner."""
    files = [docs / OWN_WORDS, beside(docs / OWN_WORDS)]
    told = (one.read_text(encoding="utf-8") for one in files if one.exists() or one is files[0])
    lines = [line.strip() for text in told for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith(COMMENT)]


def known_by(own: Iterable[str]) -> re.Pattern[str]:
    """Return what our own words look like: names take endings, and parts of compounds count."""
    forms = [re.escape(word) + (ENDING if word[0].isupper() else "") for word in own]
    return re.compile(rf"(?:{'|'.join(forms)})(?:-[a-zåäö]+)?-?")


def misspelt(
    documents: Library, language: Traits, terms: list[Term], own: re.Pattern[str]
) -> list[Finding]:
    """Return the words of a language that are known neither to its dictionary nor to us.

    Known to us are our own words, the words of the term base in every language, and what a
    translation keeps from its source as it stands there, such as the name of an organisation.
    Raises DictionaryError where a dictionary is not installed.
    """
    found = list(readable_texts(documents, language.code))
    wrong = unknown((word for one in found for word in as_spelt(one.text)), language, own)
    base = {
        word.casefold()
        for term in terms
        for wording in term.wordings.values()
        for name in (wording.term, *wording.former)
        for word in as_spelt(name)
    }
    kept: dict[str, set[str]] = {}
    for name in documents[language.code]:
        source = source_of(documents, language.code, name)
        for passage in source.sections.values() if source else ():
            text = readable(passage.text)
            kept.setdefault(name, set()).update(word.casefold() for word in as_spelt(text))
    return [
        told(
            one.path,
            one.line_of(word),
            "spelling",
            one.section,
            word=word,
            file=f"docs/{OWN_WORDS}",
        )
        for one in found
        for word in dict.fromkeys(as_spelt(one.text))
        if word in wrong and word.casefold() not in base | kept.get(one.name, set())
    ]


def unknown(asked: Iterable[str], language: Traits, own: re.Pattern[str]) -> set[str]:
    """Return the words that neither the language's dictionary nor our own words know.

    None is unknown where the language names no dictionary. Raises DictionaryError where that is
    not installed.
    """
    words = {word for word in set(asked) if not own.fullmatch(word)}
    try:
        if language.spelling == VOIKKO:
            voikko = knowing(language.code)
            return {word for word in words if not _known(voikko, word, own)}
        return _hunspell(words, language.spelling) if language.spelling else set()
    except (OSError, subprocess.CalledProcessError, VoikkoException) as error:
        asked = f"docs/{language.code}/{NAME} names `spelling: {language.spelling}`"
        raise DictionaryError(f"{asked}. {NEEDED} ({error})") from None


def base_form(word: str, language: Traits) -> str:
    """Return the base form of a word in lower case, the word where none is known.

    Raises DictionaryError where the dictionary is not installed.
    """
    if language.words != VOIKKO:
        return word.casefold()
    try:
        found = knowing(language.code).analyze(word)
    except (OSError, VoikkoException) as error:
        raise DictionaryError(f"{NEEDED} ({error})") from None
    return str(found[0].get("BASEFORM", word) if found else word).casefold()


def as_spelt(text: str) -> list[str]:
    """Return the words of a text as they are spelt, hyphens and apostrophes included, soft not."""
    return WORD.findall(text.replace(SOFT_HYPHEN, ""))


def _known(voikko: Voikko, word: str, own: re.Pattern[str]) -> bool:
    """Tell whether Voikko knows a word, or each part of one with hyphens."""
    plain = word.replace("’", "'")
    parts = [part for part in plain.split("-") if not own.fullmatch(part)]
    return _spelt(voikko, plain) or all(_spelt(voikko, part) for part in parts)


@cache
def _spelt(voikko: Voikko, word: str) -> bool:
    return bool(voikko.spell(word))


def _hunspell(words: set[str], dictionary: str) -> set[str]:
    known = _answers(dictionary)
    if new := words - known.keys():
        wrong = _ask_hunspell(new, dictionary)
        known.update((word, word not in wrong) for word in new)
    return {word for word in words if not known[word]}


@cache
def _answers(dictionary: str) -> dict[str, bool]:
    """Return the words that a dictionary was asked for, and whether it knows them."""
    return {}


def _ask_hunspell(words: set[str], dictionary: str) -> set[str]:
    asked = {re.sub(r"['’]s$", "", word).replace("’", "'"): word for word in words}
    answer = subprocess.run(
        ["hunspell", "-i", "utf-8", "-d", dictionary, "-l"],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    wrong = set(answer.split())
    # Hunspell may name only a part of a word with a hyphen: the whole word is meant.
    return {word for bare, word in asked.items() if bare in wrong or wrong & set(bare.split("-"))}
