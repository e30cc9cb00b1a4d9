"""WeasyPrint 70: words at the end of a line, kept whole and apart for software.

Each part of a broken word becomes a box of its own, hence a marked piece of the page: the first
says the whole word, the rest say the space after it. PDFium, poppler and MuPDF find and copy it
then; an empty text PDFium would not believe. A line that ends with a word gets its space back, by
which software that reads the tags tells this word from the next.
Used of WeasyPrint's insides: `Page._page_box`, `TextBox` with `element`, `text`, `width`,
`position_x`, `pango_layout` and `copy_with_text`; layouts bear the mark `ending`, which the wrapped
`split_first_line` puts on them.
"""

import re
from collections.abc import Iterator
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import split_first_line

from kokemusopas.tagging.structure import Word

SPACE = " "
GOING_ON = {SPACE, "-", "/"}  # no space is missing after these
NOTHING = "\u200b"  # takes no room
BEGINNING = re.compile(r"\S+$")
END = re.compile(r"\S+\s?")


def note_ending(text: str, hyphen: str, split: tuple[Any, ...]) -> None:
    """Mark the first line of a text that goes on: it lost a space, got a hyphen, or neither."""
    layout, _, rest, *_ = split
    if rest is None:
        return
    taken = text.encode()[:rest].decode()
    layout.ending = ""
    if taken.endswith(SPACE) and not layout.text.endswith(SPACE):
        layout.ending = SPACE
    elif layout.text.endswith(hyphen) and not taken.endswith(hyphen):
        layout.ending = hyphen


def mend_line_ends(document: Document) -> None:
    """Give each part of a broken word a box of its own, and other lines their last space.

    The `word` of a part is the word, and what the part says instead of its letters.
    """
    waiting: dict[tuple[Any, str], list[Any]] = {}  # parts of a word that the next line goes on
    before_breaks = {box for page in document.pages for box in _before_breaks(page._page_box)}
    for box, line in [one for page in document.pages for one in _texts(page._page_box)]:
        key, rest = (box.element, box.element_tag), box
        parts = waiting.pop(key, None)
        if parts:
            end = END.match(box.text)
            part, rest = _cut(box, line, end.end() if end else 0)
            if rest is None and _breaks_word(box):
                waiting[key] = [*parts, part]
                continue
            _name([*parts, part])
        if not rest:
            continue
        if _breaks_word(rest):
            beginning = BEGINNING.search(rest.text)
            _, part = _cut(rest, line, beginning.start() if beginning else 0)
            waiting[key] = [part]
        elif _ending(rest) == SPACE or box in before_breaks:
            rest.text += SPACE
            rest.pango_layout = _laid_out(rest)[0]


def _before_breaks(page_box: Any) -> Iterator[Any]:
    """Yield the text at the end of each line that ends with it, as before a `br` or a link."""
    for box in page_box.descendants():
        lines = [child for child in box.children if isinstance(child, boxes.LineBox)]
        for line in lines[:-1]:
            *_, last = (None, *(text for text, _ in _texts(line) if text.text))
            if last and _ending(last) is None and last.text[-1] not in GOING_ON:
                yield last


def _ending(box: Any) -> str | None:
    return getattr(box.pango_layout, "ending", None)


def _breaks_word(box: Any) -> bool:
    return _ending(box) not in {None, "", SPACE}


def _laid_out(box: Any) -> tuple[Any, float]:
    """Return the layout of the text of a box, and its width."""
    layout, _, _, width, *_ = split_first_line(box.text, box.style, None, None, 0)
    return layout, width


def _texts(parent: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the pieces of text of a page, each with the box it stands in, in reading order."""
    for child in getattr(parent, "children", ()):
        if isinstance(child, boxes.TextBox):
            yield child, parent
        else:
            yield from _texts(child)


def _cut(box: Any, line: Any, at: int) -> tuple[Any, Any]:
    """Return the two boxes, in place of one in its line, that a text becomes; None if empty."""
    if not 0 < at < len(box.text):
        return (box, None) if at else (None, box)
    left, right = (box.copy_with_text(text) for text in (box.text[:at], box.text[at:]))
    for one in (left, right):
        one.pango_layout, one.width = _laid_out(one)
    right.pango_layout.ending = _ending(box)
    right.position_x = box.position_x + box.width - right.width
    line.children = [
        one for child in line.children for one in ((left, right) if child is box else (child,))
    ]
    return left, right


def _name(parts: list[Any]) -> None:
    """Let the first part of a word say all of it, and the rest no more than the space after it."""
    *broken, last = parts
    word = Word("".join(one.text.removesuffix(_ending(one) or "") for one in broken) + last.text)
    space = last.text[len(last.text.rstrip()) :]
    for part in parts:
        part.word = (word, NOTHING)
    last.word = (word, space or NOTHING)
    parts[0].word = (word, word.text.rstrip())
