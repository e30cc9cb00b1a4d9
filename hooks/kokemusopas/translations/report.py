"""Tell translators what is left to do: for a terminal, and as data for a pull request."""

import tomllib
from collections import Counter
from pathlib import Path
from textwrap import wrap
from typing import Any

from kokemusopas.translations import earlier, word_diff
from kokemusopas.translations.comment import WORDS
from kokemusopas.translations.status import (
    CURRENT,
    EXTRA,
    LOST,
    MISSING,
    OUTDATED,
    READ,
    REMOVED,
    STALE,
    UNRECORDED,
    PageState,
    SectionState,
)
from kokemusopas.translations.translatable import TERMS, Passage
from kokemusopas.translations.wording import short_hash

MEANS: dict[str, str] = tomllib.loads(WORDS.read_text("utf-8"))["en"]["means"]

COLUMN = 38
Before = dict[tuple[str, str, str], str]  # {(language, document, section): wording}
NOT_FOUND = "(no commit holds the wording that was translated)"


def as_text(docs: Path, states: list[PageState]) -> str:
    """Return the report for a terminal: what is to be done, then a line of sums."""
    parts = []
    before = earlier.translated(docs, states)
    for state in states:
        if state.document is None and not state.complete:
            continue
        if state.document is None:
            parts.append(
                f"docs/{state.language}/{state.name}\n  missing: translate docs/{state.source.path}"
            )
        elif state.document.record is None:
            parts.append(
                f"docs/{state.document.path}\n  {UNRECORDED}: {MEANS[UNRECORDED]}\n"
                f"  when it is right: make translated "
                f"PAGE={state.language}/{state.name} BY=machine|translator"
            )
        else:
            parts += [_section_text(before, state, section) for section in state.to_do]
    return "\n\n".join([*parts, "\n".join(_read_of_pages(states)), "\n".join(sums(states))])


def _read_of_pages(states: list[PageState]) -> list[str]:
    """Return a line for each page: how many of its sections a native has read, by language."""
    lines = ["read by a native speaker:"]
    for name in dict.fromkeys(state.name for state in states):
        own = (state for state in states if state.name == name and state.document)
        parts = (f"{one.language} {len(one.read_by(READ))}/{len(one.to_read)}" for one in own)
        lines.append(f"  {name.ljust(COLUMN)} {'  '.join(parts)}".rstrip())
    return lines


def sums(states: list[PageState]) -> list[str]:
    """Return two lines for each language: of each state, what is read; and then what is local."""
    lines = []
    for language in sorted({state.language for state in states}):
        own = [state for state in states if state.language == language]
        count = Counter(section.state for state in own for section in state.sections)
        pages = sum(not state.document for state in own)
        lines.append(
            f"{language}: {count[CURRENT]} of {count.total() - count[EXTRA] - count[REMOVED]} "
            f"sections are current, {count[STALE]} stale, {count[UNRECORDED]} unrecorded, "
            f"{count[MISSING]} not yet translated ({pages} whole pages), {count[LOST]} lost, "
            f"{count[REMOVED]} removed, {count[EXTRA]} extra"
        )
        read, outdated = (sum(len(one.read_by(state)) for one in own) for state in (READ, OUTDATED))
        lines.append(
            f"{language}: read by a native speaker: {read} of "
            f"{sum(len(one.to_read) for one in own)} sections, "
            f"{outdated} read before the source was changed"
        )
    return [*lines, *_local(states)]


def _local(states: list[PageState]) -> list[str]:
    """Return how many sections each language has to itself, nothing where none has."""
    pages = {one.path: one for state in states for one in (state.source, state.document) if one}
    count = Counter(
        page.language for page in pages.values() for one in page.sections.values() if one.local
    )
    said = ", ".join(f"{number} in {language}" for language, number in sorted(count.items()))
    return [f"sections in one language only: {said}"] if said else []


def place(state: PageState, section: SectionState) -> str:
    """Return `docs/file:line` of what is to be edited."""
    if section.translation and state.document:
        return f"docs/{state.document.path}:{section.translation.line}"
    return f"docs/{TERMS if state.name == TERMS else f'{state.language}/{state.name}'}:1"


