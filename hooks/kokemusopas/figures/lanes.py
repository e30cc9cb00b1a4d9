"""Who does what in each step: the host, the expert and the organisation, from their lists."""

from collections.abc import Iterable
from dataclasses import dataclass

from kokemusopas.markdown.checklist import EXPERT, HOST, ORGANISATION, PHASES, ROLES
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Item

USUAL = {"onsite", "organisation"}  # the ways of an event that the figure tells of


@dataclass(frozen=True)
class Lane:
    """What one of the three does in a step, from their list.

    In the organisation's lane, which has no list, stands what the others do with it.
    """

    role: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Step:
    """A step by its number, with a lane for each who does something in it, the reader's first."""

    number: int
    lanes: tuple[Lane, ...]


def lanes(edition: Edition, reader: str = HOST) -> tuple[Step, ...]:
    """Return who does what in the steps of a usual event, a short one on site.

    The lane of the `reader` is whole. Those of the others have what is done with somebody, or
    where that is nothing, what comes first. A step without anything is left out.
    """
    order = sorted(ROLES, key=lambda role: role != reader)
    found = []
    for number in PHASES:
        own = {whose: _usual(edition, whose, number) for whose in (HOST, EXPERT)}
        shown = {
            role: tuple(items) if role == reader else _passed(items) for role, items in own.items()
        }
        shown[ORGANISATION] = tuple(
            one for items in own.values() for one in items if ORGANISATION in one.partners
        )
        filled = tuple(Lane(role, shown[role]) for role in order if shown[role])
        if filled:
            found.append(Step(number, filled))
    return tuple(found)


def _usual(edition: Edition, whose: str, phase: int) -> list[Item]:
    """Return the items of a step that are on the list of somebody for a short, usual event."""
    page = edition.list_of(whose)
    return [
        one
        for one in (page.items if page else ())
        if one.phase == phase
        and (one.is_essential or whose == EXPERT)
        and (not one.only or USUAL & {*one.only})
    ]


def _passed(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items that are done with somebody, the first one where there are none."""
    found = tuple(items)
    return tuple(one for one in found if one.partners) or found[:1]
