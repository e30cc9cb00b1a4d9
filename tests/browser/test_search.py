"""Search: answers while readers type, says how sure it is, can be linked, and can fail."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browser.conftest import OpenPage
from tools.public_addresses import LANGUAGES, path_of
from tools.site_pages import page as built_page
from tools.weight import sent

MOST_BYTES = 40_500
TOPS = "rows => rows.map(row => row.getBoundingClientRect().top)"


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def press(page: Page, key: str) -> None:
    """Press a key that leads to the search, once the page's script is there."""
    shortcuts = page.locator("form[role=search] input")
    expect(shortcuts).to_have_attribute("aria-keyshortcuts", re.compile("K"))
    page.keyboard.press(key)


def status(page: Page) -> Locator:
    found = page.locator("[data-search-status]")
    expect(found).to_have_role("status")
    return found


def answer(page: Page) -> Locator:
    return page.locator("[data-search-results] > li")


def results(page: Page, name: str = "Hakutulokset") -> list[str]:
    found = page.get_by_role("list", name=name)
    expect(found.get_by_role("link").first).to_be_visible()
    hrefs = found.locator("li > a").evaluate_all(
        "links => links.map(({ pathname, hash }) => (pathname + hash).replace(/#?:~:.*|#$/, ''))"
    )
    return [str(href) for href in hrefs]


def test_results_come_while_one_types_and_are_announced(open_page: OpenPage) -> None:
    page = open_page("haku/", width=390)
    field(page).press_sequentially("palkki")
    assert "/palkkio/" in {url.partition("#")[0] for url in results(page)}
    expect(status(page)).to_contain_text("haulla ”palkki”")
    expect(page.get_by_text("Voit katsoa myös näistä")).to_be_hidden()
    expect(page).to_have_title(re.compile("^palkki – Haku – "))


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.long)])
def test_the_first_results_say_the_sentence_that_answers_and_no_result_moves_for_it(
    open_page: OpenPage, width: int
) -> None:
    page = open_page("haku/", width=width)
    held: list[Route] = []
    page.route("**/palkkio/", lambda route: held.append(route))
    field(page).fill("kokouspalkkio")
    with page.expect_request("**/palkkio/"):
        results(page)
    before = answer(page).evaluate_all(TOPS)
    held.pop().continue_()
    first = answer(page).filter(has=page.locator("a[href*='palkkio/']")).first
    expect(first.locator(".search__lead mark").first).to_have_text(re.compile("palkkio"))
    assert answer(page).evaluate_all(TOPS) == before
    expect(first.locator("a").first).to_have_attribute("href", re.compile("#.*:~:text=."))
    page.unroute_all()
    first.locator("a").first.click()
    page.wait_for_url("**/palkkio/#*")


def test_results_stand_without_their_sentences_where_no_page_can_be_had(
    open_page: OpenPage,
) -> None:
    page = open_page("haku/")
    page.route("**/palkkio/", lambda route: route.fulfill(status=204))
    with page.expect_response("**/palkkio/"):
        field(page).fill("kokouspalkkio")
    assert results(page)
    expect(status(page)).to_contain_text("haulla ”kokouspalkkio”")


def test_a_late_answer_does_not_take_the_place_of_the_next(open_page: OpenPage) -> None:
    page = open_page("haku/")
    held: list[Route] = []
    page.route("**/search.json*", lambda route: held.append(route))
    with page.expect_request("**/search.json*"):
        field(page).fill("esteettömyys")
    field(page).fill("palkkio")
    held.pop().continue_()
    expect(status(page)).to_contain_text("palkkio")
    expect(page.locator(".search__told")).to_contain_text("palkkio")


def test_who_takes_the_words_back_is_not_told_that_the_search_loads(open_page: OpenPage) -> None:
    page = open_page("haku/")
    page.route("**/search.json*", lambda route: None)  # which never arrives
    page.clock.install()
    with page.expect_request("**/search.json*"):
        field(page).fill("esteettömyys")
    field(page).fill("")
    page.clock.run_for(5000)
    expect(page.locator(".search__told")).to_have_text("")
    field(page).fill("palkkio")
    page.clock.run_for(5000)
    expect(page.locator(".search__told")).to_have_text("Haetaan …")


