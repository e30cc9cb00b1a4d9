"""The time line of a booking: what of the host's list matters most, and when it is due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from kokemusopas.model.elements import Element, Node, element
from kokemusopas.model.parts import Block, Item, Page
from kokemusopas.texts import plurals

PLACE = "timeline"  # `<!-- timeline -->`, and the kind of block that it becomes
WEEK = 7
TICKS = 16  # so many can be told apart on a phone


@dataclass(frozen=True)
class Stop:
    """A time on the line: `due` in days from the event, `when` in words, and what is due then."""

    due: int
    when: str
    things: tuple[Item, ...]


@dataclass(frozen=True)
class Band:
    """One of the steps as a stretch of the line, from its first stop to its last."""

    number: int
    title: str
    stops: tuple[Stop, ...]

    @property
    def first(self) -> int:
        """The day on which it begins, from the event."""
        return self.stops[0].due

    @property
    def last(self) -> int:
        """The day on which it ends."""
        return self.stops[-1].due

    @property
    def when(self) -> str:
        """When it begins, in words."""
        return self.stops[0].when

    @property
    def is_day(self) -> bool:
        """Whether it is the day of the event alone."""
        return self.first == self.last == 0


@dataclass(frozen=True)
class Timeline:
    """The steps in order, each with its stops."""

    bands: tuple[Band, ...]

    @property
    def first(self) -> int:
        """The day on which the line begins, from the event."""
        return min(band.first for band in self.bands)

    @property
    def last(self) -> int:
        """The day on which it ends."""
        return max(band.last for band in self.bands)

    @property
    def weeks(self) -> tuple[int, ...]:
        """The days that are whole weeks from the event, of a long line some of them."""
        step = WEEK * (1 + (self.last - self.first) // (WEEK * TICKS))
        return tuple(day for day in range(self.first, self.last + 1) if day % step == 0)

    @property
    def begin(self) -> str:
        """When the line begins, in words."""
        return min(self._stops, key=_day).when

    @property
    def end(self) -> str:
        """When it ends, in words."""
        return max(self._stops, key=_day).when

    @property
    def _stops(self) -> tuple[Stop, ...]:
        return tuple(stop for band in self.bands for stop in band.stops)

    def at(self, day: float) -> str:
        """Return how far a day is from the beginning of the line, as a share of its length."""
        return f"{100 * (day - self.first) / ((self.last - self.first) or 1):.3g}%"

    def long(self, band: Band) -> str:
        """Return how long a step takes, as a share of the length of the line."""
        return self.at(self.first + band.last - band.first)

    def begins(self, number: int) -> str:
        """Return when a step begins, in words, "" where nothing of it is on the line."""
        return next((band.when for band in self.bands if band.number == number), "")


def timeline(items: Iterable[Item], texts: Mapping[str, Any], language: str) -> Timeline | None:
    """Return the line of a list, None where nothing of the list belongs on it.

    On it is what even the shortest event has, and what the list marks by `key`, if it is due on
    some day. `texts` are the short texts of the language.
    """
    shown = [one for one in items if (one.is_essential or one.key) and one.due is not None]
    bands: list[Band] = []
    for number, own in groupby(sorted(shown, key=_place), lambda one: one.phase):
        stops = tuple(
            Stop(due, when(due, texts["timeline"], language), tuple(things))
            for due, things in groupby(own, _due)
        )
        bands.append(Band(number, texts["steps"]["items"][number - 1]["title"], stops))
    return Timeline(tuple(bands)) if bands else None


def when(due: int, words: Mapping[str, Any], language: str) -> str:
    """Return in words when something is due: in weeks where these are whole, else in days."""
    if not due:
        return str(words["day"])
    unit = "days" if due % WEEK else "weeks"
    count = abs(due) if due % WEEK else abs(due) // WEEK
    return plurals.form(words[f"{unit}_{'before' if due < 0 else 'after'}"], count, language)


def _day(stop: Stop) -> int:
    return stop.due


def _place(item: Item) -> tuple[int, int]:
    return item.phase, _due(item)


def _due(item: Item) -> int:
    return item.due or 0


def listed(line: Timeline) -> Element:
    """Return all that the line tells, as a list of the steps with a list of stops in each."""
    return element("ol", {"class": "timeline__steps"}, *map(_step, line.bands))


def _step(band: Band) -> Element:
    kind = "timeline__step" + (" timeline__step--day" if band.is_day else "")
    title = element("strong", {"class": "timeline__title"}, band.title)
    stops = element("ul", {"class": "timeline__stops"}, *map(_stop, band.stops))
    return element("li", {"class": kind, "value": str(band.number)}, title, stops)


def _stop(stop: Stop) -> Element:
    when_due = element("b", {"class": "timeline__when"}, stop.when)
    things: list[Node] = []
    for item in stop.things:
        things += [" ", _thing(item)]
    return element("li", {"class": "timeline__stop"}, when_due, *things)


def _thing(item: Item) -> Element:
    lang = {"lang": item.lang} if item.lang else {}
    if item.link:
        return element("a", {"href": item.link} | lang, *item.words.nodes)
    return element("span", lang, *item.words.nodes)


def filled(page: Page, line: Timeline | None) -> Page:
    """Return a page with the text of the line in its places; without a line these stay empty."""
    if not line or not any(block.name == PLACE for block in page.blocks):
        return page
    text = Block(PLACE, (listed(line),))
    sections = tuple(
        replace(one, blocks=tuple(text if block.name == PLACE else block for block in one.blocks))
        for one in page.sections
    )
    return replace(page, sections=sections)
