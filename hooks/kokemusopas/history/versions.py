"""How each file stood at the end of every day on which it changed, as the history tells it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

from kokemusopas.history import git

COMMIT = "commit "


@dataclass(frozen=True)
class Version:
    """A file after the commits of a day, the last of them made `at`.

    `file` is what it is called now, `then` what it was called on that day; `blob` is git's name
    for its text.
    """

    file: str
    then: str
    at: datetime
    blob: str


@cache
def log(docs: Path, state: str, *files: str) -> str:
    """Return what git tells of `files` (as patterns) in a `git.state`, which stays while it does.

    A merge tells what it brought: readers have it since then. Empty where there is only the end
    of a history (a shallow clone): its oldest commit would look like a change of every file.
    """
    if state.split()[-1] != "false":
        return ""
    options = ("--first-parent", "-m", "--raw", "--no-abbrev", "-M", "--relative")
    words = ("-c", "core.quotePath=false", "log", f"--format={COMMIT}%cI")
    return git.ask(docs, *words, *options, "--", *files) or ""


def versions(told: str) -> dict[str, list[Version]]:
    """Return {file: its versions, the oldest first} of a `log`; they follow a file that moved."""
    found: dict[str, list[Version]] = {}
    for commit in reversed(told.split(COMMIT)[1:]):
        when, *lines = commit.splitlines()
        at = datetime.fromisoformat(when)
        for line in filter(None, lines):
            # :100644 100644 0b264095… ef817e17… R096    fi/a.md    fi/b.md
            about, *names = line.split("\t")
            *_, blob, status = about.split()
            if status != "D":
                file = names[-1]
                earlier = found.pop(names[0], []) if status[0] == "R" else found.get(file, [])
                found[file] = _with(earlier, Version(file, file, at, blob))
    return {
        file: [replace(version, file=file) for version in known] for file, known in found.items()
    }


@cache
def by_commit(told: str) -> dict[str, list[tuple[int, str]]]:
    """Return {file: (how many commits ago, blob) of each commit that changed it} of a `log`.

    The newest first; files are called what they are called now. One that was removed meanwhile
    has "" as its blob then.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    now: dict[str, str] = {}
    for ago, commit in enumerate(told.split(COMMIT)[1:]):
        for line in filter(None, commit.splitlines()[1:]):
            about, *names = line.split("\t")
            *_, blob, status = about.split()
            file = now.get(names[-1], names[-1])
            if status[0] == "R":
                now[names[0]] = file
            found.setdefault(file, []).append((ago, "" if status == "D" else blob))
    return found


def days(told: str) -> list[date]:
    """Return the day of each commit of a `log`, the newest first."""
    moments = (commit.partition("\n")[0] for commit in told.split(COMMIT)[1:])
    return [datetime.fromisoformat(one).date() for one in moments]


def _with(known: list[Version], new: Version) -> list[Version]:
    """Return the versions with a new one, which takes the place of one of the same day."""
    if known and known[-1].at.date() == new.at.date():
        return [*known[:-1], replace(new, then=known[-1].then)]
    return [*known, new]