def test_a_late_sentence_does_not_take_the_place_of_the_next(open_page: OpenPage) -> None:
    page = open_page("haku/")
    held: list[Route] = []
    page.route("**/palkkio/", lambda route: held.append(route))
    with page.expect_request("**/palkkio/"):
        field(page).fill("kokouspalkkio")
    field(page).fill("esteettömyys")
    expect(status(page)).to_contain_text("esteettömyys")
    lead = answer(page).first.locator(".search__lead")
    expect(lead).to_contain_text(re.compile(r"\w"))
    said = lead.text_content()
    held.pop().continue_()
    expect(lead).to_have_text(said or "")
    expect(page.locator(".search__lead", has_text="kokouspalkkio")).to_have_count(0)


def test_a_word_that_was_read_as_another_is_told_and_one_press_leads_back_to_it(
    open_page: OpenPage,
) -> None:
    page = open_page("haku/")
    field(page).fill("kokouspalkioo")
    expect(status(page)).to_contain_text("Luimme haun näin: ”kokouspalkkio”")
    assert results(page)
    page.get_by_role("link", name="Hae juuri näin: ”kokouspalkioo”").press("Enter")
    expect(field(page)).to_be_focused()
    expect(status(page)).to_contain_text("Opas ei kerro tästä: ”kokouspalkioo”")
    expect(field(page)).to_have_value('"kokouspalkioo"')
    page.go_back()
    expect(status(page)).to_contain_text("Luimme haun näin: ”kokouspalkkio”")
    expect(field(page)).to_have_value("kokouspalkioo")


def test_who_asks_for_what_the_guide_does_not_tell_hears_where_to_ask(open_page: OpenPage) -> None:
    page = open_page("haku/?q=masennus")
    expect(status(page)).to_contain_text("Opas ei kerro tästä: ”masennus”")
    expect(status(page)).to_contain_text("järjestö")
    page.keyboard.press("ArrowDown")
    field(page).press("ArrowDown")
    expect(page.locator(".search__elsewhere li > a").first).to_be_focused()


def test_where_to_ask_is_told_however_late_it_comes(open_page: OpenPage) -> None:
    page = open_page("haku/")
    held: list[Route] = []
    page.route("**/search-elsewhere.json*", lambda route: held.append(route))
    field(page).fill("masennus")
    expect(status(page)).to_contain_text("Opas ei kerro tästä: ”masennus”")
    held.pop().continue_()
    expect(page.locator(".search__elsewhere")).to_contain_text("järjestö")


def test_search_works_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("haku/")
    press(page, "Control+k")
    page.keyboard.type("esteettomyys")
    first, second = results(page)[:2]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(answer(page).nth(1).locator("> a")).to_be_focused()
    page.keyboard.press("End")
    expect(answer(page).last.locator("> a")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}*")
    page.go_back()
    expect(field(page)).to_have_value("esteettomyys")
    assert results(page)[:2] == [first, second]
    field(page).focus()
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    expect(answer(page)).to_have_count(0)


