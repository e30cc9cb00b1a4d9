"""How the sections of a page differ from those that it had before."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from kokemusopas.translations.translatable import HEAD, Passage
from kokemusopas.translations.wording import paragraphs, short_hash

# The ways in which a section changes, the most telling first; each has its words in `feed.how`.
HOWS = ("new", "figures", "added", "rewritten", "sentence", "title", "edited", "shorter", "gone")
NEW, FIGURES, ADDED, REWRITTEN, SENTENCE, TITLE, EDITED, SHORTER, GONE = HOWS
BLOCK = re.compile(r"^/{3,}.*$", re.MULTILINE)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
FEW = 3  # words that say something by themselves; and figures that a line has room for
LONGEST = 120  # letters of a text that is quoted
SAME = 0.6  # the share of words that are left when a text is edited, not written anew


@dataclass(frozen=True)
class SectionChange:
    """What happened to a section: `how` is one of HOWS.

    `before` are the figures or the title that it had, `after` the figures that it has, or how
    what is new in it begins.
    """

    id: str
    title: str
    how: str
    before: str = ""
    after: str = ""


def changed(
    before: Mapping[str, Passage], after: Mapping[str, Passage]
) -> tuple[SectionChange, ...]:
    """Return what happened to the sections of a page whose words changed, the most telling first.

    The title and the description of a page are no section.
    """
    return in_order((*_kept_and_new(before, after), *_gone(before, after)))


def in_order(found: tuple[SectionChange, ...]) -> tuple[SectionChange, ...]:
    """Return the changes of sections, the most telling first."""
    return tuple(sorted(found, key=lambda one: HOWS.index(one.how)))


def _kept_and_new(
    before: Mapping[str, Passage], after: Mapping[str, Passage]
) -> Iterator[SectionChange]:
    for key, passage in after.items():
        if key != HEAD and short_hash(passage.text) != short_hash(_text(before.get(key))):
            old = before.get(key)
            title = _plain(passage.title)
            yield _how(key, old, passage) if old else SectionChange(key, title, NEW)


def _text(passage: Passage | None) -> str:
    return passage.text if passage else ""


def _gone(before: Mapping[str, Passage], after: Mapping[str, Passage]) -> Iterator[SectionChange]:
    for key, passage in before.items():
        if key not in {HEAD, *after}:
            yield SectionChange(key, _plain(passage.title), GONE)


def _how(key: str, before: Passage, after: Passage) -> SectionChange:
    """Return what happened to a section that is there before and after."""
    title, old_title = _plain(after.title), _plain(before.title)
    old, new = _sentences(before), _sentences(after)
    if old == new and title.rstrip("?") != old_title.rstrip("?"):
        return SectionChange(key, title, TITLE, old_title)
    removed = [one for one in old if one not in new]
    added = [one for one in new if one not in old]
    if figures := _all_figures(removed, added):
        numbers = (", ".join(column) for column in zip(*figures[:FEW], strict=True))
        return SectionChange(key, title, FIGURES, *numbers)
    if removed and not added:
        return SectionChange(key, title, SHORTER)
    telling = next((one for one in added if len(one.split()) >= FEW), "")
    if telling and (not removed or len(removed) == len(added) == 1):
        quoted = textwrap.shorten(telling, LONGEST, placeholder=" …")
        return SectionChange(key, title, SENTENCE if removed else ADDED, after=quoted)
    words, new_words = (" ".join(sentences).split() for sentences in (old, new))
    alike = SequenceMatcher(None, words, new_words, autojunk=False).ratio()
    return SectionChange(key, title, EDITED if alike >= SAME else REWRITTEN)


def _all_figures(removed: list[str], added: list[str]) -> list[tuple[str, str]]:
    """Return the figures that changed, empty where anything else did too."""
    if len(removed) != len(added):
        return []
    pairs = [_figures(*pair) for pair in zip(removed, added, strict=True)]
    return [figure for pair in pairs for figure in pair] if all(pairs) else []


def _figures(before: str, after: str) -> list[tuple[str, str]]:
    """Return the figures in which two sentences differ, empty where they differ in words."""
    old, new = before.split(), after.split()
    if len(old) != len(new):
        return []
    places = [place for place in range(len(old)) if old[place] != new[place]]
    if not all(re.search(r"\d", words[place]) for place in places for words in (old, new)):
        return []
    return [(_with_unit(old, place), _with_unit(new, place)) for place in places]


def _with_unit(words: list[str], place: int) -> str:
    """Return a figure with the word after it."""
    figure, unit = words[place], "".join(words[place + 1 : place + 2])
    if figure[-1].isalnum() and unit[:1].isalpha():
        figure += f" {unit}"
    return figure.strip(".,:;!?()")


def _sentences(passage: Passage) -> list[str]:
    """Return the sentences below the heading of a section, without the titles of blocks."""
    body = BLOCK.sub("", passage.text.partition("\n")[2])
    lines = (line for part in paragraphs(body) for line in part)
    return [
        sentence.replace(" | ", ", ")
        for line in lines
        for sentence in SENTENCE_END.split(line.removeprefix("- "))
    ]


def _plain(title: str) -> str:
    return " ".join(line for part in paragraphs(title) for line in part)
