"""Lines that end where the sense pauses, for readers whom a line broken elsewhere holds up.

A sentence begins on a line of its own. One that is too long is broken after a comma or before a
word that begins a new thought, such as "and" or "when".
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kokemusopas.model.elements import Element, Node, Nodes, element

LONGEST = 55  # letters and spaces of a line: Selkokeskus asks for 55 to 60 at the most
WORD = re.compile(r"[^ \n]+")  # a no-break space is part of one
SENTENCE_ENDS = (".", "!", "?", ".”", "!”", "?”")
PAUSES = (",", ";", ":", "–")
# What it costs to end a line: the lower, the sooner there.
AT_PAUSE, AT_THOUGHT, ELSEWHERE, IN_NUMBER = 0, 1, 12, 1000
OF_ONE_WORD, UNEVEN = 10, 6


@dataclass(frozen=True)
class _Word:
    """A word and its place in the text; `opens` tells that a new thought begins with it."""

    text: str
    start: int
    opens: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def in_lines(nodes: Nodes, thoughts: str, longest: int = LONGEST) -> Nodes:
    """Return the words of a paragraph with a `br` wherever a line ends.

    `thoughts` is a regular expression of the words before which a line may well end, `longest`
    how many letters a line may have.
    """
    place = 0
    ends = breaks("".join(_strings(nodes)), thoughts, longest)

    def broken(text: str) -> Iterator[Node]:
        nonlocal place
        begin = 0
        for at in sorted(end - place for end in ends if place <= end < place + len(text)):
            yield from (text[begin:at], element("br"))
            begin = at + 1
        yield text[begin:]
        place += len(text)

    return _replaced(nodes, broken)


def breaks(text: str, thoughts: str, longest: int = LONGEST) -> set[int]:
    """Return the places of the spaces of a text at which a line ends."""
    opens = re.compile(rf"(?i)\W?(?:{thoughts or '(?!)'})\b").match
    words = [_Word(one[0], one.start(), bool(opens(one[0]))) for one in WORD.finditer(text)]
    found: set[int] = set()
    for sentence in _sentences(words):
        found |= {one.start - 1 for one in _line_beginnings(sentence, longest)}
    return found - {words[0].start - 1} if words else found


def _sentences(words: list[_Word]) -> Iterator[list[_Word]]:
    sentence: list[_Word] = []
    for word in words:
        if (
            sentence
            and sentence[-1].text.endswith(SENTENCE_ENDS)
            and word.text.lstrip("”")[:1].isupper()
        ):
            yield sentence
            sentence = []
        sentence.append(word)
    if sentence:
        yield sentence


def _line_beginnings(words: list[_Word], longest: int) -> list[_Word]:
    """Return the first word of each line, so that all of them cost the least together."""
    best: list[tuple[float, list[_Word]]] = [(0, [])]  # for the words before each
    for end in range(1, len(words) + 1):
        choices = []
        for begin in range(end):
            length = words[end - 1].end - words[begin].start
            if length <= longest or end - begin == 1:
                cost, lines = best[begin]
                alone = OF_ONE_WORD if end - begin == 1 < len(words) else 0
                short = UNEVEN * max(0, 1 - length / longest) ** 2
                more = alone + short + _cost(words, begin)
                choices.append((cost + more, [*lines, words[begin]]))
        best.append(min(choices, key=lambda choice: choice[0]))
    return best[-1][1]


def _cost(words: list[_Word], at: int) -> int:
    """Return what it costs to begin a line with a word."""
    if at == 0:
        return 0
    before, word = words[at - 1], words[at]
    if before.text[-1:].isdigit() and word.text[:1].isdigit():
        return IN_NUMBER
    if before.text.endswith(PAUSES):
        return AT_PAUSE
    return AT_THOUGHT if word.opens else ELSEWHERE


def _strings(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield from _strings(node.children)


def _replaced(nodes: Nodes, change: Callable[[str], Iterator[Node]]) -> Nodes:
    """Return nodes in which each text became what `change` yields for it, in order."""
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            result += change(node)
        else:
            result.append(Element(node.tag, node.attributes, _replaced(node.children, change)))
    return tuple(result)
