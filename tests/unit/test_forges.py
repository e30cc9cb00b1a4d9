"""GitLab, Forgejo and the container publish what make site builds: their steps, in order."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from kokemusopas.texts.read_yaml import read_yaml

GITLAB, FORGEJO = ".gitlab-ci.yml", ".forgejo/workflows/publish.yml"
PAGES, PROJECT = "https://jarjesto.gitlab.io/opas", "https://gitlab.com/jarjesto/opas"
# Stands for make: a site that tells for which address it was made.
MAKE = """#!/bin/sh
[ "$*" = site ] || exit 2
mkdir site && echo "$SITE_URL $REPO_URL" >site/index.html
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    stub = tmp_path / "bin/make"
    stub.parent.mkdir()
    stub.write_text(MAKE)
    stub.chmod(0o755)
    return tmp_path


def settings(name: str) -> dict[str, Any]:
    found: dict[str, Any] = read_yaml((ROOT / name).read_text("utf-8"))
    return found


def play(lines: list[str], clone: Path, **given: str) -> None:
    """Run the lines of a script as a forge does: one shell, which stops at the first that fails."""
    path = f"{clone / 'bin'}:{os.environ['PATH']}"
    ran = subprocess.run(
        ["sh", "-ec", "\n".join(lines)],
        cwd=clone,
        env={"PATH": path} | given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_gitlab_publishes_what_make_site_builds_for_its_address(clone: Path) -> None:
    told = settings(GITLAB)
    job = told["pages"]
    play(job["script"], clone, CI_PAGES_URL=PAGES, CI_PROJECT_URL=PROJECT)
    (folder,) = job["artifacts"]["paths"]
    assert (clone / folder / "index.html").read_text() == f"{PAGES}/ {PROJECT}\n"
    assert folder == "public", "GitLab publishes no other folder by itself"
    assert told["variables"]["GIT_DEPTH"] == "0", "pages tell days from the history"
    assert [rule["if"] for rule in job["rules"]] == ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"]


def test_forgejo_publishes_what_make_site_builds(clone: Path) -> None:
    steps = settings(FORGEJO)["jobs"]["publish"]["steps"]
    checkout, build, publish = steps
    assert checkout["with"]["fetch-depth"] == 0, "pages tell days from the history"
    play([build["run"]], clone, SITE_URL="https://jarjesto.codeberg.page/opas/")
    assert (clone / publish["with"]["source"] / "index.html").exists()
    assert publish["with"]["site"] == build["env"]["SITE_URL"]
    for step in (checkout, publish):
        assert step["uses"].startswith("https://"), "each Forgejo looks for short names elsewhere"


def test_the_container_puts_the_site_where_its_nginx_looks() -> None:
    settings, steps = ((ROOT / name).read_text() for name in (".ci/nginx.conf", "Containerfile"))
    places = re.findall(r"(?:root|include) (\S+);", settings)
    assert len(places) == 2
    for place in places:
        assert place in steps, f"Containerfile puts nothing into {place}"
