"""What docs/owner.yml says of this copy of the guide, for tests that hold of every copy."""

import shutil
from functools import cache
from pathlib import Path

import pytest
from known_languages import DOCS, KNOWN, SOURCE
from kokemusopas.markdown import checklist
from kokemusopas.model import owner, owner_values
from kokemusopas.model.left_out import NOTHING
from kokemusopas.texts import languages, ui

OWNER = owner.read(DOCS)
PUBLISHED = {code: KNOWN[code] for code in OWNER.naming.published(languages.built(KNOWN))}
# The source, and in the long run all others.
EACH = [one if one == SOURCE else pytest.param(one, marks=pytest.mark.long) for one in PUBLISHED]
OURS = "of the guide's own texts"


def needs(language: str) -> pytest.MarkDecorator:
    """Leave a test out of a copy that does not publish a language."""
    return pytest.mark.skipif(
        language not in PUBLISHED, reason=f"docs/owner.yml does not publish `{language}`"
    )


def pages_of(language: str) -> set[str]:
    """Return the names of the files of docs/ that are pages of this copy."""
    files = {path.stem: path for path in (DOCS / language).glob("[!_]*.md")}
    additions = {name for name, path in files.items() if "\nadds_to:" in path.read_text("utf-8")}
    return files.keys() - additions - {*OWNER.leave_out.pages}


def items_of(page: str) -> list[checklist.ItemLine]:
    """Return the items of a checklist of this copy, those that the owner adds last in a phase."""
    files = [DOCS / SOURCE / f"{page}.md", *sorted((DOCS / SOURCE).glob("x-*.md"))]
    adds = f"\nadds_to: {page}.md\n"
    texts = [one.read_text("utf-8") for one in files]
    items = [
        item
        for text in (texts[0], *(one for one in texts[1:] if adds in one))
        for item in checklist.parse(text)
        if item.id not in OWNER.leave_out.items
    ]
    return sorted(items, key=lambda item: item.phase)


@cache
def short_texts() -> dict[str, ui.Texts]:
    """Return {language: its short texts, with the name of this copy}."""
    own = ui.load_all(DOCS, PUBLISHED)
    return {code: OWNER.naming.given(one, code) for code, one in own.items()}


def undo_changes(docs: Path) -> None:
    """Take away what an owner has changed in a copy of the docs: the guide itself is left."""
    (docs / owner_values.NAME).unlink()
    shutil.rmtree(docs / "own", ignore_errors=True)
    for path in docs.glob("*/x-*"):
        path.unlink()


def changes() -> list[str]:
    """Return the parts of docs/owner.yml that make this copy another guide, none for the guide."""
    naming = OWNER.naming
    told = {
        "name": naming.name,
        "languages": naming.languages,
        "own": OWNER.prefix,
        "leave_out": OWNER.leave_out != NOTHING,
    }
    return [part for part, value in told.items() if value]
