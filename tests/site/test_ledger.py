"""No public address is ever lost: what the ledger names is built, or an alias leads on."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from kokemusopas.addresses import ledger
from kokemusopas.addresses.places import page_path
from site_pages import pages

FOLDERS = ("", "sv/", "en/")
LEDGER = ledger.read(ROOT / "docs" / ledger.NAME)
PUBLISHED = (
    ".md-typeset .heading > [id], .checklist__item > input, :is(input, textarea)[id^=question-]"
)
NOT_IN_LEDGER = ("go", "404.html", "tulosta", "sv/tulosta", "en/tulosta")


def lost(site: Path, known: ledger.Ledger) -> list[str]:
    """Return the addresses of a ledger that lead nowhere in a built site, with their language."""
    found = {
        page.path: {str(tag["id"]) for tag in page.html.select("[id]")} for page in pages(site)
    }
    return [
        f"{folder}{key}" for key in known for folder in FOLDERS
        for page, _, place in [key.partition("#")]
        if (built := f"{folder}{page_path(page)}index.html") not in found
        or (place and place not in found[built])
    ]


def unknown(site: Path, known: ledger.Ledger) -> list[str]:
    """Return the published headings, items and questions that a ledger lacks."""
    result = set()
    for page in pages(site):
        if page.path.removesuffix("/index.html") in NOT_IN_LEDGER:
            continue
        name = re.sub(r"^(sv|en)/", "", page.path).removesuffix("index.html").strip("/") or "index"
        steps = page.html.select_one("[data-phase-list]")
        if steps:
            steps.extract()  # the items of the checklist, shown again on a step's page
        ids = [str(tag["id"]) for tag in page.html.select(PUBLISHED)]
        result |= {key for key in (name, *(f"{name}#{one}" for one in ids)) if key not in known}
    return sorted(result)


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
        rows = {str(row["data-place"]): row for row in html.select("[data-place]")}
        assert set(rows) == {
            ledger.go_name(key, LEDGER) for key in LEDGER
            if "#" in key and "#item-" not in key and "#question-" not in key
        }
        for name, row in rows.items():
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


TRIAL = {
    "tilaaminen#maksu": "tilaaminen#palkkio", "valmistautuminen#kyyti": "kysymykset#verotus",
    "vanha-sivu": "tilaisuus",
}


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide without one heading, and with old addresses that have aliases."""
    copy = tmp_path_factory.mktemp("trial")
    for folder in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / folder, copy / folder)
    shutil.copy(ROOT / "mkdocs.yml", copy)
    page = copy / "docs/sv/kysymykset.md"
    text, times = re.subn(r"^### .* \{ #oma-ohje \}\n", "", page.read_text("utf-8"), flags=re.M)
    assert times == 1
    page.write_text(text, "utf-8")
    lines = "".join(f"{old}: {new}\n" for old, new in TRIAL.items())
    (copy / "docs/aliases.yml").write_text(lines, "utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=copy, capture_output=True,
        text=True, check=False, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return copy / "site"


def test_a_heading_that_was_taken_away_is_named_and_a_renamed_one_is_not_lost(
    trial: Path,
) -> None:
    old = dict.fromkeys([*TRIAL, "vanha-sivu#vanha-sivu", "vanha-sivu#rajat"], "")
    assert lost(trial, LEDGER | old) == ["sv/kysymykset#oma-ohje"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_old_addresses_lead_on_without_a_script(trial: Path, folder: str) -> None:
    def html(path: str) -> BeautifulSoup:
        return BeautifulSoup((trial / folder / path / "index.html").read_text("utf-8"), "lxml")

    assert html("tilaaminen").select_one("#maksu + #palkkio")
    moved = html("valmistautuminen").select_one("#kyyti a")
    assert moved
    assert moved["href"] == "../kysymykset/#verotus"
    page = html("vanha-sivu")
    rows = {
        str(row["id"]): urljoin(f"/{folder}vanha-sivu/", str(row.a["href"]))
        for row in page.select("[data-moved-page] li") if row.a
    }
    assert rows["vanha-sivu"] == f"/{folder}tilaisuus/"
    assert rows["rajat"] == f"/{folder}tilaisuus/#rajat"
    canonical = page.find("link", rel="canonical")
    assert canonical
    assert str(canonical["href"]).endswith(f"/{folder}tilaisuus/")
