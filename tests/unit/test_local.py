"""Sections that stand in one language only: whole sections of it, and nothing that is missing."""

from pathlib import Path

import pytest
from known_languages import KNOWN, begin
from kokemusopas.addresses import ledger, lists
from kokemusopas.addresses.places import places
from kokemusopas.checks import parity
from kokemusopas.checks.parity import Rule
from kokemusopas.markdown.local import LocalError, blocks
from kokemusopas.model.elements import write
from kokemusopas.model.guide import Guide, load
from kokemusopas.model.source import SourceError
from kokemusopas.sharing.guide_json import as_json
from kokemusopas.texts.sources import Register
from kokemusopas.translations import record, report
from kokemusopas.translations.status import compare, library
from kokemusopas.translations.translatable import Document, TranslationError
from model_pages import change, page, settings, small_guide
from translated_pages import TODAY

LOCAL = """\
/// local
## På svenska { #pa-svenska }

Ring 1 av 2 föreningar: [Mielle](lista.md#kysy), info@mielle.example.

/// note | Bra att veta
![Bild](bild.svg)
///

<!-- picture: mieti -->

| a |
| --- |
| 1 |

{ source=mielle }

### Banken { #banken }

Där finns erfarenhetsexperter. { source=mielle }
///
"""
SOURCES = """
mielle:
  title: Instruktioner
  lang: sv
  publisher: Mielle rf
  url: https://mielle.example/
  dated: 2025
  read: stored
  seen: 2026-11-30
  check: 2027-11-30
  about: {fi: Ohjeita., sv: Instruktioner., en: Instructions.}
"""
TWO = KNOWN["fi"], KNOWN["sv"]
PAGES = ("index", "lista", "sanasto")
IDS = ["pa-svenska", "banken"]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A small guide with two sections in Swedish alone."""
    docs = small_guide(tmp_path)
    (docs / "sources.yml").write_text(SOURCES, "utf-8")
    with (docs / "sv/lista.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{LOCAL.replace('![Bild](bild.svg)', 'Bild')}")
    return docs


def read(docs: Path) -> Guide:
    return load(settings(docs, *PAGES))


def test_it_leaves_no_trace_of_its_block_in_the_page(docs: Path) -> None:
    sections = read(docs).editions["sv"].pages["lista"].sections
    assert [(one.id, one.level) for one in sections if one.local] == [
        ("pa-svenska", 2),
        ("banken", 3),
    ]
    html = "".join(write(block.nodes) for one in sections for block in one.blocks)
    assert "///" not in html
    assert 'class="admonition note"' in html
    assert not any(one.local for one in read(docs).editions["fi"].pages["lista"].sections)


@pytest.mark.parametrize("rule", parity.rules(Register()))
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_rule_of_parity_misses_it(rule: Rule, language: str) -> None:
    text = "# A { #a }\n\nAa.\n\n## B { #b }\n\nBb.\n"
    here, there = text.replace("## B", f"{LOCAL}\n## B"), text
    pair = (there, here) if language == "sv" else (here, there)
    fi, sv = (
        Document("a.md", KNOWN[code], {}, text=one)
        for code, one in zip(("fi", "sv"), pair, strict=True)
    )
    assert rule(fi, sv) == []


def test_its_links_stay_in_its_language_too() -> None:
    text = f"# A {{ #a }}\n\n{LOCAL.replace('lista.md', '../fi/lista.md')}"
    sv = Document("a.md", TWO[1], {}, text=text)
    (finding,) = parity.stays_in_its_language(Document("a.md", TWO[0], {}, text="# A { #a }\n"), sv)
    assert (
        "docs/sv/a.md:6 (#pa-svenska): the link `../fi/lista.md#kysy` leads to another language"
        in str(finding)
    )


def test_nothing_of_it_is_missing_extra_or_stale_and_it_is_counted(docs: Path) -> None:
    before = [one for one in compare(library(docs)) if one.name == "lista.md"]
    assert not {section.id for state in before for section in state.sections} & {*IDS}
    assert report.sums(before)[-1] == "sections in one language only: 2 in sv"
    record.translated(docs, library(docs), "sv/lista.md", None, "machine", TODAY)
    assert "banken:" not in (docs / "sv/lista.md").read_text("utf-8")
    after = next(one for one in compare(library(docs)) if one.name == "lista.md")
    assert after.current


def test_its_places_are_in_the_ledger_and_in_lists_of_its_language_alone(docs: Path) -> None:
    found = places(read(docs))
    (place,) = (one for one in found if one.id == "pa-svenska")
    known = ledger.renewed({}, found)
    assert known["lista#pa-svenska"] == "pa-svenska"
    folders = {"fi": "", "sv": "sv/"}
    made = {
        language: write(
            lists.link_list([place], known, language, folders, "", "https://x.example/")
        )
        for language in folders
    }
    assert "På svenska" in made["sv"]
    assert 'data-only="sv"' in made["sv"]
    assert "svenska" not in made["fi"]


def test_machines_are_told_that_it_is_local(docs: Path) -> None:
    assert as_json(read(docs)).count('"local":true') == len(IDS)


def test_an_id_that_another_language_has_is_refused(docs: Path) -> None:
    change(docs, "sv/lista.md", "#pa-svenska }", "#lista-2 }")
    with (docs / "fi/lista.md").open("a", encoding="utf-8") as file:
        file.write("\n## Toinen { #lista-2 }\n\nAa.\n")
    with pytest.raises(SourceError, match=r"docs/sv/lista\.md:\d+: docs/fi/lista\.md has the id `"):
        read(docs)


MISTAKES = [
    (
        "banken }\n\nDär finns erfarenhetsexperter. { source=mielle }",
        "banken }\n\nDär.",
        20,
        "`Banken { #banken }` cites no source",
    ),
    ("\n///\n$", "\n", 3, "it needs a line `///` below it"),
    ("/// note | Bra att veta", "/// local", 8, "it stands in a block `/// local`: end that above"),
    ("/// note | Bra att veta", "/// text | Brev", 8, "`/// text` cannot stand in it"),
    ("/// local\n", "/// local\nText.\n\n", 3, "it must begin with a heading"),
    ("/// local\n## ", "/// local\n# ", 3, "it must begin with a heading"),
    ("/// local", "/// local | På svenska", 3, "`På svenska` is shown nowhere: give it a heading"),
    ("///\n$", "///\n\nMer.\n", 25, "what stands below it would belong to `På svenska"),
    ("///\n$", "///\n\n### C { #c }\n", 25, "what stands below it would belong to"),
]


@pytest.mark.parametrize(("old", "new", "line", "says"), MISTAKES)
def test_a_malformed_block_is_told_with_its_line_and_cure(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    text = f"# A {{ #a }}\n\n{LOCAL}$"
    assert old in text
    text = text.replace(old, new, 1).replace("$", "")
    with pytest.raises(LocalError) as told:
        blocks(text)
    assert (told.value.line, says in str(told.value)) == (line, True), told.value
    begin(tmp_path, "fi", "sv")
    (tmp_path / "sv/a.md").write_text(text, "utf-8")
    with pytest.raises(SourceError, match=rf"docs/sv/sivu\.md:{line}: a local block has the form"):
        page(text, language="sv")
    with pytest.raises(
        TranslationError, match=rf"docs/sv/a\.md:{line}: a local block has the form"
    ):
        library(tmp_path)


def test_blocks_may_follow_each_other_and_what_is_code_is_none() -> None:
    code = "```\n/// local\n```\n"
    assert blocks(code) == ()
    second = LOCAL.replace("#pa-svenska", "#mera").replace("#banken", "#bank")
    assert len(blocks(f"# A {{ #a }}\n\n{LOCAL}\n{second}\n## B {{ #b }}\n")) == 2
