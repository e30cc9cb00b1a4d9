"""A Markdown file as lines: its front matter, and the one rule for a heading with an id."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from kokemusopas.texts.read_yaml import read_yaml

FRONT_MATTER = re.compile(r"\A---\r?\n(.*?\r?\n)---\r?(?:\n|\Z)", re.DOTALL)
ID = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
# The braces are those of Python-Markdown's attr_list; other attributes may stand beside the id.
HEADING = re.compile(
    rf"(?P<marks>#{{1,6}}) +(?P<title>.+?) *(?:\{{[: ]?[^#}}\n]*#(?P<id>{ID})[^}}\n]*\}})? *"
)
HEADING_FORM = "## Otsikko { #tunnus }"
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
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
    """A heading of the text itself, in no block: `title` as it is written, `line` from 1."""

    level: int
    title: str
    id: str
    line: int


@dataclass(frozen=True)
class Source:
    """A Markdown file: `path` from docs/, its front matter, and all its text by lines."""

    path: str
    text: str
    meta: dict[str, Any]
    first_line: int

    @property
    def markdown(self) -> str:
        """The text without the front matter, on the same lines as in the file."""
        body = FRONT_MATTER.sub("", self.text)
        return "\n" * (self.first_line - 1) + body


def read(path: str, text: str) -> Source:
    """Return the file at `path`; raises SourceError on front matter that is no mapping."""
    found = FRONT_MATTER.match(text)
    if not found:
        return Source(path, text, {}, 1)
    try:
        meta = read_yaml(found[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)
        raise SourceError(path, line, f"the front matter is not valid YAML: {error}") from None
    if not isinstance(meta, dict):
        raise SourceError(path, 1, "the front matter must be lines such as `title: Name`")
    return Source(path, text, meta, found[0].count("\n") + 1)


def headings(source: Source) -> list[Heading]:
    """Return the headings of a file, those in fenced code and in blocks left out.

    Raises SourceError on one without an id, and on an id that stands twice.
    """
    found: list[Heading] = []
    for number, line in text_lines(source.text):
        if not (match := HEADING.fullmatch(line)) or number < source.first_line:
            continue
        if not match["id"]:
            raise SourceError(
                source.path, number, f"a heading needs an id: write it as `{HEADING_FORM}`"
            )
        if first := next((one.line for one in found if one.id == match["id"]), None):
            raise SourceError(source.path, number, f"id `{match['id']}` stands on line {first} too")
        found.append(Heading(len(match["marks"]), match["title"], match["id"], number))
    return found


def text_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield (number, line) of what stands in no fenced code and in no block `/// name`."""
    fence = ""
    blocks: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if fence:
            fence = "" if line.strip() == fence else fence
        elif match := FENCE.match(line):
            fence = match[1]
        elif blocks and (match := BLOCK_END.fullmatch(line)) and len(match[1]) == len(blocks[-1]):
            blocks.pop()
        elif match := BLOCK_START.fullmatch(line):
            blocks.append(match[1])
        elif not blocks:
            yield number, line
