"""A Markdown file as lines: its front matter, and the one rule for a heading with an id."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from kokemusopas.markdown import copy_text, local
from kokemusopas.markdown.attributes import HEADING_FORM, ID
from kokemusopas.texts.read_yaml import read_yaml

FRONT_MATTER = re.compile(r"\A---\r?\n(.*?\r?\n)---\r?(?:\n|\Z)", re.DOTALL)
# The braces are those of Python-Markdown's attr_list; other attributes may stand beside the id.
HEADING = re.compile(
    rf"(?P<marks>#{{1,6}}) +(?P<title>.+?) *(?:\{{[: ]?[^#}}\n]*#(?P<id>{ID})[^}}\n]*\}})? *"
)
BLOCK_START = re.compile(r"(/{3,}) *[a-z][\w-]*.*")
BLOCK_END = re.compile(r"(/{3,}) *")


class SourceError(Exception):
    """A file of the docs cannot be read; the message names file, line and cure."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"docs/{path}:{line}: {message}")
        self.path, self.line, self.reason = path, line, message

    def __reduce__(self) -> tuple[type["SourceError"], tuple[str, int, str]]:
        """Let it come back whole from another process."""
        return SourceError, (self.path, self.line, self.reason)


@dataclass(frozen=True)
class Heading:
    """A heading of the text itself, or of a text to copy: `title` as written, `line` from 1."""

    level: int
    title: str
    id: str
    line: int


@dataclass(frozen=True)
class Source:
    """A Markdown file: `path` from docs/, its front matter, and all its text by lines.

    `local` are the lines that stand in its language only; the text has no marks around them.
    """

    path: str
    text: str
    meta: dict[str, Any]
    first_line: int
    local: tuple[range, ...] = ()

    @property
    def markdown(self) -> str:
        """The text without the front matter, on the same lines as in the file."""
        body = FRONT_MATTER.sub("", self.text)
        return "\n" * (self.first_line - 1) + body


def read(path: str, text: str) -> Source:
    """Return the file at `path`.

    Raises SourceError on front matter that is no mapping, and on a malformed local block.
    """
    try:
        blocks = local.blocks(text)
    except local.LocalError as error:
        raise SourceError(path, error.line, str(error)) from None
    meta, first_line = _front_matter(path, text)
    return Source(path, local.without_marks(text, blocks), meta, first_line, blocks)


def _front_matter(path: str, text: str) -> tuple[dict[str, Any], int]:
    """Return the front matter, and the line on which the text begins."""
    found = FRONT_MATTER.match(text)
    if not found:
        return {}, 1
    try:
        meta = read_yaml(found[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)
        raise SourceError(path, line, f"the front matter is not valid YAML: {error}") from None
    if not isinstance(meta, dict):
        raise SourceError(path, 1, "the front matter must be lines such as `title: Name`")
    return meta, found[0].count("\n") + 1


def headings(source: Source) -> list[Heading]:
    """Return the headings of a file, those in fenced code and in other blocks left out.

    Raises SourceError on one without an id, and on an id that stands twice.
    """
    found: list[Heading] = []
    for one in sorted([*_written(source), *_of_texts(source)], key=lambda one: one.line):
        if not one.id:
            raise SourceError(
                source.path, one.line, f"a heading needs an id: write it as `{HEADING_FORM}`"
            )
        if first := next((other.line for other in found if other.id == one.id), None):
            raise SourceError(source.path, one.line, f"id `{one.id}` stands on line {first} too")
        found.append(one)
    return found


def _written(source: Source) -> Iterator[Heading]:
    """Yield the lines `#` of a file, "" for an id that is not there."""
    for number, line in text_lines(source.text):
        if number >= source.first_line and (match := HEADING.fullmatch(line)):
            yield Heading(len(match["marks"]), match["title"], match["id"] or "", number)


def _of_texts(source: Source) -> Iterator[Heading]:
    """Yield the headings of the texts to copy, each a level below the one above it."""
    try:
        texts = copy_text.parse(source.text)
    except copy_text.CopyTextError as error:
        raise SourceError(source.path, error.line, str(error)) from None
    levels = {one.line: one.level for one in _written(source)}
    for text in texts:
        above = max(line for line in levels if line < text.line)
        yield Heading(levels[above] + 1, text.title, text.id, text.line)


def text_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield (number, line) of what stands in no fenced code and in no block `/// name`."""
    fence = ""
    blocks: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if fence:
            fence = "" if line.strip() == fence else fence
        elif match := local.FENCE.match(line):
            fence = match[1]
        elif blocks and (match := BLOCK_END.fullmatch(line)) and len(match[1]) == len(blocks[-1]):
            blocks.pop()
        elif match := BLOCK_START.fullmatch(line):
            blocks.append(match[1])
        elif not blocks:
            yield number, line
