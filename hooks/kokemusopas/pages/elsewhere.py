"""Links to pages that a language has not: they lead to another language, and say so."""

from kokemusopas.addresses.links import elsewhere, inside
from kokemusopas.model.elements import Element, Nodes, changed, element
from kokemusopas.model.guide import Guide
from kokemusopas.model.parts import Page
from kokemusopas.texts.languages import Traits


def mark(language: Traits) -> str:
    """Return what says, in a language, that something is in it: (suomeksi)."""
    return f"({language.mark or language.name})"


def marked(nodes: Nodes, page: Page, guide: Guide) -> Nodes:
    """Return nodes of a page in which each link to another language names that."""

    def change(one: Element) -> Nodes:
        href = one.get("href") if one.tag == "a" else None
        link = inside(href, page) if href else None
        other = elsewhere(link, guide) if link else None
        if not other:
            return (one,)
        told = element("span", {"lang": other.code}, mark(other))
        attributes = (*one.attributes, ("hreflang", other.code))
        return (Element(one.tag, attributes, (*one.children, " ", told)),)

    return changed(nodes, change)
