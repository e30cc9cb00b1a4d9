"""Ask git about the history of a folder."""

import subprocess
from pathlib import Path


def ask(folder: Path, *arguments: str) -> str | None:
    """Return what git prints in `folder`, None where there is no git or it has no answer."""
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None


def state(folder: Path) -> str | None:
    """Return what tells that the history of `folder` is as it was, None where there is none.

    That is the commit and the folder in its repository; and whether the clone was cut off,
    since fetching the rest of the history moves no commit.
    """
    return ask(
        folder, "rev-parse", "HEAD", "--show-toplevel", "--show-prefix", "--is-shallow-repository"
    )
