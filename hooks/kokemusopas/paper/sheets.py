"""Sheets to hang up and to hand out: the poster, the folded leaflet, the list on one page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from kokemusopas.markdown.checklist import EXPERT, KINDS
from kokemusopas.model.elements import Element, Nodes, changed, write
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import HOME, Item, Section
from kokemusopas.pages import pictures
from kokemusopas.pages.made import Made
from kokemusopas.pages.papers import INVITING, WISHES
from kokemusopas.paper import drawings
from kokemusopas.paper.destinations import shown
from kokemusopas.paper.forms import CHECKLIST
from kokemusopas.paper.frame import render
from kokemusopas.paper.sense_lines import in_lines
from kokemusopas.paper.short_addresses import with_addresses

LONGEST = 40  # letters in a line of a step
UNLINKED = {"a", "abbr"}


@dataclass(frozen=True)
class Passage:
    """A heading and the paragraph below it, as HTML."""

    title: Markup
    text: Markup


@dataclass(frozen=True)
class Step:
    """One of the five steps: its number, its words, and its drawing as an address."""

    number: int
    title: str
    text: Markup
    picture: str


@dataclass(frozen=True)
class Essentials:
    """Items of the checklist that stand together: those of a step, or of some kinds of event."""

    number: int
    title: str
    items: tuple[tuple[Item, Markup], ...]


def poster(edition: Edition, made: Made) -> str:
    """Return the poster: who is invited, the five steps, where to read more."""
    return render("poster.html", edition, made, HOME, **_invitation("poster", edition, made))


def leaflet(edition: Edition, made: Made) -> str:
    """Return the leaflet, its four pages as sections, two on each side of a sheet."""
    name, place = WISHES
    wishing = (pictures.of_page(one) for one in made.guide.default.brief if one.part == EXPERT)
    page = edition.pages[name]
    section = next(one for one in page.sections if one.id == place)
    text = with_addresses(section.blocks[0].nodes, page, made)
    return render(
        "leaflet.html",
        edition,
        made,
        HOME,
        **_invitation("leaflet", edition, made),
        essentials=_of_steps(edition, made),
        wishes=Passage(shown(section.title.nodes, page, made), shown(text, page, made)),
        wishing=drawings.named(next(wishing, ""), made.settings),
    )


def one_page(edition: Edition, made: Made) -> str:
    """Return what every kind of event needs, and below it what only some kinds do."""
    return render(
        "one_page.html",
        edition,
        made,
        CHECKLIST,
        title=edition.texts["paper"]["documents"]["one-page"]["title"],
        always=_of_steps(edition, made),
        sometimes=_of_kinds(edition, made),
    )


def _invitation(name: str, edition: Edition, made: Made) -> dict[str, Any]:
    """Return what the poster and the leaflet tell, in the words of the site's own pages."""
    home, who = (edition.pages[page] for page in INVITING)
    return {
        "title": edition.texts["paper"]["documents"][name]["title"],
        "invitation": _passage(home.sections[0], edition, made),
        "who": _passage(who.sections[0], edition, made),
        "steps": list(_steps(edition, made)),
        "line": edition.timeline,
        "scale": drawings.scale(edition.timeline, made.settings),
    }


def _steps(edition: Edition, made: Made) -> Iterator[Step]:
    thoughts = edition.traits.easy.thoughts
    for number, step in enumerate(edition.texts["steps"]["items"], start=1):
        text = Markup(write(in_lines((step["text"],), thoughts, LONGEST)))
        yield Step(number, step["title"], text, drawings.named(step["picture"], made.settings))


def _passage(section: Section, edition: Edition, made: Made) -> Passage:
    """Return a section's heading and its first paragraph, without links."""
    page = edition.pages[HOME]
    return Passage(*(shown(_unlinked(one), page, made) for one in _first(section)))


def _first(section: Section) -> tuple[Nodes, Nodes]:
    return section.title.nodes, section.blocks[0].nodes


def _unlinked(nodes: Nodes) -> Nodes:
    def change(one: Element) -> Nodes:
        return one.children if one.tag in UNLINKED else (one,)

    return changed(nodes, change)


def _of_steps(edition: Edition, made: Made) -> list[Essentials]:
    """Return, step by step, the items that every kind of event has."""
    items = [one for one in edition.pages[CHECKLIST].items if set(KINDS) <= set(one.kinds)]
    titles = [step["title"] for step in edition.texts["steps"]["items"]]
    return [
        Essentials(phase, titles[phase - 1], _words(found, edition, made))
        for phase, found in groupby(sorted(items, key=_phase), _phase)
    ]


def _of_kinds(edition: Edition, made: Made) -> list[Essentials]:
    """Return the items that only some kinds of event have, by the kinds that have them."""
    names = edition.texts["tool"]["form"]["kinds"]
    groups: dict[tuple[str, ...], list[Item]] = {}
    for one in sorted(edition.pages[CHECKLIST].items, key=_phase):
        if one.kinds and not set(KINDS) <= set(one.kinds):
            groups.setdefault(one.kinds, []).append(one)
    return [
        Essentials(0, " · ".join(names[kind] for kind in kinds), _words(found, edition, made))
        for kinds, found in sorted(groups.items(), key=lambda group: -len(group[1]))
    ]


def _phase(item: Item) -> int:
    return item.phase


def _words(items: Iterable[Item], edition: Edition, made: Made) -> tuple[tuple[Item, Markup], ...]:
    page = edition.pages[CHECKLIST]
    return tuple((item, shown(_unlinked(item.words.nodes), page, made)) for item in items)
