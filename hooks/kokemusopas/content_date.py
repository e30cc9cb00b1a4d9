"""Tell when the content last changed, and write dates as each language does."""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from babel.dates import format_date

# As in overrides/components/events/dates.js: Finland's Swedish, Britain's English.
LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}


def content_date(docs: Path) -> date | None:
    """Return the day of the last change to `docs`, or None where nothing tells it.

    SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) decides
    when it is set, else the last commit that touched the folder.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    try:
        found = subprocess.run(
            ["git", "log", "-1", "--format=%cs", "--", "."],
            cwd=docs, capture_output=True, text=True, check=True,
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
    return date.fromisoformat(found) if found else None


def long_date(day: date, language: str) -> str:
    """Return a day in words, like 24 November 2026, in one of the guide's languages."""
    return format_date(day, "long", LOCALES[language])
