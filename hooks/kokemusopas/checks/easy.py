"""What a machine can tell of easy language: `easy: true` in the front matter of a page asks for it.

The measure of Selkokeskus has 96 criteria, most of which only a reader can tell; see
https://selkokeskus.fi/selkokieli/selkokielen-mittari/selkokielen-mittarin-ohjeet-ja-kriteerit/.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import mean

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.prose import Sentence, lower_words, sentences
from kokemusopas.checks.readable import plain
from kokemusopas.checks.spelling import base_form
from kokemusopas.model.source import HEADING
from kokemusopas.translations.translatable import Document, front_matter

EASY_WORDS = "easy-words.txt"
LONG_WORD = 14  # letters of its base form
KNOWN_PART = 6  # letters that a form of an explained word shares with it, at the least
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LETTERS = re.compile(r"\b[^\W\d_]{2,}\b")
ROMAN = re.compile(r"\b[IVXLCDM]{2,}\b(?!-)")
PERCENT = re.compile(r"(?i)%|\bpros?[cs]ent\w*|\bper ?cent\b")


def easy_words(docs: Path) -> frozenset[str]:
    """Return the words that readers of easy pages know although they look hard."""
    lines = (docs / EASY_WORDS).read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


def is_easy(page: Document) -> bool:
    """Return whether a page promises to be in easy language."""
    return bool(front_matter(page.text, page.path).get("easy"))


def easy(page: Document, known: frozenset[str]) -> list[Finding]:
    """Return what is not easy on a page that promises to be; nothing of other pages.

    `known` are words that need no explanation. Raises DictionaryError where the words of a page
    cannot be looked at.
    """
    if not page.name.endswith(".md") or not is_easy(page):
        return []
    read = [*sentences(page.text), *_headings(page.text)]
    found = [finding for rule in RULES for finding in rule(page, read)]
    return [*found, *_hard_words(page, read, known), *_capitals(page, read, known)]


def figures(page: Document) -> str:
    """Return what is measured of an easy page, in words."""
    lengths, limits = _lengths(page), page.traits.easy
    average = mean(lengths) if lengths else 0
    return (
        f"an easy page, {len(lengths)} sentences of {average:.1f} words on average "
        f"(at most {limits.mean}), the longest of {max(lengths, default=0)} ({limits.longest})"
    )


def _lengths(page: Document) -> list[int]:
    return [len(lower_words(one.text)) for one in sentences(page.text)]


def _short(page: Document, read: list[Sentence]) -> Iterator[Finding]:
    limits = page.traits.easy
    lengths = _lengths(page)
    for one in read:
        if (count := len(lower_words(one.text))) > limits.longest:
            yield _told(page, one, "easy-long", count=count)
    if lengths and (average := mean(lengths)) > limits.mean:
        values = {"count": f"{average:.1f}", "many": limits.mean}
        yield told(f"docs/{page.path}", 1, "easy-mean", **values)


def _simple(page: Document, read: list[Sentence]) -> Iterator[Finding]:
    clauses = page.traits.easy.clauses
    clause = re.compile(rf"(?i){'|'.join(clauses)}") if clauses else None
    for one in read:
        count = len(clause.findall(one.text)) if clause else 0
        if count > 1:
            yield _told(page, one, "easy-clauses", count=count)


def _in_full(page: Document, read: list[Sentence]) -> Iterator[Finding]:
    abbreviations = page.traits.easy.abbreviations
    short = re.compile(rf"(?i)\b(?:{abbreviations})\.")
    for one in read if abbreviations else ():
        if word := short.search(one.text):
            yield _told(page, one, "easy-abbreviation", word=word[0])


def _no_asides(page: Document, read: list[Sentence]) -> Iterator[Finding]:
    for one in read:
        if "(" in one.text:
            yield _told(page, one, "easy-parenthesis")


def _no_figures_of_experts(page: Document, read: list[Sentence]) -> Iterator[Finding]:
    for one in read:
        if PERCENT.search(one.text):
            yield _told(page, one, "easy-percentage")
        if number := ROMAN.search(one.text):
            yield _told(page, one, "easy-roman", word=number[0])


RULES: list[Callable[[Document, list[Sentence]], Iterable[Finding]]] = [
    _short,
    _simple,
    _in_full,
    _no_asides,
    _no_figures_of_experts,
]


def _hard_words(page: Document, read: list[Sentence], known: frozenset[str]) -> Iterator[Finding]:
    explained = _explained(page, read)
    told = set()
    for one in read:
        for word in WORD.findall(one.text):
            base = base_form(word, page.traits)
            if len(base) <= LONG_WORD or base in told:
                continue
            if not _is_known(base, {*explained, *known}):
                told.add(base)
                yield _told(page, one, "easy-word", word=base, file=f"docs/{EASY_WORDS}")


def _explained(page: Document, read: list[Sentence]) -> set[str]:
    """Return the words that the page tells the meaning of: `Palkkio on raha, …`."""
    between = page.traits.easy.explains
    means = re.compile(rf"(?i)({WORD.pattern}) (?:{between})\b")
    asked = read if between else ()
    return {word.casefold() for one in asked for word in means.findall(one.text)}


def _is_known(word: str, known: Iterable[str]) -> bool:
    """Return whether a word is a form of one that is known; its end may be another."""
    return any(
        word.startswith(one[:-2] if len(one) > KNOWN_PART + 2 else one)
        for one in known
        if len(one) >= KNOWN_PART
    )


def _capitals(page: Document, read: list[Sentence], known: frozenset[str]) -> Iterator[Finding]:
    for one in read:
        for word in filter(str.isupper, LETTERS.findall(one.text)):
            if word.casefold() not in known and not ROMAN.fullmatch(word):
                yield _told(page, one, "easy-capitals", word=word, file=f"docs/{EASY_WORDS}")


def _headings(markdown: str) -> Iterator[Sentence]:
    for number, line in enumerate(markdown.splitlines(), start=1):
        if heading := HEADING.fullmatch(line):
            yield Sentence(plain(heading["title"]), number)


def _told(page: Document, one: Sentence, key: str, **values: object) -> Finding:
    return told(f"docs/{page.path}", one.line, key, text=one.text, **values)
