"""Texts to copy in Markdown: a `/// text` block, a heading of its own with a sheet below it.

    /// text | First message to the organisation
        id: ensimmainen-viesti
        mail: Somebody with lived experience

    Hello! I am {booker}. We look for somebody who has lived through this: {kokemus}.
    There will be [who, how many] in the room.
    ///

`id` is the address of the text, `mail` the subject of a mail with it, if it may be sent as one.
`{name}` is filled with what the reader's event says: a fact of it or the answer to a question of
the brief, by its id; a field of the subject stands in the text too. `[words]` stays for the reader
to write. All else is plain text: shown and copied as it stands, in paragraphs and lines.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension, get_frontmatter
from pymdownx.blocks.block import Block, type_string

from kokemusopas.markdown.attributes import ID

FACTS = ("name", "date", "time", "place", "language", "booker", "guest")
SHEET, TITLE, BLANK = "copy-text", "copy-text__title", "copy-text__blank"
OPTIONS = ("id", "mail")
START = re.compile(r"(?P<marks>/{3,}) *(?P<kind>[a-z][\w-]*) *(?:\| *(?P<title>.*?) *)?")
END = re.compile(r"(?P<marks>/{3,}) *")
HEADING = re.compile(r"#{1,6} ")
PART = re.compile(rf"\{{(?P<field>{ID})\}}|\[(?P<blank>[^\[\]{{}}\n]+)\]")
FORM = "/// text | Otsikko`, below it `    id: lyhyt-nimi"


class CopyTextError(Exception):
    """A text to copy cannot be read; `line` (1 = first of the page) and the message say why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class CopyText:
    """A text to copy: `words` as they are written, with their {fields} and [blanks].

    `mail` is the subject of a mail with it, None where it is not to be sent as one.
    """

    id: str
    title: str
    words: str
    line: int
    mail: str | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its fields; those of the subject are among them."""
        return _fields(self.words)

    @property
    def blanks(self) -> int:
        """How many blanks stay for the reader to write."""
        return sum(1 for one in PART.finditer(self.words) if one["blank"])


def _fields(words: str) -> tuple[str, ...]:
    return tuple(one["field"] for one in PART.finditer(words) if one["field"])


@dataclass(frozen=True)
class _Found:
    """A block as it is read: its first line, what stands below that, what is wrong around it."""

    start: re.Match[str]
    line: int
    body: tuple[str, ...] = ()
    fault: str = ""


def parse(markdown: str) -> list[CopyText]:
    """Return the texts to copy of a page, in order.

    Raises CopyTextError on one without a title, a well-formed id or words, on an option or a
    field that is malformed, and on one that stands above all headings, in another block, or is
    not closed.
    """
    return [_read(block) for block in _blocks(markdown)]


def inner_lines(markdown: str) -> frozenset[int]:
    """Return the numbers (1 = first of the page) of the lines that stand in a text to copy."""
    return frozenset(
        number
        for block in _blocks(markdown)
        for number in range(block.line, block.line + len(block.body) + 2)
    )


def _blocks(markdown: str) -> Iterator[_Found]:
    """Yield the blocks `/// text` of a page."""
    around: list[str] = []
    found: _Found | None = None
    below_heading = False
    for number, line in enumerate(markdown.splitlines(), start=1):
        end = END.fullmatch(line)
        if found and end and end["marks"] == found.start["marks"]:
            yield found
            found = None
        elif found:
            found = replace(found, body=(*found.body, line))
        elif end and around and end["marks"] == around[-1]:
            around.pop()
        elif (start := START.fullmatch(line)) and start["kind"] == "text":
            place = "in another block" if around else "" if below_heading else "above all headings"
            found = _Found(
                start, number, fault=place and f"it stands {place}: put it below a heading"
            )
        elif start:
            around.append(start["marks"])
        below_heading = below_heading or bool(HEADING.match(line))
    if found:
        yield replace(
            found, fault=found.fault or f"it needs a line `{found.start['marks']}` below it"
        )


def _read(block: _Found) -> CopyText:
    title, number = block.start["title"], block.line
    if block.fault or not title:
        found = block.fault or "it has no title"
        raise CopyTextError(number, f"a text to copy has the form `{FORM}`: {found}")
    count = next((at for at, line in enumerate(block.body) if not _is_option(line)), None)
    options = _options(block.body[:count], number)
    words = "\n".join(line.rstrip() for line in block.body[count:]).strip("\n")
    if count is None or not words:
        raise CopyTextError(number, f"the text `{options['id']}` has no words")
    mail = options.get("mail")
    for one in (mail or "", words):
        if left := re.search(r"[^\n]{0,20}[{}\[\]][^\n]{0,20}", PART.sub("", one)):
            says = "a field is `{palkkio}`, a blank is `[ketkä, montako]`"
            raise CopyTextError(number, f"{says}, found `{left[0].strip()}`")
    if lost := {*_fields(mail or "")} - {*_fields(words)}:
        says = f"`{{{min(lost)}}}` of `mail` does not stand in the text: a field is named there"
        raise CopyTextError(number, says)
    return CopyText(options["id"], title, words, number, mail)


def _is_option(line: str) -> bool:
    return line.startswith("    ") and bool(line.strip())


def _options(lines: tuple[str, ...], number: int) -> dict[str, str]:
    """Return the options of a block, as Markdown reads them too."""
    found = get_frontmatter("\n".join(line.strip() for line in lines))
    if found is None or not all(isinstance(value, str) for value in found.values()):
        says = "an option is a line such as `    mail: Aihe`; put words with `:` or `{` in quotes"
        raise CopyTextError(number, says)
    if unknown := found.keys() - {*OPTIONS}:
        says = f"`{min(unknown)}` is not known, only {', '.join(OPTIONS)}"
        raise CopyTextError(number, says)
    if not re.fullmatch(ID, found.get("id", "")):
        raise CopyTextError(number, f"a text to copy has the form `{FORM}`: it has no such id")
    options: dict[str, str] = found
    return options


def pieces(words: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) of a text in order: `words`, `field` (its name) or `blank`."""
    at = 0
    for part in PART.finditer(words):
        if part.start() > at:
            yield "words", words[at : part.start()]
        yield ("field", part["field"]) if part["field"] else ("blank", part["blank"])
        at = part.end()
    if at < len(words):
        yield "words", words[at:]


