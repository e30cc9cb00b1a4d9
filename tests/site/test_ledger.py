"""No public address is ever lost: what the ledger names is built, or an alias leads on."""

import json
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from kokemusopas.addresses import ledger
from kokemusopas.model.parts import PRINT_PAGE

from tools.public_addresses import (
    LANGUAGES,
    LEDGER,
    LINKED,
    LOCAL,
    PLACES,
    languages_of,
    lost,
    path_of,
    unknown,
)
from tools.site_pages import pages


def test_no_public_address_is_lost(site: Path) -> None:
    gone = lost(site, LEDGER)
    assert not gone, (
        "others link to these addresses, and they lead nowhere now:\n"
        + "\n".join(gone)
        + "\nPut them back, or write where they lead into docs/aliases.yml"
    )


def test_the_ledger_knows_every_public_address(site: Path) -> None:
    new = unknown(site, LEDGER)
    assert not new, "run `make addresses`, which adds to docs/addresses.txt:\n" + "\n".join(new)


def test_a_short_name_belongs_to_one_address() -> None:
    names = [name for key, name in LEDGER.items() if name and "#" in key]
    assert len(names) > 200
    assert len(names) == len(set(names))


def test_the_list_for_those_who_link_has_every_heading_with_a_code_that_leads_there(
    site: Path,
) -> None:
    for language in LANGUAGES:
        path = site / path_of("linkita", language) / "index.html"
        html = BeautifulSoup(path.read_text("utf-8"), "lxml")
        rows = {
            code.get_text().split("go/#")[1]: code.find_parent("li")
            for code in html.select("[data-addresses] code")
        }
        keys = {ledger.go_name(key, LEDGER): key for key in LINKED if language in languages_of(key)}
        assert set(rows) == set(keys), language
        for name, row in rows.items():
            assert row
            (link,) = row.select("a")
            page, _, place = keys[name].partition("#")
            led = (path.parent / str(link["href"])).resolve()
            expected = site / path_of(page, language)
            assert led in {expected.resolve(), expected.resolve() / f"#{place}"}, name
            drawn = ElementTree.parse(site / f"qr/{name}.svg").getroot()
            assert drawn.attrib["width"].endswith("mm"), name


def test_a_section_of_one_language_stands_in_all_of_it_and_in_no_other(site: Path) -> None:
    assert LOCAL
    built = {page.path: page.html for page in pages(site)}
    for key, own in LOCAL.items():
        page, _, place = key.partition("#")
        for language in LANGUAGES:
            html, paper = (
                built[f"{path_of(name, language)}index.html"] for name in (page, PRINT_PAGE)
            )
            found = (
                html.select_one(f"main [id='{place}']"),
                html.select_one(f".toc a[href='#{place}']"),
                paper.select_one(f"[id='{page}-{place}']"),
            )
            assert [bool(one) for one in found] == [language == own] * 3, f"{key} in {language}"


def test_the_index_of_each_language_has_its_titles(site: Path) -> None:
    titles = {
        "fi": ["palkkio/#paljonko", "paljonko", "Paljonko palkkio on?"],
        "en": ["fee/#paljonko", "paljonko", "How much is the fee?"],
    }
    for language, place in ((one, titles[one]) for one in titles if one in LANGUAGES):
        index = json.loads((site / f"assets/addresses.{language}.json").read_text("utf-8"))
        assert place in index
        paths = {path for path, *_ in index if "." not in path}  # of papers it has their files
        assert len(paths) == sum(language in languages_of(key) for key in PLACES)
