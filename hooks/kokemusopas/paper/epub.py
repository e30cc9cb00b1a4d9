"""The whole guide as an e-book: each page a chapter, links leading from one to another."""

import mimetypes
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml
from xml.sax.saxutils import escape

import resvg_py
from markupsafe import Markup

from kokemusopas.addresses.links import inside
from kokemusopas.cards.lettering import bold_font, lettering, measure
from kokemusopas.cards.picture import Picture, png
from kokemusopas.fonts.plain import FONT
from kokemusopas.kept import key
from kokemusopas.model.elements import COMMENT, Element, Node, Nodes, changed, walk, write
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import HOME, TARGETS, Page
from kokemusopas.model.settings import Settings
from kokemusopas.pages import notes, pictures, print_page
from kokemusopas.pages.made import Made
from kokemusopas.pages.print_page import LEVELS, PaperPage, PaperPart, Resolver
from kokemusopas.paper.destinations import FILE, to_site
from kokemusopas.paper.drawings import coloured, sheet
from kokemusopas.paper.frame import last_change, render
from kokemusopas.paper.packed import EARLIEST, packed
from kokemusopas.paper.unfolded import unfolded
from kokemusopas.paper.whole_guide import RUN_IN, is_for_screen

TEMPLATES = Path("components/paper/epub")
TYPE = "application/epub+zip"
COVER, COVER_WIDTH = "EPUB/cover.png", 1200  # pixels
LARGEST, COVER_ROOM = 100, 980  # of the letters on the cover, and how wide its lines may be
# What of an element means something in an e-book.
KEPT = {"alt", "class", "colspan", "datetime", "dir", "href", "hreflang", "id", "lang"}
KEPT |= {"rowspan", "scope", "src", "start", "style", "title", "value"}
SVG = "http://www.w3.org/2000/svg"
mimetypes.add_type("image/webp", ".webp")  # the list of Python 3.11 lacks it


@dataclass(frozen=True)
class Chapter:
    """A page of the guide as a file of the e-book."""

    id: str
    title: str
    nodes: Nodes

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.id}.xhtml"

    @property
    def draws(self) -> bool:
        """Whether it holds a drawing, which the list of files must tell."""
        return any(one.tag == "svg" for one in walk(self.nodes))


@dataclass(frozen=True)
class Part:
    """A part of the guide with its chapters; "" is the title of pages that stand alone."""

    title: str
    pages: tuple[Chapter, ...]


def epub(edition: Edition, made: Made) -> bytes:
    """Return the guide in a language as an EPUB 3."""
    content, filled = _content(edition, made)
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": filled("container.xml"),
        "EPUB/package.opf": filled("package.opf"),
        COVER: _cover(edition, made),
    }
    for name in ("cover", "nav", "colophon"):
        files[f"EPUB/{name}.xhtml"] = filled(f"{name}.xhtml")
    return packed(files | {f"EPUB/{name}": text for name, text in content.items()}, TYPE)


def course(edition: Edition, made: Made) -> bytes:
    """Return the same for a platform of learning: an IMS content package, as Moodle takes it.

    The platform shows it in a frame beside its table of contents: what leads out of the guide
    opens in a tab.
    """
    content, filled = _content(edition, made, outward={"target": "_blank"})
    content["colophon.xhtml"] = filled("colophon.xhtml", leads_out=True)
    content["style.css"] = f"{content['style.css']!s}\n{filled('course.css')}"
    return packed({"imsmanifest.xml": filled("imsmanifest.xml", files=tuple(content)), **content})


def _content(
    edition: Edition, made: Made, outward: Mapping[str, str] | None = None
) -> tuple[dict[str, str | bytes], Callable[..., str]]:
    """Return chapters, styles and pictures by their names, and what fills in a template.

    `outward` are attributes of links that lead out of the guide.
    """
    found = print_page.parts(edition, made)
    pages = [page for part in found for page in part.pages]
    lead_to, settings = _resolver(pages, made), made.settings

    def chapter(page: PaperPage, part: PaperPart) -> Chapter:
        shown = _chapter(page, 2 if part.title else 1, lead_to, settings)
        return replace(shown, nodes=_outward(shown.nodes, outward)) if outward else shown

    parts = [Part(one.title, tuple(chapter(page, one) for page in one.pages)) for one in found]
    chapters = [one for part in parts for one in part.pages]
    pictures = _pictures(pages)
    own = [page.page for page in pages]
    day = last_change(made, own)
    values = {
        "title": edition.texts["site"]["name"],
        "locale": edition.traits.locale.replace("_", "-"),
        "parts": parts,
        "pages": chapters,
        "pictures": {_name(file): mimetypes.guess_type(file)[0] for file in pictures},
        "translated": Markup(xml(notes.translated_note(edition, made.states))),
        "named": made.settings.publisher.name,
        "modified": (day or date(*EARLIEST[:3])).isoformat(),
    }

    def filled(template: str, **more: object) -> str:
        name = (TEMPLATES / template).as_posix()
        return render(name, edition, made, HOME, own, **values | more)

    style = (settings.overrides / TEMPLATES / "style.css").read_text("utf-8")
    files: dict[str, str | bytes] = {"style.css": settings.palette.filled(style)}
    for one in chapters:
        content = Markup(xml(one.nodes))
        files[one.file] = filled("frame.xhtml", title=one.title, content=content)
    for file in pictures:
        files[_name(file)] = (made.settings.docs / file).read_bytes()
    return files, filled


