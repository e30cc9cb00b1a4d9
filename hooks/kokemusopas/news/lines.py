"""What the writers themselves say of a change: `_changes.yml` of a language.

2026-11-30:
  palkkio#kulut: The allowance is that of 2026.   # of a section
  palkkio: The page has sums in it now.           # of a page
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from kokemusopas.texts.languages import Traits
from kokemusopas.texts.read_yaml import read_yaml
from kokemusopas.translations.translatable import Document, Passage

NAME = "_changes.yml"


class ChangesError(Exception):
    """The lines on changes cannot be used; the message names the file and the cure."""


@dataclass(frozen=True)
class WrittenLine:
    """A line on a change of a day: of a section of a page, or of all of it ("")."""

    day: date
    page: str
    section: str
    text: str


def load(path: Path) -> list[WrittenLine]:
    """Return the lines of a file, none where there is no file.

    Raises ChangesError when it has another form.
    """
    if not path.exists():
        return []
    place = f"docs/{path.parent.name}/{path.name}"
    try:
        found = read_yaml(path.read_text(encoding="utf-8")) or {}
        lines = [
            WrittenLine(day, *_place(where), str(text))
            for day, said in found.items()
            for where, text in said.items()
        ]
    except (AttributeError, yaml.YAMLError) as error:
        raise ChangesError(
            f"{place} must hold `page#section: line` below each day: {error}"
        ) from None
    for one in lines:
        if not isinstance(one.day, date):
            raise ChangesError(f"{place}: `{one.day}` must be a day such as 2026-11-30")
    return lines


def as_document(docs: Path, language: Traits) -> dict[str, Document]:
    """Return {NAME: the file of a language} for who looks over words, empty where there is none.

    Raises ChangesError as `load` does.
    """
    path = docs / language.code / NAME
    written = load(path)
    rows = path.read_text(encoding="utf-8").splitlines() if written else []
    passages = {
        f"{one.page}#{one.section}".rstrip("#") + f" {one.day}": Passage(
            one.text, _row(rows, one.text)
        )
        for one in written
    }
    return {NAME: Document(NAME, language, passages)} if written else {}


def _row(rows: list[str], text: str) -> int:
    """Return the number of the row that a text begins in, the first where it cannot be found."""
    begins = text.split()[:2]
    return next((n for n, row in enumerate(rows, 1) if " ".join(begins) in row), 1)


def _place(where: object) -> tuple[str, str]:
    page, _, section = str(where).partition("#")
    return page, section
