"""Where the links of a PDF lead: to the site, unless the PDF itself holds their target."""

from urllib.parse import urljoin

from markupsafe import Markup

from kokemusopas.addresses.links import inside, url
from kokemusopas.model.elements import Element, Nodes, write
from kokemusopas.model.parts import TARGETS, Page
from kokemusopas.pages.made import Made
from kokemusopas.pages.print_page import PaperPart, Resolver, resolver

FILE = "src"  # of a picture, which a PDF takes in


def shown(nodes: Nodes, page: Page, made: Made) -> Markup:
    """Return words of `page` as HTML for a PDF that holds no other page."""
    lead_to = to_site(made)
    html = write(nodes, lambda one, name, value: lead_to(page, one, name, value))
    return Markup(html.strip())


def to_site(made: Made) -> Resolver:
    """Return what makes whole addresses of links; pictures come from docs/."""

    def lead_to(page: Page, one: Element, name: str, value: str) -> str:
        link = inside(value, page) if TARGETS.get(one.tag) == name else None
        if not link:
            return value
        if name == FILE:
            return (made.settings.docs / link.file).as_uri()
        return urljoin(made.settings.printed_url, url(link, made.guide))

    return lead_to


def in_guide(parts: list[PaperPart], made: Made) -> Resolver:
    """Return what leads to the parts where they hold the target of a link, else to the site."""
    inside_guide = resolver(parts, made, lambda path: urljoin(made.settings.printed_url, path))
    outside = to_site(made)

    def lead_to(page: Page, one: Element, name: str, value: str) -> str:
        return (outside if name == FILE else inside_guide)(page, one, name, value)

    return lead_to
