"""From HTML to tagged PDFs, with WeasyPrint."""

import gc
from collections.abc import Mapping
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from kokemusopas.adapters import weasyprint as adapter
from kokemusopas.adapters.weasyprint_words import mend_line_ends
from kokemusopas.model.palette import Palette
from kokemusopas.paper import hyphens
from kokemusopas.paper.black import blacken
from kokemusopas.paper.documents import PaperDocument
from kokemusopas.paper.finish import finish
from kokemusopas.paper.folded import fold
from kokemusopas.paper.frame import PLACEHOLDER
from kokemusopas.paper.metadata import described
from kokemusopas.paper.press import STYLES

_fonts = FontConfiguration()
_type: list[CSS] = []


def prepare(font_faces: str, dictionaries: Mapping[str, Path]) -> None:
    """Read what all documents of a process share: the type and {language: its hyphenation}."""
    gc.disable()  # looking for cycles takes a tenth of the time of so short a process
    adapter.apply_cures()
    for language, path in dictionaries.items():
        hyphens.register(language, path)
    _type[:] = [CSS(string=font_faces, font_config=_fonts)]


def pdf(document: PaperDocument, styles: Path, palette: Palette) -> bytes:
    """Return a document as PDF/UA-1, and PDF/A-2a unless it is a form to fill in."""
    texts = ((styles / name).read_text("utf-8") for name in (*STYLES, *document.styles))
    sheets = [CSS(string=palette.filled(text), font_config=_fonts) for text in texts]
    choices = {
        "pdf_variant": "pdf/ua-1",
        "pdf_forms": document.form,
        "uncompressed_pdf": True,  # finish() packs it
    }
    rendered = HTML(string=document.html).render(
        stylesheets=[*_type, *sheets], font_config=_fonts, **choices
    )
    adapter.keep_whole_links(rendered)
    adapter.write_numbers(rendered, PLACEHOLDER)
    mend_line_ends(rendered)
    adapter.describe(rendered, described(rendered.metadata, styles, to_keep=not document.form))
    return rendered.write_pdf(**choices)  # type: ignore[no-any-return]


def finished(document: PaperDocument, styles: Path, letters: Path, palette: Palette) -> bytes:
    """Return a document as the PDF that is published; in a form one writes with `letters`."""
    wanted = ((fold, document.folded), (blacken, document.black))
    changes = [change for change, asked in wanted if asked]
    return finish(pdf(document, styles, palette), letters, changes)
