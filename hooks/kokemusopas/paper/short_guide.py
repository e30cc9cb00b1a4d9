"""The short guide: pages with `short_guide: true`, cut to what one needs to book and to host."""

from kokemusopas.model.elements import Element
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page
from kokemusopas.pages import print_page
from kokemusopas.pages.made import Made
from kokemusopas.pages.papers import SHORT
from kokemusopas.paper.whole_guide import book

LEFT_OUT = {"source", "dated", *print_page.SAID_ONCE}


def short_guide(edition: Edition, made: Made, name: str = SHORT) -> str:
    """Return the short guide in a language; `name` is that of a PDF of it in _ui.yml.

    It is the same text without the lines that name sources, without what was so in 2020, and
    without what concerns the readers of one language only; a heading that loses all goes too.
    """
    return book(name, print_page.parts(edition, made, _holds, _leaves_out), edition, made)


def _holds(page: Page) -> bool:
    return page.in_short_guide and print_page.is_printed(page)


def _leaves_out(one: Element) -> bool:
    return bool(one.classes & LEFT_OUT) or one.get("data-local") is not None
