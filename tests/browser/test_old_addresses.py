"""A trial of the guide: headings and a page renamed and taken away by the book, in a sub-path."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, copy_of_guide
from kokemusopas.addresses import aliases, ledger, lists
from kokemusopas.publish.serve import served
from kokemusopas.texts.read_yaml import read_yaml
from playwright.sync_api import Browser, expect

from tools.public_addresses import (
    LANGUAGES,
    LEDGER,
    LINKED,
    languages_of,
    lost,
    now,
    path_of,
    present,
    unknown,
)

pytestmark = pytest.mark.long

EMAIL = "palaute@example.org"
TRIAL = {
    "tilaaminen#maksu": "tilaaminen#sovi-palkkiosta",
    "valmistautuminen#kyyti": "palkkio#kulut",
    "vanha-sivu": "tilaisuus",
}
# A heading and a page, whatever they are called by now, and a heading that goes.
(STEP, HEADING), PROGRAMMES = now("valmistautuminen#varasuunnitelma").split("#"), now("ohjelmat")
ALL = "".join(
    page.read_text("utf-8")
    for page in sorted((ROOT / "docs").rglob("*.*"))
    if page.suffix in {".md", ".yml"}
)
GONE = next(  # no other place leads to it
    name
    for name in re.findall(r"^### .*\{ #([\w-]+) \}$", ALL, re.MULTILINE)
    if f"kysymykset#{name}" in LINKED and not re.search(rf"(kysymykset(\.md)?|\()#{name}\b", ALL)
)
BY_THE_BOOK = {
    f"{STEP}#{HEADING}": f"{STEP}#este",
    PROGRAMMES: "esimerkit",
    f"kysymykset#{GONE}": f"{STEP}#este",
}
FEE = "sovi-palkkiosta"  # a heading of the page `tilaaminen`
TAKEN_AWAY = "ei-vastausta"
WORDS_OF = r"^  {}:.*\n(?:    .*\n)*"  # of a heading in _search.yml, in one line or more


def edit(paths: Iterable[Path], old: str, new: str) -> int:
    """Write something else into files, by a regular expression, and return how often."""
    found = 0
    for path in paths:
        text, times = re.subn(old, new, path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(text, "utf-8")
        found += times
    return found


def rename_by_the_book(copy: Path) -> None:
    """Give a heading and a page new names, and take a heading away, in every language."""
    docs, nav = copy / "docs", copy / "mkdocs.yml"
    assert edit(docs.glob(f"*/{STEP}.md"), rf"\{{ #{HEADING} \}}", "{ #este }")
    edit(docs.glob("*/*.md"), rf"\b{STEP}\.md#{HEADING}\b", f"{STEP}.md#este")
    edit(docs.glob("*/_search.yml"), rf"^({STEP}:\n(?:  .*\n)*?  ){HEADING}:", r"\1este:")
    for page in docs.glob(f"*/{PROGRAMMES}.md"):
        page.rename(page.with_stem("esimerkit"))
    edit([*docs.glob("*/*.md"), nav], rf"\b{PROGRAMMES}\.md", "esimerkit.md")
    edit(docs.glob("*/_search.yml"), f"^{PROGRAMMES}:", "esimerkit:")
    section = rf"^### [^\n]*\{{ #{GONE} \}}\n(?:(?!##).*\n)*"
    assert edit(docs.glob("*/kysymykset.md"), section, ""), f"docs has no `#{GONE}`"
    edit(docs.glob("*/_search.yml"), WORDS_OF.format(GONE), "")


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide, whose Swedish lacks a heading, with old addresses that have aliases."""
    copy = copy_of_guide(tmp_path_factory.mktemp("trial") / "guide")
    swedish, heading = copy / "docs/sv", rf"^### .* \{{ #{TAKEN_AWAY} \}}\n"
    taken = edit([swedish / "kysymykset.md"], heading, "")
    assert taken == 1, f"docs/sv has no `#{TAKEN_AWAY}`: choose another heading for this trial"
    edit([swedish / "_search.yml"], WORDS_OF.format(TAKEN_AWAY), "")
    rename_by_the_book(copy)
    with (copy / "docs/aliases.yml").open("a", encoding="utf-8") as old_addresses:
        old_addresses.writelines(f"{old}: {new}\n" for old, new in (TRIAL | BY_THE_BOOK).items())
    with (copy / "docs/addresses.txt").open("a", encoding="utf-8") as known:
        known.write("tilaaminen#maksu maksu\nvanha-sivu\n")
    make_addresses = [sys.executable, "-m", "kokemusopas.addresses"]
    subprocess.run(make_addresses, cwd=copy, env=os.environ | {"PYTHONPATH": "hooks"}, check=True)
    site = copy / "owner/opas"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ
        | {
            "NO_MKDOCS_2_WARNING": "1",
            "SITE_URL": "http://127.0.0.1/opas/",
            "PDFS": "true",
            "REPO_URL": "https://git.example/guide",
            "PUBLISHER_NAME": "Esimerkki ry",
            "PUBLISHER_ADDRESS": "Kuja 1, Oulu",
            "PUBLISHER_EMAIL": EMAIL,
        },
    )
    assert built.returncode == 0, built.stdout + built.stderr
    shutil.copy(site / "404.html", site.parent)  # what the server of all projects shows
    return site


