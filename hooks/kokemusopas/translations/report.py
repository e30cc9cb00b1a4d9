"""Tell translators what is left to do: for a terminal, and as Markdown for a pull request."""

from collections import Counter
from pathlib import Path
from textwrap import wrap

from kokemusopas.translations import history
from kokemusopas.translations.documents import TERMS, TEXTS
from kokemusopas.translations.record import front_matter_lines, recorded
from kokemusopas.translations.status import (
    CURRENT,
    EXTRA,
    MISSING,
    STALE,
    UNRECORDED,
    PageState,
    SectionState,
)

COLUMN = 38
MEANS = {
    STALE: "the source was changed after the translation",
    UNRECORDED: "nobody has recorded which wording this was translated from",
    MISSING: "the source has this section, the translation does not",
    EXTRA: "the translation has this section, the source does not",
}
NOT_FOUND = "(no commit holds the wording that was translated)"


def as_text(docs: Path, states: list[PageState]) -> str:
    """Return the report for a terminal: what is to be done, then a line of sums."""
    parts = [
        _section_text(docs, state, section)
        for state in states if state.document
        for section in state.sections if section.state != CURRENT
    ]
    parts += [
        f"docs/{state.language}/{state.name}\n  missing: translate docs/{state.source.path}"
        for state in states if not state.document
    ]
    return "\n\n".join([*parts, *sums(states)])


def sums(states: list[PageState]) -> list[str]:
    """Return a line for each language: how much there is of each state."""
    lines = []
    for language in sorted({state.language for state in states}):
        own = [state for state in states if state.language == language]
        count = Counter(section.state for state in own for section in state.sections)
        pages = sum(not state.document for state in own)
        lines.append(
            f"{language}: {count[CURRENT]} of {sum(count.values()) - count[EXTRA]} sections are "
            f"current, {count[STALE]} stale, {count[UNRECORDED]} unrecorded, "
            f"{count[MISSING]} missing ({pages} whole pages), {count[EXTRA]} extra"
        )
    return lines


def place(state: PageState, section: SectionState) -> str:
    """Return `docs/file:line` of what is to be edited."""
    if section.translation and state.document:
        return f"docs/{state.document.path}:{section.translation.line}"
    return f"docs/{TERMS if state.name == TERMS else f'{state.language}/{state.name}'}:1"


def _section_text(docs: Path, state: PageState, section: SectionState) -> str:
    lines = [
        f"{place(state, section)}  #{section.id}",
        f"  {section.state}: {MEANS[section.state]}",
    ]
    if section.state == STALE:
        old = history.with_hash(docs, state.source, section.id, section.recorded or "")
        lines += _columns(
            ("source then", old.text if old else NOT_FOUND),
            ("source now", section.source.text if section.source else ""),
            ("translation", section.translation.text if section.translation else ""),
        )
    elif section.state == MISSING and section.source:
        lines += _columns(("source now", section.source.text))
    elif section.translation and section.state == EXTRA:
        lines += _columns(("translation", section.translation.text))
    if section.state in (STALE, UNRECORDED):
        lines.append(
            f"  when it is right: make translated PAGE={state.language}/{state.name} "
            f"SECTION={section.id}"
        )
    return "\n".join(lines)


def _columns(*columns: tuple[str, str]) -> list[str]:
    """Return texts under their titles, side by side."""
    wrapped = [
        [title, "-" * len(title),
         *(part for line in text.splitlines() for part in wrap(line, COLUMN) or [""])]
        for title, text in columns
    ]
    height = max(map(len, wrapped))
    rows = zip(*(column + [""] * (height - len(column)) for column in wrapped), strict=True)
    return ["  " + " | ".join(part.ljust(COLUMN) for part in row).rstrip() for row in rows]


def as_markdown(states: list[PageState], findings: list[str]) -> str:
    """Return the report for a pull request: a table, findings of the tests, lines to paste."""
    todo = [
        (state, section) for state in states if state.document
        for section in state.sections if section.state != CURRENT
    ]
    parts = ["### Translations", "\n".join(f"- {line}" for line in sums(states))]
    if todo:
        rows = [
            f"| `{place(state, section)}` | `{section.id}` | {section.state}: "
            f"{MEANS[section.state]} |" for state, section in todo
        ]
        parts.append("\n".join(["| where | section | what |", "| --- | --- | --- |", *rows]))
    if findings:
        parts.append("\n".join(["| what the tests say |", "| --- |", *findings]))
    pages = [state for state in states if state.document
             and state.with_state(STALE, UNRECORDED, EXTRA)]
    if pages:
        parts.append(
            "When a page follows its source again, put these lines into its front matter, in "
            "place of the old `translation:` lines. If only some of the sections are done, "
            "change only their lines."
        )
        parts += [_paste(state) for state in pages]
    return "\n\n".join(parts) + "\n"


def _paste(state: PageState) -> str:
    there = [item.id for item in state.sections if item.state not in (MISSING, EXTRA)]
    record = recorded(state, there)
    key = f"{state.name}:" if state.name in (TEXTS, TERMS) else "translation:"
    lines = "\n".join([key, *front_matter_lines(record, "  ")])
    return (
        f"<details><summary><code>docs/{state.language}/{state.name}</code></summary>\n\n"
        f"```yaml\n{lines}\n```\n\n</details>"
    )
