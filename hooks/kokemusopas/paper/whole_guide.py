"""The whole guide as a book: cover, contents, every page, links with their page or address."""

import re
from pathlib import Path

from markupsafe import Markup

from kokemusopas.model.elements import Element, Node, Nodes, changed, element, text, write
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import HOME, Page
from kokemusopas.pages import print_page
from kokemusopas.pages.made import Made
from kokemusopas.pages.print_page import PaperPage, Resolver
from kokemusopas.paper.destinations import in_guide
from kokemusopas.paper.frame import PLACEHOLDER, render
from kokemusopas.paper.unfolded import for_paper

NO_BREAK_SPACE = "\u00a0"
FIELDS = {"input", "textarea", "select", "output"}
# What stands below an item or a question on the screen follows it on the same line in print.
RUN_IN = {"checklist__about", "checklist__added", "brief__why", "brief__added"}
TERM = ["h5", "p", "ul"]  # a word of the glossary, its meaning, the word in other languages


def whole_guide(edition: Edition, made: Made) -> str:
    """Return the whole guide in a language."""
    parts = print_page.parts(edition, made)
    lead_to, page_words = in_guide(parts, made), str(edition.texts["paper"]["page"])

    def written(paper: PaperPage) -> Markup:
        return Markup(write(_on_paper(paper, lead_to, page_words, made.settings.overrides)))

    pages = [paper.page for part in parts for paper in part.pages]
    return render("guide.html", edition, made, HOME, pages, parts=parts, text=written)


def _on_paper(paper: PaperPage, lead_to: Resolver, page_words: str, overrides: Path) -> Nodes:
    """Return the text of a page with nothing to fill in, and with a note after each link."""

    def change(one: Element) -> Nodes:
        if one.tag in FIELDS or "brief__times" in one.classes or one.get("hidden") is not None:
            return ()
        if one.tag == "label" or one.classes & {"heading", "brief__label"}:
            return one.children
        if one.classes & RUN_IN:
            return (" ", Element("span", one.attributes, one.children))
        led = tuple((name, lead_to(paper.page, one, name, value)) for name, value in one.attributes)
        return _with_note(Element(one.tag, led, one.children), page_words)

    nodes = changed(for_paper(paper.nodes, overrides), change)
    return _in_one_line(nodes) if _is_glossary(paper.page) else nodes


def _is_glossary(page: Page) -> bool:
    return page.meta.get("schema") == "terms"


def _with_note(one: Element, page_words: str) -> Nodes:
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
    words = text(one.children)
    says_address = "." in words.strip(".") and " " not in words
    link = one.with_attributes(class_="web") if says_address else one
    address = re.sub(r"^(https?://|mailto:)", "", href).removesuffix("/")
    if address.removeprefix("www.") in words:
        return (link,)
    return (link, " ", element("span", {"class": "address"}, f"({address})"))


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
