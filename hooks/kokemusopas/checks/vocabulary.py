"""Whether a text uses the words of the term base, inflected or compounded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import snowballstemmer

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.readable import ReadableText, readable, readable_texts
from kokemusopas.texts.glossary import Term
from kokemusopas.texts.languages import VOIKKO, Traits
from kokemusopas.texts.mend import Mend
from kokemusopas.texts.voikko import knowing
from kokemusopas.translations.status import Library, source_of

SHORTEST_IN_COMPOUND = 4


@dataclass(frozen=True)
class Word:
    """A word of a text, as written, and its base forms."""

    text: str
    bases: frozenset[str]


def with_bases(text: str, language: Traits) -> list[Word]:
    """Return the words of a text with their base forms.

    Words keep their hyphens where Voikko knows them.
    """
    is_voikko = language.words == VOIKKO
    pattern = r"[^\W\d_]+(?:-[^\W\d_]+)*" if is_voikko else r"[^\W\d_]+"
    return [Word(found.casefold(), bases(found, language)) for found in re.findall(pattern, text)]


@cache
def _words_of_term(term: str, language: Traits) -> tuple[Word, ...]:
    return tuple(with_bases(term, language))


@cache
def bases(word: str, language: Traits) -> frozenset[str]:
    """Return the base forms of a word: Voikko's, else its stem, else the word itself."""
    bare = word.casefold()
    if language.words == VOIKKO:
        analyses = knowing(language.code).analyze(word)
        return frozenset({one["BASEFORM"].casefold() for one in analyses} or {bare})
    stemmer = _stemmer(language.stemmer) if language.stemmer else None
    return frozenset({str(stemmer.stemWord(bare)) if stemmer else bare})


@cache
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)


def places(term: str, text: list[Word], language: Traits, compounds: bool = False) -> list[range]:
    """Return where a term stands in a text, inflected; as a part of compounds if so wanted."""
    wanted = _words_of_term(term, language)
    last = len(wanted) - 1
    return [
        range(start, start + len(wanted))
        for start in range(len(text) - last)
        if _same(text[start], wanted[0], compounds)
        and all(
            _same(text[start + place], wanted[place], compounds and place == last)
            for place in range(1, last + 1)
        )
    ]


def _same(word: Word, wanted: Word, compound: bool) -> bool:
    if word.bases & wanted.bases:
        return True
    return compound and any(
        len(base) >= SHORTEST_IN_COMPOUND and base in other
        for base in wanted.bases
        for other in (word.text, *word.bases)
    )


def right_words(term: Term, language: Traits) -> list[str]:
    """Return all right words for a term in a language."""
    wording = term.wordings[language.code]
    return [*(part.strip() for part in wording.term.split(";")), *wording.also]


def names(term: Term, text: list[Word], language: Traits) -> bool:
    """Tell whether a source names a term beyond doubt.

    Finnish `tilaa` can be of `tilata` (to book) or of `tila` (a room): it names neither.
    """
    return _is_named(term.wordings[language.code].term, text, _all_bases(text), language)


def _all_bases(text: Iterable[Word]) -> frozenset[str]:
    return frozenset(base for word in text for base in word.bases)


def _is_named(words: str, text: list[Word], there: frozenset[str], language: Traits) -> bool:
    return any(
        len(text[at].bases) == 1
        for word in words.split(";")
        if _words_of_term(word, language)[0].bases & there
        for place in places(word, text, language)
        for at in place[-1:]
    )


def named(terms: Iterable[Term], text: str, language: Traits) -> list[Term]:
    """Return the terms that a text in Markdown names; raises what `bases` does."""
    every = tuple(terms)
    words = tuple(term.wordings[language.code].term for term in every)
    return [every[place] for place in _named(words, text, language)]


@cache  # a preview asks again for all texts at each save
def _named(terms: tuple[str, ...], text: str, language: Traits) -> tuple[int, ...]:
    said = with_bases(readable(text), language)
    there = _all_bases(said)
    return tuple(
        place for place, words in enumerate(terms) if _is_named(words, said, there, language)
    )


def says(term: Term, text: list[Word], language: Traits) -> bool:
    """Tell whether a text says a term by any of its right words, compounded or not."""
    return any(places(word, text, language, compounds=True) for word in right_words(term, language))


def avoided(
    terms: list[Term], text: list[Word], language: Traits, page: str
) -> list[tuple[str, list[str]]]:
    """Return (what a text says that the term base tells to avoid, the words to say instead).

    A word inside a longer right word is right: `experience work` is wrong, but not in
    `lived experience work`.
    """
    there = frozenset(base for word in text for base in word.bases)
    wrong = [
        (place, term)
        for term in terms
        if page not in term.exceptions.get(language.code, {})
        for avoid in term.wordings[language.code].avoid
        if _words_of_term(avoid, language)[0].bases & there
        for place in places(avoid, text, language)
    ]
    right = [
        set(place)
        for term in (terms if wrong else ())
        for word in right_words(term, language)
        for place in places(word, text, language)
    ]
    return [
        (" ".join(text[at].text for at in place), right_words(term, language))
        for place, term in wrong
        if not any(set(place) <= longer for longer in right)
    ]


def missing(
    terms: list[Term],
    source: list[Word],
    source_language: Traits,
    text: list[Word],
    language: Traits,
    page: str,
) -> list[tuple[str, list[str]]]:
    """Return the terms that a source uses and its translation does not, with the right words."""
    return [
        (term.wordings[source_language.code].term, right_words(term, language))
        for term in terms
        if page not in term.exceptions.get(language.code, {})
        and not term.wordings[language.code].lang
        and names(term, source, source_language)
        and not says(term, text, language)
    ]


def wrong_words(documents: Library, language: Traits, terms: list[Term]) -> list[Finding]:
    """Return every place of a language that says what the term base tells to avoid."""
    return [
        _avoided(one, written, instead)
        for one in readable_texts(documents, language.code)
        for written, instead in avoided(terms, with_bases(one.text, language), language, one.name)
    ]


def _avoided(text: ReadableText, word: str, instead: list[str]) -> Finding:
    line = text.line_of(word)
    written = text.as_written(word)
    right = instead[0].capitalize() if written[:1].isupper() else instead[0]
    return told(
        text.path,
        line,
        "term-avoid",
        text.section,
        Mend(line, written, right),
        word=word,
        right=" / ".join(f"`{one}`" for one in instead),
    )


def lost_terms(documents: Library, language: Traits, terms: list[Term]) -> list[Finding]:
    """Return every section that does not use the counterpart of a term in its source."""
    found = []
    for one in readable_texts(documents, language.code):
        source = source_of(documents, language.code, one.name)
        original = source and source.sections.get(one.section)
        if source and original and one.name.endswith(".md"):
            said = with_bases(readable(original.text), source.traits)
            text = with_bases(one.text, language)
            found += [
                told(
                    one.path,
                    one.line,
                    "term-lost",
                    one.section,
                    said=f"`{term}`",
                    right=" / ".join(f"`{word}`" for word in right),
                )
                for term, right in missing(terms, said, source.traits, text, language, one.name)
            ]
    return found