class CopyTextExtension(BlocksExtension):  # type: ignore[misc]
    """Markdown extension that writes a text to copy as a heading and a sheet.

    What stands in a field is empty: the names of facts and questions come later.
    """

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        block_mgr.register(_CopyTextBlock, self.getConfigs())


class _CopyTextBlock(Block):  # type: ignore[misc]
    NAME = "text"
    ARGUMENT = True
    OPTIONS: ClassVar = {name: ["", type_string] for name in OPTIONS}

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Write the heading, one level below that of the section, and the sheet."""
        text_id = self.options["id"]
        level = next(
            int(one.tag[1:])
            for one in reversed(parent)
            if re.fullmatch(r"h[1-6]", one.tag) and one.get("class") != TITLE
        )
        title = etree.SubElement(parent, f"h{level + 1}", {"class": TITLE, "id": text_id})
        title.text = self.argument
        sheet = {"class": SHEET, "data-text": text_id, "role": "group", "aria-labelledby": text_id}
        if self.options["mail"]:
            sheet["data-mail"] = self.options["mail"]
        return etree.SubElement(parent, "div", sheet)

    def on_markdown(self) -> str:
        """Keep the words as they are."""
        return "raw"

    def on_end(self, block: etree.Element) -> None:
        words, block.text = (block.text or "").strip("\n"), None
        for paragraph in re.split(r"\n{2,}", words):
            _write(etree.SubElement(block, "p"), paragraph)


def _write(paragraph: etree.Element, words: str) -> None:
    """Write words into a paragraph: its lines, its fields and its blanks."""
    for kind, text in pieces(words):
        if kind == "words":
            _add_lines(paragraph, text)
        else:
            blank = etree.SubElement(paragraph, "span", {"class": BLANK})
            if kind == "field":
                blank.set("data-field", text)
            else:
                blank.text = AtomicString(f"[{text}]")


def _add_lines(paragraph: etree.Element, text: str) -> None:
    first, *rest = text.split("\n")
    _append(paragraph, first)
    for line in rest:
        etree.SubElement(paragraph, "br")
        _append(paragraph, line)


def _append(element: etree.Element, text: str) -> None:
    """Add text at the end of an element, where no Markdown is read."""
    if len(element):
        element[-1].tail = AtomicString((element[-1].tail or "") + text)
    else:
        element.text = AtomicString((element.text or "") + text)
