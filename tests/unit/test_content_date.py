"""The date of the content comes from the environment, else from git, else is left out."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from kokemusopas.content_date import content_date, long_date


def test_source_date_epoch_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1585699200")
    assert content_date(tmp_path) == date(2020, 4, 1)


def test_the_last_commit_of_the_folder_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-03-02T12:00:00Z")
    (tmp_path / "index.md").write_text("# Sivu", "utf-8")
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    assert content_date(tmp_path) == date(2026, 3, 2)


def test_a_folder_outside_git_has_no_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert content_date(tmp_path) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "24. marraskuuta 2026"), ("sv", "24 november 2026"), ("en", "24 November 2026")],
)
def test_a_date_is_written_as_each_language_does(language: str, words: str) -> None:
    assert long_date(date(2026, 11, 24), language) == words
