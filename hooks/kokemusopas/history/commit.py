"""Which commit of its repository the project stands at."""

from dataclasses import dataclass
from pathlib import Path

from kokemusopas.history import git


@dataclass(frozen=True)
class Commit:
    """A commit; `changed` tells that files differ from it."""

    id: str
    changed: bool


def current(folder: Path) -> Commit | None:
    """Return the commit that a folder was last at, None where there is no history."""
    found = git.ask(folder, "rev-parse", "HEAD")
    if not found:
        return None
    return Commit(found.strip(), changed=bool(git.ask(folder, "status", "--porcelain")))
