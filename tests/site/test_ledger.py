"""No public address is ever lost: what the ledger names is built, or an alias leads on."""

import json
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from kokemusopas.addresses import ledger
from public_addresses import FOLDERS, LEDGER, lost, unknown


def test_no_public_address_is_lost(site: Path) -> None:
    gone = lost(site, LEDGER)
    assert not gone, (
        "others link to these addresses, and they lead nowhere now:\n" + "\n".join(gone)
        + "\nPut them back, or write where they lead into docs/aliases.yml"
    )


def test_the_ledger_knows_every_public_address(site: Path) -> None:
    new = unknown(site, LEDGER)
    assert not new, "run `make addresses`, which adds to docs/addresses.txt:\n" + "\n".join(new)


def test_a_short_name_belongs_to_one_address() -> None:
    names = [name for name in LEDGER.values() if name]
    assert len(names) > 200
    assert len(names) == len(set(names))


def test_the_list_for_those_who_link_has_every_heading_with_a_code_that_leads_there(
    site: Path,
) -> None:
    for folder, language in zip(FOLDERS, ("fi", "sv", "en"), strict=True):
        path = site / folder / "linkita/index.html"
        html = BeautifulSoup(path.read_text("utf-8"), "lxml")
        rows = {
            code.get_text().split("go/#")[1]: code.find_parent("li")
            for code in html.select("[data-addresses] code")
        }
        assert set(rows) == {
            ledger.go_name(key, LEDGER) for key in LEDGER
            if "#" in key and "#item-" not in key and "#question-" not in key
        }
        for name, row in rows.items():
            assert row
            links = {str(link["hreflang"]): str(link["href"]) for link in row.select("[hreflang]")}
            assert set(links) == {"fi", "sv", "en"}, f"{language}: {name}"
            code = row.select_one("[download]")
            assert code
            drawn = ElementTree.parse(path.parent / str(code["href"])).getroot()
            assert drawn.attrib["width"].endswith("mm"), name


def test_the_index_of_each_language_has_its_titles(site: Path) -> None:
    titles = {"fi": "Sovi palkkiosta etukäteen", "en": "Agree the fee in advance"}
    for language, title in titles.items():
        index = json.loads((site / f"assets/addresses.{language}.json").read_text("utf-8"))
        assert ["tilaaminen", "tilaaminen/#palkkio", "palkkio", title] in index
        assert len(index) == len([key for key in LEDGER if "#" in key])
