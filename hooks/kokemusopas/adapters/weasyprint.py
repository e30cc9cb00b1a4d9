"""WeasyPrint 70: what it leaves out, breaks or does slowly, put right from outside.

It has no public place for any of this. tests/unit/test_weasyprint.py names what a new version
has changed of the parts below, tests/site/test_paper.py tells when one needs no cure any more.

- The structure tree is built anew (weasyprint_tags.py), broken words are kept whole
  (weasyprint_words.py).
- `weasyprint.layout.inline.split_first_line` is wrapped: it breaks a line after its first word
  for want of a space.
- `weasyprint.pdf.fonts.Font.used_in_forms` stays false: the whole font would go into a form, whose
  fields get another (hooks/kokemusopas/paper/fields.py).
- `Page.links` loses what lies inside a link: its own annotation covers that, and one in an element
  of another tag is against PDF/UA. Each entry ends with its box, whose `link` tells its own.
- `DocumentMetadata.generate_rdf_metadata` gives way to metadata that is written already.
- Page numbers are written into laid out lines: `Page._page_box` and its `descendants()`,
  `LineBox`, `TextBox` with its `element`, `style`, `text`, `width`, `position_x` and
  `pango_layout`. CSS has `target-counter` for this, but WeasyPrint then lays out each page with
  a reference to a later one again: 8.0 s for a guide that takes 4.5 s this way. Rendering it a
  second time with the numbers of the first takes 7.5 s.
"""

from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.pdf import fonts
from weasyprint.text.line_break import split_first_line

from kokemusopas.adapters import weasyprint_tags, weasyprint_words

_split_first_line = inline.split_first_line


def apply_cures() -> None:
    """Cure WeasyPrint for the rest of this process; once more changes nothing."""
    weasyprint_tags.apply_cure()
    inline.split_first_line = _split_first_line_with_room_for_a_space
    fonts.Font.used_in_forms = property(lambda font: False, lambda font, used: None)


def _split_first_line_with_room_for_a_space(
    text: str, style: Any, context: Any, max_width: float | None, *others: Any, **more: Any
) -> Any:
    """Let the space before a link or the like hang over the end of a line.

    Text that fits into the line but for its last space would be broken after its first word.
    """
    split = _split(text, style, context, max_width, *others, **more)
    first_line, _, rest, *_ = split
    if rest is None or not text.endswith(" ") or " " in first_line.text.strip(" "):
        return split
    bare = _split(text.rstrip(" "), style, context, max_width, *others, **more)
    return split if bare[2] else bare


def _split(text: str, style: Any, *others: Any, **more: Any) -> Any:
    split = _split_first_line(text, style, *others, **more)
    weasyprint_words.note_ending(text, style["hyphenate_character"], split)
    return split


def keep_whole_links(document: Document) -> None:
    """Give each link one annotation, none to the words inside it that are marked otherwise."""
    for page in document.pages:
        page.links = [link for link in page.links if link[-1].link]


def describe(document: Document, metadata: bytes) -> None:
    """Let a document bear this XMP instead of that which WeasyPrint writes."""
    document.metadata.generate_rdf_metadata = lambda *_: metadata


def write_numbers(document: Document, placeholder: str) -> None:
    """Put the page of `data-ref` in place of `placeholder` in every element that has one.

    Raises LookupError, naming the reference, where the document lacks what it leads to.
    """
    numbers = weasyprint_tags.pages_of_anchors(document)
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.LineBox):
                _write_in_line(box, numbers, placeholder)


def _write_in_line(line: Any, numbers: dict[str, str], placeholder: str) -> None:
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
        text = box.text.replace(placeholder, number)
        before = box.width
        box.pango_layout, _, _, box.width, *_ = split_first_line(text, box.style, None, None, 0)
        box.text = text
        if box.style["text_align_all"] == "right":
            box.position_x += before - box.width
        else:
            moved += box.width - before
