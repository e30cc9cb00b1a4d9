"""The date of the content comes from the environment, else from git, else is left out."""

import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from known_languages import KNOWN
from kokemusopas.history import git
from kokemusopas.history.content_date import content_date, long_date
from kokemusopas.news.changes import changes


def test_source_date_epoch_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1585699200")
    assert content_date(tmp_path) == date(2020, 4, 1)


def commit(folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("# Sivu", "utf-8")
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=folder, check=True)


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose docs changed on 2 March 2026, other things a day before and after."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    folder = tmp_path / "guide"
    for day, name in (("01", "Makefile"), ("02", "docs/index.md"), ("03", "README.md")):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2026-03-{day}T23:30:00-05:00")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        commit(folder, name)
    return folder


def test_the_last_commit_of_the_folder_tells(history: Path) -> None:
    assert content_date(history / "docs") == date(2026, 3, 3)  # in universal time


@pytest.mark.parametrize(("depth", "known"), [(1, None), (2, None), (3, date(2026, 3, 3))])
def test_a_clone_that_was_cut_off_has_no_false_date(
    history: Path, tmp_path: Path, depth: int, known: date | None
) -> None:
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "-q", f"--depth={depth}", f"file://{history}", clone], check=True
    )
    assert content_date(clone / "docs") == known


def test_a_folder_outside_git_has_no_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert content_date(tmp_path) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "24. marraskuuta 2026"), ("sv", "24 november 2026"), ("en", "24 November 2026")],
)
def test_a_date_is_written_as_each_language_does(language: str, words: str) -> None:
    assert long_date(date(2026, 11, 24), KNOWN[language]) == words


def test_a_new_commit_is_seen_and_nothing_else_is_asked_for_again(
    history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs, ask = history / "docs", git.ask
    asked: list[tuple[object, ...]] = []

    def note(*given: Any) -> Any:
        asked.append(given)
        return ask(*given)

    monkeypatch.setattr(git, "ask", note)
    before = changes(docs, ("fi",)), content_date(docs)
    asked.clear()
    assert (changes(docs, ("fi",)), content_date(docs)) == before
    assert not [given for given in asked if "log" in given]
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-03-09T12:00:00+00:00")
    (docs / "fi").mkdir()
    commit(docs, "fi/uusi.md")
    assert content_date(docs) == date(2026, 3, 9)
    assert changes(docs, ("fi",))[0].file == "fi/uusi.md"
