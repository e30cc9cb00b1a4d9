"""Sections that stand in one language only, between `/// local` and `///`.

    /// local
    ## Organisationer på svenska { #pa-svenska }

    Mielle rf har en bank av erfarenhetsexperter.

    { source=mielle-instruktioner-uppdragsgivare }
    ///

They are sections like all others of their page. The lines around them are for those who compare
languages, and are taken away before Markdown is read.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kokemusopas.markdown.attributes import HEADING_FORM
from kokemusopas.markdown.copy_text import END, START
from kokemusopas.markdown.sources import ids_of

NAME = "local"
FORM = "`/// local`, sections with ids of their own, `///`"
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r"(#{1,6}) +(.*)")
SHARED = ("checklist", "brief", "text")  # blocks that every language must have


class LocalError(Exception):
    """A local block cannot be read; `line` (1 = first of the page) and the message say why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"a local block has the form {FORM}: {message}")
        self.line = line


@cache  # many rules ask for the same page
def blocks(markdown: str) -> tuple[range, ...]:
    """Return the lines (1 = first of the page) of each local block, those around it included.

    Raises LocalError on one that is not closed, stands in another block, does not begin with a
    heading, has one without a source, holds what every language must have, or leaves something
    below it that its last heading would take.
    """
    lines = markdown.splitlines()
    found = _found(lines)
    for block in found:
        _check(lines, block, {line for one in found for line in (one[0], one[-1])})
    return tuple(found)


def without_marks(markdown: str, found: Iterable[range]) -> str:
    """Return a page in which the lines around its local blocks are empty."""
    lines = markdown.splitlines(keepends=True)
    for block in found:
        for number in (block[0], block[-1]):
            lines[number - 1] = re.sub(r"[^\r\n]", "", lines[number - 1])
    return "".join(lines)


def _found(lines: Sequence[str]) -> list[range]:
    found, fence = [], ""
    around: list[tuple[str, str, int]] = []  # the marks, kind and line of what is open
    for number, line in enumerate(lines, start=1):
        if fence:
            fence = "" if line.strip() == fence else fence
        elif match := FENCE.match(line):
            fence = match[1]
        elif around and (end := END.fullmatch(line)) and end["marks"] == around[-1][0]:
            _, kind, first = around.pop()
            found += [range(first, number + 1)] if kind == NAME else []
        elif start := START.fullmatch(line):
            _may_stand(start, [kind for _, kind, _ in around], number)
            around.append((start["marks"], start["kind"], number))
    for _, kind, number in around:
        if kind == NAME:
            raise LocalError(number, "it needs a line `///` below it")
    return found


def _may_stand(start: re.Match[str], around: Sequence[str], number: int) -> None:
    """Raise LocalError for a start of a local block, or of another in it, that must not be."""
    kind = start["kind"]
    if kind == NAME and start["title"]:
        raise LocalError(number, f"`{start['title']}` is shown nowhere: give it a heading instead")
    if kind == NAME and around:
        raise LocalError(number, f"it stands in a block `/// {around[-1]}`: end that above it")
    if kind in SHARED and NAME in around:
        raise LocalError(number, f"`/// {kind}` cannot stand in it, as every language has the same")


def _check(lines: Sequence[str], block: range, marks: set[int]) -> None:
    """Raise LocalError for what is wrong in a block or with what stands below it."""
    inner = [(number, lines[number - 1]) for number in block[1:-1]]
    first = next((line for _, line in inner if line.strip()), "")
    top = HEADING.fullmatch(first)
    if not top or len(top[1]) == 1:
        raise LocalError(block[0], f"it must begin with a heading `{HEADING_FORM}`")
    starts = [at for at, (_, line) in enumerate(inner) if HEADING.fullmatch(line)]
    for at, end in zip(starts, [*starts[1:], len(inner)], strict=True):
        number, heading = inner[at]
        if not any(ids_of("\n".join(line for _, line in inner[at:end]))):
            says = f"the section `{heading.strip('# ')}` cites no source: add `{{ source=id }}`"
            raise LocalError(number, says)
    below = (
        (number, line)
        for number, line in enumerate(lines[block[-1] :], start=block[-1] + 1)
        if line.strip() and number not in marks
    )
    number, line = next(below, (0, ""))
    after = HEADING.fullmatch(line)
    if number and (not after or len(after[1]) > len(top[1])):
        says = f"what stands below it would belong to `{first.strip('# ')}`"
        raise LocalError(number, f"{says}: put it above the block, or the block below it")
