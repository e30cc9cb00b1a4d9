"""The guide as a book: cover, colophon, contents, its pages, links with their page or address."""

from collections.abc import Mapping

from markupsafe import Markup

from kokemusopas.markdown.checklist import HOST
from kokemusopas.model.elements import Element, Node, Nodes, changed, element, text, write
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import HOME, Page
from kokemusopas.model.settings import Settings
from kokemusopas.pages import notes, print_page
from kokemusopas.pages.made import Made
from kokemusopas.pages.print_page import PaperPage, PaperPart, Resolver
from kokemusopas.paper import unbroken
from kokemusopas.paper.destinations import in_guide
from kokemusopas.paper.frame import PLACEHOLDER, render
from kokemusopas.paper.unfolded import for_paper
from kokemusopas.tagging.links import readable

NO_BREAK_SPACE = "\u00a0"
FIELDS = {"input", "textarea", "select", "output"}
# A question of the brief, by the lines that its answer takes on paper.
QUESTION, ROOM, ROOM_FOR_LINE = "brief__question", "brief__room", "brief__room brief__room--line"
STATEMENT = "saavutettavuus"  # the page that tells how accessible the guide is
# What stands below an item or a question on the screen follows it on the same line in print.
RUN_IN = {"checklist__about", "checklist__added", "brief__why", "brief__added"}
HEADINGS = {"h2", "h3", "h4", "h5"}
TERM = ["h5", "p", "ul"]  # a word of the glossary, its meaning, the word in other languages


def whole_guide(edition: Edition, made: Made) -> str:
    """Return the whole guide in a language: all that is printed."""
    return book("guide", print_page.parts(edition, made), edition, made)


def book(name: str, parts: list[PaperPart], edition: Edition, made: Made) -> str:
    """Return some parts of the guide as a book; `name` is that of the PDF in _ui.yml."""
    lead_to, page_words = in_guide(parts, made), str(edition.texts["paper"]["page"])

    def written(paper: PaperPage) -> Markup:
        return Markup(write(_on_paper(paper, lead_to, page_words, made.settings)))

    pages = [paper.page for part in parts for paper in part.pages]
    return render(
        "guide.html",
        edition,
        made,
        HOME,
        pages,
        name=name,
        parts=parts,
        text=written,
        is_tool=_is_tool,
        translated=Markup(write(notes.translated_note(edition, made.states))),
        site=made.settings.printed_url,
        statement=edition.url(STATEMENT) if STATEMENT in edition.pages else "",
    )


def _is_tool(page: Page) -> bool:
    """Tell whether a page is one to take out and copy: a list, a part of the brief, texts."""
    return bool(page.whose == HOST or page.questions or page.copy_texts)


def _on_paper(paper: PaperPage, lead_to: Resolver, page_words: str, settings: Settings) -> Nodes:
    """Return the text of a page with room to write, no fields, and a note after each link."""
    room = {one.id: ROOM_FOR_LINE if one.one_line else ROOM for one in paper.page.questions}

    def change(one: Element) -> Nodes:
        if is_for_screen(one):
            return ()
        if one.tag == "label" or one.classes & {"heading", "brief__label"}:
            return one.children
        if one.classes & RUN_IN:
            return (" ", Element("span", one.attributes, one.children))
        if one.tag in HEADINGS:
            return (Element(one.tag, one.attributes, unbroken.heading(one.children)),)
        led = tuple((name, lead_to(paper.page, one, name, value)) for name, value in one.attributes)
        return with_note(_with_room(Element(one.tag, led, one.children), room), page_words)

    drawn = for_paper(paper.nodes, settings)
    nodes = changed(_with_lead(drawn) if paper.page.picture else drawn, change)
    return _in_one_line(nodes) if _is_glossary(paper.page) else nodes


def _with_lead(nodes: Nodes) -> Nodes:
    """Return a page with the drawing that it opens with in the paragraph after it, its lead.

    One that floats by itself would part the title from the lead where a sheet ends.
    """
    parts = [one for one in nodes if isinstance(one, Element)]
    drawing, lead = parts[1:3] if len(parts) > 2 else (parts[0], parts[0])
    if "picture" not in drawing.classes or lead.tag != "p":
        return nodes
    beside = Element("span", drawing.attributes, drawing.children)
    whole = element("p", {"class": "lead"}, beside, *lead.children)
    return tuple(whole if one is lead else one for one in nodes if one is not drawing)


def is_for_screen(one: Element) -> bool:
    """Tell whether an element is there to fill in, or for a script to show."""
    return bool(one.tag in FIELDS or "brief__times" in one.classes) or one.get("hidden") is not None


def _with_room(one: Element, room: Mapping[str, str]) -> Element:
    """Return a question of the brief with the class of the room that its answer needs."""
    question = one.get("data-question") or ""
    return one.with_attributes(class_=f"{QUESTION} {room[question]}") if question in room else one


def _is_glossary(page: Page) -> bool:
    return page.meta.get("schema") == "terms"


def with_note(one: Element, page_words: str) -> Nodes:
    """Return a link and where it leads: a page number inside the guide, else an address.

    `page_words` say a page number, with `{page}` in its place. What is no link stays as it is.
    """
    href = one.get("href") if one.tag == "a" else None
    if not href or "footnote-ref" in one.classes or href.startswith("tel:"):
        return (one,)
    if href.startswith("#"):
        number = f"({page_words.replace('{page}', PLACEHOLDER)})"
        note = element("span", {"class": "page-number", "data-ref": href}, number)
        return (one, NO_BREAK_SPACE, note)
    if "checklist__why" in one.classes:
        return ()  # the short guide lacks where it leads, and no item needs an address
    if "term" in one.classes:
        return (one,)  # nor does a word
    words = text(one.children)
    says_address = "." in words.strip(".") and " " not in words
    link = one.with_attributes(class_="web") if says_address else one
    address = readable(href)
    if address.removeprefix("www.") in words:
        return (link,)
    return (link, " ", element("span", {"class": "address"}, *unbroken.address(f"({address})")))


def _in_one_line(nodes: Nodes) -> Nodes:
    """Return the glossary with each word's other languages in one line."""
    result: list[Node] = []
    tags: list[str] = []
    for node in nodes:
        if isinstance(node, Element):
            tags = [*tags[-2:], node.tag]
            result.append(_line(node) if tags == TERM else node)
        else:
            result.append(node)
    return tuple(result)


def _line(languages: Element) -> Element:
    words = (
        Element("span", one.attributes, one.children) if isinstance(one, Element) else one
        for one in languages.children
    )
    return element("p", {"class": "in-other-languages"}, *words)
