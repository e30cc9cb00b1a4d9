"""The page numbers of references, written into lines that are laid out already.

CSS has `target-counter` for this, but WeasyPrint then lays out every page with a reference
again, which takes a fifth of the time of the guide. Like cures.py this leans on its inner parts.
"""

from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import split_first_line

from kokemusopas.paper.documents import PLACEHOLDER


def write_numbers(document: Document) -> None:
    """Put the page of `data-ref` in place of PLACEHOLDER in every element that has one.

    Raises LookupError, naming the reference, where the document lacks what it leads to.
    """
    numbers: dict[str, str] = {}
    for number, page in enumerate(document.pages, start=1):
        for anchor in page.anchors:
            numbers.setdefault(anchor, str(number))  # a section begins on the first of its pages
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.LineBox):
                _write_in_line(box, numbers)


def _write_in_line(line: Any, numbers: dict[str, str]) -> None:
    """Write the numbers of one line, and move what follows by what they take less or more."""
    moved = 0.0
    for box in line.descendants():
        box.position_x += moved
        if not isinstance(box, boxes.TextBox) or box.element is None:
            continue
        reference = box.element.get("data-ref")
        if not reference:
            continue
        try:
            number = numbers[reference.removeprefix("#")]
        except KeyError:
            raise LookupError(f"the guide refers to {reference}, which it lacks") from None
        text = box.text.replace(PLACEHOLDER, number)
        before = box.width
        box.pango_layout, _, _, box.width, *_ = split_first_line(text, box.style, None, None, 0)
        box.text = text
        if box.style["text_align_all"] == "right":
            box.position_x += before - box.width
        else:
            moved += box.width - before
