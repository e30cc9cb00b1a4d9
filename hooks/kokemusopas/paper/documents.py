"""Which papers there are in which language: PDFs as the HTML that becomes them, other files."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kokemusopas.model.guide import Edition
from kokemusopas.pages import papers
from kokemusopas.pages.made import Made
from kokemusopas.paper import sheets
from kokemusopas.paper.easy import easy
from kokemusopas.paper.epub import epub
from kokemusopas.paper.forms import brief, checklist, own_checklist
from kokemusopas.paper.nutshell import nutshell
from kokemusopas.paper.office import docx, odt
from kokemusopas.paper.short_guide import short_guide
from kokemusopas.paper.whole_guide import whole_guide

BOOK, FORM = ("guide.css",), ("form.css",)  # style sheets
OFFICE = {"docx": docx, "odt": odt}


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
    """Yield the papers of every language, and the checklists in two."""
    for one in made.guide.editions.values():
        for name in papers.names(one):
            yield _paper(name, one, made)
    for name, one, other in papers.pairs(made.guide.editions):
        file, html = one.texts["paper"]["pairs"][name]["file"], checklist(one, made, other)
        yield PaperDocument(file, html, FORM, form=True)


def _paper(name: str, one: Edition, made: Made) -> PaperDocument | WrittenFile:
    """Return a paper of a language by its name."""
    file = one.texts["paper"]["documents"][name]["file"]
    match name:
        case papers.SHORT:
            return PaperDocument(file, short_guide(one, made), BOOK)
        case papers.LARGE:
            return PaperDocument(file, short_guide(one, made, name), (*BOOK, "large.css"))
        case papers.BLACK:
            return PaperDocument(file, short_guide(one, made, name), BOOK, black=True)
        case "guide":
            return PaperDocument(file, whole_guide(one, made), BOOK)
        case "epub":
            return WrittenFile(file, epub(one, made))
        case "checklist":
            return PaperDocument(file, checklist(one, made), FORM, form=True)
        case "own-checklist":
            return PaperDocument(file, own_checklist(one, made), FORM, form=True)
        case "nutshell":
            return PaperDocument(file, nutshell(one, made), ("nutshell.css",))
        case "one-page":
            html = sheets.one_page(one, made)
            return PaperDocument(file, html, (*FORM, "one_page.css"), form=True)
        case "poster":
            return PaperDocument(file, sheets.poster(one, made), ("poster.css",))
        case "leaflet":
            return PaperDocument(file, sheets.leaflet(one, made), ("leaflet.css",), folded=True)
    if name in papers.EASY:
        html = easy(one.pages[papers.EASY[name]], one, made)
        return PaperDocument(file, html, ("easy.css",))
    part, _, kind = name.partition("-")
    page = next(page for page in one.brief if papers.FORMS[page.part] == part)
    if kind:
        return WrittenFile(file, OFFICE[kind](page, one, made))
    return PaperDocument(file, brief(page, one, made), FORM, form=True)
