"""What a pull request adds besides words is told, and is no markup there."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.translations import added
from kokemusopas.translations.comment import plain

WORDS = "Kysy järjestöstä, kenelle palkkio maksetaan. Sovi siitä 2026-11-30."


def git(folder: Path, *command: str) -> str:
    """Return what git tells in a folder."""
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.quotePath=true")
    done = subprocess.run(
        ["git", *settings, *command], cwd=folder, capture_output=True, check=True, text=True
    )
    return done.stdout


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A folder with a page in Swedish, in git."""
    page = tmp_path / "docs/sv/sida.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Sida { #sida }\n\nSe [Kela](https://www.kela.fi/).\n", "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    return tmp_path


def told(guide: Path) -> str:
    """Return what the comment says of the changes that are not committed yet."""
    git(guide, "add", ".")
    return added.as_markdown(git(guide, "diff", "--cached", "HEAD"), plain)


def test_a_change_of_words_adds_nothing_in_the_languages_of_who_reads_it(guide: Path) -> None:
    text = f"# Sida {{ #sida }}\n\n{WORDS} Se [FPA](https://www.kela.fi/).\n"
    (guide / "docs/sv/sida.md").write_text(text, "utf-8")
    assert told(guide) == (
        "**Det här lägger inte till någon kod, länk eller adress. · "
        "This adds no code, link or address.**"
    )


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("[x](https://evil.example/a?b)", "länk / link: `evil.example/a?b`"),
        ("[x](//evil.example)", "länk / link: `evil.example`"),
        ("[x](HTTPS://Evil.example)", "länk / link: `Evil.example`"),
        ("[x](javascript:alert(1))", "länk / link: `javascript:alert`"),
        ("evil.example/path", "länk / link: `evil.example/path`"),
        ("https://kelа.example/", "länk / link: `kel(U+0430).example/`"),
        ("skriv till a@evil.example", "e-postadress / email address: `a (at) evil.example`"),
        ("ring +358 40 1234567", "telefonnummer / phone number: `+358 40 1234567`"),
        ("ring 0401234567", "telefonnummer / phone number: `0401234567`"),
        ("<script>alert(1)</script>", "HTML-kod / HTML: `(script)`"),
        ("&#106;ava", "HTML-kod / HTML: `and #106;`"),
        ("a\u202eb", "osynligt tecken / character that is not seen: `(U+202E)`"),
        ("`@everyone` <!-- x -->", "HTML-kod / HTML: `(-- x --)`"),
    ],
)
def test_what_is_no_word_is_told_with_file_and_line(guide: Path, line: str, row: str) -> None:
    with (guide / "docs/sv/sida.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{WORDS}\n\n{line}\n")
    text = told(guide)
    assert text.startswith("**Det här lägger till annat än ord: · This adds more than words:**")
    assert f"- `docs/sv/sida.md:7` {row}" in text
    for harm in ("<", "@", "](", "://", "www."):
        assert harm not in text


def test_files_and_code_are_told(guide: Path) -> None:
    (guide / "docs/sv/ny.md").write_text("# Ny\n", "utf-8")
    (guide / "docs/sv/länk.md").symlink_to("/etc/passwd")
    (guide / "docs/bild.png").write_bytes(b"\x89PNG\0")
    (guide / "hooks").mkdir()
    (guide / "hooks/a.py").write_text("x = 1\n--- a\n+++ b\n", "utf-8")
    (guide / "docs/sv/sida.md").unlink()
    assert told(guide) == "\n".join(
        [
            "**Det här ändrar kod eller inställningar, inte bara texter. Titta på: · "
            "This changes code or settings, not only texts. Look at:**",
            "",
            "- `hooks/a.py`",
            "",
            "**Det här lägger till annat än ord: · This adds more than words:**",
            "",
            "- `docs/bild.png` ny fil / new file",
            "- `docs/bild.png` fil som inte är text / file that is no plain text",
            "- `docs/sv/länk.md` ny fil / new file",
            "- `docs/sv/länk.md` fil som inte är text / file that is no plain text",
            "- `docs/sv/ny.md` ny fil / new file",
            "- `docs/sv/sida.md` borttagen fil / removed file",
        ]
    )


@pytest.mark.parametrize(
    "diff",
    [
        "",
        "no diff",
        "diff --git a/docs/a.md b/docs/a.md\n@@ -1 +1,9 @@\n-a\n+b",
        "diff --git a/docs/a.md b/docs/a.md\n@@ -1,2 +0,0 @@\n+b\n-a\n",
    ],
)
def test_a_diff_that_cannot_be_read_asks_to_look_at_all(diff: str) -> None:
    assert added.as_markdown(diff, plain) == "**This change could not be read. Look at all of it.**"


def test_a_change_that_breaks_its_report_cannot_hide_what_it_adds(guide: Path) -> None:
    (guide / "docs/sv/sida.md").write_text("<script>\n", "utf-8")
    diff = guide / "changes.diff"
    diff.write_text(git(guide, "diff"), "utf-8")
    for report in (guide / "none.json", diff):
        done = subprocess.run(
            [sys.executable, "-m", "kokemusopas.translations.comment", report, diff],
            env={"PYTHONPATH": str(ROOT / "hooks"), "COMMIT": "0123456789abcdef`"} | os.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "\n\n`0123456789ab`: **Det här lägger till annat" in done.stdout
        assert "`(script)`" in done.stdout


def test_every_language_has_the_same_words() -> None:
    words = tomllib.loads(added.WORDS.read_text("utf-8"))
    assert {json.dumps([*one, *one["kinds"]]) for one in words.values()} == {
        json.dumps([*words["en"], *words["en"]["kinds"]])
    }
