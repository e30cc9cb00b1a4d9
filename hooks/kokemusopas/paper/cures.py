"""What WeasyPrint 70 leaves out or breaks, put right from outside.

It has no public place for any of this, so its inner functions are wrapped and its version is
pinned; tests/site/test_paper.py and tests/unit/test_pdf.py tell when a new one needs no cure
or another one.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.layout import inline
from weasyprint.pdf import tags

_build_box_tree = tags._build_box_tree
_split_first_line = inline.split_first_line


def apply() -> None:
    """Cure WeasyPrint for the rest of this process; once more changes nothing."""
    tags._build_box_tree = _build_box_tree_fully
    inline.split_first_line = _split_first_line_with_room_for_a_space


def _build_box_tree_fully(box: Any, *others: Any) -> Iterator[Any]:
    """Tag other languages and scopes of header cells too."""
    for element in _build_box_tree(box, *others):
        source = getattr(box, "element", None)
        if source is not None and source.get("lang"):
            element["Lang"] = pydyf.String(source.get("lang"))
        if element["S"] == "/TH":
            row = source is not None and source.get("scope") == "row"
            element["A"]["Scope"] = "/Row" if row else "/Column"
        yield element


def _split_first_line_with_room_for_a_space(
    text: str, style: Any, context: Any, max_width: float | None, *others: Any, **more: Any
) -> Any:
    """Let the space before a link or the like hang over the end of a line.

    Text that fits into the line but for its last space would be broken after its first word.
    """
    split = _split_first_line(text, style, context, max_width, *others, **more)
    first_line, _, rest, *_ = split
    if rest is None or not text.endswith(" ") or " " in first_line.text.strip(" "):
        return split
    bare = _split_first_line(text.rstrip(" "), style, context, max_width, *others, **more)
    return split if bare[2] else bare
