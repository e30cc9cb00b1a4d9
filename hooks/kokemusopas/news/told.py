"""What readers of a language are told of the changes of its pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from babel.lists import format_list

from kokemusopas.addresses.places import Place
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page
from kokemusopas.news.changes import Change
from kokemusopas.news.lines import NAME, ChangesError, WrittenLine
from kokemusopas.news.sections import FIGURES, GONE, SectionChange

MOST = 3  # the sections that are named, and the changes that a page tells


@dataclass(frozen=True)
class Line:
    """What changed in a section, or in the whole page, in a line.

    `url` is its address from the root of the site.
    """

    heading: str
    url: str
    text: str


@dataclass(frozen=True)
class News:
    """What a page has new since a day: `then` is its file on that day, `title` says all in short.

    A new page has no lines, but a `summary`.
    """

    then: str
    at: datetime
    page: str
    title: str
    url: str
    lines: tuple[Line, ...] = ()
    summary: str = ""


def news(
    edition: Edition,
    all_changes: Iterable[Change],
    written: Sequence[WrittenLine],
    moved: Mapping[str, Place],
) -> list[News]:
    """Return what is new in the pages of a language, in the order of the changes.

    `moved` is {old address of a section (as `page#id`): where it leads}. Raises ChangesError for
    the first line that a writer gave to no page or section.
    """
    for one in written:
        _check(one, edition, moved)
    pages = {page.path: page for page in edition.pages.values()}
    own = [one for one in all_changes if one.file in pages]
    told = _Told(edition, moved, _by_change(own, written))
    return [told.news(one, pages[one.file]) for one in own]


def latest(of_page: Iterable[News]) -> list[tuple[datetime, Line]]:
    """Return the last lines on a page, the newest first, each with its time."""
    return [(one.at, line) for one in of_page for line in one.lines][:MOST]


def _check(one: WrittenLine, edition: Edition, moved: Mapping[str, Place]) -> None:
    page = edition.pages.get(one.page)
    known = {""} | {section.id for section in page.sections} if page else set()
    place = f"{one.page}#{one.section}" if one.section else one.page
    if one.section not in known and place not in moved:
        raise ChangesError(
            f"docs/{edition.language}/{NAME}: `{place}` is no page or section of the guide: "
            "write it as the file and the id have it, `palkkio#kulut`"
        )


def _by_change(
    all_changes: Sequence[Change], written: Iterable[WrittenLine]
) -> dict[Change, dict[str, str]]:
    """Return {change: {section: line}}: a line is of the first change since its day."""
    found: dict[Change, dict[str, str]] = {}
    for one in written:
        since = [
            change
            for change in all_changes
            if change.file.endswith(f"/{one.page}.md") and change.at.date() >= one.day
        ]
        if since:
            change = min(since, key=lambda change: change.at)
            found.setdefault(change, {})[one.section] = one.text
    return found


@dataclass(frozen=True)
class _Told:
    """What tells of changes in a language; `written` is {change: {section: line}}."""

    edition: Edition
    moved: Mapping[str, Place]
    written: Mapping[Change, Mapping[str, str]]

    def news(self, change: Change, page: Page) -> News:
        """Return what readers are told of a change."""
        url = self.edition.url(page.name)
        lines = tuple(self._lines(change, page))
        words = self.edition.texts["feed"]
        if change.new:
            title = words["new"].replace("{title}", page.title)
            summary = lines[0].text if lines else page.description
            return News(change.then, change.at, page.name, title, url, (), summary)
        title = self._title(change, page)
        first = lines[0].url if lines else url
        return News(change.then, change.at, page.name, title, first, lines[:MOST])

    def _title(self, change: Change, page: Page) -> str:
        """Return a title that names up to MOST sections which the page has below its heading."""
        words = self.edition.texts["feed"]
        present = {one.id: one.title.text for one in page.sections if one.level > 1}
        named = [present[one.id] for one in change.sections if one.id in present]
        if not named:
            return str(words["changed"]).replace("{title}", page.title)
        quoted = [self._quoted(text) for text in named[:MOST]]
        parts = [*quoted, str(words["others"])] if named[MOST:] else quoted
        listed = format_list(parts, locale=self.edition.traits.locale)
        pattern = str(words["some" if named[1:] else "one"])
        return pattern.replace("{title}", page.title).replace("{sections}", listed)

    def _lines(self, change: Change, page: Page) -> Iterator[Line]:
        """Yield what writers say, then what can be told without them."""
        own = self.written.get(change, {})
        present = {section.id: section for section in page.sections}
        url = self.edition.url(page.name)
        for key, text in own.items():
            heading = present[key].title.text if key in present else page.title
            yield Line(heading, self._address(key, page) or url, text)
        # What stands above the first section is told last: its heading says no more than the page.
        first = next(iter(present), "")
        for one in sorted(change.sections, key=lambda one: one.id == first):
            if one.id not in own:
                heading = present[one.id].title.text if one.id in present else one.title
                yield Line(heading, self._address(one.id, page) or url, self._text(one, page))

    def _text(self, one: SectionChange, page: Page) -> str:
        patterns: Mapping[str, Any] = self.edition.texts["feed"]["how"]
        pattern, before, after = str(patterns[one.how]), one.before, one.after
        place = self._place(one.id, page)
        if one.how == GONE and place:
            pattern, after = str(patterns["moved"]), place.titles[self.edition.language]
        if one.how != FIGURES:
            before, after = self._quoted(before), self._quoted(after)
        return pattern.replace("{before}", before).replace("{after}", after)

    def _address(self, key: str, page: Page) -> str:
        """Return the address of a section now, "" where it has none."""
        url = self.edition.url(page.name)
        for section in page.sections:
            if section.id == key:
                return f"{url}#{key}" if section.level > 1 else url
        place = self._place(key, page)
        return self.edition.folder + place.path(self.edition.language) if place else ""

    def _place(self, key: str, page: Page) -> Place | None:
        place = self.moved.get(f"{page.name}#{key}")
        return place if place and self.edition.language in place.titles else None

    def _quoted(self, text: str) -> str:
        return str(self.edition.texts["feed"]["quoted"]).replace("{text}", text)
