"""Find an earlier wording of a section in the history of its file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from kokemusopas.history import git
from kokemusopas.translations import followed
from kokemusopas.translations.status import STALE, PageState
from kokemusopas.translations.translatable import Document, Passage, TranslationError, sections
from kokemusopas.translations.wording import short_hash


def translated(docs: Path, states: Iterable[PageState]) -> dict[tuple[str, str, str], str]:
    """Return {(language, document, section): the wording that a stale one was translated from}.

    That is the wording that the record names, else the last one before the present. A section of
    which the history has no other wording is left out.
    """
    stale = [(state, one) for state in states for one in state.with_state(STALE)]
    past = followed.past(docs, {state.source.path: state.source for state, _ in stale}.values())
    found: dict[tuple[str, str, str], str] = {}
    if not past:
        return found
    for state, one in stale:
        told = list(past.of(state.source, one.id))
        recorded = (each.text for each in told if each.hash == one.recorded)
        other = (each.text for each in told if each.text and each.hash != told[0].hash)
        if text := next(recorded, "") or next(other, ""):
            found[state.language, state.name, one.id] = text
    return found


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
