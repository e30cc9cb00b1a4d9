"""Links of what is handed out: each followed by a short address that can be typed."""

from kokemusopas.addresses import ledger
from kokemusopas.addresses.links import inside
from kokemusopas.model.elements import Element, Nodes, changed, element, walk
from kokemusopas.model.parts import Page
from kokemusopas.pages.made import Made
from kokemusopas.paper.unbroken import address
from kokemusopas.paper.whole_guide import with_note

NOTE = "address"  # the class of an address after its link


def with_addresses(nodes: Nodes, page: Page, made: Made) -> Nodes:
    """Return words of `page` in which each link leads to its short address and says it."""

    def change(one: Element) -> Nodes:
        leads = one.tag == "a" and "term" not in one.classes
        short = _short(one.get("href") or "", page, made) if leads else ""
        if not short:
            return with_note(one, "")
        words = address(f"({short.partition('://')[2]})")
        return (one.with_attributes(href=short), " ", element("span", {"class": NOTE}, *words))

    return changed(nodes, change)


def addresses(nodes: Nodes, page: Page, made: Made) -> Nodes:
    """Return what `with_addresses` says after the links, alone."""
    return tuple(one for one in walk(with_addresses(nodes, page, made)) if NOTE in one.classes)


def _short(href: str, page: Page, made: Made) -> str:
    """Return the address under `go/` of a place of the guide, "" where a link leads elsewhere."""
    link = inside(href, page)
    name = link.file.partition("/")[2].removesuffix(".md") if link else ""
    if not link or name not in made.guide.default.pages:
        return ""
    key = f"{name}#{link.fragment or made.guide.default.pages[name].sections[0].id}"
    return f"{made.settings.printed_url}go/#{ledger.go_name(key, made.ledger)}"
