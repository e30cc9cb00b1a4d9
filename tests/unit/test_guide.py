"""The whole guide: pages parsed once, links that lead somewhere, a shape to trust."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from json_schema import faults
from kokemusopas.addresses import links
from kokemusopas.addresses.places import places
from kokemusopas.model.guide import FAULTS, Guide, GuideError, load
from kokemusopas.model.source import SourceError
from kokemusopas.sharing.guide_json import as_json, schema
from model_pages import change, settings, small_guide

FIXTURE = ROOT / "tests/fixtures/guide"
PAGES = ("index", "lista", "sanasto")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the small guide."""
    return small_guide(tmp_path)


def read(docs: Path, earlier: Guide | None = None) -> Guide:
    return load(settings(docs, *PAGES), earlier)


def test_the_guide_for_machines_keeps_its_shape() -> None:
    golden = FIXTURE / "guide.json"
    made = json.loads(as_json(read(FIXTURE / "docs")))
    assert made == json.loads(golden.read_text("utf-8")), (
        "guide.json has another shape: if that is meant, raise FORMAT in sharing/guide_json.py and "
        f"its schema, and write this into {golden.relative_to(ROOT)}:\n"
        f"{json.dumps(made, ensure_ascii=False, indent=1)}"
    )
    assert not faults(made, json.loads(schema()))


def test_a_page_that_did_not_change_is_not_parsed_again(docs: Path) -> None:
    first = read(docs)
    change(docs, "fi/lista.md", "ajoissa", "hyvissä ajoin")
    second = read(docs, first)
    same = {
        (language, name)
        for language, edition in second.editions.items()
        for name, page in edition.pages.items()
        if page is first.editions[language].pages[name]
    }
    every = {(language, name) for language in ("fi", "sv") for name in PAGES}
    assert same == every - {("fi", "lista")}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("terms.yml", "Raha työstä", "Raha siitä, mitä tekee"),
        ("fi/_ui.yml", "Lisätty {year}", "Uusi {year}"),
        ("fi/_ui.yml", "rest: ", "rest: Ja "),
    ],
)
def test_words_that_pages_are_made_with_make_them_anew(
    docs: Path, name: str, old: str, new: str
) -> None:
    first = read(docs)
    change(docs, name, old, new)
    assert read(docs, first) == read(docs) != first


def test_each_term_is_a_section_after_the_heading_that_holds_the_glossary(docs: Path) -> None:
    sections = read(docs).editions["sv"].pages["sanasto"].sections
    assert [(one.id, one.level) for one in sections] == [
        ("sanasto", 1),
        ("termit", 2),
        ("palkkio", 3),
    ]
    assert sections[2].line == sections[1].line


def test_a_hard_word_is_linked_to_the_glossary_where_it_is_first_said(docs: Path) -> None:
    page = read(docs).editions["sv"].pages["lista"]
    assert "sanasto.md#palkkio" in page.sections[0].blocks[0].links


def test_places_have_their_titles_in_every_language(docs: Path) -> None:
    found = {place.key: place.titles for place in places(read(docs))}
    assert found["lista#tilaa"] == {"fi": "Tilaa", "sv": "Beställ"}
    assert found["lista#item-sovin"]["fi"] == "Sovin kaiken."
    assert found["lista#question-paikka"]["sv"] == "Var finns ni?"
    assert found["sanasto#palkkio"] == {"fi": "palkkio", "sv": "arvode"}
    assert found["index#viisi-vaihetta"] == {"fi": "Vaiheet", "sv": "Stegen"}


def test_every_link_of_the_small_guide_leads_somewhere(docs: Path) -> None:
    links.check(read(docs))


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("lista.md#tilaus", "leads to `#tilaus`, which docs/fi/lista.md does not have"),
        ("listat.md", "leads to docs/fi/listat.md, which is missing"),
        ("kuva.png", "leads to docs/fi/kuva.png, which is missing"),
        ("/lista/", "starts at the root of the host"),
        ("#alku", "leads to `#alku`, which docs/fi/index.md does not have"),
    ],
)
def test_a_dead_link_is_named_with_file_and_line(docs: Path, new: str, says: str) -> None:
    change(docs, "fi/index.md", "lista.md#tilaa", new)
    with pytest.raises(SourceError, match=says) as error:
        links.check(read(docs))
    assert (error.value.path, error.value.line) == ("fi/index.md", 9)


def test_an_answer_ticks_only_items_that_are_there(docs: Path) -> None:
    change(docs, "sv/lista.md", "ticks=sovin", "ticks=sovin,kiitos,lahetan")
    with pytest.raises(SourceError, match="`ticks=lahetan` names no item") as error:
        read(docs)
    assert (error.value.path, error.value.line) == ("sv/lista.md", 24)


def test_the_experts_list_has_a_page_of_its_own(docs: Path) -> None:
    own = "/// checklist\n    phase: 1\n    for: expert\n\n- [ ] Kysy. { #k-kysy }\n///\n"
    for language in ("fi", "sv"):
        page = docs / language / "sanasto.md"
        page.write_text(f"{page.read_text('utf-8')}\n{own}", "utf-8")
    edition = read(docs).editions["fi"]
    pages = [edition.list_of(whose) for whose in ("host", "expert")]
    assert [page and page.name for page in pages] == ["lista", "sanasto"]
    change(docs, "sv/lista.md", "/// brief", f"{own}\n/// brief")
    with pytest.raises(SourceError, match=r"expert stands in docs/sv/sanasto\.md, alone: `k-kysy`"):
        read(docs)


def test_a_page_with_questions_is_a_part_of_the_brief_of_its_own(docs: Path) -> None:
    change(docs, "fi/lista.md", "brief: host", "brief: guest")
    with pytest.raises(
        SourceError, match=r"fi/lista\.md:1: a page with a `/// brief` needs a line"
    ):
        read(docs)
    change(docs, "fi/lista.md", "brief: guest", "brief: expert")
    question = "/// brief\n- **Kuka?** Nimi auttaa. { #kuka }\n///\n"
    for language in ("fi", "sv"):
        text = f"---\nbrief: expert\n---\n\n# Toinen {{ #toinen }}\n\n{question}"
        (docs / language / "toinen.md").write_text(text, "utf-8")
    with pytest.raises(SourceError, match=r"`brief: expert` stands in docs/fi/lista\.md too"):
        read(docs)


def test_a_page_that_the_source_lacks_is_named(docs: Path) -> None:
    (docs / "fi/lista.md").unlink()
    with pytest.raises(GuideError, match=r"docs/fi/lista\.md is missing"):
        read(docs)


def test_every_fault_of_the_docs_is_one_that_a_build_can_tell(docs: Path) -> None:
    change(docs, "terms.yml", "- id:", "- name:")
    with pytest.raises(FAULTS, match="every entry starts with `- id: name`"):
        read(docs)


def test_the_settings_tell_the_folder_of_a_language() -> None:
    assert replace(settings(), languages=("fi", "sv")).folder("sv") == "sv/"
    assert settings().folder("fi") == ""