def _section_text(before: Before, state: PageState, section: SectionState) -> str:
    lines = [
        f"{place(state, section)}  #{section.id}",
        f"  {section.state}{_since(section)}: {MEANS[section.state]}",
    ]
    if section.state == STALE:
        old = before.get((state.language, state.name, section.id), "")
        then, now = _marked(old, section.source.text if section.source else "")
        lines += _columns(
            ("source then", then or NOT_FOUND),
            ("source now", now),
            ("translation", section.translation.text if section.translation else ""),
        )
    elif section.state in (MISSING, LOST) and section.source:
        lines += _columns(("source now", section.source.text))
    elif section.translation and section.state in (REMOVED, EXTRA):
        lines += _columns(("translation", section.translation.text))
    if section.state in (STALE, UNRECORDED):
        lines.append(
            f"  when it is right: make translated PAGE={state.language}/{state.name} "
            f"SECTION={section.id}"
        )
    return "\n".join(lines)


def _marked(before: str, after: str) -> tuple[str, str]:
    """Return two wordings of a text, what is gone marked as [-…-] and what is new as {+…+}."""
    then = now = ""
    for sign, text in word_diff.parts(before, after) if before else ((word_diff.SAME, after),):
        then += {word_diff.SAME: text, word_diff.GONE: f"[-{text}-]"}.get(sign, "")
        now += {word_diff.SAME: text, word_diff.NEW: f"{{+{text}+}}"}.get(sign, "")
    return (then if before else ""), now


def _since(section: SectionState) -> str:
    return f" since {section.since.isoformat()}" if section.since else ""


def _columns(*columns: tuple[str, str]) -> list[str]:
    """Return texts under their titles, side by side."""
    wrapped = [
        [
            title,
            "-" * len(title),
            *(part for line in text.splitlines() for part in wrap(line, COLUMN) or [""]),
        ]
        for title, text in columns
    ]
    height = max(map(len, wrapped))
    rows = zip(*(column + [""] * (height - len(column)) for column in wrapped), strict=True)
    return ["  " + " | ".join(part.ljust(COLUMN) for part in row).rstrip() for row in rows]


def as_data(states: list[PageState]) -> list[list[str]]:
    """Return the sections that wait for somebody as plain data, see comment.as_markdown.

    What is lost, or was never in the source, is a fault, which the checks tell. Each row has the
    file, the line, the id, the state, and, where the record may say that the section follows its
    source as it is, the line to write there.
    """
    rows = [
        [*place(state, section).rsplit(":", 1), section.id, section.state, _line(section)]
        for state in states
        if state.document and state.document.record
        for section in state.to_do
        if section.state not in (LOST, EXTRA)
    ]
    rows += [
        [f"docs/{state.language}/{state.name}", "1", "", said, ""]
        for state in states
        if not (state.document and state.document.record) and (state.document or state.complete)
        for said in [UNRECORDED if state.document else MISSING]
    ]
    return rows


def _line(section: SectionState) -> str:
    """Return the line by which the record says that a section follows its source."""
    may_follow = section.state in (STALE, UNRECORDED) and section.source and section.translation
    return f"{section.id}: {short_hash(section.source.text)}" if may_follow else ""  # type: ignore[union-attr]


def details(docs: Path, states: list[PageState]) -> list[list[Any]]:
    """Return the sections whose source has changed, see details.as_markdown."""
    before = earlier.translated(docs, states)
    return [
        _detail(before, state, one, one.source, one.translation)
        for state in states
        for one in state.with_state(STALE)
        if one.source and one.translation
    ]


def _detail(
    before: Before, state: PageState, section: SectionState, source: Passage, own: Passage
) -> list[Any]:
    old = before.get((state.language, state.name, section.id), "")
    changed = word_diff.parts(old, source.text) if old else ((word_diff.SAME, source.text),)
    file, _, line = place(state, section).rpartition(":")
    title = own.title or section.id
    return [state.language, file, line, title, changed, own.text]
