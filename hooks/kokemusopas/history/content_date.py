"""Tell when the content last changed, and write dates as each language does.

`python -m kokemusopas.history.content_date docs` prints that moment as SOURCE_DATE_EPOCH has it.
"""

import os
import sys
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from babel.dates import format_date

from kokemusopas.history import git
from kokemusopas.texts.languages import Traits

# What holds the words of the guide; a ledger or a list for the checks changes none of them.
WORDS = ("*.md", "*_ui.yml", "*terms.yml", "*sources.yml", ":!*_style.md")


def content_epoch(docs: Path) -> int | None:
    """Return the moment of the last change to `docs` in seconds since 1970, or None.

    SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) decides
    when it is set, else the last commit that touched words in the folder. A clone that was cut off
    (`git clone --depth`) shows every file as changed in its oldest commit: then nothing tells.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return int(epoch)
    state = git.state(docs)
    return _last_commit(docs, state) if state else None


@cache
def _last_commit(docs: Path, state: str) -> int | None:
    """Return the moment of the last commit in a state of the history: it stays while it does."""
    last = git.ask(docs, "log", "-1", "--format=%H %ct", "--", *WORDS)
    if not last:
        return None
    commit, seconds = last.split()
    cut_off = Path(docs, (git.ask(docs, "rev-parse", "--git-path", "shallow") or "").strip())
    if cut_off.is_file() and commit in cut_off.read_text("utf-8").split():
        return None
    return int(seconds)


def content_date(docs: Path) -> date | None:
    """Return the day of `content_epoch`, in universal time."""
    epoch = content_epoch(docs)
    return None if epoch is None else datetime.fromtimestamp(epoch, UTC).date()


def long_date(day: date, language: Traits) -> str:
    """Return a day in words, like 24 November 2026, in a language."""
    return format_date(day, "long", language.locale)


if __name__ == "__main__":
    found = content_epoch(Path(sys.argv[1]))
    print("" if found is None else found)
