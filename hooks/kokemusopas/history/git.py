"""Ask git about the history of a folder."""

import io
import subprocess
from collections.abc import Iterable
from pathlib import Path


def ask(folder: Path, *arguments: str) -> str | None:
    """Return what git prints in `folder`, None where there is no git or it has no answer."""
    found = _ask(folder, arguments)
    return None if found is None else _text(found)


def texts(folder: Path, blobs: Iterable[str]) -> dict[str, str]:
    """Return {blob: its text} of those that git has, all asked at once."""
    asked = "".join(f"{blob}\n" for blob in blobs)
    answer = io.BytesIO(_ask(folder, ("cat-file", "--batch"), asked.encode()) or b"")
    found = {}
    # https://git-scm.com/docs/git-cat-file: `<name> <type> <size>`, the content, a line break.
    while head := answer.readline().split():
        if len(head) == 3:
            found[head[0].decode()] = _text(answer.read(int(head[2])))
            answer.readline()
    return found


def _ask(folder: Path, arguments: Iterable[str], given: bytes = b"") -> bytes | None:
    try:
        return subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, input=given, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None


def _text(found: bytes) -> str:
    """Return what git gave as a text, with the line breaks that a file has when it is read."""
    return found.decode(errors="replace").replace("\r\n", "\n")


def state(folder: Path) -> str | None:
    """Return what tells that the history of `folder` is as it was, None where there is none.

    That is the commit and the folder in its repository; and whether the clone was cut off,
    since fetching the rest of the history moves no commit.
    """
    return ask(
        folder, "rev-parse", "HEAD", "--show-toplevel", "--show-prefix", "--is-shallow-repository"
    )
