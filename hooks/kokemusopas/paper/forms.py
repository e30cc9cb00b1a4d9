"""The forms to fill in: the lists, one also in two languages, and the parts of the brief."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup

from kokemusopas.markdown.checklist import EXPERT
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page, Question
from kokemusopas.pages.made import Made
from kokemusopas.pages.papers import PAIR
from kokemusopas.pages.tool_data import phase_titles
from kokemusopas.paper.destinations import shown
from kokemusopas.paper.frame import render

CHECKLIST = "tarkistuslista"
FEW = 8
BOTH = " / "  # between two languages in a name, which has no markup


@dataclass(frozen=True)
class Row:
    """An item of the checklist: its id, what its fields are called, its words in each language."""

    id: str
    name: str
    words: tuple[Markup, ...]


@dataclass(frozen=True)
class Field:
    """A question of the brief and why it is asked, as HTML."""

    question: Question
    words: Markup
    why: Markup


@dataclass(frozen=True)
class Phase:
    """A phase of a list, what each language calls it, and its items."""

    number: int
    titles: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def short(self) -> bool:
        """Whether it wastes little room to keep it on one sheet: the day itself is so short."""
        return len(self.rows) <= FEW


def checklist(edition: Edition, made: Made, other: Edition | None = None) -> str:
    """Return the checklist as a form; with `other`, in two languages throughout."""
    sides = (edition, other) if other else (edition,)
    pages = [one.pages[CHECKLIST] for one in sides]
    heads = [page.sections[0].title.text for page in pages]
    name = PAIR.join(one.language for one in sides)
    return render(
        "checklist.html",
        edition,
        made,
        CHECKLIST,
        pages,
        other,
        phases=_phases(_rows(pages, made), [_steps(one) for one in sides]),
        sides=sides,
        heads=heads,
        titles=[one.texts["paper"]["pairs"][name]["title"] for one in sides] if other else heads,
    )


def own_checklist(edition: Edition, made: Made) -> str:
    """Return the expert's own list as a form."""
    page = next(one for one in edition.pages.values() if one.whose == EXPERT)
    heads = [edition.texts["paper"]["documents"]["own-checklist"]["title"]]
    return render(
        "checklist.html",
        edition,
        made,
        page.name,
        phases=_phases(_rows([page], made), [phase_titles(page)]),
        sides=(edition,),
        heads=heads,
        titles=heads,
    )


def _steps(edition: Edition) -> dict[int, str]:
    return {
        number: step["title"]
        for number, step in enumerate(edition.texts["steps"]["items"], start=1)
    }


def _phases(rows: Iterable[tuple[int, Row]], titles: Sequence[dict[int, str]]) -> list[Phase]:
    in_order = sorted(rows, key=itemgetter(0))
    return [
        Phase(phase, tuple(one[phase] for one in titles), tuple(row for _, row in found))
        for phase, found in groupby(in_order, itemgetter(0))
    ]


def _rows(pages: Sequence[Page], made: Made) -> Iterator[tuple[int, Row]]:
    """Yield the phase and the row of each item of the first page, with its words on all pages.

    Where there are two, one that is not translated yet has no words in that language.
    """
    both = len(pages) > 1
    by_id = [
        {item.id: item.words for item in page.items if not (both and item.lang)} for page in pages
    ]
    for item in pages[0].items:
        found = [(page, words.get(item.id)) for page, words in zip(pages, by_id, strict=True)]
        name = BOTH.join(words.text for _, words in found if words)
        yield (
            item.phase,
            Row(
                item.id,
                name,
                tuple(shown(words.nodes if words else (), page, made) for page, words in found),
            ),
        )


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
