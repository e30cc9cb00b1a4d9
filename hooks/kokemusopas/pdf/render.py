"""From HTML to a tagged PDF, with WeasyPrint."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import CSS, HTML
from weasyprint.pdf import tags
from weasyprint.text.fonts import FontConfiguration


def pdf(html: str, styles: list[Path], form: bool) -> bytes:
    """Return `html` as PDF/UA-1; with `form`, its inputs are fields to fill in.

    Addresses in `styles` (the fonts) are relative to their own files.
    """
    fonts = FontConfiguration()
    sheets = [CSS(filename=style, font_config=fonts) for style in styles]
    document = HTML(string=html)
    with _full_tags():
        return document.write_pdf(  # type: ignore[no-any-return]
            stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1", pdf_forms=form,
        )


@contextmanager
def _full_tags() -> Iterator[None]:
    """Write what WeasyPrint leaves out of the tags: other languages and scopes of headers.

    It has no public place for them, so its function that builds the tags is wrapped here and
    the version is pinned; tests/site/test_paper.py tells when a new one breaks this.
    """
    build = tags._build_box_tree

    def build_fully(box: Any, *others: Any) -> Iterator[Any]:
        for element in build(box, *others):
            source = getattr(box, "element", None)
            if source is not None and source.get("lang"):
                element["Lang"] = pydyf.String(source.get("lang"))
            if element["S"] == "/TH":
                row = source is not None and source.get("scope") == "row"
                element["A"]["Scope"] = "/Row" if row else "/Column"
            yield element

    tags._build_box_tree = build_fully
    try:
        yield
    finally:
        tags._build_box_tree = build
