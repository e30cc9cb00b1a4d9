"""A file as the texts to translate and what stands between them, so that only texts change."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from kokemusopas.markdown import local
from kokemusopas.model.source import FRONT_MATTER
from kokemusopas.texts.read_yaml import LOADER
from kokemusopas.translations.translatable import HEAD, HEAD_TEXTS, NO_TEXT, TERMS, TEXTS

LINE = re.compile(
    r"""
    (?P<before> [ ]* (?:
        \#{1,6}[ ]+                               # a heading
      | (?:[-*+]|\d+\.)[ ]+(?:\[[ xX]\][ ])?      # an item of a list, with or without a box
      | :[ ]{3} | >[ ]?                           # a definition, a quotation
      | \*\[[^\]\n]+\]:[ ] | \[\^[^\]\n]+\]:[ ]   # an abbreviation, a footnote
      | (?:!!!|\?\?\?\+?|===)[ ][^"\n]*"          # a box or a tab, up to its title
      | /{3,}[ ]*[\w-]+[ ]*\|[ ]*                 # a block, up to its title
      | mail:[ ]
    )? )
    (?P<text> .*? )
    (?P<after> "? [ ]* (?: \{[ :]?(?:[^{}\n]*[ ])?\#[^{}\n]*\} )? [ ]* )
    """,
    re.VERBOSE,
)
NO_WORDS = re.compile(
    r"""
      /{3,}[ ]*[\w-]*[ ]*                # a block without a title, or its end
    | [ ]{4}(?!mail:)[a-z]+:.*           # an option of a block
    | \{[^{}]*\}                         # what is cited
    | <!--.*--> | (?:</?[a-z][^<>]*>)+   # a comment, HTML around words
    | \[[^\]^]+\]:[ ].*                  # an address kept apart from its link
    | \|?(?:[ ]*:?-{3,}:?[ ]*\|?)+       # what parts the head of a table from its rows
    """,
    re.VERBOSE,
)
CELL = re.compile(r"(\|? *)((?:\\.|[^|\\\n])*?)( *(?=\||$))")
HEADING_ID = re.compile(r"#{1,6} .*\{[^{}]*#(?P<id>[a-z0-9-]+)[^{}]*\} *")
ITEM_ID = re.compile(r"#([a-z0-9-]+)")
BLOCK_ID = re.compile(r" {4}id: *(?P<id>[a-z0-9-]+) *")
KINDS = (("#", "heading"), ("/", "title"), ("mail", "mail"), (":", "definition"), ("", "item"))


@dataclass(frozen=True)
class Unit:
    """A text to translate: `raw` as its file has it, `text` as it is read.

    `key` names it in all languages, `section` is what a record would call the section it is in,
    `title` the heading of that. In YAML, `raw` may be in quotation marks.
    """

    key: str
    section: str
    title: str
    text: str
    raw: str
    line: int
    in_yaml: bool = False

    def written(self, text: str) -> str:
        """Return another text as the file would have it."""
        if text == self.text:
            return self.raw
        return _yaml(text, self.raw) if self.in_yaml else text


Piece = str | Unit


def pieces(name: str, language: str, text: str) -> tuple[Piece, ...]:
    """Return a file, `name` of it as documents have it, cut into its units and all between them.

    Each byte is in one of them. Raises yaml.YAMLError or LocalError on a file that cannot be read.
    """
    if name in (TEXTS, TERMS):
        return _cut(text, _of_yaml(name, language, text))
    matter = FRONT_MATTER.match(text)
    start = matter.end() if matter else 0
    head = _of_head(text, matter) if matter else []
    return _cut(text, [*head, *_Body(text, start).units()])


def units(found: tuple[Piece, ...]) -> dict[str, Unit]:
    """Return {key: unit} of the pieces of a file."""
    return {piece.key: piece for piece in found if isinstance(piece, Unit)}


def joined(found: tuple[Piece, ...], texts: dict[str, str]) -> str:
    """Return the file that the pieces make with other texts, given as {key: text}."""
    return "".join(
        piece if isinstance(piece, str) else piece.written(texts.get(piece.key, piece.text))
        for piece in found
    )


def _cut(text: str, found: list[tuple[int, Unit]]) -> tuple[Piece, ...]:
    """Return the text as pieces; `found` are its units, each after the place where it starts."""
    parts: list[Piece] = []
    done = 0
    for start, unit in found:
        parts += [text[done:start], unit]
        done = start + len(unit.raw)
    return tuple(part for part in [*parts, text[done:]] if part)


def _of_yaml(name: str, language: str, text: str) -> list[tuple[int, Unit]]:
    tree = yaml.compose(text, Loader=LOADER)
    if name == TEXTS:
        return [
            _scalar(text, node, key, key)
            for key, node in _scalars(tree)
            if key.rsplit(".", 1)[-1] not in NO_TEXT
        ]
    found = []
    for entry in tree.value if isinstance(tree, yaml.SequenceNode) else []:
        leaves = dict(_scalars(entry))
        term = leaves["id"].value if "id" in leaves else ""
        for part in ("term", "definition"):
            if term and (node := leaves.get(f"{language}.{part}")):
                found.append(_scalar(text, node, f"{term}/{part}", term))
    return found


def _of_head(text: str, matter: re.Match[str]) -> list[tuple[int, Unit]]:
    start = matter.start(1)
    found = dict(_scalars(yaml.compose(matter[1], Loader=LOADER)))
    return sorted(
        (
            _scalar(text, node, f"{HEAD}/{key}", HEAD, start)
            for key, node in found.items()
            if key in HEAD_TEXTS
        ),
        key=lambda one: one[0],
    )


def _scalar(
    text: str, node: yaml.ScalarNode, key: str, section: str, start: int = 0
) -> tuple[int, Unit]:
    first, last = start + node.start_mark.index, start + node.end_mark.index
    line = text.count("\n", 0, first) + 1
    return first, Unit(key, section, "", node.value, text[first:last], line, True)


def _scalars(node: yaml.Node | None, prefix: str = "") -> Iterator[tuple[str, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield prefix, node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, f"{prefix}.{key.value}".lstrip("."))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _scalars(value, f"{prefix}.{place}".lstrip("."))


def _yaml(text: str, raw: str) -> str:
    """Return a text as a value of YAML, plain where `raw` was and it can be."""
    end = "\n" if raw.endswith("\n") else ""
    plain = raw[:1] not in "'\"|>" and "\n" not in text
    try:
        plain = plain and yaml.load(f"a: {text}", LOADER) == {"a": text}
    except yaml.YAMLError:
        plain = False
    return (text if plain else json.dumps(text, ensure_ascii=False)) + end


class _Body:
    """The Markdown of a page below its front matter, read line by line."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._start = text, start
        self._local = {line for block in local.blocks(text) for line in block}
        self._section = self._title = self._place = HEAD
        self._seen: Counter[str] = Counter()

    def units(self) -> list[tuple[int, Unit]]:
        """Return the units, each after the place where it starts, in order."""
        found: list[tuple[int, Unit]] = []
        at, fence, open_paragraph = 0, "", False
        lines = self._text.splitlines(keepends=True)
        for number, whole in enumerate(lines, start=1):
            line, start = whole.rstrip("\r\n"), at
            at += len(whole)
            if start < self._start or number in self._local:
                continue
            mark = local.FENCE.match(line)
            words = ""
            if fence:
                fence = "" if line.strip() == fence else fence
            elif mark:
                fence = mark[1]
            else:
                self._enter(line, lines[number : number + 4])
                words = "" if NO_WORDS.fullmatch(line) else line.strip()
            if not words:
                open_paragraph = False
            elif words.startswith("|"):
                found += self._cells(line, start, number)
                open_paragraph = False
            else:
                open_paragraph = self._add(found, line, start, number, open_paragraph)
        return found

    def _enter(self, line: str, below: list[str]) -> None:
        """Note the section or the block that begins or ends with a line."""
        if heading := HEADING_ID.fullmatch(line):
            self._section = self._place = heading["id"]
            self._title = line.strip("# ").partition(" {")[0]
        elif line.startswith("///"):
            options = (BLOCK_ID.fullmatch(one.rstrip("\r\n")) for one in below)
            self._place = next((one["id"] for one in options if one), self._section)

    def _add(
        self, found: list[tuple[int, Unit]], line: str, start: int, number: int, goes_on: bool
    ) -> bool:
        """Add a line to the units, and tell whether a paragraph may go on below it."""
        match = LINE.fullmatch(line)
        assert match
        before, text, after = match["before"], match["text"], match["after"]
        plain = not before.strip() and not after.strip()
        if plain and goes_on:
            first, unit = found[-1]
            raw = self._text[first : start + match.end("text")]
            shown = raw.replace("\r\n", "\n")
            found[-1] = first, Unit(unit.key, unit.section, unit.title, shown, raw, unit.line)
            return True
        if text:
            kind = next(kind for sign, kind in KINDS if before.strip().startswith(sign))
            kind = kind if before.strip() else "text"
            own = ITEM_ID.search(after)
            key = f"{self._place}/{own[1] if own and kind != 'heading' else kind}"
            found.append((start + match.start("text"), self._unit(key, text, number)))
        return plain

    def _cells(self, line: str, start: int, number: int) -> Iterator[tuple[int, Unit]]:
        for cell in CELL.finditer(line):
            if cell[2]:
                yield start + cell.start(2), self._unit(f"{self._place}/cell", cell[2], number)

    def _unit(self, key: str, text: str, number: int) -> Unit:
        self._seen[key] += 1
        many = f".{self._seen[key]}" if self._seen[key] > 1 else ""
        return Unit(key + many, self._section, self._title, text, text, number)
