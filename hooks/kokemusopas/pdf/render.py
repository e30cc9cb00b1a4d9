"""From HTML to a tagged PDF, with WeasyPrint."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import CSS, HTML
from weasyprint.pdf import tags
from weasyprint.text.fonts import FontConfiguration

from kokemusopas.pdf import hyphens
from kokemusopas.pdf.finish import finish

_fonts = FontConfiguration()
_type: list[CSS] = []


def prepare(font_faces: str, finnish: Path) -> None:
    """Read what all documents of a process share: the type and the Finnish hyphenation."""
    hyphens.register(finnish)
    _type[:] = [CSS(string=font_faces, font_config=_fonts)]


def pdf(html: str, styles: list[Path], form: bool) -> bytes:
    """Return `html` as PDF/UA-1; with `form`, its inputs are fields to fill in."""
    sheets = [CSS(filename=style, font_config=_fonts) for style in styles]
    with _full_tags():
        return HTML(string=html).write_pdf(  # type: ignore[no-any-return]
            stylesheets=[*_type, *sheets], font_config=_fonts,
            pdf_variant="pdf/ua-1", pdf_forms=form,
        )


def write(target: Path, html: str, styles: list[Path], form: bool) -> None:
    """Write the finished PDF of `html` to `target`."""
    target.write_bytes(finish(pdf(html, styles, form)))


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
