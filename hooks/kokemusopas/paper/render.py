"""From HTML to tagged PDFs, with WeasyPrint, two at a time."""

import gc
import sys
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from kokemusopas.adapters import weasyprint as adapter
from kokemusopas.fonts.plain import FONT, font_faces
from kokemusopas.model.settings import Settings
from kokemusopas.paper import hyphens
from kokemusopas.paper.documents import PaperDocument
from kokemusopas.paper.finish import finish
from kokemusopas.paper.frame import PLACEHOLDER, TEMPLATES
from kokemusopas.texts import languages

STYLES = ("paper.css", "reference.css")  # of all PDFs, before that of each
WORKERS = 2

_fonts = FontConfiguration()
_type: list[CSS] = []


def write(documents: Iterable[PaperDocument], settings: Settings, folder: Path) -> None:
    """Write the documents as PDFs into a folder, the longest first."""
    made = sorted(documents, key=lambda one: len(one.html), reverse=True)
    styles = settings.overrides / TEMPLATES
    with tempfile.TemporaryDirectory() as place:
        known = languages.load(settings.docs).values()
        words = hyphens.dictionaries(known, [document.html for document in made], Path(place))
        for one in known:
            if one.hyphenation and one.code not in words:
                told = f"docs/{one.code}/{languages.NAME}: `hyphenation: {one.hyphenation}`"
                print(f"{told} is none of Pyphen's: words stay whole in PDFs", file=sys.stderr)
        faces = font_faces(settings.docs / FONT, Path(place))
        with ProcessPoolExecutor(WORKERS, None, prepare, (faces, words)) as pool:
            tasks = [pool.submit(_write, document, styles, folder) for document in made]
            for task in tasks:
                task.result()


def prepare(font_faces: str, dictionaries: Mapping[str, Path]) -> None:
    """Read what all documents of a process share: the type and {language: its hyphenation}."""
    gc.disable()  # looking for cycles takes a tenth of the time of so short a process
    adapter.apply_cures()
    for language, path in dictionaries.items():
        hyphens.register(language, path)
    _type[:] = [CSS(string=font_faces, font_config=_fonts)]


def pdf(document: PaperDocument, styles: Path) -> bytes:
    """Return a document as PDF/UA-1; the inputs of a form are fields to fill in."""
    sheets = [CSS(filename=styles / name, font_config=_fonts) for name in (*STYLES, document.style)]
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
    return rendered.write_pdf(**choices)  # type: ignore[no-any-return]


def _write(document: PaperDocument, styles: Path, folder: Path) -> None:
    (folder / document.file).write_bytes(finish(pdf(document, styles)))
