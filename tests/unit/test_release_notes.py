"""The notes of a release tell what is new since the one before, for readers first."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from kokemusopas.news.told import Line, News

from tools import release_notes

SITE = "https://opas.esimerkki.fi/"
DAY = datetime(2026, 12, 1, tzinfo=UTC)
LINE = Line("Kulut", "palkkio/#kulut", "uusi kohta")
NEWS = News("fi/palkkio.md", DAY, "palkkio", "Palkkio: uutta kohdassa ”Kulut”", "palkkio/", (LINE,))


def git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@esimerkki.fi")
    subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_release_before_is_the_last_tag_of_a_year(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    for tag in ("2026.1", "koe", "2026.2"):
        git(tmp_path, "commit", "-q", "--allow-empty", "-m", tag)
        git(tmp_path, "tag", tag)
    assert release_notes.before("2026.2", tmp_path) == "2026.1"
    assert release_notes.before("2026.1", tmp_path) is None


def test_what_readers_are_told_since_a_day_is_listed_with_links() -> None:
    assert release_notes.content([NEWS], DAY, SITE) == ""
    assert release_notes.content([NEWS], datetime(2026, 11, 30, tzinfo=UTC), SITE) == (
        f"- [Palkkio: uutta kohdassa ”Kulut”]({SITE}palkkio/) (2026-12-01)\n"
        f"  - [Kulut]({SITE}palkkio/#kulut): uusi kohta"
    )
    many = release_notes.content([NEWS] * 42, datetime(2026, 11, 30, tzinfo=UTC), SITE)
    assert many.endswith("- … + 2")


def test_only_packages_of_another_version_are_renewed() -> None:
    diff = "-babel==2.18.0 \\\n+babel==2.19.0 \\\n-ruff==1.0\n+ruff==1.0\n+uusi==3\n"
    assert release_notes.renewed(diff) == "Renewed packages: babel 2.19.0."
    assert release_notes.renewed("") == ""
