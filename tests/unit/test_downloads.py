"""What a page offers to take along: sorted, and with what it costs to load and to print."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from kokemusopas.model.papers import Facts
from kokemusopas.pages.downloads import downloads
from kokemusopas.pages.made import Made, make
from kokemusopas.pages.views import Download, DownloadGroup
from model_pages import settings, small_guide

WORDS = {
    "groups": {"read": "Opas", "fill": "Täytettävät", "edit": "Muokattavat", "share": "Jaettavat"},
    "pages": {"one": "{count} sivu", "other": "{count} sivua"},
    "size": "{count} kt",
    "documents": {
        "guide": {"file": "opas.pdf", "title": "Koko opas", "text": "PDF"},
        "epub": {"file": "opas.epub", "title": "E-kirja", "text": "EPUB"},
        "checklist": {"file": "lista.pdf", "title": "Lista", "text": "PDF, jonka voi täyttää"},
        "brief": {"file": "pohja.pdf", "title": "Pohja", "text": "PDF"},
        "brief-odt": {"file": "pohja.odt", "title": "Pohja (LibreOffice)", "text": "Teksti"},
    },
    "pairs": {"fi+sv": {"file": "parit.pdf", "title": "Kaksi kieltä", "text": "PDF"}},
}


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A small guide with papers of these words."""
    made = make(settings(small_guide(tmp_path), "index", "lista", "sanasto"))
    editions = {
        language: replace(one, texts={**one.texts, "paper": WORDS})
        for language, one in made.guide.editions.items()
    }
    return replace(made, guide=replace(made.guide, editions=editions))


def offered(
    made: Made, names: list[str], papers: Mapping[str, Facts], pdfs: bool = True
) -> tuple[DownloadGroup, ...]:
    known = replace(made.settings, pdfs=pdfs, papers=papers)
    told = replace(made, guide=replace(made.guide, settings=known))
    return downloads(names, told.guide.editions["fi"], told)


def test_a_paper_tells_its_pages_and_its_size_before_it_is_loaded(made: Made) -> None:
    papers = {
        "lista.pdf": Facts(95_600, 3),
        "parit.pdf": Facts(400, 1),
    }
    assert offered(made, ["checklist"], papers) == (
        DownloadGroup(
            "",
            (
                Download("lista.pdf", "Lista", "PDF, jonka voi täyttää (3 sivua, 96 kt)"),
                Download("parit.pdf", "Kaksi kieltä", "PDF (1 sivu, 1 kt)"),
            ),
        ),
    )


def test_many_papers_stand_in_groups_by_their_use_and_a_few_as_they_are_named(made: Made) -> None:
    few = ["checklist", "guide", "poster", "epub"]
    (all_of_them,) = offered(made, few, {"opas.epub": Facts(9001)})
    assert [one.title for one in all_of_them.files] == [
        "Lista",
        "Kaksi kieltä",
        "Koko opas",
        "E-kirja",
    ]
    assert all_of_them.files[-1].text == "EPUB (9 kt)"
    groups = offered(made, ["brief-odt", "brief", *few], {})
    assert {one.title: [file.title for file in one.files] for one in groups} == {
        "Opas": ["Koko opas", "E-kirja"],
        "Täytettävät": ["Pohja", "Lista", "Kaksi kieltä"],
        "Muokattavat": ["Pohja (LibreOffice)"],
    }


def test_nothing_is_offered_where_no_papers_were_made(made: Made) -> None:
    assert offered(made, ["guide"], {}, pdfs=False) == ()
