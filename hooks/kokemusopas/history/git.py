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
