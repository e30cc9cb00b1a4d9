"""Pages for those who read a translation as native speakers: each section beside its source."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kokemusopas.history.content_date import long_date
from kokemusopas.model.guide import Edition
from kokemusopas.model.settings import Settings
from kokemusopas.pages.made import Made
from kokemusopas.pages.notes import review_path
from kokemusopas.pages.views import PageView
from kokemusopas.texts.glossary import sort_key
from kokemusopas.texts.languages import Traits
from kokemusopas.translations.record import record_key, record_path
from kokemusopas.translations.status import (
    CURRENT,
    OUTDATED,
    READ,
    STALE,
    UNREAD,
    UNRECORDED,
    PageState,
    SectionState,
)
from kokemusopas.translations.translatable import HEAD
from kokemusopas.translations.wording import paragraphs, short_hash

TEMPLATE = "review.html"
Texts = dict[str, Any]
Paragraphs = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PlaceInFile:
    """A place in a file of docs/: its name with the line, and where it can be edited.

    `edit` is "" where the project has no repository on the web.
    """

    name: str
    edit: str


@dataclass(frozen=True)
class ReviewedSection:
    """A section of a translation beside its source, each as paragraphs of lines.

    `state` says in words how far it is read, `line` what records that a native has read it.
    """

    id: str
    title: str
    is_key: bool
    state: str
    file: PlaceInFile
    line: str
    source: Paragraphs = field(repr=False)
    own: Paragraphs = field(repr=False)


@dataclass(frozen=True)
class Review:
    """A translated document beside its source; its readings stand in `record`, under `key`."""

    source: str
    record: PlaceInFile
    key: str
    unread: tuple[ReviewedSection, ...]
    sections: tuple[ReviewedSection, ...]


@dataclass(frozen=True)
class Reviewed:
    """A line of the list of all translations: how much of a document is read, and where it is."""

    title: str
    url: str
    read: int
    all: int


def views(edition: Edition, made: Made) -> Iterator[PageView]:
    """Yield the pages for reviewers of a language: a list, and a page for each document.

    None where the language has only originals.
    """
    texts: Texts = edition.texts["review"]
    states = [one for one in made.states if one.language == edition.language and one.document]
    if not states:
        return
    titles = {state.name: _title(state, texts) for state in states}
    listed = tuple(
        Reviewed(
            titles[state.name],
            edition.folder + review_path(edition, state.name),
            len(state.read_by(READ)),
            len(state.to_read),
        )
        for state in sorted(
            states, key=lambda one: sort_key(titles[one.name], edition.traits.last_letters)
        )
    )
    yield _view(edition, "", texts["title"], texts["description"], listed)
    for state in states:
        title = texts["page_title"].replace("{title}", titles[state.name])
        description = texts["page_description"].replace("{title}", titles[state.name])
        yield _view(edition, state.name, title, description, _review(state, edition, made.settings))


def _view(edition: Edition, name: str, title: str, description: str, given: object) -> PageView:
    return PageView(
        name="",
        url=edition.folder + review_path(edition, name),
        template=TEMPLATE,
        title=title,
        description=description,
        found=False,
        given=given,
    )


def _title(state: PageState, texts: Texts) -> str:
    own = state.document.title if state.document else ""
    return own or str(texts["files"][state.name.strip("_").partition(".")[0]])


def _review(state: PageState, edition: Edition, settings: Settings) -> Review:
    sections = tuple(
        _section(one, state, edition, settings)
        for one in state.to_read
        if one.source and one.translation
    )
    unread = {one.id for one in state.read_by(UNREAD, OUTDATED)}
    return Review(
        source=state.source.language,
        record=_file(record_path(state), 0, settings),
        key=record_key(state),
        unread=tuple(one for one in sections if one.id in unread),
        sections=sections,
    )


def _section(
    one: SectionState, state: PageState, edition: Edition, settings: Settings
) -> ReviewedSection:
    own, texts = one.translation, edition.texts["review"]
    assert own
    assert one.source
    assert state.document
    title = texts["head"] if one.id == HEAD else own.title
    return ReviewedSection(
        id=one.id,
        title=title or one.id,
        is_key=not title,
        state=_said(one, edition.traits, texts["states"]),
        file=_file(state.document.path, own.line, settings),
        line=f"{one.id}: {texts['day']} {short_hash(own.text)}",
        source=paragraphs(one.source.text),
        own=paragraphs(own.text),
    )


def _said(one: SectionState, language: Traits, texts: Texts) -> str:
    """Return in words whether a section follows its source, and whether a native has read it."""
    made = texts[one.state if one.state in (CURRENT, STALE) else UNRECORDED]
    day = long_date(one.reading.day, language) if one.reading else ""
    return f"{made} {texts[one.read]}".replace("{day}", day)


def _file(path: str, line: int, settings: Settings) -> PlaceInFile:
    """Return a place in a file; the line is left out where it is 0."""
    name = f"docs/{path}" + (f":{line}" if line else "")
    return PlaceInFile(name, settings.edit(path, line))
