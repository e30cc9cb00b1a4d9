"""One changed sentence: just its section is stale, readers of just that section are told."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from conftest import copy_of_guide, run
from kokemusopas.translations import record
from kokemusopas.translations.status import compare, library

from tools.public_addresses import path_of

PAGE, SECTION = "tilaaminen.md", "sovi-palkkiosta"
NOTE = re.compile(r'id="([\w-]+)">(?:(?!id=").)*?<p class="translation-note"', re.DOTALL)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the guide with all translations current.

    A page that is not translated yet is there in Finnish.
    """
    copy = copy_of_guide(tmp_path_factory.mktemp("guide") / "copy")
    docs = copy / "docs"
    for page in (docs / "fi").glob("[!_]*.md"):
        for language in ("sv", "en"):
            if not (docs / language / page.name).exists():
                shutil.copy(page, docs / language)
    record.translated(docs, library(docs), "all", None, "machine", date(2026, 11, 24))
    return copy


def left(guide: Path) -> list[tuple[str, str, str, str]]:
    return [
        (state.language, state.name, section.id, section.state)
        for state in compare(library(guide / "docs"))
        for section in state.sections
        if section.state != "current"
    ]


def test_one_changed_sentence_is_told_where_it_matters_and_nowhere_else(guide: Path) -> None:
    assert left(guide) == []
    source = guide / "docs/fi" / PAGE
    text = source.read_text("utf-8")
    before, heading, rest = text.partition(f"{{ #{SECTION} }}\n\n")
    assert heading
    source.write_text(f"{before}{heading}Tämä on uusi virke. {rest}", "utf-8")
    assert left(guide) == [(code, PAGE, SECTION, "stale") for code in ("sv", "en")]

    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=guide,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"REPO_URL": "https://git.example/guide"},
    )
    assert built.returncode == 0, built.stdout + built.stderr
    noted = {
        path.relative_to(guide / "site").as_posix(): NOTE.findall(path.read_text("utf-8"))
        for path in (guide / "site").rglob("*.html")
        if "translation-note" in path.read_text("utf-8") and "embed" not in path.parts
    }
    pages = [f"{path_of('tilaaminen', code)}index.html" for code in ("sv", "en")]
    assert noted == {page: [SECTION] for page in pages}, "paper says so once, of all"
    page = (guide / "site" / path_of("tilaaminen", "sv") / "index.html").read_text("utf-8")
    assert f'<a href="../../tilaaminen/#{SECTION}" lang="fi" hreflang="fi">' in page
    assert f'href="https://git.example/guide/edit/main/docs/sv/{PAGE}"' in page

    for code in ("sv", "en"):
        recorded = run(
            sys.executable,
            "-m",
            "kokemusopas.translations",
            "--docs",
            guide / "docs",
            "translated",
            f"{code}/{PAGE}",
            "--section",
            SECTION,
            PYTHONPATH="hooks",
        )
        assert recorded.returncode == 0, recorded.stderr
    assert left(guide) == []