def test_the_menu_answers_on_a_phone_and_again_to_who_comes_back(open_page: OpenPage) -> None:
    page = open_page(path_of("tilaaminen", "sv"), width=390)
    page.get_by_role("button", name="Meny").click()
    with page.expect_request("**/sv/search.json*"):
        field(page).focus()
    page.keyboard.type("arvoden")
    found = results(page, "Sökresultat")
    assert f"/{path_of('palkkio', 'sv')}" in {url.partition("#")[0] for url in found}
    expect(page.locator(".menu").get_by_role("link", name="Ordlista", exact=True)).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{found[1]}*")
    page.go_back()
    expect(field(page)).to_have_value("arvoden")
    assert results(page, "Sökresultat") == found
    field(page).fill("tolkning")
    field(page).press("Enter")
    page.wait_for_url("**/?q=tolkning")
    page.go_back()
    expect(field(page)).to_have_value("tolkning")
    field(page).focus()
    page.keyboard.press("Escape")
    expect(page.locator(".menu").get_by_role("link", name="Ordlista", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu")).to_be_hidden()
    page.reload()
    expect(page.locator(".menu")).to_be_hidden()


def test_the_menu_leads_to_all_results(open_page: OpenPage) -> None:
    page = open_page("tilaaminen/", width=390)
    press(page, "/")
    page.keyboard.type("palkkio")
    shown = results(page)
    page.get_by_role("link", name="Näytä kaikki tulokset").click()
    page.wait_for_url("**/haku/?q=palkkio")
    assert results(page)[: len(shown)] == shown


def test_keys_open_the_search_but_not_while_one_writes_or_has_turned_them_off(
    open_page: OpenPage,
) -> None:
    page = open_page("tarkistuslista/")
    menu = page.locator(".menu")
    press(page, "Control+k")
    expect(field(page)).to_be_focused()
    page.keyboard.type("a/b")
    expect(field(page)).to_have_value("a/b")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    page.goto("haku/")
    expect(page.locator("main")).to_contain_text("näppäimillä Ctrl + K")
    page.get_by_role("checkbox", name="vinoviivalla").uncheck()
    page.goto("tilaaminen/")
    press(page, "/")
    press(page, "Control+k")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")


def test_another_language_opens_with_the_same_query(open_page: OpenPage) -> None:
    page = open_page("haku/")
    field(page).fill("palkkio")
    expect(status(page)).to_contain_text("palkkio")
    page.get_by_role("link", name="SV, ").click()
    page.wait_for_url(f"**/{path_of('haku', 'sv')}?q=palkkio")
    expect(field(page)).to_have_value("palkkio")
    expect(page).to_have_title(re.compile("^palkkio – Sök – "))
    page.go_back()
    expect(field(page)).to_have_value("palkkio")


def test_a_search_can_be_linked_and_the_back_button_returns_to_it(open_page: OpenPage) -> None:
    page = open_page("haku/?q=esteettömyys")
    expect(field(page)).to_have_value("esteettömyys")
    assert results(page)
    field(page).fill("matkakulut")
    page.get_by_role("button", name="Hae").click()
    expect(status(page)).to_contain_text("matkakulut")
    page.go_back()
    expect(field(page)).to_have_value("esteettömyys")
    expect(status(page)).to_contain_text("esteettömyys")


def test_only_who_searches_fetches_the_search_and_only_in_one_language(
    open_page: OpenPage,
) -> None:
    page = open_page(path_of("tilaaminen"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
    page.reload()
    page.get_by_role("button", name="Valikko").click()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url], "nobody has searched yet"
    page.route("**/search-elsewhere.json*", lambda route: None)  # results do not wait for it
    page.goto("haku/?q=palkkio")
    assert results(page)
    names = {url.rpartition("/")[2] for url in asked}
    assert {name for name in names if name.startswith("search.") and ".json" in name} == {
        "search.json"
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_is_light_before_its_first_result(site: Path, language: str) -> None:
    found = built_page(site, f"{path_of('haku', language)}index.html")
    script = found.html.select_one("script[data-script]")
    assert script
    paths = [f"scripts/{Path(str(script['data-script'])).name}"]
    size = sum(sent(site / path) for path in [*paths, f"{LANGUAGES[language]}search.json"])
    assert size <= MOST_BYTES, f"{language}: {size} bytes before the first result, {paths}"


def test_who_translated_the_page_is_said_below_its_results(site: Path) -> None:
    for language in [*LANGUAGES][1:]:
        found = built_page(site, f"{path_of('haku', language)}index.html")
        assert found.html.select_one("[data-search-answer] ~ .translation-checked"), found.path


def test_no_result_says_so_and_offers_the_checklist_the_glossary_and_the_contents(
    open_page: OpenPage,
) -> None:
    page = open_page("haku/?q=xyzzyqwrt")
    expect(status(page)).to_contain_text("Opas ei kerro tästä: ”xyzzyqwrt”")
    expect(page.get_by_role("list", name="Hakutulokset")).to_be_hidden()
    instead = page.locator("[data-search-instead]")
    for name in ("Tarkistuslista", "Sanasto", "Kaikki sivut"):
        expect(instead.get_by_role("link", name=name)).to_be_visible()


def test_one_letter_is_told_to_be_too_few_and_an_empty_field_is_quiet(open_page: OpenPage) -> None:
    page = open_page("haku/?q=p")
    expect(status(page)).to_have_text("Kirjoita vähintään kaksi kirjainta.")
    field(page).fill("")
    expect(status(page)).to_have_text("")
    expect(page.locator(".search__told")).to_have_text("")


def test_what_is_typed_is_shown_as_text(open_page: OpenPage) -> None:
    page = open_page("haku/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(status(page)).to_contain_text("<img src=x onerror=alert(1)>")


def test_a_broken_index_is_told_and_the_list_of_pages_stays(open_page: OpenPage) -> None:
    page = open_page("haku/")
    page.route("**/search.json*", lambda route: route.fulfill(json={"format": 0}))
    page.goto("haku/?q=palkkio")
    expect(status(page)).to_contain_text("Haku ei nyt toimi")
    expect(page.get_by_role("heading", name="Kaikki sivut")).to_be_visible()
