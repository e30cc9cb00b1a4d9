"""Pages for those who read a translation as native speakers: each section beside its source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from libvoikko import VoikkoException

from kokemusopas.checks import vocabulary
from kokemusopas.history.content_date import long_date
from kokemusopas.model.guide import Edition
from kokemusopas.model.settings import Settings
from kokemusopas.pages.made import Made
from kokemusopas.pages.notes import review_path
from kokemusopas.pages.views import PageView
from kokemusopas.texts.glossary import sort_key
from kokemusopas.texts.languages import Traits
from kokemusopas.translations import earlier, word_diff
from kokemusopas.translations.record import record_key, record_path
from kokemusopas.translations.status import (
    CURRENT,
    MISSING,
    OUTDATED,
    READ,
    STALE,
    UNREAD,
    UNRECORDED,
    PageState,
    SectionState,
)
from kokemusopas.translations.translatable import HEAD, TERMS, TEXTS
from kokemusopas.translations.wording import paragraphs, short_hash

TEMPLATE = "review.html"
Texts = dict[str, Any]
Paragraphs = tuple[tuple[str, ...], ...]
Before = Mapping[tuple[str, str, str], str]  # see earlier.translated
Changed = tuple[tuple[str, str], ...]  # see word_diff.parts


@dataclass(frozen=True)
class PlaceInFile:
    """A place in a file of docs/: its name with the line, and where it can be edited.

    `edit` is "" where the project has no repository on the web.
    """

    name: str
    edit: str


@dataclass(frozen=True)
class TermHint:
    """A term of the source, the right words for it in the translation, and what not to say."""

    source: str
    own: str
    avoid: str = ""


@dataclass(frozen=True)
class ReviewedSection:
    """A section of a translation beside its source, each as paragraphs of lines.

    `state` says in words how far it is read, `line` what records that a native has read it.
    `changed` is the source as parts that stayed, went or came since it was translated, nothing
    where it was not changed; `terms` are those of the term base that the source names.
    """

    id: str
    title: str
    is_key: bool
    state: str
    file: PlaceInFile
    line: str
    source: Paragraphs = field(repr=False)
    own: Paragraphs = field(repr=False)
    changed: Changed = ()
    terms: tuple[TermHint, ...] = ()


@dataclass(frozen=True)
class Review:
    """A translated document beside its source; its readings stand in `record`, under `key`.

    `missing` are (title, address from the root of the site) of what is not translated yet.
    """

    source: str
    record: PlaceInFile
    key: str
    unread: tuple[ReviewedSection, ...]
    sections: tuple[ReviewedSection, ...]
    missing: tuple[tuple[str, str], ...] = ()


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
    before = earlier.translated(made.settings.docs, states)
    for state in states:
        title = texts["page_title"].replace("{title}", titles[state.name])
        description = texts["page_description"].replace("{title}", titles[state.name])
        yield _view(edition, state.name, title, description, _review(state, edition, made, before))


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


def _review(state: PageState, edition: Edition, made: Made, before: Before) -> Review:
    sections = tuple(
        _section(one, state, edition, made, before)
        for one in state.to_read
        if one.source and one.translation
    )
    unread = {one.id for one in state.read_by(UNREAD, OUTDATED)}
    return Review(
        source=state.source.language,
        record=_file(record_path(state), 0, made.settings),
        key=record_key(state),
        unread=tuple(one for one in sections if one.id in unread),
        sections=sections,
        missing=tuple(_missing(state, made)),
    )


def _missing(state: PageState, made: Made) -> Iterator[tuple[str, str]]:
    """Yield the sections of a page that are not translated yet."""
    name, source = state.name.removesuffix(".md"), made.guide.editions.get(state.source.language)
    for one in state.with_state(MISSING):
        if source and name in source.pages and one.source:
            yield one.source.title, f"{source.url(name)}#{one.id}"


def _section(
    one: SectionState, state: PageState, edition: Edition, made: Made, before: Before
) -> ReviewedSection:
    own, texts = one.translation, edition.texts["review"]
    assert own
    assert one.source
    assert state.document
    title = texts["head"] if one.id == HEAD else own.title
    old = before.get((state.language, state.name, one.id), "")
    return ReviewedSection(
        id=one.id,
        title=title or one.id,
        is_key=not title,
        state=_said(one, edition.traits, texts["states"]),
        file=_file(state.document.path, own.line, made.settings),
        line=f"{one.id}: {texts['day']} {short_hash(own.text)}",
        source=paragraphs(one.source.text),
        own=paragraphs(own.text),
        changed=word_diff.parts(_plain(old), _plain(one.source.text)) if old else (),
        terms=_terms(one.source.text, state, made),
    )


def _plain(text: str) -> str:
    """Return a text as it is read, its paragraphs one below the other."""
    return "\n\n".join("\n".join(lines) for lines in paragraphs(text))


def _terms(text: str, state: PageState, made: Made) -> tuple[TermHint, ...]:
    """Return the terms that a section of a page names, none where its words cannot be known."""
    if not state.document or state.name in (TEXTS, TERMS):
        return ()
    source, own = state.source.traits, state.document.traits
    try:
        named = vocabulary.named(made.guide.terms, text, source)
    except (OSError, VoikkoException):
        return ()
    hints = (
        TermHint(
            term.wordings[source.code].term,
            "; ".join(vocabulary.right_words(term, own)),
            "; ".join(term.wordings[own.code].avoid),
        )
        for term in named
        if not term.wordings[own.code].lang
    )
    return tuple(one for one in hints if one.source != one.own or one.avoid)


def _said(one: SectionState, language: Traits, texts: Texts) -> str:
    """Return in words whether a section follows its source, and whether a native has read it."""
    made = texts[one.state if one.state in (CURRENT, STALE) else UNRECORDED]
    day = long_date(one.reading.day, language) if one.reading else ""
    return f"{made} {texts[one.read]}".replace("{day}", day)


def _file(path: str, line: int, settings: Settings) -> PlaceInFile:
    """Return a place in a file; the line is left out where it is 0."""
    name = f"docs/{path}" + (f":{line}" if line else "")
    return PlaceInFile(name, settings.edit(path, line))
