"""A page that is not there, on a site in a folder of its host: it knows what was meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from kokemusopas.publish import hosts
from kokemusopas.publish.serve import served
from playwright.sync_api import Browser, expect

from browser.in_folder import in_folder
from tools.public_addresses import path_of

LOST = "Sivua ei löydy"
LONG = pytest.mark.long


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site in a folder, whose host shows its page for what is missing."""
    root = tmp_path_factory.mktemp("host")
    (root / "opas").symlink_to(site)
    missing = (site / hosts.MISSING).read_text("utf-8")
    (root / hosts.MISSING).write_text(in_folder(missing, "/opas/"), "utf-8")
    with served(root) as address:
        yield f"{address}opas/"


@pytest.mark.parametrize(
    ("path", "locale", "heading", "first", "searched"),
    [
        ("tilaminen/", "fi-FI", LOST, "tilaaminen/", "haku/?q=tilaminen"),
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
        # What other languages and readers call it, a paper's short name, a path too long.
        ("checklist", "fi-FI", LOST, path_of("tarkistuslista"), "haku/?q=checklist"),
        pytest.param("faq", "fi-FI", LOST, path_of("kysymykset"), "haku/?q=faq", marks=LONG),
        pytest.param("tilaus", "fi-FI", LOST, path_of("tilaaminen"), "haku/?q=tilaus", marks=LONG),
        ("opas.pdf", "fi-FI", LOST, "opas-fi.pdf", "haku/?q=opas%20pdf"),
        pytest.param(
            "checklist.pdf",
            "fi-FI",
            LOST,
            "tarkistuslista-fi.pdf",
            "haku/?q=checklist%20pdf",
            marks=LONG,
        ),
        ("tilaaminen/kulut/x/y", "fi-FI", LOST, "palkkio/#kulut", "haku/?q=kulut"),
    ],
)
def test_a_missing_page_speaks_the_readers_language_and_knows_what_was_meant(
    browser: Browser,
    address: str,
    path: str,
    locale: str,
    heading: str,
    first: str,
    searched: str,
) -> None:
    page = browser.new_page(locale=locale)
    page.goto(address + path)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    own = page.locator("[data-lost]").first
    expect(own.locator("li a").first).to_have_js_property("href", address + first)
    expect(own.locator("[data-search-link]")).to_have_js_property("href", address + searched)
    if not first.endswith(".pdf"):  # which has no page to look at
        own.locator("li a").first.click()
        language = locale[:2] if path[2] != "/" else "sv"
        expect(page.locator("html")).to_have_attribute("lang", language)
    page.close()
