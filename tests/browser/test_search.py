"""Search: finds inflected Finnish, can be linked, and says what to do when it fails."""

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenPage


@pytest.mark.parametrize("word", ["palkkio", "palkkiosta", "palkkiot", "palkkion"])
def test_every_form_of_a_word_finds_the_section_about_it(open_page: OpenPage, word: str) -> None:
    page = open_page("haku/")
    page.get_by_role("searchbox", name="Mitä etsit?").fill(word)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("sivua sanalla")
    results = page.get_by_role("list", name="Hakutulokset")
    expect(results.get_by_role("link").first).to_be_visible()
    addresses = results.get_by_role("link").evaluate_all("links => links.map(a => a.pathname)")
    assert "/tilaaminen/" in addresses


def test_a_search_can_be_linked_and_the_back_button_returns_to_it(open_page: OpenPage) -> None:
    page = open_page("haku/?q=esteettömyys")
    expect(page.get_by_role("searchbox")).to_have_value("esteettömyys")
    results = page.get_by_role("list", name="Hakutulokset")
    expect(results).to_be_visible()
    page.get_by_role("searchbox").fill("matkakulut")
    page.get_by_role("button", name="Hae").click()
    expect(page.get_by_role("status")).to_contain_text("matkakulut")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("esteettömyys")
    expect(page.get_by_role("status")).to_contain_text("esteettömyys")


def test_no_result_says_what_to_try(open_page: OpenPage) -> None:
    page = open_page("haku/?q=xyzzyä")
    expect(page.get_by_role("status")).to_contain_text("ei löytynyt mitään")
    expect(page.get_by_role("list", name="Hakutulokset")).to_be_hidden()


def test_what_is_typed_is_shown_as_text(open_page: OpenPage) -> None:
    page = open_page("haku/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.get_by_role("status")).to_contain_text("<img src=x onerror=alert(1)>")


def test_a_missing_index_is_told_and_the_list_of_pages_stays(open_page: OpenPage) -> None:
    page = open_page("haku/")
    page.route("**/pagefind/**", lambda route: route.fulfill(
        content_type="text/javascript", body="export {}"))
    page.get_by_role("searchbox").fill("palkkio")
    page.get_by_role("button", name="Hae").click()
    expect(page.get_by_role("status")).to_contain_text("Haku ei toimi")
    expect(page.get_by_role("heading", name="Kaikki sivut")).to_be_visible()
