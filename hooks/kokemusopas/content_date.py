"""Tell when the content last changed."""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path


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
