"""The forms to fill in: the lists, one also in two languages, and the parts of the brief."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Item, Page, Question
from kokemusopas.pages.made import Made
from kokemusopas.pages.tool_data import phase_titles
from kokemusopas.paper.destinations import shown
from kokemusopas.paper.frame import render

CHECKLIST = "tarkistuslista"
FEW = 8


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


@dataclass(frozen=True)
class Phase:
    """A phase of a list, what it is called, and its items."""

    number: int
    title: str
    other: str
    rows: tuple[Row, ...]

    @property
    def short(self) -> bool:
        """Whether it wastes little room to keep it on one sheet: the day itself is so short."""
        return len(self.rows) <= FEW


def checklist(edition: Edition, made: Made, other: Edition | None = None) -> str:
    """Return the checklist as a form; with `other`, in two languages side by side."""
    page = edition.pages[CHECKLIST]
    other_page = other.pages[CHECKLIST] if other else None
    titles, others = _steps(edition), _steps(other) if other else {}
    return render(
        "checklist.html",
        edition,
        made,
        CHECKLIST,
        (page, *([other_page] if other_page else ())),
        phases=_phases(_rows(page, other_page, made), titles, others),
        other=other,
        title=page.sections[0].title.text,
        other_title=other_page.sections[0].title.text if other_page else "",
    )


def own_checklist(page: Page, edition: Edition, made: Made) -> str:
    """Return the expert's own list, which stands on `page`, as a form."""
    return render(
        "checklist.html",
        edition,
        made,
        page.name,
        phases=_phases(_rows(page, None, made), phase_titles(page), {}),
        other=None,
        title=edition.texts["paper"]["documents"]["own-checklist"]["title"],
        other_title="",
    )


def _steps(edition: Edition) -> dict[int, str]:
    return {
        number: step["title"]
        for number, step in enumerate(edition.texts["steps"]["items"], start=1)
    }


def _phases(rows: Iterable[Row], titles: dict[int, str], others: dict[int, str]) -> list[Phase]:
    in_order = sorted(rows, key=lambda row: row.item.phase)
    return [
        Phase(phase, titles[phase], others.get(phase, ""), tuple(found))
        for phase, found in groupby(in_order, lambda row: row.item.phase)
    ]


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
    title, part = page.sections[0].title.text, page.part
    return render("brief.html", edition, made, page.name, groups=groups, title=title, part=part)


def _field(one: Question, page: Page, made: Made) -> Field:
    return Field(one, shown(one.words.nodes, page, made), shown(one.why.nodes, page, made))