def _outward(nodes: Nodes, attributes: Mapping[str, str]) -> Nodes:
    def change(one: Element) -> Nodes:
        leads_out = one.tag == "a" and ":" in (one.get("href") or "")
        return (one.with_attributes(**attributes) if leads_out else one,)

    return changed(nodes, change)


def _resolver(pages: Iterable[PaperPage], made: Made) -> Resolver:
    """Return what leads from page to page of the e-book, and else to the site."""
    known = {one.page.path: one for one in pages}
    ids = {path: {part.get("id") for part in walk(one.nodes)} for path, one in known.items()}
    outside = to_site(made)

    def lead_to(page: Page, one: Element, name: str, value: str) -> str:
        link = inside(value, page) if TARGETS.get(one.tag) == name else None
        if link and name == FILE:
            return _name(link.file)
        if link and (target := known.get(link.file)):
            place = f"{target.id}-{link.fragment}" if link.fragment else ""
            if not place or place in ids[link.file]:
                return f"{target.id}.xhtml" + (f"#{place}" if place else "")
        return outside(page, one, name, value)

    return lead_to


def _chapter(paper: PaperPage, deeper: int, lead_to: Resolver, settings: Settings) -> Chapter:
    """Return a page with nothing to fill in; its headings are `deeper` by so many levels."""

    def change(one: Element) -> Nodes:
        classes = one.classes
        if is_for_screen(one):
            return ()
        if "heading" in classes or (one.tag == "label" and "brief__label" not in classes):
            return one.children
        kept = tuple(
            (name, lead_to(paper.page, one, name, value))
            for name, value in one.attributes
            if name in KEPT
        )
        if one.tag == "details":  # not every reader can open it
            return (Element(one.tag, (*kept, ("open", "")), one.children),)
        if classes & RUN_IN:
            return (" ", Element("span", kept, one.children))
        if "brief__label" in classes:
            return (Element("p", kept, one.children),)
        level = LEVELS.get(one.tag)
        return (Element(f"h{level - deeper}" if level else one.tag, kept, one.children),)

    def keep_drawn(nodes: Nodes) -> Nodes:
        """Change all but what is inside a drawing, which gets its colours."""
        result: list[Node] = []
        for node in nodes:
            if isinstance(node, str):
                result.append(node)
            elif node.tag == "svg":
                result.append(coloured(node, settings))
            else:
                result += change(Element(node.tag, node.attributes, keep_drawn(node.children)))
        return tuple(result)

    title = paper.page.sections[0].title.text
    return Chapter(paper.id, title, keep_drawn(unfolded(paper.nodes, settings)))


def _pictures(pages: Iterable[PaperPage]) -> list[str]:
    """Return the pictures of the pages as files of docs/, each once."""
    links = (
        inside(one.get(FILE) or "", page.page)
        for page in pages
        for one in walk(page.nodes)
        if one.tag == "img"
    )
    return list(dict.fromkeys(link.file for link in links if link))


def _name(file: str) -> str:
    """Return where a picture of docs/ stands in the e-book."""
    return f"pictures/{file.replace('/', '-')}"


def xml(nodes: Nodes) -> str:
    """Return nodes as XML, which e-books are written in."""
    root = Xml.Element("root")
    _fill(root, nodes)
    return escape(root.text or "") + "".join(Xml.tostring(one, "unicode") for one in root)


def _fill(parent: Xml.Element, nodes: Nodes) -> None:
    last: Xml.Element | None = None
    for node in nodes:
        if isinstance(node, Element):
            if node.tag != COMMENT:
                last = Xml.SubElement(parent, node.tag, _attributes(node))
                _fill(last, node.children)
        elif last is None:
            parent.text = (parent.text or "") + node
        else:
            last.tail = (last.tail or "") + node


def _attributes(one: Element) -> dict[str, str]:
    """Return the attributes of an element with what XML wants besides."""
    attributes = dict(one.attributes)
    if one.tag == "svg":  # HTML knows no capitals in names, XML does
        attributes = {"xmlns": SVG, "viewBox": attributes.pop("viewbox", "")} | attributes
    if "lang" in attributes:
        attributes["xml:lang"] = attributes["lang"]
    return attributes


def _cover(edition: Edition, made: Made) -> bytes:
    """Return the cover as a PNG, drawn once."""
    settings = made.settings
    bold = bold_font(settings.docs / FONT, settings.docs.parent / "build/cards")
    title = lettering(edition.texts["site"]["name"], bold)
    inviting = pictures.drawing(pictures.INVITING, settings.overrides)
    drawing = render(
        (TEMPLATES / "cover.svg").as_posix(),
        edition,
        made,
        HOME,
        family=title.family,
        colours=sheet(settings),
        drawn=Markup(write(inviting.children)),
        size=min(LARGEST, COVER_ROOM / max(map(measure(bold), title.lines))),
        lines=title.lines,
    )
    drawing = settings.palette.filled(drawing)
    name = key(drawing, bold.read_bytes(), resvg_py.__version__, str(COVER_WIDTH))
    kept = settings.store.get(name)
    if kept is None:
        kept = png(Picture(COVER, drawing, COVER_WIDTH, title.borrows), bold)
        settings.store.put(name, kept)
    return kept
