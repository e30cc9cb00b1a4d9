"""Papers made once: what a document is made of decides whether the one that was kept will do."""

import os
import re
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from io import BytesIO
from itertools import repeat
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pikepdf

from kokemusopas import adapters, fonts, tagging, texts
from kokemusopas.fonts.plain import FONT, OTHER, WIDER, font_faces
from kokemusopas.kept import key, source
from kokemusopas.model import papers
from kokemusopas.model.papers import Facts
from kokemusopas.model.settings import Settings
from kokemusopas.paper import hyphens, metadata
from kokemusopas.paper.documents import PaperDocument, WrittenFile
from kokemusopas.paper.frame import TEMPLATES
from kokemusopas.texts import languages

STYLES = ("paper.css", "reference.css")  # of all PDFs, before those of each
ENGINES = (
    *("weasyprint", "tinyhtml5", "tinycss2", "cssselect2", "pydyf", "pillow", "pikepdf"),
    *("fonttools", "uharfbuzz", "pyphen", "libvoikko"),
)
ROOMS = (adapters, fonts, tagging, texts)
CODE = (Path(__file__).parent, *(Path(one.__path__[0]) for one in ROOMS))


def write(
    documents: Iterable[PaperDocument | WrittenFile], settings: Settings, folder: Path
) -> None:
    """Write the papers into a folder, with what is known of them; raises as their making does."""
    folder.mkdir(parents=True, exist_ok=True)
    missing: dict[PaperDocument, str] = {}
    made: dict[str, bytes] = {}
    every = list(documents)
    for one in every:
        if isinstance(one, WrittenFile):
            made[one.file] = one.content
            continue
        name = _key(one, settings)
        kept = settings.store.get(name)
        if kept is None:
            missing[one] = name
        else:
            made[one.file] = kept
    for one, data in _printed(list(missing), settings):
        settings.store.put(missing[one], data)
        made[one.file] = data
    for file, data in made.items():
        (folder / file).write_bytes(data)
    papers.write({file: _facts(file, data) for file, data in made.items()}, folder)


def _facts(file: str, data: bytes) -> Facts:
    if not file.endswith(".pdf"):
        return Facts(len(data))
    with pikepdf.open(BytesIO(data)) as opened:
        return Facts(len(data), len(opened.pages))


def _key(one: PaperDocument, settings: Settings) -> str:
    """Return a name for all that decides the bytes of a document."""
    names = (*STYLES, *one.styles, metadata.FILE)
    looks = (settings.overrides / TEMPLATES / name for name in names)
    pictures = re.findall(r'src="(file:[^"]+)"', one.html)
    return key(
        repr(one),
        one.html,
        *(look.read_bytes() for look in looks),
        repr(settings.palette),
        *(Path(unquote(urlsplit(picture).path)).read_bytes() for picture in pictures),
        engine(settings.docs),
    )


@cache
def engine(docs: Path) -> str:
    """Return a name for the type, and for the programs that make PDFs."""
    from weasyprint.text.ffi import pango  # here, since it loads Pango

    return key(
        *(font.read_bytes() for font in (docs / FONT, WIDER, OTHER)),
        *(source(folder) for folder in CODE),
        *(version(name) for name in ENGINES),
        str(pango.pango_version()),
        *hyphens.versions(),
        *map(repr, languages.load(docs).values()),
    )


def _printed(
    documents: list[PaperDocument], settings: Settings
) -> Iterable[tuple[PaperDocument, bytes]]:
    """Yield documents as PDFs, as many at a time as there are cores, the longest first."""
    if not documents:
        return
    from kokemusopas.paper import render  # here, since it loads Pango

    made = sorted(documents, key=lambda one: len(one.html), reverse=True)
    with tempfile.TemporaryDirectory() as place:
        known = languages.load(settings.docs).values()
        words = hyphens.dictionaries(known, [one.html for one in made], Path(place))
        for one in known:
            if one.hyphenation and one.code not in words:
                told = f"docs/{one.code}/{languages.NAME}: `hyphenation: {one.hyphenation}`"
                print(f"{told} is none of Pyphen's: words stay whole in PDFs", file=sys.stderr)
        faces = font_faces(settings.docs / FONT, Path(place))
        places = (settings.overrides / TEMPLATES, settings.docs / FONT)
        cores = min(os.cpu_count() or 1, len(made))
        with ProcessPoolExecutor(cores, None, render.prepare, (faces, words)) as pool:
            given = map(repeat, (*places, settings.palette))
            printed = pool.map(render.finished, made, *given)
            yield from zip(made, printed, strict=True)
