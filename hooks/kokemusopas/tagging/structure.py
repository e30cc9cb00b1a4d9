"""The structure tree of a PDF, tidied: each thing one element, where PDF/UA wants it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

# What takes text in paragraphs only, what stands within text, what is there even if empty.
GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}
INLINE = {"Span", "Link"}
CELLS = {"TH", "TD"}
CONTENTS = "doc-toc"  # the role of a table of contents, and its lists there
IN_CONTENTS = {"L": "TOC", "LI": "TOCI"}


@dataclass(frozen=True, eq=False)
class Word:
    """A word that the end of a line breaks."""

    text: str


@dataclass(frozen=True)
class Content:
    """A marked piece of a page, both counted from 0.

    `word` is the word that it is a part of, `text` what it says instead of its letters.
    """

    page: int
    number: int
    word: Word | None = None
    text: str = ""


@dataclass(frozen=True)
class Annotation:
    """A link or a field on a page."""

    page: int
    data: Any


@dataclass(eq=False)
class Element:
    """A structure element: its standard type, and what is said instead of its content.

    Of its attributes texts are names, and tuples hold identifiers or numbers.
    """

    kind: str
    kids: "list[Kid]" = field(default_factory=list)
    language: str = ""
    alternative: str = ""
    text: str = ""
    role: str = ""
    identifier: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)

    def all(self, kind: str) -> "Iterator[Element]":
        """Yield the elements of a kind below this one."""
        for kid in self.kids:
            if isinstance(kid, Element):
                if kid.kind == kind:
                    yield kid
                yield from kid.all(kind)


Kid = Element | Content | Annotation


def tidy(root: Element) -> Element:
    """Return the tree with each element where PDF/UA wants it.

    What is empty or says nothing goes; text gets its paragraph, an item of a list its body, a cell
    its heads, an entry of the contents its reference, a broken word its whole text.
    """
    _tidy(root, contents=False)
    for number, table in enumerate(root.all("Table")):
        _name_heads(table, number)
    return root


def _tidy(one: Element, *, contents: bool) -> None:
    """Tidy an element and all below it; `contents` tells that it is inside a table of contents."""
    contents = contents or one.role == CONTENTS
    for kid in one.kids:
        if isinstance(kid, Element):
            _tidy(kid, contents=contents)
    kids = _whole_words(_telling(one.kids, contents=contents))
    if one.kind in GROUPING:
        kids = _in_paragraphs(kids)
    elif one.kind == "L":
        kids = _items(kids)
        if contents or not _labelled(kids):
            one.attributes.pop("ListNumbering", None)
    elif one.kind == "LI" and contents:
        kids = [Element("Reference", [kid]) if _is(kid, {"Link"}) else kid for kid in kids]
    elif one.kind == "LI":
        labels = [kid for kid in kids if _is(kid, {"Lbl"})]
        kids = [*labels, Element("LBody", [kid for kid in kids if kid not in labels])]
    for kid in kids[1:-1]:
        if isinstance(kid, Element) and kid.kind == "Caption":
            kid.kind = "P"  # only the first or the last may be a caption: ISO 14289-2, 8.2.5.27
    one.kids = kids
    if contents:
        one.kind = IN_CONTENTS.get(one.kind, one.kind)


def _is(kid: Kid, kinds: Iterable[str]) -> bool:
    return isinstance(kid, Element) and kid.kind in kinds


def _telling(kids: list[Kid], *, contents: bool) -> Iterator[Kid]:
    """Yield what has content and says something; of what says nothing, only what it holds."""
    for kid in kids:
        if not isinstance(kid, Element):
            yield kid
        elif not kid.kids:
            if kid.kind in CELLS:
                yield kid
        elif _says_nothing(kid, contents=contents):
            yield from kid.kids
        else:
            yield kid


def _says_nothing(one: Element, *, contents: bool) -> bool:
    if one.language or one.text:
        return False
    if one.kind == "Div":
        return not any(isinstance(kid, Content) or _is(kid, INLINE) for kid in one.kids)
    return one.kind == "Span" or (contents and one.kind == "P")


def _whole_words(kids: Iterable[Kid]) -> list[Kid]:
    """Return the kids with the parts of each broken word in an element that says it whole."""
    found: list[Kid] = []
    for word, group in groupby(kids, lambda kid: kid.word if isinstance(kid, Content) else None):
        parts = list(group)
        found += [Element("Span", parts, text=word.text)] if word else parts
    return found


def _in_paragraphs(kids: list[Kid]) -> list[Kid]:
    found: list[Kid] = []
    for inline, group in groupby(kids, lambda kid: isinstance(kid, Content) or _is(kid, INLINE)):
        run = list(group)
        found += [Element("P", run)] if inline else run
    return found


def _items(kids: list[Kid]) -> list[Kid]:
    """Return the items of a list; terms with what they mean become items too."""
    found: list[Kid] = []
    for kid in kids:
        last = found[-1] if found else None
        if not isinstance(kid, Element) or kid.kind not in {"Lbl", "LBody"}:
            found.append(kid)
        elif isinstance(last, Element) and not (
            kid.kind == "Lbl" and _is(last.kids[-1], {"LBody"})
        ):
            last.kids.append(kid)
        else:
            found.append(Element("LI", [kid]))
    return found


def _labelled(items: list[Kid]) -> bool:
    """Tell whether any item of a list has a number or the like."""
    every = (item for item in items if isinstance(item, Element))
    return any(_is(kid, {"Lbl"}) for item in every for kid in item.kids)


def _name_heads(table: Element, number: int) -> None:
    """Name the head cells of a table, and in each other cell the heads of its column and row."""
    columns: dict[int, list[str]] = {}
    below: dict[int, int] = {}  # rows that a cell of an earlier row still takes, by column
    for at, row in enumerate(table.all("TR")):
        column, heads = 0, []
        for cell in (kid for kid in row.kids if isinstance(kid, Element)):
            while below.get(column, 0):
                below[column] -= 1
                column += 1
            taken = range(column, column + int(cell.attributes.get("ColSpan", 1)))
            below.update(dict.fromkeys(taken, int(cell.attributes.get("RowSpan", 1)) - 1))
            column = taken.stop
            if cell.kind == "TH":
                cell.identifier = f"{number}-{at}-{taken.start}"
                if cell.attributes["Scope"] == "Row":
                    heads.append(cell.identifier)
                else:
                    for one in taken:
                        columns.setdefault(one, []).append(cell.identifier)
            else:
                named = [head for one in taken for head in columns.get(one, [])]
                cell.attributes["Headers"] = (*heads, *dict.fromkeys(named))
