"""Find an earlier wording of a section in the history of its file."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from kokemusopas.history import git
from kokemusopas.translations.translatable import Document, Passage, TranslationError, sections
from kokemusopas.translations.wording import short_hash


def with_hash(docs: Path, document: Document, section_id: str, wanted: str) -> Passage | None:
    """Return the newest committed wording of a section that has the hash, or None."""
    return next(
        (
            section
            for section in _versions(docs, document, section_id)
            if short_hash(section.text) == wanted
        ),
        None,
    )


def translated(docs: Path, source: Document, section_id: str, recorded: str) -> Passage | None:
    """Return the wording that a stale translation follows, by its record or else by the history."""
    found = with_hash(docs, source, section_id, recorded) if recorded else None
    return found or before_change(docs, source, section_id)


def before_change(docs: Path, document: Document, section_id: str) -> Passage | None:
    """Return the newest committed wording of a section that differs from the present one."""
    present = short_hash(document.sections[section_id].text)
    return next(
        (
            section
            for section in _versions(docs, document, section_id)
            if short_hash(section.text) != present
        ),
        None,
    )


def _versions(docs: Path, document: Document, section_id: str) -> Iterator[Passage]:
    """Yield a section as it was in every commit that touched its file, newest first."""
    for commit in (git.ask(docs, "log", "--format=%H", "--", document.path) or "").split():
        text = git.ask(docs, "show", f"{commit}:./{document.path}") or ""
        try:
            found = sections(document.name, document.language, text)
        except (TranslationError, yaml.YAMLError):
            continue
        if section_id in found:
            yield found[section_id]
