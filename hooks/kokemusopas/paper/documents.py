"""Which papers there are in which language: PDFs as the HTML that becomes them, other files."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kokemusopas.markdown.checklist import EXPERT, HOST
from kokemusopas.model.guide import Edition
from kokemusopas.pages.made import Made
from kokemusopas.pages.papers import BLACK, EASY, FORMS, INVITING, LARGE, NUTSHELL, SHORT, pairs
from kokemusopas.paper import sheets
from kokemusopas.paper.easy import easy
from kokemusopas.paper.epub import epub
from kokemusopas.paper.forms import brief, checklist, own_checklist
from kokemusopas.paper.nutshell import nutshell
from kokemusopas.paper.office import docx, odt
from kokemusopas.paper.short_guide import short_guide
from kokemusopas.paper.whole_guide import whole_guide


@dataclass(frozen=True)
class PaperDocument:
    """A PDF to make: its file name, its HTML, its own style sheets, and whether it is a form.

    One that is `folded` has its last page beside its first, one that is `black` no colour. All
    that decides its bytes stands here, since a document that was kept is known by it.
    """

    file: str
    html: str = field(repr=False)
    styles: tuple[str, ...]
    form: bool = False
    folded: bool = False
    black: bool = False


@dataclass(frozen=True)
class WrittenFile:
    """A file for paper that is no PDF, and takes no time to make."""

    file: str
    content: bytes = field(repr=False)


def documents(made: Made) -> Iterator[PaperDocument | WrittenFile]:
    """Yield the PDFs of every language, and the checklist in two."""
    editions = made.guide.editions
    for one in editions.values():
        files = {name: words["file"] for name, words in one.texts["paper"]["documents"].items()}
        if any(page.in_short_guide for page in one.pages.values()):
            yield from _short_guides(one, made, files)
        yield PaperDocument(files["guide"], whole_guide(one, made), ("guide.css",))
        yield WrittenFile(files["epub"], epub(one, made))
        if one.list_of(HOST):
            yield PaperDocument(files["checklist"], checklist(one, made), ("form.css",), form=True)
        if own := one.list_of(EXPERT):
            form = own_checklist(own, one, made)
            yield PaperDocument(files["own-checklist"], form, ("form.css",), form=True)
        for page in one.brief:
            name, form = FORMS[page.part], brief(page, one, made)
            yield PaperDocument(files[name], form, ("form.css",), form=True)
            yield WrittenFile(files[f"{name}-docx"], docx(page, one, made))
            yield WrittenFile(files[f"{name}-odt"], odt(page, one, made))
        if NUTSHELL in one.pages:
            yield PaperDocument(files["nutshell"], nutshell(one, made), ("nutshell.css",))
        yield from _sheets(one, made, files)
    for name, one, other in pairs(editions):
        file, html = one.texts["paper"]["pairs"][name]["file"], checklist(one, made, other)
        yield PaperDocument(file, html, ("form.css",), form=True)


def _short_guides(one: Edition, made: Made, files: dict[str, str]) -> Iterator[PaperDocument]:
    """Yield the short guide, in large print and without colour too."""
    book = "guide.css"
    yield PaperDocument(files[SHORT], short_guide(one, made), (book,))
    yield PaperDocument(files[LARGE], short_guide(one, made, LARGE), (book, "large.css"))
    yield PaperDocument(files[BLACK], short_guide(one, made, BLACK), (book,), black=True)


def _sheets(one: Edition, made: Made, files: dict[str, str]) -> Iterator[PaperDocument]:
    """Yield what is hung up and handed out, where the language has the pages that it is made of."""
    if one.list_of(HOST):
        form, styles = sheets.one_page(one, made), ("form.css", "one_page.css")
        yield PaperDocument(files["one-page"], form, styles, form=True)
    if one.pages.keys() >= INVITING and one.list_of(HOST):
        yield PaperDocument(files["poster"], sheets.poster(one, made), ("poster.css",))
        html = sheets.leaflet(one, made)
        yield PaperDocument(files["leaflet"], html, ("leaflet.css",), folded=True)
    for name, page in EASY.items():
        if page in one.pages:
            yield PaperDocument(files[name], easy(one.pages[page], one, made), ("easy.css",))
