"""How the running text of a page flows: `python -m kokemusopas.checks.rhythm docs/fi/page.md`."""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean

from kokemusopas.checks import easy
from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.prose import Sentence, lower_words
from kokemusopas.checks.readable import plain
from kokemusopas.model.source import FRONT_MATTER
from kokemusopas.texts import languages
from kokemusopas.translations.translatable import Document

MEAN = (8, 12)  # words a sentence
SHORT, SHORT_SHARE = 6, 1 / 3  # words of a short sentence, how many of them a page may have
FEWEST = 8  # sentences that a mean tells something of
NAMED = 4
SENTENCE_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][”)]))\s+(?=[A-ZÅÄÖ”“\d])")
ENDED = re.compile(r"\w.*[.?!…][”)]?$", re.DOTALL)
# Blocks whose lines are not read one after another, or are said.
LIKE_LISTS = ("brief", "cards", "checklist", "fact", "say", "text")
NO_TEXT = re.compile(r"#.*|\|.*|:?\{.*\}|<!--.*-->| {4}[\w-]+: .*|/{3}.*|\[\^[^\]]+\]:.*")
LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.|:)\s+.*")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text: the line on which it starts, its sentences."""

    line: int
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """What is measured of a page: how many sentences, their mean, the share of short ones."""

    sentences: int
    mean: float
    short: float

    def __str__(self) -> str:
        return (
            f"{self.sentences} sentences of {self.mean:.1f} words on average ({MEAN[0]} to "
            f"{MEAN[1]}), {self.short:.0%} of them of {SHORT} words or fewer ({SHORT_SHARE:.0%})"
        )

    @property
    def fault(self) -> str:
        """What is told where the figures are not as they should be, "" where they are."""
        if self.sentences < FEWEST:
            return ""
        if self.mean < MEAN[0] or self.short > SHORT_SHARE:
            return "rhythm-short"
        return "rhythm-long" if self.mean > MEAN[1] else ""


def rhythm(page: Document) -> list[Finding]:
    """Sentences are neither long nor short on average, and not too many of them are short.

    Lists, headings, tables and what is like a list stand apart, and easy-language pages too.
    """
    if easy.is_easy(page):
        return []
    found = paragraphs(page.text)
    measured = figures(found)
    if not measured.fault:
        return []
    examples = _joinable(found) if measured.fault == "rhythm-short" else _longest(found)
    named = " · ".join(f"{one.line}: {one.text}" for one in examples)
    return [
        told(
            f"docs/{page.path}",
            1,
            measured.fault,
            count=measured.sentences,
            mean=f"{measured.mean:.1f}",
            least=MEAN[0],
            most=MEAN[1],
            share=f"{measured.short:.0%}",
            short=SHORT,
            limit=f"{SHORT_SHARE:.0%}",
            examples=named,
        )
    ]


def figures(found: list[Paragraph]) -> Figures:
    """Return what is measured of the running text of a page."""
    lengths = [_length(sentence) for one in found for sentence in one.sentences]
    if not lengths:
        return Figures(0, 0, 0)
    short = sum(length <= SHORT for length in lengths)
    return Figures(len(lengths), mean(lengths), short / len(lengths))


def paragraphs(markdown: str) -> list[Paragraph]:
    """Return the running text of a page: what a reader reads one sentence after another.

    A last sentence without an end belongs to the list that it leads to.
    """
    found = []
    for line, text in _running(markdown):
        sentences = [one.strip() for one in SENTENCE_END.split(plain(text).strip())]
        kept = tuple(one for one in sentences if ENDED.search(one))
        if kept:
            found.append(Paragraph(line, kept))
    return found


def _running(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield (line number, text) of each paragraph that is in no list and no table."""
    at, lines = 0, list[str]()
    for number, line in [*_read_on(markdown), (0, "")]:
        apart = not line.strip() or NO_TEXT.fullmatch(line)
        if apart or LIST_ITEM.match(line):
            if lines and not LIST_ITEM.match(lines[0]) and not lines[0].startswith(" "):
                yield at, " ".join(lines)
            lines = []
        if not apart:
            at = at if lines else number
            lines.append(line.rstrip())


def _read_on(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield (number, line) of what is no front matter, no code, in no block that is like a list."""
    matter = FRONT_MATTER.match(markdown)
    start = markdown[: matter.end()].count("\n") if matter else 0
    open_blocks: list[tuple[str, str]] = []
    fenced = False
    for number, line in enumerate(markdown.splitlines()[start:], start=start + 1):
        at_fence = line.startswith("```")
        fenced = fenced != at_fence
        if fenced or at_fence:
            pass
        elif start_of := re.fullmatch(r"(/{3,}) *([a-z][\w-]*).*", line):
            open_blocks.append((start_of[1], start_of[2]))
        elif open_blocks and line.strip() == open_blocks[-1][0]:
            open_blocks.pop()
        elif not any(name in LIKE_LISTS for _, name in open_blocks):
            yield number, line
            continue
        yield number, ""


def _joinable(found: list[Paragraph]) -> Iterator[Sentence]:
    """Yield the shortest pairs of sentences that stand side by side."""
    pairs = [
        (_length(first) + _length(second), Sentence(f"{first} {second}", one.line))
        for one in found
        for first, second in pairwise(one.sentences)
    ]
    for _, pair in sorted(pairs, key=lambda pair: pair[0])[:NAMED]:
        yield pair


def _longest(found: list[Paragraph]) -> Iterator[Sentence]:
    sentences = [Sentence(text, one.line) for one in found for text in one.sentences]
    yield from sorted(sentences, key=lambda one: -_length(one.text))[:NAMED]


def _length(sentence: str) -> int:
    return len(lower_words(sentence))


def _faults(page: Document, docs: Path) -> list[Finding]:
    return easy.easy(page, easy.easy_words(docs)) if easy.is_easy(page) else rhythm(page)


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of pages; return 1 where one is not as it should be."""
    parser = argparse.ArgumentParser(
        description="Print how pages flow, and what is not easy on easy ones."
    )
    parser.add_argument("pages", nargs="+", type=Path, help="files such as docs/fi/page.md")
    faults = 0
    for path in parser.parse_args(arguments).pages:
        text = path.read_text(encoding="utf-8")
        page = Document(path.name, languages.read(path.parent), {}, text=text)
        measured = easy.figures(page) if easy.is_easy(page) else figures(paragraphs(text))
        print(f"{path}: {measured}")
        for finding in _faults(page, path.parent.parent):
            faults += 1
            print(f"  line {finding.line}: {finding.wrong}. {finding.do}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
