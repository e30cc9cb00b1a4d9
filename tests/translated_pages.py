"""A small page in Finnish and Swedish, for the tests of the translation workflow."""

import subprocess
from datetime import date
from pathlib import Path

from known_languages import begin
from kokemusopas.translations import record
from kokemusopas.translations.status import library

TODAY = date(2026, 11, 24)
SOURCE = """\
---
title: Tilaaminen
description: Näin tilaat.
---

# Tilaa { #tilaaminen }

Näin tilaat.

## Palkkio { #palkkio }

Kysy **palkkiosta** heti. [Lue lisää](muu.md#kohta).

/// checklist
    phase: 2

- [ ] Sovin. { #sovin due=-7 }
///

## Kulut { #kulut }

Korvaa kulut.
"""
SWEDISH = """\
---
title: Beställning
description: Så beställer du.
---

# Beställ { #tilaaminen }

Så beställer du.

## Arvode { #palkkio }

Fråga om **arvodet** genast.

## Kostnader { #kulut }

Ersätt kostnaderna.
"""
# The link and the item that it lacks: `change(docs, "genast.", WHOLE, "sv/tilaaminen.md")`.
WHOLE = """genast. [Läs mer](muu.md#kohta).

/// checklist
    phase: 2

- [ ] Kom överens. { #sovin due=-7 }
///"""


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def change(docs: Path, old: str, new: str, file: str = "fi/tilaaminen.md") -> None:
    text = (docs / file).read_text("utf-8")
    assert old in text
    (docs / file).write_text(text.replace(old, new), "utf-8")


def write(docs: Path) -> Path:
    """Commit a Finnish page and its Swedish translation, recorded as current, into a folder."""
    for language, text in (("fi", SOURCE), ("sv", SWEDISH)):
        begin(docs, language)
        (docs / language / "tilaaminen.md").write_text(text, "utf-8")
        (docs / language / "_ui.yml").write_text("menu: {open: Avaa}\n", "utf-8")
    record.translated(docs, library(docs), "all", None, "machine", TODAY)
    git(docs, "init", "-q")
    git(docs, "add", "-A")
    git(docs, "commit", "-qm", "first")
    return docs
