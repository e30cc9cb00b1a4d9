"""Compare translations with their sources: which sections are current, stale, missing, lost."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kokemusopas.texts import languages
from kokemusopas.texts.languages import Traits
from kokemusopas.translations import followed
from kokemusopas.translations.followed import Past
from kokemusopas.translations.translatable import (
    HEAD,
    NOT_YET,
    Broken,
    Document,
    Passage,
    Reading,
    load,
)
from kokemusopas.translations.wording import short_hash

CURRENT = "current"
STALE = "stale"  # the source was changed after it was translated
UNRECORDED = "unrecorded"  # translated, but nobody has said from which wording
MISSING = "missing"  # not yet translated: readers are shown the source
LOST = "lost"  # it was translated, and the translation no longer has it
REMOVED = "removed"  # it was translated, and the source no longer has it
EXTRA = "extra"  # the translation has it, the source never had
# What claims to follow its source: what it shares with that must be the same.
CLAIMING = (CURRENT, UNRECORDED, LOST, EXTRA)
UNSURE = (STALE, UNRECORDED, MISSING, EXTRA)  # what the history may know better than the record

# What a native speaker has read of a translation.
UNREAD = "unread"  # nobody, or other words than those of today
READ = "read"
OUTDATED = "outdated"  # read, but the source was changed since


@dataclass(frozen=True)
class SectionState:
    """One section of a translation beside its source.

    `since` is the day of the change that a STALE or MISSING one waits with, where it is known.
    """

    id: str
    state: str
    source: Passage | None
    translation: Passage | None
    recorded: str | None = None
    reading: Reading | None = None
    since: date | None = None

    @property
    def fits(self) -> bool:
        """Whether a native speaker has read these very words."""
        own = self.translation
        return bool(own and self.reading and self.reading.hash == short_hash(own.text))

    @property
    def read(self) -> str:
        """What a native speaker has read of it."""
        return (OUTDATED if self.state == STALE else READ) if self.fits else UNREAD

    @property
    def claims(self) -> bool:
        """Whether it claims to follow its source."""
        return self.state in CLAIMING


@dataclass(frozen=True)
class PageState:
    """A translated document beside its source; `document` is None where it is not translated.

    In a language that is not `complete` nothing of it is missed.
    """

    name: str
    language: str
    source: Document
    document: Document | None
    sections: list[SectionState] = field(default_factory=list)
    complete: bool = True

    @property
    def to_do(self) -> list[SectionState]:
        """The sections that wait for somebody."""
        missed = (MISSING,) if self.complete else ()
        return self.with_state(STALE, UNRECORDED, LOST, REMOVED, EXTRA, *missed)

    def with_state(self, *states: str) -> list[SectionState]:
        """Return the sections that are in one of the states."""
        return [section for section in self.sections if section.state in states]

    @property
    def to_read(self) -> list[SectionState]:
        """The sections that there are for a native speaker to read."""
        return [section for section in self.sections if section.source and section.translation]

    def read_by(self, *states: str) -> list[SectionState]:
        """Return the sections of which a native speaker has read so much."""
        return [section for section in self.to_read if section.read in states]

    @property
    def current(self) -> bool:
        """Whether nothing is left to do."""
        return not self.to_do


Library = dict[str, dict[str, Document]]


def library(docs: Path, broken: Broken | None = None) -> Library:
    """Return {language: {name: document}} of every language that has a folder, the source first.

    Every file is read once: what needs its text takes it from the document.
    Raises LanguageError, and what translatable.load raises; `broken` is for that.
    """
    return load(docs, languages.load(docs), broken)


def source_language(documents: Library) -> str:
    """Return the language in which the guide is written."""
    return next(iter(documents))


def compare(
    documents: Library, wanted: Iterable[str] = (), docs: Path | None = None
) -> list[PageState]:
    """Return the state of every document in each language that it is no original in.

    A language without a single page is one that nobody has begun: it is left out, unless
    `wanted` names it. Where the record of a section does not say that it follows its source, the
    history of `docs` is asked (see `followed`); without that the records alone count.
    """
    asked = [one for one in wanted if documents[one]] or [
        language
        for language, found in documents.items()
        if any(name.endswith(".md") for name in found)
    ]
    names = sorted(
        {name for language in asked for name in documents[language]}
        | set(documents[source_language(documents)])
    )
    states = []
    for name in names:
        for language in asked:
            source = source_of(documents, language, name)
            if source:
                traits = next(iter(documents[language].values())).traits
                states.append(_page_state(source, documents[language].get(name), traits))
    return _with_history(states, docs) if docs else states


def claimed(state: PageState) -> frozenset[str]:
    """Return the ids of the sections that claim to follow their source."""
    return frozenset(one.id for one in state.sections if one.claims)


def _with_history(states: list[PageState], docs: Path) -> list[PageState]:
    """Return states in which the change of a section is its record."""
    unsure = [one for one in states if (one.document or one.complete) and one.with_state(*UNSURE)]
    documents = [part for one in unsure for part in (one.source, one.document) if part]
    past = followed.past(docs, documents) if documents else None
    return [_told(past, one) if one in unsure else one for one in states] if past else states


def _told(past: Past, state: PageState) -> PageState:
    """Return a state in which the history of the two files tells what the record does not."""
    document, path = state.document, f"{state.language}/{state.name}"

    def told(one: SectionState) -> str:
        if not document:
            return LOST if one.id == HEAD and path in past.files else one.state
        if one.state in (STALE, UNRECORDED) and one.recorded != NOT_YET:
            follows = past.follows(state.source, document, one.id, one.recorded or "")
            return CURRENT if follows else STALE
        if one.state == MISSING and past.had(document, one.id):
            return LOST
        return REMOVED if one.state == EXTRA and past.had(state.source, one.id) else one.state

    def waiting(one: SectionState) -> SectionState:
        since = past.since(state.source, one.id) if one.state in (STALE, MISSING) else None
        return replace(one, since=since) if since else one

    found = (replace(one, state=told(one)) for one in state.sections)
    return replace(state, sections=[waiting(one) for one in found])


def source_of(documents: Library, language: str, name: str) -> Document | None:
    """Return the document that `name` in `language` is translated from, None for an original.

    A page without a record is an original in the language of the guide, and in another a
    translation from the language that the original names as its own source, else from that.
    """
    document, default = documents[language].get(name), source_language(documents)
    if document and document.record:
        code = document.record.source
    elif language == default:
        return None
    else:
        original = documents[default].get(name)
        code = original.record.source if original and original.record else default
    return None if code == language else documents.get(code, {}).get(name)


def shared(document: Document) -> dict[str, Passage]:
    """Return the sections that every language has."""
    return {key: one for key, one in document.sections.items() if not one.local}


def _page_state(source: Document, document: Document | None, traits: Traits) -> PageState:
    translated = shared(document) if document else {}
    record = document.record if document else None
    hashes, readings = (record.sections, record.read) if record else ({}, {})
    sections = [
        SectionState(
            section_id,
            _state(section, section_id in translated, hashes.get(section_id)),
            section,
            translated.get(section_id),
            hashes.get(section_id),
            readings.get(section_id),
        )
        for section_id, section in shared(source).items()
    ]
    sections += [
        SectionState(
            section_id,
            REMOVED if section_id in hashes else EXTRA,
            None,
            passage,
            hashes.get(section_id),
        )
        for section_id, passage in translated.items()
        if section_id not in source.sections
    ]
    return PageState(source.name, traits.code, source, document, sections, traits.complete)


def _state(source: Passage, translated: bool, recorded: str | None) -> str:
    if not translated:
        return LOST if recorded else MISSING
    if recorded is None:
        return UNRECORDED
    return CURRENT if recorded == short_hash(source.text) else STALE
