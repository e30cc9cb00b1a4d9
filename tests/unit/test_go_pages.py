"""The small page of a section says what the section is and begins with, and leads on there."""

from pathlib import Path

import pytest
from kokemusopas.pages import go_pages
from kokemusopas.pages.made import make
from kokemusopas.pages.views import PageView
from model_pages import change, settings, small_guide

ENOUGH = "Alku riittää jo yksinään kuvaukseksi, joten toista ei tarvita."
LONG = "Tämä virke on niin pitkä, että se ei mahdu kuvaukseen, jonka keskustelu näyttää " * 3 + "."


def views(docs: Path, language: str = "fi") -> dict[str, PageView]:
    made = make(settings(docs, "index", "lista", "sanasto"))
    edition = made.guide.editions[language]
    return {view.url: view for view in go_pages.views(edition, made)}


def test_every_heading_and_term_has_a_page_that_knows_where_to_lead(tmp_path: Path) -> None:
    docs = small_guide(tmp_path)
    found = views(docs)
    assert {url: view.given for url, view in found.items()} == {
        "go/index/etusivu/": "../../../",
        "go/index/viisi-vaihetta/": "../../../#viisi-vaihetta",
        "go/index/ota-avuksi/": "../../../#ota-avuksi",
        "go/lista/lista/": "../../../lista/",
        "go/tilaa/": "../../lista/#tilaa",
        "go/lista/kysy/": "../../../lista/#kysy",
        "go/sanasto/sanasto/": "../../../sanasto/",
        "go/sanasto/termit/": "../../../sanasto/#termit",
        "go/sanasto/palkkio/": "../../../sanasto/#palkkio",
    }
    assert views(docs, "sv")["sv/go/sanasto/palkkio/"].given == "../../../ordlista/#palkkio"
    assert all(view.title and view.description for view in found.values())


def test_an_old_name_leads_on_too_but_not_that_of_an_item(tmp_path: Path) -> None:
    docs = small_guide(tmp_path)
    (docs / "aliases.yml").write_text(
        "lista#muinoin: lista#tilaa\nlista#item-vanha: lista#item-sovin\n", "utf-8"
    )
    with (docs / "addresses.txt").open("a", encoding="utf-8") as known:
        known.write("lista#muinoin muinoin\nlista#item-vanha item-vanha\n")
    found = views(docs)
    assert found["go/muinoin/"].canonical_url == found["go/tilaa/"].canonical_url
    assert len(found) == len(views(small_guide(tmp_path / "as it was"))) + 1


def test_headings_of_the_same_words_are_told_apart_by_their_pages(tmp_path: Path) -> None:
    docs = small_guide(tmp_path)
    change(docs, "fi/index.md", "# Tervetuloa", "# Tilaa")
    titles = [view.title for view in views(docs).values()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], ""),
        (["Lyhyt virke."], "Lyhyt virke."),
        (["Lyhyt virke.", "Ja toinen! Kolmas?"], "Lyhyt virke. Ja toinen! Kolmas?"),
        (["Aika", "Tämä on virke."], ""),
        (["kenelle tahansa.", "Tämä on virke."], ""),
        (["Nämä ovat tiedossa:", "ensimmäinen."], "Nämä ovat tiedossa: ensimmäinen."),
        (["Kumpaakin.", "Vuonna 2020:", "kulut", "palkkio"], "Kumpaakin. Vuonna 2020: kulut …"),
        ([f"{ENOUGH} Katso myös:", "muu."], ENOUGH),
        ([ENOUGH, "Toinen."], ENOUGH),
        ([f"{ENOUGH} {LONG}"], ENOUGH),
        (
            ["Listasta näet, keneltä voit kysyä asiasta, jota opas ei kerro:"],
            "Listasta näet, keneltä voit kysyä asiasta, jota opas ei kerro.",
        ),
    ],
)
def test_a_description_is_what_a_section_begins_with_in_whole_sentences(
    blocks: list[str], expected: str
) -> None:
    assert go_pages.beginning(blocks) == expected


@pytest.mark.parametrize("before", ["", "Kumpaakin. "])
def test_a_sentence_that_is_too_long_ends_between_words(before: str) -> None:
    found = go_pages.beginning([before + LONG])
    assert len(found) <= go_pages.LONG
    assert (before + LONG).startswith(found.removesuffix(" …") + " ")
