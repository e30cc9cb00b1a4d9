"""The command that asks every rule of the guide finds what is wrong, and fails by it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from kokemusopas.checks import __main__, built, parity, pull_request
from kokemusopas.checks.finding import Finding, told
from kokemusopas.translations.status import compare, library
from translated_pages import change

# A fault of each kind: (its file, what is replaced, by what, the start of what is told).
FAULTS = [
    ("fi/tilaaminen.md", "{ #tarve }\n", "{ #tarve }\n\nMikäli voit.\n", "found `Mikäli`"),
    (
        "sv/tilaaminen.md",
        "{ #tarve }",
        "{ #arvode }",
        "the heading has the id `#arvode`, that of the source is `#tarve`",
    ),
    (
        "en/tilaaminen.md",
        "{ #tarve }\n",
        "{ #tarve }\n\nThe colour of recieved salary.\n",
        "found `recieved`, expected",
    ),
    (
        "en/tilaaminen.md",
        "{ #tarve }\n",
        "{ #tarve }\n\nThe colour of recieved salary.\n",
        "found `salary`. Say `fee",
    ),
    (
        "fi/valmistautuminen.md",
        "kysymyksiä kokemustoimijalle jo",
        "kysymyksiä jo",
        "(#ennakkokysymykset): the section says nowhere `kokemustoimija`",
    ),
    ("sv/_ui.yml", "\nheader:", "\nextra: x\nheader:", "the source has no text `extra`"),
    (
        "en/_ui.yml",
        "\n  oppaasta:",
        "\n  oppaista:",
        "the text is called `sections.oppaista`, in the source `oppaasta`",
    ),
    (
        "en/_ui.yml",
        "\nheader:",
        "\nextra: Kysy palkkiosta heti, kun sovitte.\nheader:",
        "found a text in suomi, expected English: “Kysy palkkiosta heti",
    ),
]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real docs with a fault of each kind."""
    docs = tmp_path_factory.mktemp("guide") / "docs"
    shutil.copytree(ROOT / "docs", docs)
    for file, old, new in {fault[:3] for fault in FAULTS}:
        text = (docs / file).read_text("utf-8")
        assert old in text, f"{file} has no {old!r}: seed the fault elsewhere"
        (docs / file).write_text(text.replace(old, new, 1), "utf-8")
    shutil.rmtree(docs / "assets")
    return docs


