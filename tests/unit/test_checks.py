"""The command that asks every rule of the guide finds what is wrong, and fails by it."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.checks import __main__, parity, pull_request
from kokemusopas.checks.finding import Finding
from kokemusopas.translations.status import compare, library
from translated_pages import TODAY, change

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


def test_the_report_for_a_pull_request_holds_findings_and_states(docs: Path) -> None:
    for name in ("own-words.txt", "easy-words.txt", "terms.yml"):
        shutil.copy(ROOT / "docs" / name, docs / name)
    change(docs, "Ersätt", "Ersett", "sv/tilaaminen.md")
    change(docs, "heti", "nyt")
    report = docs / "build/translations.json"
    assert pull_request.main(docs, report, TODAY) == 0
    data = json.loads(report.read_text("utf-8"))
    assert any(
        "found `Ersett`, expected a word of the dictionary" in one for one in data["findings"]
    )
    assert [section for _, section, state in data["sections"] if state == "stale"] == ["palkkio"]


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
