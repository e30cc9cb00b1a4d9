"""The guides to contributing, translating and copying: whole in each language, no dead link."""

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github"
GUIDES = ("CONTRIBUTING", "FORK", "TRANSLATING")
LANGUAGES = ("", ".fi", ".sv")
TEXTS = [*sorted(FOLDER.glob("*.md")), *ROOT.glob("*.md")]
FENCE = re.compile(r"^( *)```.*?^\1```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`[^`]*`")
COMMAND = re.compile(r"`make ([a-z-]+)")


@cache
def _text(path: Path) -> str:
    return FENCE.sub("", path.read_text("utf-8"))


def _anchors(path: Path) -> set[str]:
    """Return the ids that GitHub gives the headings of a file."""
    headings = re.findall(r"^#+ (.+)$", _text(path), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-") for one in headings}


def _shape(path: Path) -> dict[str, object]:
    """Return what a guide has in every language: its sections, tables, steps, samples, commands."""
    text = _text(path)
    return {
        "levels of headings": re.findall(r"^(#+) ", text, re.MULTILINE),
        "rows of tables": len(re.findall(r"^\|", text, re.MULTILINE)),
        "points and steps": len(re.findall(r"^(?:- |\d\. )", text, re.MULTILINE)),
        "samples": len(FENCE.findall(path.read_text("utf-8"))),
        "commands": sorted(set(COMMAND.findall(text))),
    }


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_is_whole_in_every_language(name: str) -> None:
    english, *others = (FOLDER / f"{name}{language}.md" for language in LANGUAGES)
    expected = _shape(english)
    for path in others:
        found = _shape(path)
        wrong = {
            key: (found[key], expected[key]) for key in expected if found[key] != expected[key]
        }
        assert not wrong, f"{path.name} has (found, expected as in {english.name}): {wrong}"


def test_guides_have_no_dead_link_to_a_file_or_a_heading() -> None:
    dead = []
    for path in TEXTS:
        for link in LINK.findall(CODE.sub("", _text(path))):
            file, _, anchor = link.partition("#")
            if ":" in file or file.startswith(("../../", "../blob/")):  # not a file
                continue
            target = (path.parent / file).resolve() if file else path
            if not target.exists() or (
                anchor and target.suffix == ".md" and anchor not in _anchors(target)
            ):
                dead.append(f"{path.relative_to(ROOT)}: {link}")
    assert not dead, "these lead nowhere:\n" + "\n".join(dead)
