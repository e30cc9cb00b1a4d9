"""What a copy is called: its name reaches all that names the guide, and it says what it is of."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.model import naming, owner
from kokemusopas.model.elements import write
from kokemusopas.model.guide import load
from kokemusopas.model.naming import Naming
from kokemusopas.model.owner import Owner
from kokemusopas.model.publisher import Publisher, PublisherError
from kokemusopas.pages.publisher import publisher_line
from kokemusopas.texts import ui
from model_pages import settings, small_guide

OURS = "https://github.com/tekijat/opas"
NAMED = Naming((("fi", "Esimerkin opas"), ("sv", "Exempelguiden")), (("fi", "Opas"),), OURS)
SOMEBODY = Publisher("Esimerkki ry", "Kuja 1, 90100 Oulu", "opas@esimerkki.fi")
ALL = ("fi", "sv", "en")


def test_a_name_reaches_all_texts_that_name_the_guide() -> None:
    texts = {"site": {"name": "Vanha"}, "feed": {"title": "{guide}: uutta", "all": ["{guide}", 1]}}
    found = NAMED.given(texts, "fi")
    assert found["site"] == {
        "name": "Esimerkin opas",
        "short_name": "Opas",
        "name_lines": ["Esimerkin", "opas"],
        "original": "Vanha",
    }
    assert found["feed"] == {"title": "Esimerkin opas: uutta", "all": ["Esimerkin opas", 1]}
    assert NAMED.given(texts, "sv")["site"]["short_name"] == "Exempelguiden"
    assert NAMED.given(texts, "en")["feed"]["title"] == "Vanha: uutta"


def test_no_text_of_the_guide_but_its_name_says_what_it_is_called() -> None:
    for path in sorted((ROOT / "docs").glob("*/_ui.yml")):
        texts = ui.load(path)
        own = texts["site"]["name"]
        said = path.read_text("utf-8").count(own)
        assert said == 1, f"{path}: write {{guide}} for “{own}”, or a copy keeps our name there"


def test_a_name_stands_in_two_lines_that_are_alike() -> None:
    assert naming.two_lines("Opas kokemustoimijan tilaajalle") == [
        "Opas kokemustoimijan",
        "tilaajalle",
    ]
    assert naming.two_lines("Exempelguiden") == ["Exempelguiden"]


def test_languages_are_those_that_the_owner_publishes_the_source_first() -> None:
    assert Naming().published(ALL) == ALL
    assert Naming(languages=("en", "fi")).published(ALL) == ("fi", "en")


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (Naming(languages=("fi", "uk")), "`guide.languages` is `uk`: write some of [fi, sv, en]"),
        (Naming(languages=("sv",)), "`guide.languages` is `[sv]`: write [fi, sv]"),
        (NAMED, "`guide.name` is `{'fi': 'Esimerkin opas', 'sv': 'Exempelguiden'}`: write one for"),
        (replace(NAMED, languages=("fi", "sv")), "`guide.short_name` is `{'fi': 'Opas'}`: write"),
    ],
)
def test_languages_and_names_that_do_not_fit_each_other_are_refused(
    told: Naming, says: str
) -> None:
    with pytest.raises(PublisherError) as refused:
        told.published(ALL)
    assert says in str(refused.value)


def test_a_changed_guide_names_what_it_is_made_of_wherever_it_names_its_publisher() -> None:
    texts = {
        "publisher": {"said": "Julkaisija: {publisher}", "adapted": "Muokattu: ”{original}”."},
        "site": {"original": "Pieni opas"},
    }
    said = write((publisher_line(Owner(SOMEBODY, naming=NAMED), texts),))
    assert f'Muokattu: ”<a href="{OURS}"' in said
    assert ">Pieni opas</a>”.</p>" in said
    assert "Muokattu" not in write((publisher_line(Owner(SOMEBODY), texts),))


def test_a_changed_guide_is_refused_in_public_until_it_tells_what_it_is_made_of() -> None:
    told = Owner(SOMEBODY, reviewed=date(2026, 11, 30))
    named = replace(told, naming=replace(NAMED, original=""))
    owner.check(named, "http://127.0.0.1:8000/")
    with pytest.raises(PublisherError, match="`original` under `guide`"):
        owner.check(named, "https://opas.fi/")
    owner.check(replace(named, naming=NAMED), "https://opas.fi/")


def test_the_name_of_a_copy_is_that_of_its_editions(tmp_path: Path) -> None:
    docs = small_guide(tmp_path)
    given = replace(
        settings(docs, "index", "lista", "sanasto"), owner=Owner(SOMEBODY, naming=NAMED)
    )
    assert load(given).editions["fi"].texts["site"]["name"] == "Esimerkin opas"
