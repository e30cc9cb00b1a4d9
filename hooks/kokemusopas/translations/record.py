"""Write the records of translations, and leave every other byte of the file as it was."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from kokemusopas.model.source import FRONT_MATTER
from kokemusopas.texts import languages
from kokemusopas.translations import earlier
from kokemusopas.translations.status import (
    CURRENT,
    Library,
    PageState,
    SectionState,
    compare,
)
from kokemusopas.translations.translatable import (
    KINDS,
    SHARED_RECORDS,
    TERMS,
    TEXTS,
    Reading,
    Record,
    TranslationError,
    shared_records,
)
from kokemusopas.translations.wording import short_hash

ALL = "all"
NO_PAGE = (
    "docs/{} is no translated page, short texts or terms: name a language such as sv, or a file "
    "of it such as sv/tilaaminen.md"
)


def translated(
    docs: Path, documents: Library, page: str, section: str | None, by: str | None, today: date
) -> list[str]:
    """Record that translations follow the present source; return the files written.

    `page` is a translated file (`sv/tilaaminen.md`), a language (`sv`) or `all`. With a
    `section` only its line changes, which tells `by` where that is another than the page's.
    `checked` and `by` tell of the whole page, so they change when that is recorded. A page that
    says nothing of itself yet needs a `by`. Raises TranslationError naming what is not there.
    """
    if by is not None and by not in KINDS:
        raise TranslationError(f"BY must be one of {', '.join(KINDS)}, found {by!r}")
    chosen = choose(documents, page)
    if not any(state.document for state in chosen):
        raise TranslationError(NO_PAGE.format(page))
    written = []
    for state in chosen:
        if state.document:
            write(docs, state, _renewed(state, section, by, today))
            written.append(record_path(state))
    return sorted(set(written))


def settled(docs: Path, documents: Library) -> list[str]:
    """Record what the history tells to follow its source; return the files written.

    A copy without the history then knows it too, and no build has to look for it.
    """
    written = []
    for state in choose(documents, ALL, docs):
        record = state.document.record if state.document else None
        known = record.sections if record else {}
        new = [
            one.id
            for one in state.with_state(CURRENT)
            if one.source and known.get(one.id) != short_hash(one.source.text)
        ]
        if record and new:
            write(docs, state, replace(recorded(state, new), makers=record.makers))
            written.append(record_path(state))
    return sorted(set(written))


def read(docs: Path, documents: Library, page: str, section: str | None, today: date) -> list[str]:
    """Record that a native speaker has read translations as they are; return the files.

    `page` is as for `translated`. Only what follows its source can be read for good: raises
    TranslationError when nothing of it does, or naming what is not there.
    """
    chosen = [state for state in choose(documents, page, docs) if state.document]
    if not chosen:
        raise TranslationError(NO_PAGE.format(page))
    written = []
    for state in chosen:
        found = [one for one in state.with_state(CURRENT) if section in (None, one.id)]
        if state.document and state.document.record and found:
            days = {one.id: Reading(today, _own_hash(one)) for one in found}
            record = state.document.record
            write(docs, state, replace(record, read=record.read | days))
            written.append(record_path(state))
    if not written:
        raise TranslationError(
            f"docs/{page} has no section `{section}` that follows its source"
            if section
            else f"docs/{page} has no section that follows its source"
        )
    return sorted(set(written))


def unchanged(docs: Path, documents: Library, page: str, section: str) -> list[str]:
    """Record that the last change of a source section leaves its meaning; return the files.

    Only translations that were current before the change stay current: what was stale
    already stays stale. Raises TranslationError when there is no such section or change.
    """
    language, _, name = page.partition("/")
    source = documents.get(language, {}).get(name)
    if not source or section not in source.sections:
        raise TranslationError(f"docs/{page} has no section `{section}`")
    before = earlier.before_change(docs, source, section)
    if before is None:
        raise TranslationError(f"no earlier wording of docs/{page}#{section} is in the history")
    old, new = short_hash(before.text), short_hash(source.sections[section].text)
    written = []
    for state in compare(documents):
        record = state.document.record if state.document else None
        if state.source is source and record and record.sections.get(section) == old:
            write(docs, state, replace(record, sections=record.sections | {section: new}))
            written.append(record_path(state))
    return sorted(set(written))


def choose(documents: Library, page: str, docs: Path | None = None) -> list[PageState]:
    """Return the states that `page` names: one file, a language, or `all`; see `compare`."""
    return [
        state
        for state in compare(documents, docs=docs)
        if page in (ALL, state.language, f"{state.language}/{state.name}")
    ]


def front_matter_lines(record: Record, indent: str = "") -> list[str]:
    """Return a record as the lines of a file, `translation:` and its like not included."""
    lines = [f"source: {record.source}"]
    if record.checked:
        lines.append(f"checked: {record.checked.isoformat()}")
    if record.by:
        lines.append(f"by: {record.by}")
    lines.append("sections:")
    lines += [
        f"  {section}: {hashed} {record.makers.get(section, '')}".rstrip()
        for section, hashed in record.sections.items()
    ]
    if record.read:
        lines.append("read:")
        lines += [f"  {section}: {reading}" for section, reading in record.read.items()]
    return [indent + line for line in lines]


def recorded(state: PageState, sections: Iterable[str]) -> Record:
    """Return the record of a page with the present hashes of `sections`, in source order.

    What a native speaker has read stays, as long as the words are the same.
    """
    old = state.document.record if state.document else None
    hashes = old.sections if old else {}
    fresh = set(sections)
    return replace(
        old or Record(state.source.language),
        sections={
            key: short_hash(section.text) if key in fresh else hashes[key]
            for key, section in state.source.sections.items()
            if key in fresh or key in hashes
        },
        read={one.id: one.reading for one in state.sections if one.reading and one.fits},
        makers={key: by for key, by in old.makers.items() if key not in fresh} if old else {},
    )


def _own_hash(section: SectionState) -> str:
    return short_hash(section.translation.text) if section.translation else ""


def write(docs: Path, state: PageState, record: Record) -> None:
    """Put a record into its file.

    Raises TranslationError when the page has no front matter to put it in.
    """
    if state.name in (TEXTS, TERMS):
        path = docs / state.language / SHARED_RECORDS
        _write_shared(path, shared_records(path, languages.load(docs)) | {state.name: record})
    else:
        path = docs / state.language / state.name
        text = path.read_bytes().decode()
        path.write_bytes(with_record(text, record, path.name).encode())


def with_record(text: str, record: Record, name: str) -> str:
    """Return a page's text with its record put in or replaced.

    Raises TranslationError when the page has no front matter.
    """
    found = FRONT_MATTER.match(text)
    if not found:
        raise TranslationError(f"{name} must start with front matter: `---`, `title: …`, `---`")
    newline = "\r\n" if "\r\n" in found[0] else "\n"
    block = "".join(line + newline for line in ["translation:", *front_matter_lines(record, "  ")])
    old = re.search(r"^translation:.*\n(?:[ \t].*\n|[ \t]*\r?\n(?=[ \t]))*", found[1], re.MULTILINE)
    matter = found[1][: old.start()] + block + found[1][old.end() :] if old else found[1] + block
    return text[: found.start(1)] + matter + text[found.end(1) :]


def _write_shared(path: Path, records: dict[str, Record]) -> None:
    lines = [
        line
        for key in sorted(records)
        for line in (f"{key}:", *front_matter_lines(records[key], "  "))
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _renewed(state: PageState, section: str | None, by: str | None, today: date) -> Record:
    old = state.document.record if state.document else None
    if by is None and (old is None or old.by is None):
        raise TranslationError(
            f"docs/{record_path(state)} does not say yet who has checked it: "
            f"add BY= with one of {', '.join(KINDS)}"
        )
    there = _translated(state)
    if section and section not in there:
        raise TranslationError(f"docs/{state.language}/{state.name} has no section `{section}`")
    record = recorded(state, [section] if section else there)
    if not section:
        sections = {key: record.sections[key] for key in there}
        return replace(record, sections=sections, checked=today, by=by or record.by)
    if by and record.by and by != record.by:
        return replace(record, makers=record.makers | {section: by})
    return replace(record, checked=today, by=by) if by else record


def _translated(state: PageState) -> list[str]:
    """Return the ids of the sections that both the source and the translation have."""
    return [one.id for one in state.sections if one.source and one.translation]


def record_key(state: PageState) -> str:
    """Return the key of the file that holds a document's record."""
    return state.name if state.name in (TEXTS, TERMS) else "translation"


def record_path(state: PageState) -> str:
    """Return the file that holds a document's record, from the folder of the docs."""
    name = SHARED_RECORDS if state.name in (TEXTS, TERMS) else state.name
    return f"{state.language}/{name}"
