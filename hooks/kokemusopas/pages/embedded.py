"""A page for the frames of other sites, at `embed/palkkio/`: its text or its tool, nothing else.

Where an address names a section, the styles show that section alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kokemusopas.addresses import lists
from kokemusopas.model.elements import Node, Nodes, changed, element, write
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page, Section
from kokemusopas.pages import body, site
from kokemusopas.pages.files import embedded_style
from kokemusopas.pages.made import Made
from kokemusopas.pages.page_scripts import modules_of
from kokemusopas.pages.soft_hyphens import soft
from kokemusopas.pages.views import EMBED_TEMPLATE, PageView

PERMALINK = "heading__link"  # it would copy an address without the guide around it


def views(pages: Iterable[PageView], edition: Edition, made: Made) -> Iterator[PageView]:
    """Yield the pages of a language for frames; `pages` are the views of its own."""
    for view in pages:
        page = edition.pages[view.name]
        if lists.has_frame(page):
            yield _view(view, page, edition, made)


def _view(view: PageView, page: Page, edition: Edition, made: Made) -> PageView:
    url = lists.embedded_path(edition.folder, view.url)
    rewrite = body.links_from(page, made.guide, url)
    whole = list(body.sections(page, edition, made, is_framed=True))
    first = site.first_of_rest(page, view.tool)
    lead = tuple(node for _, nodes in whole[:first] for node in _plain(nodes))
    rest = _nested([(section, _plain(nodes)) for section, nodes in whole[first:]])
    shown = replace(
        view,
        url=url,
        template=EMBED_TEMPLATE,
        source="",
        found=False,  # it says again what stands on the page
        markdown="",
        translations=(),
        opening="",
        contents=(),
        has_sections=False,
        downloads=(),
        news=(),
        json_ld="",
        qr="",
        lead=write(soft(lead, edition, made.guide), rewrite),
        parts=(write(soft(rest, edition, made.guide), rewrite),),
        phase_items=site.phase_items(view.steps, edition, made, url) if view.phase_items else "",
        styles=(*view.styles, embedded_style(made).path),
    )
    return replace(shown, scripts=modules_of(shown, edition.language, offline=False))


def _plain(nodes: Nodes) -> Nodes:
    return changed(nodes, lambda one: () if PERMALINK in one.classes else (one,))


def _nested(sections: list[tuple[Section, Nodes]]) -> Nodes:
    """Return sections as elements, each within the one that it belongs to."""
    found: list[Node] = []
    at = 0
    while at < len(sections):
        section, nodes = sections[at]
        end = at + 1
        while end < len(sections) and sections[end][0].level > section.level:
            end += 1
        below = _nested(sections[at + 1 : end])
        found.append(element("section", {"class": "part"}, *nodes, *below))
        at = end
    return tuple(found)
