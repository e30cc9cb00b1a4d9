"""The print page: sections whose ids, names and links hold when many pages become one."""

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from kokemusopas.markdown import other_sites
from kokemusopas.model import elements
from kokemusopas.model.settings import Part
from kokemusopas.model.source import SourceError
from kokemusopas.pages import print_page
from kokemusopas.pages.made import Made, make
from kokemusopas.pages.print_page import Entry, PaperPart
from model_pages import change, settings, small_guide

FEE = """---
title: Tilaaminen
description: Näin tilaat.
---

# Tilaa { #tilaaminen }

## Palkkio { #palkkio }

[sama sivu](#palkkio) [toinen](lista.md#kohta)
[haku](haku.md) [kuva](../assets/kuva.svg) [muualle](https://x.fi/)
"""
LIST = """---
title: Lista
description: Mitä muistaa.
---

# Lista { #lista }

## Kohta { #kohta }

| A | B |
| --- | --- |
| 1 | 2 |

/// checklist
    phase: 1

- [ ] A. { #a }
///

### Alempi { #alempi }
"""
SEARCH = """---
title: Haku
description: Hae oppaasta.
template: search.html
---

# Hae { #haku }
"""
PAGES = {"tilaaminen": FEE, "lista": LIST, "haku": SEARCH}


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A guide whose home page stands alone, and two pages and the search in one part."""
    docs = small_guide(tmp_path)
    (docs / "assets").mkdir()
    (docs / "assets/kuva.svg").write_text("<svg/>", "utf-8")
    for language in ("fi", "sv"):
        change(docs, f"{language}/_ui.yml", "steps:", "sections: {osa: Osa}\nsteps:")
        change(docs, f"{language}/index.md", "#tilaa", "")
        for name, text in PAGES.items():
            (docs / language / f"{name}.md").write_text(text, "utf-8")
    part = Part("osa", ("tilaaminen.md", "lista.md", "haku.md"))
    return make(replace(settings(docs), navigation=(Part("", ("index.md",)), part)))


def parts(made: Made, language: str = "fi") -> list[PaperPart]:
    return print_page.parts(made.guide.editions[language], made)


def html(made: Made, language: str = "fi") -> str:
    return print_page.html(parts(made, language), made.guide.editions[language], made)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_links_lead_inside_the_page_else_to_the_site(made: Made, language: str) -> None:
    soup = BeautifulSoup(html(made, language), "html.parser")
    assert [link["href"] for link in soup.select("#tilaaminen p > a")] == [
        "#tilaaminen-palkkio",
        "#lista-kohta",
        "../haku/",
        f"{'../' if language == 'fi' else '../../'}assets/kuva.svg",
        "https://x.fi/",
    ]


def test_a_box_keeps_its_label_and_a_table_its_name(made: Made) -> None:
    soup = BeautifulSoup(html(made), "html.parser")
    box, label, table = soup.find("input"), soup.find("label"), soup.select_one(".table")
    assert box
    assert label
    assert table
    assert box["id"] == label["for"] == "lista-item-a"
    assert table["aria-labelledby"] == "lista-kohta"


def test_every_id_that_is_named_is_there_once(made: Made) -> None:
    soup = BeautifulSoup(html(made), "html.parser")
    ids = [str(one["id"]) for one in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    named = [
        name
        for one in soup.find_all(True)
        for attribute in print_page.ID_REFERENCES
        for name in str(one.get(attribute) or "").split()
    ]
    assert named
    assert set(named) <= {*ids, other_sites.NOTE}


def test_pages_stand_below_their_part_and_the_part_below_the_guide(made: Made) -> None:
    headings = BeautifulSoup(html(made), "html.parser").find_all(["h1", "h2", "h3", "h4", "h5"])
    assert [(heading.name, heading.get_text()) for heading in headings] == [
        ("h2", "Tervetuloa"),
        ("h2", "Osa"),
        ("h3", "Tilaa"),
        ("h4", "Palkkio"),
        ("h3", "Lista"),
        ("h4", "Kohta"),
        ("h5", "Alempi"),
    ]


def test_contents_name_parts_pages_and_their_headings(made: Made) -> None:
    contents = [entry for part in parts(made) for entry in part.entries]
    assert contents == [
        Entry("Tervetuloa", "etusivu"),
        Entry(
            "Osa",
            "section-2",
            (
                Entry("Tilaa", "tilaaminen", (Entry("Palkkio", "tilaaminen-palkkio"),)),
                Entry("Lista", "lista", (Entry("Kohta", "lista-kohta"),)),
            ),
        ),
    ]


def test_places_have_the_same_ids_in_every_language(made: Made) -> None:
    ids = [
        [one["id"] for one in BeautifulSoup(html(made, language), "html.parser").select("[id]")]
        for language in ("fi", "sv")
    ]
    assert ids[0] == ids[1]


def test_the_search_is_left_out(made: Made) -> None:
    names = [paper.page.name for part in parts(made) for paper in part.pages]
    assert names == ["index", "tilaaminen", "lista"]
    assert "Hae" not in html(made)


def test_nothing_of_the_screen_and_no_invalid_html_is_left(made: Made) -> None:
    text = html(made)
    assert 'class="heading"' in text
    for left in (
        *("<script", "<button", "heading-number", "heading__link", "headerlink"),
        "data-page",
    ):
        assert left not in text


def test_a_page_that_is_not_for_paper_is_left_out_and_links_lead_to_the_site(made: Made) -> None:
    change(made.settings.docs, "fi/lista.md", "title:", "paper: false\ntitle:")
    found = make(made.settings)
    assert "lista" not in [paper.page.name for part in parts(found) for paper in part.pages]
    links = BeautifulSoup(html(found), "html.parser").select("#tilaaminen p > a")
    assert links[1]["href"] == "../lista/#kohta"


def test_a_section_off_paper_takes_along_what_is_below_it(made: Made) -> None:
    change(made.settings.docs, "fi/lista.md", "title:", "off_paper: [kohta]\ntitle:")
    (lista,) = (
        one for part in parts(make(made.settings)) for one in part.pages if one.id == "lista"
    )
    assert lista.entry == Entry("Lista", "lista")
    assert "Alempi" not in elements.text(lista.nodes)


def test_what_is_off_paper_must_be_a_section_of_the_page(made: Made) -> None:
    change(made.settings.docs, "fi/lista.md", "title:", "off_paper: [lista]\ntitle:")
    with pytest.raises(SourceError, match="`off_paper: lista` is no section"):
        make(made.settings)


def test_a_heading_that_loses_all_below_it_goes_too(made: Made) -> None:
    found = print_page.parts(made.guide.default, made, leaves_out=lambda one: one.tag == "p")
    sections = [one.id for part in found for page in part.pages for one in page.sections]
    assert sections == [found[0].pages[0].sections[0].id, "tilaaminen", "lista", "kohta", "alempi"]
    assert "palkkio" not in sections
