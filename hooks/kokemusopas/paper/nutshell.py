"""The page that tells all in a nutshell, alone on one sheet."""

from kokemusopas.model.elements import Element, Nodes, changed
from kokemusopas.model.guide import Edition
from kokemusopas.pages import print_page
from kokemusopas.pages.made import Made
from kokemusopas.pages.papers import NUTSHELL
from kokemusopas.paper import drawings
from kokemusopas.paper.destinations import shown
from kokemusopas.paper.frame import render
from kokemusopas.paper.short_addresses import with_addresses
from kokemusopas.paper.unfolded import for_paper


def nutshell(edition: Edition, made: Made) -> str:
    """Return the nutshell, its links with short addresses."""
    page = edition.pages[NUTSHELL]
    whole = print_page.paper_page(page, edition, made, deeper=0).nodes
    text = with_addresses(changed(whole, _without_head), page, made)
    return render(
        "nutshell.html",
        edition,
        made,
        NUTSHELL,
        title=page.sections[0].title.text,
        picture=drawings.named(page.picture, made.settings),
        content=shown(for_paper(text, made.settings), page, made),
    )


def _without_head(one: Element) -> Nodes:
    """Take out the heading and the drawing below it, which stand side by side on the sheet."""
    return () if one.tag == "h1" or "picture" in one.classes else (one,)