@pytest.fixture(scope="module")
def trial_address(trial: Path) -> Iterator[str]:
    with served(trial.parent) as address:
        yield f"{address}opas/"


@pytest.mark.ours
def test_an_address_that_nothing_has_is_named_and_a_renamed_or_untranslated_one_is_not_lost(
    trial: Path,
) -> None:
    """What a translation lacks stands at its place in the source language."""
    old = dict.fromkeys([*TRIAL, "vanha-sivu#vanha-sivu", "vanha-sivu#rajat"], "")
    assert not lost(trial, LEDGER | old)
    nowhere = f"kysymykset#{TAKEN_AWAY}-poistettu"
    assert lost(trial, {nowhere: ""}) == [f"{folder}{nowhere}" for folder in LANGUAGES.values()]


@pytest.mark.ours
def test_a_rename_and_a_removal_by_the_book_pass_every_test_of_addresses(trial: Path) -> None:
    docs = trial.parents[1] / "docs"
    known, moved = ledger.read(docs / ledger.NAME), read_yaml((docs / aliases.NAME).read_text())
    assert not unknown(trial, known, moved)
    codes = {key for key in present(known, moved) if not lists.HAS_NO_CODE.search(key)}
    html = BeautifulSoup((trial / path_of("linkita") / "index.html").read_text("utf-8"), "lxml")
    rows = {code.get_text().split("go/#")[1] for code in html.select("[data-addresses] code")}
    assert rows == {ledger.go_name(key, known) for key in codes if "fi" in languages_of(key)}
    for key in (key for key in LINKED if key not in codes):
        name = ledger.go_name(key, known)
        assert (trial / lists.qr_path(name)).exists(), f"other sites show the code of {key}"
        small = trial / lists.go_path(LANGUAGES[languages_of(key)[0]], name) / "index.html"
        assert small.exists(), f"others link to the small page of {key}"
    swedish = (trial / path_of(PROGRAMMES, "sv") / "index.html").read_text("utf-8")
    assert f'id="{PROGRAMMES}"' in swedish, (
        "its slug is the same, but not the id of its first heading"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_old_addresses_lead_on_without_a_script(trial: Path, language: str) -> None:
    def html(path: str) -> BeautifulSoup:
        return BeautifulSoup((trial / path / "index.html").read_text("utf-8"), "lxml")

    assert html(path_of("tilaaminen", language)).select_one("#maksu + #sovi-palkkiosta")
    moved = html(path_of("valmistautuminen", language)).select_one("#kyyti a")
    assert moved
    folder = LANGUAGES[language]
    fee, visit = (path_of(name, language).removeprefix(folder) for name in ("palkkio", "tilaisuus"))
    assert moved["href"] == f"../{fee}#kulut"
    page = html(f"{folder}vanha-sivu")
    rows = {
        str(row["id"]): urljoin(f"/{folder}vanha-sivu/", str(row.a["href"]))
        for row in page.select("[data-moved-page] li")
        if row.a
    }
    assert rows["vanha-sivu"] == f"/{folder}{visit}"
    assert rows["rajat"] == f"/{folder}{visit}#rajat"
    canonical = page.find("link", rel="canonical")
    assert canonical
    assert str(canonical["href"]).endswith(f"/{folder}{visit}")


def test_old_addresses_land_on_their_place(browser: Browser, trial_address: str) -> None:
    page = browser.new_page(locale="sv-FI")
    fee = f"{path_of('tilaaminen', 'sv')}#{FEE}"
    for old, new in {
        "tilaaminen/#maksu": "tilaaminen/#maksu",  # a second name of the same heading
        "valmistautuminen/#kyyti": "palkkio/#kulut",
        f"{path_of('valmistautuminen', 'sv')}#kyyti": f"{path_of('palkkio', 'sv')}#kulut",
        "en/vanha-sivu/": path_of("tilaisuus", "en"),
        "vanha-sivu/#rajat": "tilaisuus/#rajat",
        "vanha-sivu/#tuntematon": "tilaisuus/#tuntematon",
        f"sv/tilaaminen/#{FEE}": fee,
        "sv/tilaaminen/#maksu": f"{path_of('tilaaminen', 'sv')}#maksu",
        "sv/valmistautuminen/#kyyti": f"{path_of('palkkio', 'sv')}#kulut",
        f"sv/tulosta/#tilaaminen-{FEE}": f"{path_of('tulosta', 'sv')}#tilaaminen-{FEE}",
        "go/#maksu": fee,
        f"go/#{TAKEN_AWAY}": f"{path_of('kysymykset', 'sv')}#{TAKEN_AWAY}",  # in Finnish there
        "go/#tilaaminen/sovi-palkkiosta": fee,
        "go/#ohjelmat": path_of(PROGRAMMES, "sv"),
        "go/#ohjelma-45": f"{path_of(PROGRAMMES, 'sv')}#ohjelma-45",
        "en/ohjelmat/": path_of(PROGRAMMES, "en"),
        "ohjelmat/#ohjelma-45": "esimerkit/#ohjelma-45",
        "go/#varasuunnitelma": f"{path_of(STEP, 'sv')}#este",
        f"{STEP}/#{HEADING}": f"{STEP}/#{HEADING}",
        f"go/#{ledger.go_name(f'kysymykset#{GONE}', LEDGER)}": f"{path_of(STEP, 'sv')}#este",
        f"kysymykset/#{GONE}": f"{STEP}/#este",
        "go/#sovi-palkkiosta": fee,
    }.items():
        page.goto("about:blank")
        page.goto(trial_address + old)
        expect(page).to_have_url(trial_address + new)
    unknown = TAKEN_AWAY.replace("-", "")
    page.goto(trial_address + f"go/#{unknown}")
    expect(page.get_by_role("status").first).to_contain_text(unknown)
    page.goto(trial_address + "tilaaminen/#maksu")
    expect(page.locator("#sovi-palkkiosta")).to_be_in_viewport()
    page.close()


def test_an_error_is_reported_in_a_prefilled_issue_or_by_email(trial: Path) -> None:
    html = BeautifulSoup(
        (trial / path_of("tilaaminen", "sv") / "index.html").read_text("utf-8"), "lxml"
    )
    links = {link.get_text(): str(link["href"]) for link in html.select(".footer a")}
    here = f"http://127.0.0.1/opas/{path_of('tilaaminen', 'sv')}"
    issue = urlsplit(links["Anmäl ett fel på den här sidan"])
    assert f"{issue.netloc}{issue.path}" == "git.example/guide/issues/new"
    assert parse_qs(issue.query) == {
        "template": ["palaute.yml"],
        "title": ["Respons: Beställning"],
        "sivu": [here],
    }
    email = urlsplit(links["Skriv e-post"])
    assert (email.scheme, email.path) == ("mailto", EMAIL)
    assert parse_qs(email.query) == {"subject": ["Respons: Beställning"], "body": [f"{here}\n\n"]}


def test_who_would_mend_a_text_comes_to_its_file_and_line(
    browser: Browser, trial_address: str
) -> None:
    page = browser.new_page()
    page.route("https://git.example/**", lambda route: route.fulfill(body="the editor"))
    asked = {  # {place: the words that stand on the line}
        f"{path_of('tilaaminen', 'sv')}#tarve": "{ #tarve }",
        f"{path_of('sanasto')}#kokemustoimija": "term: kokemustoimija",
        "#viisi-vaihetta": "title: Viisi vaihetta",
    }
    for place, words in asked.items():
        page.goto(trial_address + place)
        page.locator("[data-links][data-started]").wait_for(state="attached")
        page.locator("footer [data-edit]").click()
        page.wait_for_url("https://git.example/guide/edit/main/docs/**")
        path, _, line = page.url.partition("/docs/")[2].partition("#L")
        lines = (ROOT / "docs" / path).read_text("utf-8").splitlines()
        assert words in lines[int(line) - 1], page.url
    page.close()
