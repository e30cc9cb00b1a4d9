"""Write what is found in a pull request, for the comment on it.

`python -m kokemusopas.checks.pull_request` writes build/translations.json and build/changes.diff,
what changed since BASE of the environment, from which `python -m kokemusopas.translations.comment`
words the comment. Where a workflow runs it, each finding is shown beside its line too.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from kokemusopas.checks.built import stops
from kokemusopas.checks.finding import Finding
from kokemusopas.checks.looked import Before, Looked, look, lost
from kokemusopas.history import git
from kokemusopas.texts.messages import ENGLISH
from kokemusopas.translations import report
from kokemusopas.translations.added import changed_files
from kokemusopas.translations.translatable import TranslationError, sections

DOCS = "docs/"


def main(docs: Path, config: Path, out: Path, diff: str, base: str) -> int:
    """Write the report; what it says is no failure."""
    changed = [one.path for one in changed_files(diff)] if diff else []
    looked = look(docs, config)
    if looked.whole and not looked.findings:
        looked = replace(looked, findings=stops(docs, config))
    hints = lost(looked, before(docs, base, changed))
    out.parent.mkdir(exist_ok=True)
    data = as_data(docs, looked, hints, changed)
    out.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    if os.environ.get("GITHUB_ACTIONS"):
        print("\n".join(annotations(looked.findings, hints, changed)))
    return 0


def as_data(
    docs: Path, looked: Looked, hints: Iterable[Finding], changed: Iterable[str]
) -> dict[str, Any]:
    """Return the report as plain data, see comment.as_markdown.

    Of the state of translations it tells what concerns the pages that are changed.
    """
    names = {Path(path).name for path in changed if path.startswith(DOCS)}
    states = [one for one in looked.states if one.name in names]
    # A section whose heading is to be mended is neither removed nor new.
    lost = {(Path(one.path).name, one.section) for one in looked.findings if "heading" in one.key}
    waits = [row for row in report.as_data(states) if (Path(row[0]).name, row[2]) not in lost]
    return {
        "languages": languages_of(changed),
        "whole": looked.whole,
        "findings": [_row(docs, one, changed) for one in looked.findings],
        "hints": [_row(docs, one, changed) for one in hints],
        "sections": waits,
        "details": report.details(docs, states),
    }


def languages_of(changed: Iterable[str]) -> list[str]:
    """Return the languages of the files that are changed, English where there is none."""
    parts = [path.split("/") for path in changed]
    found = (one[1] for one in parts if one[0] == "docs" and len(one) == 3)
    return list(dict.fromkeys(found)) or [ENGLISH]


def language_of(finding: Finding, changed: Iterable[str]) -> str:
    """Return the language in which to tell a finding: that of who made the change.

    Where files of several are changed, it is that of the file itself.
    """
    languages = languages_of(changed)
    own = finding.path.split("/")[1]
    return own if own in languages else languages[0]


def _row(docs: Path, finding: Finding, changed: Iterable[str]) -> list[str]:
    wrong, do = finding.said(language_of(finding, changed))
    return [finding.path, str(finding.line), finding.section, wrong, do, _written(docs, finding)]


def _written(docs: Path, finding: Finding) -> str:
    """Return the line as it is when the finding is mended, "" where that is not known."""
    path = docs / finding.path.removeprefix(DOCS)
    if not (finding.mend and finding.mend.old and path.is_file()):
        return ""  # a line above which another comes is told in words
    lines = finding.mend.applied(path.read_text("utf-8")).split("\n")
    return lines[finding.mend.line - 1].strip()


def annotations(
    findings: Iterable[Finding], hints: Iterable[Finding], changed: Iterable[str]
) -> list[str]:
    """Return lines by which GitHub shows findings and hints beside the lines of a change.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    kinds = [*(("error", one) for one in findings), *(("notice", one) for one in hints)]
    return [
        f"::{kind} file={_escaped(one.path)},line={one.line}::"
        + _escaped(". ".join(filter(None, one.said(language_of(one, changed)))), in_value=True)
        for kind, one in kinds
    ]


def _escaped(text: str, *, in_value: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if in_value else text.replace(":", "%3A").replace(",", "%2C")


def before(docs: Path, base: str, changed: Iterable[str]) -> Before:
    """Return the sections of the pages that are changed, as they were; none of a new page."""
    found = {}
    for path in changed:
        _, _, rest = path.partition("/")
        language, _, name = rest.partition("/")
        if path.startswith(DOCS) and name.endswith(".md"):
            text = git.ask(docs, "show", f"{base}:./{rest}") or ""
            try:
                found[rest] = sections(name, language, text)
            except (TranslationError, yaml.YAMLError):
                found[rest] = {}
    return found


def changes(base: str) -> str:
    """Return what changed since a commit, as a diff; "" where git knows no such commit."""
    plain = ("--no-ext-diff", "--no-textconv", "--no-renames", "--no-color", "--unified=0")
    told = subprocess.run(
        ["git", "diff", *plain, "--merge-base", base, "--"], capture_output=True, check=False
    )
    return "" if told.returncode else told.stdout.decode("utf-8", "replace")


if __name__ == "__main__":
    Path("build").mkdir(exist_ok=True)
    since = os.environ.get("BASE") or "origin/main"
    written = changes(since)
    Path("build/changes.diff").write_text(written, "utf-8")
    report_file = Path("build/translations.json")
    sys.exit(main(Path("docs"), Path("mkdocs.yml"), report_file, written, since))
