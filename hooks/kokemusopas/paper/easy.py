"""An easy page as a leaflet: big letters, a thing a page, lines that end where the sense pauses."""

from markupsafe import Markup

from kokemusopas.model.elements import Element, Node, Nodes, changed, element, write
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page
from kokemusopas.pages import print_page
from kokemusopas.pages.made import Made
from kokemusopas.paper import unbroken
from kokemusopas.paper.destinations import shown
from kokemusopas.paper.frame import render
from kokemusopas.paper.sense_lines import in_lines
from kokemusopas.paper.short_addresses import addresses
from kokemusopas.paper.unfolded import for_paper

OF_LINES = {"p", "li"}


def easy(page: Page, edition: Edition, made: Made) -> str:
    """Return an easy page as a leaflet."""
    thoughts = edition.traits.easy.thoughts

    def change(one: Element) -> Nodes:
        if one.tag == "h1" or "source" in one.classes:
            return ()
        if one.tag in OF_LINES:
            lines = list(in_lines(one.children, thoughts))
            for address in addresses(one.children, page, made):
                lines += (element("br"), address)
            return (Element(one.tag, one.attributes, tuple(lines)),)
        return (one,)

    nodes = print_page.paper_page(page, edition, made, deeper=0).nodes
    text = for_paper(changed(nodes, change), made.settings)
    begin = next((at for at, one in enumerate(text) if _is_heading(one)), len(text))
    title = page.sections[0].title.text
    return render(
        "easy.html",
        edition,
        made,
        page.name,
        title=title,
        heading=Markup(write(unbroken.heading((title,)))),
        lead=shown(text[:begin], page, made),
        content=shown(text[begin:], page, made),
    )


def _is_heading(node: Node) -> bool:
    return isinstance(node, Element) and (node.tag == "h2" or "heading" in node.classes)
