"""Public addresses: the ledger grows by itself, aliases lead on, mistakes in them are named."""

from pathlib import Path

import pytest
from kokemusopas.addresses import aliases, ledger, lists
from kokemusopas.addresses.aliases import AliasError, resolve
from kokemusopas.addresses.places import ITEM_LEVEL, Place

TITLES = {"fi": "Otsikko & muuta", "sv": "Rubrik", "en": "Heading"}
ORDERING = {"fi": "tilaaminen/", "sv": "bestalla/", "en": "booking/"}
LISTS = dict.fromkeys(TITLES, "lista/")
PAGE = Place("tilaaminen", "tilaaminen", 1, TITLES, ORDERING)
FEE = Place("tilaaminen", "palkkio", 2, TITLES, ORDERING)
LIST = Place("lista", "lista", 1, TITLES, LISTS)
LIST_FEE = Place("lista", "palkkio", 2, TITLES, LISTS)
ITEM = Place("lista", "item-palkkio", ITEM_LEVEL, TITLES, LISTS)
PLACES = [PAGE, FEE, LIST, LIST_FEE, ITEM]
FOLDERS = {"fi": "", "sv": "sv/", "en": "en/"}


def test_a_new_place_is_added_and_takes_a_short_name_that_is_free() -> None:
    known = {"tilaaminen": "", "tilaaminen#palkkio": "palkkio", "vanha#kohta": "kohta"}
    assert ledger.renewed(known, PLACES) == known | {
        "tilaaminen#tilaaminen": "tilaaminen",
        "lista": "",
        "lista#lista": "lista",
        "lista#palkkio": "",
        "lista#item-palkkio": "item-palkkio",
    }


def test_a_short_name_never_changes_hands() -> None:
    known = {"lista": "", "lista#palkkio": "palkkio"}
    renewed = ledger.renewed(known, PLACES)
    assert ledger.go_name("lista#palkkio", renewed) == "palkkio"
    assert ledger.go_name("tilaaminen#palkkio", renewed) == "tilaaminen/palkkio"


def test_a_new_slug_is_added_and_an_old_one_is_kept() -> None:
    known = {"lista": "sv/lista-da en/list"}
    slugs = [("lista", "sv/listan"), ("lista", "en/list"), ("tilaaminen", "sv/bestalla")]
    renewed = ledger.renewed(known, [], slugs)
    assert renewed == {"lista": "sv/lista-da en/list sv/listan", "tilaaminen": "sv/bestalla"}
    assert ledger.slugs_of("lista", "sv", renewed) == ["lista-da", "listan"]


def test_the_file_of_the_ledger_keeps_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "addresses.txt"
    known = ledger.renewed({}, PLACES, [("lista", "sv/listan"), ("lista", "en/list")])
    path.write_text(ledger.as_text(known, "# why\n"), "utf-8")
    assert path.read_text("utf-8").startswith(
        "# why\nlista sv/listan en/list\nlista#item-palkkio item-palkkio\n"
    )
    assert ledger.read(path) == known


def test_the_first_heading_has_the_address_of_its_page() -> None:
    assert PAGE.path("sv") == "bestalla/"
    assert FEE.path("fi") == "tilaaminen/#palkkio"


def test_an_alias_is_a_second_name_a_move_or_an_old_page() -> None:
    found = resolve(
        {
            "tilaaminen#maksu": "tilaaminen#palkkio",
            "tilaaminen#raha": "tilaaminen#maksu",
            "tilaaminen#rasti": "lista#item-palkkio",
            "muistilista": "lista",
            "muistilista#hinta": "tilaaminen#maksu",
        },
        PLACES,
    )
    # A page that kept its slug in some language has the ids of its old name too.
    assert found.names == {"tilaaminen#palkkio": ["maksu", "raha"], "lista#lista": ["muistilista"]}
    assert found.moved == {"tilaaminen": {"rasti": ITEM}, "lista": {"hinta": FEE}}
    assert found.pages == {
        "muistilista": {
            "muistilista": LIST,
            "hinta": FEE,
            "palkkio": LIST_FEE,
            "item-palkkio": ITEM,
        }
    }
    assert found.all["muistilista#palkkio"] == LIST_FEE
    assert found.all["tilaaminen#raha"] == FEE


def test_an_alias_may_go_through_a_page_that_was_renamed_later() -> None:
    found = resolve({"tilaaminen#x": "vanha#palkkio", "vanha": "lista"}, PLACES)
    assert found.moved == {"tilaaminen": {"x": LIST_FEE}}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"tilaaminen#palkkio": "lista#palkkio"}, "`tilaaminen#palkkio` is in use"),
        ({"lista": "tilaaminen"}, "`lista` is in use"),
        ({"tilaaminen#a": "tilaaminen#b"}, "leads to `tilaaminen#b`, which is not in the guide"),
        (
            {"tilaaminen#a": "tilaaminen#b", "tilaaminen#b": "tilaaminen#a"},
            "which is not in the guide",
        ),
        ({"poissa#a": "tilaaminen#palkkio"}, "`poissa#a` stands on no page"),
    ],
)
def test_a_mistake_in_an_alias_is_named(wrong: dict[str, str], says: str) -> None:
    with pytest.raises(AliasError, match=says):
        resolve(wrong, PLACES)


@pytest.mark.parametrize("text", ["- a", "a: [b]", "a: {"])
def test_a_malformed_file_of_aliases_is_explained(tmp_path: Path, text: str) -> None:
    path = tmp_path / "aliases.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(AliasError, match=r"aliases\.yml"):
        aliases.read(path, PLACES)


def test_an_old_name_stays_good_in_go() -> None:
    known = ledger.renewed({"tilaaminen": "", "tilaaminen#maksu": "maksu"}, PLACES)
    found = resolve({"tilaaminen#maksu": "tilaaminen#palkkio"}, PLACES)
    row = lists.go_list([FEE], found, known, FOLDERS, dict.fromkeys(FOLDERS, "x"), "../")
    assert row.startswith(
        '<li id="palkkio" data-page="tilaaminen"><span id="maksu"></span>'
        '<a href="../tilaaminen/#palkkio" lang="fi" hreflang="fi">x</a> '
        '<a href="../sv/bestalla/#palkkio" '
    )


def test_a_picture_that_other_sites_show_stays_at_its_old_name() -> None:
    known = ledger.renewed(
        {"muistilista": "", "muistilista#palkkio": "hinta", "tilaaminen#item-rasti": "item-rasti"},
        PLACES,
    )
    found = resolve({"muistilista": "lista", "tilaaminen#item-rasti": "lista#palkkio"}, PLACES)
    assert list(lists.go_places([LIST_FEE, ITEM], found, known)) == ["lista/palkkio", "hinta"]
