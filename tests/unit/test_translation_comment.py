"""The comment on a pull request says each thing once, and lets nothing untrusted through."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from kokemusopas.translations.comment import LONGEST, WORDS, as_markdown, main
from kokemusopas.translations.report import as_data
from kokemusopas.translations.status import compare, library
from translated_pages import change

HARMFUL = (
    "<img src=x> @everyone #12 [click](https://evil.example) `x` ![a](b) | a\n```\n"
    "# www.evil.example w*ww.evil.example http:/*/evil.example ##12 #*1 GH-1"
)
EMPTY: dict[str, Any] = {
    "languages": ["sv"],
    "whole": True,
    "findings": [],
    "hints": [],
    "sections": [],
    "details": [],
}
FINDING = ["docs/sv/a.md", "7", "palkkio", "här står `lönen`", "Säg `arvode`", ""]
HINT = ["docs/sv/a.md", "3", "kulut", "kanske", "Jämför", ""]


def comment(**data: object) -> str:
    return as_markdown(EMPTY | data)


def outside_code(text: str) -> str:
    """Return what of a comment is no code, which GitHub shows as it is."""
    text = re.sub(r"(?ms)^ *(`{3,})\w*\n.*?^ *\1$", "", text)
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", text)


def test_a_finding_stands_once_at_its_line_in_the_language_of_the_change() -> None:
    text = comment(findings=[FINDING])
    assert "### Vad kontrollerna säger" in text
    assert "- **`docs/sv/a.md:7` (`#palkkio`)** här står `lönen`. Säg `arvode`." in text
    assert text.count("docs/sv/a.md") == 1


def test_the_line_to_write_comes_with_every_sign_that_it_has() -> None:
    line = "## Arvode { #palkkio } = `x` /// <b>"
    text = comment(findings=[[*FINDING[:5], line]])
    assert f"  ```text\n  {line}\n  ```" in text


@pytest.mark.parametrize(
    ("data", "thanked"),
    [
        ({}, True),
        ({"sections": [["docs/en/a.md", "9", "kulut", "stale", "kulut: abcdefgh"]]}, True),
        ({"findings": [FINDING]}, False),
        ({"hints": [HINT]}, False),
        ({"whole": False}, False),
    ],
)
def test_thanks_come_only_where_nothing_is_wrong(data: dict[str, object], thanked: bool) -> None:
    assert ("Tack!" in comment(**data)) is thanked


def test_a_change_in_two_languages_is_told_in_both_and_in_another_in_english() -> None:
    text = comment(languages=["fi", "sv"])
    assert "Mitä tarkistukset sanovat · Vad kontrollerna säger" in text
    assert "### What the checks say" in comment(languages=["uk"])


def test_a_stale_section_comes_with_the_line_that_says_it_is_right(docs: Path) -> None:
    change(docs, "heti", "nyt")
    text = comment(sections=as_data(compare(library(docs))))
    (line,) = re.findall(r"- `docs/sv/tilaaminen\.md` `(palkkio: \w{8})`", text)
    lines = (docs / "sv/tilaaminen.md").read_text("utf-8").splitlines()
    place = f"`docs/sv/tilaaminen.md:{lines.index('## Arvode { #palkkio }') + 1}` `palkkio`"
    assert f"- {place}: originalet har ändrats" in text
    page = (docs / "sv/tilaaminen.md").read_text("utf-8")
    (docs / "sv/tilaaminen.md").write_text(re.sub(r"palkkio: \w{8}", line, page), "utf-8")
    assert all(state.current for state in compare(library(docs)))


@pytest.mark.parametrize("field", ["findings", "hints", "sections", "languages"])
def test_no_markup_address_or_mention_gets_through(field: str) -> None:
    row = [HARMFUL, "1", HARMFUL, HARMFUL, HARMFUL, HARMFUL]
    rows = {"sections": [[HARMFUL, "1", HARMFUL, "stale", HARMFUL]], "languages": [HARMFUL]}
    text = outside_code(comment(**{field: rows.get(field, [row])})).replace("### ", "")
    for harm in ("<img", "@", "#1", "](", "http:", "https:", "://", "www.", "![", "GH-1"):
        assert harm not in text.replace("<!-- translations -->", "")


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        EMPTY | {"languages": None},
        EMPTY | {"findings": [["a"]]},
        EMPTY | {"findings": [[*FINDING[:1], "x", *FINDING[2:]]]},
        EMPTY | {"sections": [["a", "1", "b", "unheard", ""]]},
        EMPTY | {"details": [["a"]]},
        EMPTY | {"details": [["sv", "docs/sv/a.md", "1", "a", [["?", "b"]], "c"]]},
        EMPTY | {"findings": [["a", float("inf"), *FINDING[2:]]]},
    ],
)
def test_data_of_another_form_are_refused(data: object) -> None:
    with pytest.raises(ValueError, match="another form"):
        as_markdown(data)


def test_a_long_comment_is_cut_between_its_parts() -> None:
    text = comment(findings=[[*FINDING[:3], "x" * 900, "y", "z" * 900]] * 20, hints=[HINT] * 300)
    assert len(text) < LONGEST + 100
    assert text.count("- **`docs/sv/a.md:7`") < 20, "some are left to the page of the run"
    assert text.count("- **`docs/sv/a.md:3`") > 100, "many findings leave room for hints"
    assert "Resten finns på körningens sida." in text


def test_every_language_has_the_same_words() -> None:
    words = tomllib.loads(WORDS.read_text("utf-8"))
    for one in words.values():
        assert one.keys() == words["en"].keys()
        assert one["means"].keys() == words["en"]["means"].keys()


@pytest.mark.parametrize("report", [json.dumps(EMPTY), "{"])
def test_the_comment_tells_where_the_pages_can_be_seen(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    report: str,
) -> None:
    (tmp_path / "report.json").write_text(report, "utf-8")
    names = [str(tmp_path / name) for name in ("report.json", "no.diff")]
    monkeypatch.setattr("sys.argv", ["comment", *names])
    monkeypatch.setenv("CHECKS", "https://git.example/a/b/pull/7/checks")
    main()
    assert "before-and-after.html under *Pull request* at https://git" in capsys.readouterr().out
