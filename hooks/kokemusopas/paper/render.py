"""From HTML to a tagged PDF, with WeasyPrint."""

import gc
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from kokemusopas.paper import cures, hyphens, page_numbers
from kokemusopas.paper.finish import finish

_fonts = FontConfiguration()
_type: list[CSS] = []


def prepare(font_faces: str, finnish: Path) -> None:
    """Read what all documents of a process share: the type and the Finnish hyphenation."""
    gc.disable()  # looking for cycles takes a tenth of the time of so short a process
    cures.apply()
    hyphens.register(finnish)
    _type[:] = [CSS(string=font_faces, font_config=_fonts)]


def pdf(html: str, styles: list[Path], form: bool) -> bytes:
    """Return `html` as PDF/UA-1; with `form`, its inputs are fields to fill in."""
    sheets = [CSS(filename=style, font_config=_fonts) for style in styles]
    choices = {
        "pdf_variant": "pdf/ua-1",
        "pdf_forms": form,
        "uncompressed_pdf": True,  # finish() packs it
    }
    document = HTML(string=html).render(
        stylesheets=[*_type, *sheets], font_config=_fonts, **choices
    )
    page_numbers.write_numbers(document)
    return document.write_pdf(**choices)  # type: ignore[no-any-return]


def write(target: Path, html: str, styles: list[Path], form: bool) -> None:
    """Write the finished PDF of `html` to `target`."""
    target.write_bytes(finish(pdf(html, styles, form)))
