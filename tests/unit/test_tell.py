"""A report becomes one issue, which the next one keeps up to date."""

import os
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

# Stands for gh: writes down what it was asked, and the issue's text; `open` holds a number or none.
GH = """#!/bin/sh
echo "$*" >>"$FOLDER/asked"
case "$*" in *--body-file*) for last; do :; done; cp "$last" "$FOLDER/body" ;; esac
[ "$1 $2" != "issue list" ] || cat "$FOLDER/open"
"""


@pytest.mark.parametrize(
    ("number", "verbs"), [("", ["list", "create", "create"]), ("7", ["list", "edit"])]
)
def test_a_report_is_told_in_the_open_issue_or_in_a_new_one(
    tmp_path: Path, number: str, verbs: list[str]
) -> None:
    (tmp_path / "gh").write_text(GH, "utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "open").write_text(number, "utf-8")
    (tmp_path / "report.md").write_text("- a dead link\n" * 10_000, "utf-8")
    told = subprocess.run(
        [ROOT / ".ci/tell", "dead", "B60205", "Dead links", tmp_path / "report.md", "Mend them."],
        env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "FOLDER": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    asked = (tmp_path / "asked").read_text("utf-8").splitlines()
    assert [line.split()[1] for line in asked] == verbs
    body = (tmp_path / "body").read_text("utf-8")
    assert len(body) < 65_536, "an issue takes no more"
    assert "The rest of the report is on the page of the run." in body
    assert body.strip().endswith(
        "Mend them. This issue is kept up to date while it is open. "
        "Close it when all is done: the next find opens a new one."
    )
