"""A trial of the guide: one heading taken away, others renamed with an alias, all in a sub-path."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from conftest import copy_of_guide
from kokemusopas.publish.serve import ADDRESS, server
from playwright.sync_api import Browser, expect

from tools.public_addresses import LANGUAGES, LEDGER, lost, path_of

EMAIL = "palaute@example.org"
TRIAL = {
    "tilaaminen#maksu": "tilaaminen#sovi-palkkiosta",
    "valmistautuminen#kyyti": "palkkio#kulut",
    "vanha-sivu": "tilaisuus",
}
FEE = "sovi-palkkiosta"  # a heading of the page `tilaaminen`
TAKEN_AWAY = "ei-vastausta"


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide without one heading, and with old addresses that have aliases."""
    copy = copy_of_guide(tmp_path_factory.mktemp("trial") / "guide")
    page = copy / "docs/sv/kysymykset.md"
    heading = rf"^### .* \{{ #{TAKEN_AWAY} \}}\n"
    text, times = re.subn(heading, "", page.read_text("utf-8"), flags=re.M)
    assert times == 1, f"{page} has no `#{TAKEN_AWAY}`: choose another heading for this trial"
    page.write_text(text, "utf-8")
    with (copy / "docs/aliases.yml").open("a", encoding="utf-8") as old_addresses:
        old_addresses.writelines(f"{old}: {new}\n" for old, new in TRIAL.items())
    with (copy / "docs/addresses.txt").open("a", encoding="utf-8") as known:
        known.write("tilaaminen#maksu maksu\n")
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
    httpd = server(trial.parent, 0)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://{ADDRESS}:{httpd.server_port}/opas/"
    httpd.shutdown()
    httpd.server_close()


def test_a_heading_that_was_taken_away_is_named_and_a_renamed_one_is_not_lost(
    trial: Path,
) -> None:
    old = dict.fromkeys([*TRIAL, "vanha-sivu#vanha-sivu", "vanha-sivu#rajat"], "")
    assert lost(trial, LEDGER | old) == [f"sv/kysymykset#{TAKEN_AWAY}"]


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
        f"go/#{TAKEN_AWAY}": f"kysymykset/#{TAKEN_AWAY}",  # it has no Swedish heading
        "go/#tilaaminen/sovi-palkkiosta": fee,
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


@pytest.mark.parametrize(
    ("path", "locale", "heading", "first", "searched"),
    [
        ("tilaminen/", "fi-FI", "Sivua ei löydy", "tilaaminen/", "haku/?q=tilaminen"),
        (
            "sv/a/b/c/kokemuspanki.html",
            "fi-FI",
            "Sidan hittades inte",
            f"{path_of('tilaaminen', 'sv')}#kokemuspankki",
            f"{path_of('haku', 'sv')}?q=kokemuspanki",
        ),
        (
            "Rajat",
            "en-GB",
            "Page not found",
            f"{path_of('tilaisuus', 'en')}#rajat",
            f"{path_of('haku', 'en')}?q=rajat",
        ),
    ],
)
def test_a_missing_page_speaks_the_readers_language_and_knows_what_was_meant(
    browser: Browser,
    trial_address: str,
    path: str,
    locale: str,
    heading: str,
    first: str,
    searched: str,
) -> None:
    page = browser.new_page(locale=locale)
    page.goto(trial_address + path)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    own = page.locator("[data-lost]").first
    expect(own.locator("li a").first).to_have_js_property("href", trial_address + first)
    expect(own.locator("[data-search-link]")).to_have_js_property("href", trial_address + searched)
    own.locator("li a").first.click()
    expect(page.locator("html")).to_have_attribute("lang", locale[:2] if path[2] != "/" else "sv")
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
