"""What is said to be read by a native speaker must be what stands there."""

from collections.abc import Iterable

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.shared_parts import line_of
from kokemusopas.texts.mend import Mend
from kokemusopas.translations.record import record_path
from kokemusopas.translations.status import PageState, SectionState
from kokemusopas.translations.translatable import Document, Reading
from kokemusopas.translations.wording import short_hash


def signed(states: Iterable[PageState]) -> list[Finding]:
    """Every reading that is recorded is one of the words of today."""
    return [
        _finding(state, state.document, key, reading, sections.get(key))
        for state in states
        if state.document and state.document.record
        for sections in [{one.id: one for one in state.sections}]
        for key, reading in state.document.record.read.items()
        if not (key in sections and sections[key].fits)
    ]


def _finding(
    state: PageState, page: Document, key: str, reading: Reading, section: SectionState | None
) -> Finding:
    path = record_path(state)
    line = line_of(page, f"{key}: {reading.day.isoformat()}") if path == page.path else 1
    if not (section and section.translation):
        return told(f"docs/{path}", line, "read-nothing", id=key)
    right = Reading(reading.day, short_hash(section.translation.text))
    given = {"found": f"{key}: {reading}", "right": f"{key}: {right}"}
    mend = Mend(line, given["found"], given["right"]) if path == page.path else None
    return told(f"docs/{path}", line, "read-other-words", "", mend, **given)
