"""The forms to fill in: the checklist, also in two languages, and the parts of the brief."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Item, Page, Question
from kokemusopas.pages.made import Made
from kokemusopas.paper.destinations import shown
from kokemusopas.paper.frame import render

CHECKLIST = "tarkistuslista"


@dataclass(frozen=True)
class Row:
    """An item of the checklist as HTML, and the same in the other language where there is one."""

    item: Item
    words: Markup
    other: Markup


@dataclass(frozen=True)
class Field:
    """A question of the brief and why it is asked, as HTML."""

    question: Question
    words: Markup
    why: Markup


def checklist(edition: Edition, made: Made, other: Edition | None = None) -> str:
    """Return the checklist as a form; with `other`, in two languages side by side."""
    page = edition.pages[CHECKLIST]
    other_page = other.pages[CHECKLIST] if other else None
    in_order = sorted(_rows(page, other_page, made), key=lambda row: row.item.phase)
    return render(
        "checklist.html",
        edition,
        made,
        CHECKLIST,
        phases=[
            (phase, list(rows)) for phase, rows in groupby(in_order, lambda row: row.item.phase)
        ],
        other=other,
        title=page.sections[0].title.text,
        other_title=other_page.sections[0].title.text if other_page else "",
    )


def _rows(page: Page, other: Page | None, made: Made) -> Iterator[Row]:
    translated = {item.id: item.words.nodes for item in other.items} if other else {}
    for item in page.items:
        words = shown(item.words.nodes, page, made)
        yield Row(item, words, shown(translated.get(item.id, ()), other or page, made))


def brief(page: Page, edition: Edition, made: Made) -> str:
    """Return a part of the brief as a form, its questions under the headings of their sections.

    What is agreed ends with lines to sign on.
    """
    groups = [
        (section.title.text, [_field(one, page, made) for one in section.questions])
        for section in page.sections
        if section.questions
    ]
    title = page.sections[0].title.text
    own = {"groups": groups, "title": title, "part": page.part}
    return render("brief.html", edition, made, page.name, **own)


def _field(one: Question, page: Page, made: Made) -> Field:
    return Field(one, shown(one.words.nodes, page, made), shown(one.why.nodes, page, made))
