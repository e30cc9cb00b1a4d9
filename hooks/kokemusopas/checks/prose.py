"""How the source pages are written: short sentences, permanent ids, plain words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.readable import plain
from kokemusopas.model.source import FRONT_MATTER, HEADING
from kokemusopas.translations.translatable import Document

LONGEST_SENTENCE = 25
WRONG = re.compile(
    r"(?i)kokemustoimijaverkosto\w*|\bmm\.|\btms\.|\bmikäli\b|\bhuom\b|\bja/tai\b|\bpalveluiden\b|"
    r"(?:käyttää|hyödyntää|käytät|hyödynnät) kokemustoimij\w+"
)
SENTENCE_END = re.compile(r"(?:(?<=[.?!:])|(?<=[.?!][”)]))\s+(?=[A-ZÅÄÖ”“\d])")
Rule = Callable[[Document], list[Finding]]


@dataclass(frozen=True)
class Sentence:
    """A sentence as a reader sees it, and the line on which its paragraph starts."""

    text: str
    line: int


def short_sentences(page: Document) -> list[Finding]:
    """No sentence is long; how long they are on average is for `checks/rhythm.py`."""
    return [
        told(f"docs/{page.path}", one.line, "sentence-long", count=count, text=one.text)
        for one in sentences(page.text)
        if (count := len(lower_words(one.text))) > LONGEST_SENTENCE
    ]


def permanent_ids(page: Document) -> list[Finding]:
    """Every heading has an id, and no two the same."""
    found = []
    known: set[str] = set()
    for number, line in enumerate(page.text.splitlines(), start=1):
        heading = HEADING.fullmatch(line)
        if not heading:
            continue
        given = heading["id"]
        if not given:
            right = f"{line} {{ #lyhyt-nimi }}"
            found.append(told(f"docs/{page.path}", number, "heading-without-id", right=right))
        elif given in known:
            found.append(told(f"docs/{page.path}", number, "id-twice", id=given))
        else:
            known.add(given)
    return found


def plain_words(page: Document) -> list[Finding]:
    """No wrong word, no abbreviation, and no slash between two words."""
    return [
        told(f"docs/{page.path}", number, "word-wrong", word=word)
        for number, line in enumerate(page.text.splitlines(), start=1)
        for word in WRONG.findall(plain(line))
    ]


def titled_blocks(page: Document) -> list[Finding]:
    """Every block has a title, and that of an addition says the year."""
    found = []
    for number, line in enumerate(page.text.splitlines(), start=1):
        title = re.fullmatch(r"/// addition \| (.+)", line)
        if title and not re.search(r"\b20\d\d\b", title[1]):
            found.append(told(f"docs/{page.path}", number, "block-undated", title=title[1]))
        if re.fullmatch(r"/// (?:addition|dated|note) *", line):
            found.append(told(f"docs/{page.path}", number, "block-untitled"))
    return found


RULES: list[Rule] = [
    short_sentences,
    permanent_ids,
    plain_words,
    titled_blocks,
]


def sentences(markdown: str) -> list[Sentence]:
    """Return the sentences of a page: paragraphs and list items; no headings, no tables.

    A list item without a full stop is a sentence of its own.
    """
    return [
        Sentence(sentence.strip(), line)
        for line, block in _blocks(markdown)
        for sentence in SENTENCE_END.split(plain(block).strip())
        if lower_words(sentence)
    ]


def lower_words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", text.lower())


def _blocks(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield (line number, text) of each paragraph and list item, front matter left out."""
    matter = FRONT_MATTER.match(markdown)
    start = markdown[: matter.end()].count("\n") if matter else 0
    first, text = start, ""
    for number, line in enumerate(markdown.splitlines()[start:], start=start + 1):
        item = re.match(r"\s*(?:[-*+]|\d+\.)\s+(?:\[[ x]\] )?", line)
        if not line.strip() or re.match(r"#|\||/{3}| {4}\w+: ", line):
            yield first, text
            first, text = number + 1, ""
        elif item:
            yield first, text
            first, text = number, line[item.end() :]
        else:
            text += " " + line.strip()
    yield first, text