@pytest.mark.slow
def test_every_kind_of_fault_is_printed_and_fails(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = ROOT / "mkdocs.yml"
    assert __main__.main(["--docs", str(guide), "--config", str(config)]) == 1
    lines = capsys.readouterr().out.splitlines()
    for file, _, _, says in FAULTS:
        told = [line for line in lines if line.startswith(f"docs/{file}:") and says in line]
        assert told, f"nothing in {file} is told by: {says}\n" + "\n".join(lines)


def test_docs_that_cannot_be_read_are_explained(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert __main__.main(["--docs", str(docs)]) == 1
    assert "own-words.txt" in capsys.readouterr().err


@pytest.fixture
def reported(docs: Path) -> Callable[[], dict[str, Any]]:
    """What the report of a pull request that changes the Swedish page says of the small guide."""
    for name in ("own-words.txt", "easy-words.txt", "terms.yml"):
        shutil.copy(ROOT / "docs" / name, docs / name)
    diff = "diff --git a/docs/sv/tilaaminen.md b/docs/sv/tilaaminen.md\n"

    def read() -> dict[str, Any]:
        report = docs.parent / "build/translations.json"
        assert pull_request.main(docs, ROOT / "mkdocs.yml", report, diff, "HEAD") == 0
        found: dict[str, Any] = json.loads(report.read_text("utf-8"))
        return found

    return read


def test_the_report_for_a_pull_request_holds_findings_and_states(
    docs: Path, reported: Callable[[], dict[str, Any]]
) -> None:
    change(docs, "Ersätt", "Ersett", "sv/tilaaminen.md")
    change(docs, "heti", "nyt")
    data = reported()
    assert "ordet `Ersett` finns inte i ordlistan" in [row[3] for row in data["findings"]]
    assert [row[2] for row in data["sections"] if row[3] == "stale"] == ["palkkio"]
    assert data["languages"] == ["sv"]
    assert data["whole"]


@pytest.mark.parametrize(
    ("old", "new", "file", "says"),
    [
        ("by: machine", "by: maskin", "sv/tilaaminen.md", "här står `by: maskin`"),
        ("title: Best", "title: a: Best", "sv/tilaaminen.md", "det står ett kolon bland orden"),
        ("- id: kokemus", "- id: : kokemus", "terms.yml", "går inte att läsa"),
        ("mark: på", "mork: på", "sv/_language.yml", "`mork` is no key"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_finding_and_no_end(
    docs: Path, reported: Callable[[], dict[str, Any]], old: str, new: str, file: str, says: str
) -> None:
    change(docs, old, new, file)
    data = reported()
    (row,) = (one for one in data["findings"] if one[0] == f"docs/{file}")
    assert says in row[3]
    assert f"{new.split()[0]}" in (docs / file).read_text("utf-8").splitlines()[int(row[1]) - 1]
    assert data["whole"] is False


def test_a_file_of_other_letters_is_one_finding_and_no_end(
    docs: Path, reported: Callable[[], dict[str, Any]]
) -> None:
    page = docs / "sv/tilaaminen.md"
    page.write_bytes(page.read_text("utf-8").encode("latin-1", "replace"))
    (row,) = (one for one in reported()["findings"] if one[0] == "docs/sv/tilaaminen.md")
    assert "UTF-8" in row[3]


def test_a_workflow_shows_each_finding_beside_its_line() -> None:
    one = told("docs/sv/a,b.md", 3, "spelling", word="50 %:", file="docs/own-words.txt")
    (line,) = pull_request.annotations([one], [], ["docs/en/a.md"])
    assert line.startswith("::error file=docs/sv/a%2Cb.md,line=3::found `50 %25:`, expected")


def test_a_section_that_is_not_recorded_is_told_and_a_stale_one_is_not(docs: Path) -> None:
    change(docs, "heti", "nyt")
    assert parity.recorded(compare(library(docs))) == []
    change(docs, "{ #kulut }", "{ #uusi }", "sv/tilaaminen.md")
    found = parity.recorded(compare(library(docs)))
    assert [one.wrong for one in found] == [
        "`kulut` was translated, and is gone",
        "the source never had `uusi`",
    ]


def test_a_finding_names_its_file_line_and_section() -> None:
    assert (
        str(Finding("docs/fi/a.md", 3, "found `x`", "Say y")) == "docs/fi/a.md:3: found `x`. Say y"
    )
    assert str(Finding("docs/fi/a.md", 3, "w", "d", "alku")) == "docs/fi/a.md:3 (#alku): w. d"


@pytest.mark.parametrize(
    ("owner", "told"),
    [
        (
            "look:\nguide:\n  languges: [fi]\n",
            "3: `guide.languges` is no key",
        ),
        ("publisher:\n  name: A\nguide:\n  name: A\n", "4: `guide.name` is `A`"),
    ],
)
def test_what_an_owner_wrote_is_told_at_its_line_before_a_build(
    tmp_path: Path, owner: str, told: str
) -> None:
    (tmp_path / "owner.yml").write_text(owner, "utf-8")
    (found,) = built.stops(tmp_path, ROOT / "mkdocs.yml")
    assert str(found).startswith(f"docs/owner.yml:{told}"), "tell the line of the key"


def test_whoever_has_only_a_browser_is_told_what_to_write_into_the_list_of_addresses() -> None:
    known = {"palkkio": "sv/arvode", "palkkio#kulut": "kulut"}
    new = {
        "palkkio": "sv/arvode sv/lon",
        "palkkio#huone": "",
        "palkkio#item-x-oys-a": "item-x-oys-a",
    }
    ours, own = built.unlisted(known, known | new)
    assert "`palkkio sv/arvode sv/lon` · `palkkio#huone`" in ours.do
    assert (own.path, "huone" in own.do) == ("docs/own/addresses.txt", False)
    assert not built.unlisted(known, known)
