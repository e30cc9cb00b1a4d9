"""Search: finds what readers type, can be linked, and says what to do when it fails."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.search.language import names
from kokemusopas.texts import glossary
from playwright.sync_api import Locator, Page, expect

from browser.conftest import OpenPage
from tools import search_queries
from tools.public_addresses import LANGUAGES, path_of
from tools.weight import sent

LEAST = 0.95
MOST_BYTES = 40_000
TYPE_ALL = """async (queries) => {
    const word = document.querySelector("[data-search] input");
    const list = document.querySelector("[data-search-results]");
    const found = [];
    for (const query of queries) {
        word.value = query;
        word.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve));
        const links = list.hidden ? [] : [...list.querySelectorAll("a")];
        found.push(links.map(({ pathname, hash }) => pathname + hash));
    }
    return found;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_find_the_section_they_ask_for(
    open_page: OpenPage, language: str, record_property: Callable[[str, object], None]
) -> None:
    queries = search_queries.load(language)
    root = f"/{LANGUAGES[language]}"
    page = open_page(f"{path_of('haku', language)}?q={queries[0].words}")
    page.locator("[data-search-results] a").first.wait_for()  # the index is there
    results = [
        [url.removeprefix(root) for url in found]
        for found in page.evaluate(TYPE_ALL, [query.words for query in queries])
    ]
    tuned = search_queries.share(queries, results, held_back=False)
    held_back = search_queries.share(queries, results, held_back=True)
    record_property("summary", f"search {language}: tuned {tuned}, held back {held_back}")
    missed = [
        f"{query.words}: {', '.join(found[:3]) or 'nothing'} instead of {set(query.addresses)}"
        for query, found in zip(queries, results, strict=True)
        if not query.found(found)
    ]
    assert len(missed) <= (1 - LEAST) * len(queries), (
        "mend the search, or give more words in docs/*/_search.yml or terms.yml (search:):\n"
        + "\n".join(missed)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_found_by_its_name_in_the_other_languages(
    open_page: OpenPage, language: str
) -> None:
    terms = glossary.load(ROOT / "docs/terms.yml", KNOWN)
    told_apart = [
        term for term in terms if not any("(" in one.term for one in term.wordings.values())
    ]
    asked = {
        name: names(term.wordings[language].term)[0]
        for term in told_apart
        for other in term.wordings.values()
        for name in names(other.term)
    }
    page = open_page(f"{path_of('haku', language)}?q={next(iter(asked))}")
    page.locator("[data-search-results] a").first.wait_for()  # the index is there
    queries = sorted({*asked, *asked.values()})
    found = dict(zip(queries, page.evaluate(TYPE_ALL, queries), strict=True))
    pages = {name: {url.partition("#")[0] for url in urls[:3]} for name, urls in found.items()}
    lost = [
        f"{name}: {pages[name] or 'nothing'}, {own}: {pages[own]}"
        for name, own in asked.items()
        if not pages[name] & (pages[own] | {f"/{path_of('sanasto', language)}"})
    ]
    cure = "search must lead from another language's word where its own does, or to the glossary:\n"
    assert not lost, cure + "\n".join(lost)


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
