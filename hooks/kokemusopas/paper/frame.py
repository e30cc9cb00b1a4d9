"""The frame of every PDF: templates, the drawing, its date, its address with a code."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kokemusopas.fonts.plain import FONT, has
from kokemusopas.history.content_date import long_date
from kokemusopas.model.elements import write
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page
from kokemusopas.model.publisher import LICENCE
from kokemusopas.pages import papers, pictures
from kokemusopas.pages.made import Made
from kokemusopas.pages.publisher import publisher_line, publisher_name
from kokemusopas.paper import drawings
from kokemusopas.sharing import qr

TEMPLATES = Path("components/paper/pdf")
# Where a page number comes. Two figures, what most take, so that lines break where they would.
PLACEHOLDER = "00"


@dataclass(frozen=True)
class WayBack:
    """How paper leads to its page in one language: what is said, the address, a code for it."""

    language: str
    read_online: str
    version: str
    address: str
    short_address: str
    qr: str
    publisher_name: Markup


def render(
    template: str,
    edition: Edition,
    made: Made,
    page: str,
    made_of: Iterable[Page] = (),
    other: Edition | None = None,
    **own: object,
) -> str:
    """Return the HTML of a PDF: a template with what all PDFs say and what is its `own`.

    `page` is the name of the page that has the same on the site, and `made_of` are the pages that
    the PDF is made of where there are others: its date is that of their last change. A PDF in two
    languages has an `other`, and a way back to the page in each.
    """
    settings, texts = made.settings, edition.texts
    paper = texts["paper"]
    sides = (edition, other) if other else (edition,)
    day = last_change(made, made_of or (edition.pages[page],))
    ways = [_way_back(one, made, page, day) for one in sides]
    titles = "".join(
        part.title.text for one in sides for page in one.pages.values() for part in page.sections
    )
    return (
        templates(settings.overrides)
        .get_template(template if "/" in template else f"{TEMPLATES}/{template}")
        .render(
            edition=edition,
            borrows=not has(settings.docs / FONT, titles),
            ui=texts,
            paper=paper,
            date=day.isoformat() if day else "",
            ways=ways,
            **vars(ways[0]),
            publisher=Markup(write((publisher_line(settings.owner, texts),))),
            inviting=drawings.named(pictures.INVITING, settings),
            own_logo=drawings.logo(settings, black=own.get("name") == papers.BLACK),
            placeholder=PLACEHOLDER,
            licence=LICENCE,
            isbn=settings.owner.deposit.of(edition.language),
            doi=settings.owner.deposit.doi,
            **own,
        )
    )


def _way_back(edition: Edition, made: Made, page: str, day: date | None) -> WayBack:
    settings, texts = made.settings, edition.texts
    paper = texts["paper"]
    address = settings.printed_url + edition.url(page)
    return WayBack(
        language=edition.language,
        read_online=paper["read_online"],
        version=paper["version"].replace("{date}", long_date(day, edition.traits)) if day else "",
        address=address,
        short_address=address.partition("://")[2],
        qr=qr.svg(address, paper["address"]),
        publisher_name=Markup(write((publisher_name(settings.publisher, texts["publisher"]),))),
    )


def last_change(made: Made, pages: Iterable[Page]) -> date | None:
    """Return the day on which words of the pages changed last, as far as the history tells it."""
    days = [made.last_changes[page.path] for page in pages if page.path in made.last_changes]
    return max(days).date() if days else made.content_date


@cache
def templates(folder: Path) -> Environment:
    """Return the templates of a folder, which fail by what they are not given."""
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
