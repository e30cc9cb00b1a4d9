"""Search: finds what readers type, can be linked, and says what to do when it fails."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from browser.conftest import OpenPage
from tools.public_addresses import LANGUAGES, path_of
from tools.weight import sent

MOST_BYTES = 40_000


def status(page: Page) -> Locator:
    found = page.locator("[data-search-status]")
    expect(found).to_have_role("status")
    return found


def results(page: Page, name: str = "Hakutulokset") -> list[str]:
    found = page.get_by_role("list", name=name)
    expect(found.get_by_role("link").first).to_be_visible()
    hrefs = found.get_by_role("link").evaluate_all(
        "links => links.map(({ pathname, hash }) => pathname + hash)"
    )
    return [str(href) for href in hrefs]


def test_results_come_while_one_types_and_are_announced(open_page: OpenPage) -> None:
    page = open_page("haku/", width=390)
    page.get_by_role("searchbox", name="Mitä etsit?").press_sequentially("matkakorvau")
    assert "/palkkio/#kulut" in results(page)
    kulut = page.get_by_role("listitem").filter(has=page.locator("a[href$='palkkio/#kulut']"))
    expect(kulut.locator(".search__lead")).to_contain_text(re.compile(r"\w+"))
    expect(status(page)).to_contain_text("haulla ”matkakorvau”")
    expect(page.get_by_text("Löydät asian myös näistä")).to_be_hidden()


def test_search_works_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("haku/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("esteettomyys")
    page.keyboard.press("Enter")
    first = results(page)[0]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("esteettomyys")
    assert results(page)[0] == first


def test_the_menu_leads_to_results_and_gets_them_ready(open_page: OpenPage) -> None:
    page = open_page(path_of("tilaaminen", "sv"), width=390)
    page.get_by_role("button", name="Meny").click()
    with page.expect_request("**/sv/search.json*"):  # while the reader types
        page.get_by_role("searchbox", name="Vad söker du?").fill("arvoden")
    page.keyboard.press("Enter")
    assert f"/{path_of('palkkio', 'sv')}" in results(page, "Sökresultat")


def test_a_search_can_be_linked_and_the_back_button_returns_to_it(open_page: OpenPage) -> None:
    page = open_page("haku/?q=esteettömyys")
    expect(page.get_by_role("searchbox")).to_have_value("esteettömyys")
    assert results(page)
    page.get_by_role("searchbox").fill("matkakulut")
    page.get_by_role("button", name="Hae").click()
    expect(status(page)).to_contain_text("matkakulut")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("esteettömyys")
    expect(status(page)).to_contain_text("esteettömyys")


def test_only_who_searches_fetches_the_search_and_only_in_one_language(
    open_page: OpenPage, site: Path
) -> None:
    page = open_page(path_of("tilaaminen", "en"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
    page.reload()
    page.get_by_role("button", name="Menu").click()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url], "nobody has searched yet"
    page.route("**/search-leads.json*", lambda route: None)  # never: results do not wait for it
    page.goto(f"{path_of('haku', 'en')}?q=fee")
    assert results(page, "Search results")
    base = page.url.partition("en/")[0]
    files = (url.removeprefix(base) for url in asked if not url.endswith("/"))
    fetched = {path for path in files if "search" in path}
    fetched.discard("en/search-leads.json")
    assert {path for path in fetched if path.endswith(".json")} == {"en/search.json"}
    for root in LANGUAGES.values():
        paths = [path.replace("en/", root) for path in fetched]
        size = sum(sent(site / path) for path in paths)
        assert size <= MOST_BYTES, f"{paths} weigh {size} bytes before the first result"


def test_no_result_offers_the_checklist_the_glossary_and_the_contents(
    open_page: OpenPage,
) -> None:
    page = open_page("haku/?q=xyzzyqwrt")
    expect(status(page)).to_contain_text("ei löytynyt mitään")
    expect(page.get_by_role("list", name="Hakutulokset")).to_be_hidden()
    instead = page.get_by_role("list", name="Löydät asian myös näistä")
    for name in ("Tarkistuslista", "Sanasto", "Kaikki sivut"):
        expect(instead.get_by_role("link", name=name)).to_be_visible()


def test_what_is_typed_is_shown_as_text(open_page: OpenPage) -> None:
    page = open_page("haku/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(status(page)).to_contain_text("<img src=x onerror=alert(1)>")


def test_a_broken_index_is_told_and_the_list_of_pages_stays(open_page: OpenPage) -> None:
    page = open_page("haku/")
    page.route("**/search.json*", lambda route: route.fulfill(json={"format": 0}))
    page.goto("haku/?q=palkkio")
    expect(status(page)).to_contain_text("Haku ei nyt toimi")
    expect(page.get_by_role("heading", name="Kaikki sivut")).to_be_visible()
