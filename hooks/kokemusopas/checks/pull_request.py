"""Write what the checks find in the translations, for the comment on a pull request.

`python -m kokemusopas.checks.pull_request` writes build/translations.json and build/changes.diff,
what changed since BASE of the environment, from which `python -m kokemusopas.translations.comment`
words the comment.
"""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from kokemusopas.checks.every_rule import in_translations, read
from kokemusopas.grammar import folder
from kokemusopas.translations.report import as_data


def main(docs: Path, report: Path, today: date) -> int:
    """Write the report; what it says is no failure."""
    beyond = folder.faults(docs, folder.ids_of_tools(docs.parent / "overrides"))
    checked = read(docs)
    found = [*map(str, beyond), *map(str, in_translations(checked))]
    report.parent.mkdir(exist_ok=True)
    data = as_data(list(checked.states), found, today)
    report.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def changes(base: str) -> str:
    """Return what changed since a commit, as a diff; "" where git knows no such commit."""
    plain = ("--no-ext-diff", "--no-textconv", "--no-renames", "--no-color", "--unified=0")
    told = subprocess.run(
        ["git", "diff", *plain, "--merge-base", base, "--"], capture_output=True, check=False
    )
    return "" if told.returncode else told.stdout.decode("utf-8", "replace")


if __name__ == "__main__":
    Path("build").mkdir(exist_ok=True)
    Path("build/changes.diff").write_text(changes(os.environ.get("BASE") or "origin/main"), "utf-8")
    sys.exit(main(Path("docs"), Path("build/translations.json"), date.today()))
