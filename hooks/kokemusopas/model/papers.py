"""What is known of the papers that were made: how many sheets, how many bytes."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "papers.json"


@dataclass(frozen=True)
class Facts:
    """A file for paper: its size, and its pages where it has pages of its own (a PDF)."""

    bytes: int
    pages: int | None = None


def read(folder: Path) -> dict[str, Facts]:
    """Return {file: what is known of it} of a folder of papers; none where there is no such file.

    Raises ValueError or TypeError where the file was not written by `write`.
    """
    path = folder / NAME
    if not path.exists():
        return {}
    return {file: Facts(**known) for file, known in json.loads(path.read_text("utf-8")).items()}


def write(facts: Mapping[str, Facts], folder: Path) -> None:
    """Write what is known of the papers into their folder, for the pages that name them."""
    known = {file: asdict(one) for file, one in sorted(facts.items())}
    (folder / NAME).write_text(json.dumps(known, indent=1) + "\n", "utf-8")
