"""A first visit in a browser costs what the files say, waits for little else, never shifts."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect
from this_copy import PUBLISHED

from browser.conftest import OpenPage
from browser.tool import box
from tools.public_addresses import LANGUAGES, path_of
from tools.site_pages import page as built_page
from tools.weight import first_visit

OWN_SCRIPT = re.compile(r"/scripts/(checklist|later|brief)\.fi\.")  # not what it loads

LAST = [*LANGUAGES][-1]
LONG = pytest.mark.long
KINDS = [
    "",
    "tilaaminen/",
    "tarkistuslista/",
    "tilauspohja/",
    "haku/",
    "tulosta/",
    path_of("tarkistuslista", LAST),
    *(pytest.param(path, marks=LONG) for path in ("kokemustoiminta/", "sanasto/", "sv/")),
]
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 9e4}
SHIFT = """() => document.fonts.ready.then(() => new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
}))"""
BLOCKING = """() => performance.getEntriesByType("resource")
    .filter((entry) => entry.renderBlockingStatus === "blocking")
    .map((entry) => new URL(entry.name).pathname)"""


@pytest.mark.parametrize("path", KINDS)
def test_a_first_visit_asks_for_what_its_budget_counts(
    open_page: OpenPage, site: Path, path: str
) -> None:
    page = open_page("about:blank", width=390, service_workers="allow")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(path, wait_until="networkidle")
    shift = page.evaluate(SHIFT)
    blocking = page.evaluate(BLOCKING)
    built = built_page(site, f"{path}index.html")
    counted = {name.removesuffix("index.html") for name in first_visit(site, built)}
    # Asked for where a browser shows a tab, and when it thinks of installing the site.
    for_the_window = {
        name for name in counted | set(asked) if name.endswith((".webmanifest", "favicon.svg"))
    }
    assert set(asked) - for_the_window == counted - for_the_window
    assert len(asked) == len(set(asked)), f"asked twice: {asked}"
    sheets = [name for name in blocking if name.startswith("/assets/site.")]
    most = 0 if built.html.select_one("[data-styles]") else 1  # a tool has all from the start
    assert len(blocking) == len(sheets) == most, f"the first paint waits for {blocking}"
    assert shift < 0.01, f"/{path} shifts by {shift}"


def test_a_first_visit_on_a_slow_line_shows_the_type_and_shifts_nothing(
    open_page: OpenPage,
) -> None:
    page = open_page("about:blank", width=390)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.emulateNetworkConditions", SLOW_4G)
    page.goto("kysymykset/", wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    shift = page.evaluate(SHIFT)
    for domain in ("DOM", "CSS"):
        devtools.send(f"{domain}.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    heading = devtools.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})
    fonts = devtools.send("CSS.getPlatformFontsForNode", heading)["fonts"]
    assert [font["isCustomFont"] for font in fonts] == [True], f"the title is in {fonts}"
    assert shift < 0.01, f"the type shifts the page by {shift}: mend its fallback in base.css"


def test_a_page_is_fetched_when_somebody_is_about_to_open_it(open_page: OpenPage) -> None:
    page = open_page("tilaaminen/")
    link = page.locator("a[rel=next]")
    link.hover()
    link.click()
    page.wait_for_url("**/valmistautuminen/")
    came = page.evaluate("performance.getEntriesByType('navigation')[0].deliveryType")
    assert came == "navigational-prefetch", "overrides/components/links/ahead.json says which pages"


@pytest.mark.parametrize("path", ["404.html", "404.html#palkio", "go/", "go/#palkio"])
@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.long)])
def test_a_page_of_all_languages_shows_the_readers_first_and_shifts_nothing(
    open_page: OpenPage, path: str, width: int
) -> None:
    page = open_page(path, width=width, locale=LAST)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("section[lang]").first).to_have_attribute("lang", LAST)
    expect(page.locator("[data-held]")).to_have_count(0)
    shift = page.evaluate(SHIFT)
    assert shift < 0.01, f"/{path} shifts by {shift}"


@pytest.mark.parametrize("path", ["404.html#palkio", "go/#palkio"])
def test_a_page_of_all_languages_shows_them_where_no_answer_comes(
    open_page: OpenPage, path: str
) -> None:
    page = open_page("about:blank", width=390)
    page.route("**/addresses.*", lambda route: None)
    page.goto(path, wait_until="commit")
    expect(page.locator("section[lang] > h2").last).to_be_visible()
    expect(
        page.get_by_role("link", name=PUBLISHED[LAST].name if "go" in path else "Etusivulle").last
    ).to_be_visible()


def test_a_tick_made_before_a_steps_checklist_has_loaded_is_kept(open_page: OpenPage) -> None:
    page = open_page("valmistautuminen/", width=390)
    held: list[Route] = []
    page.route("**/scripts/checklist.*", lambda route: held.append(route))
    first = page.get_by_role("checkbox").first
    name = (first.get_attribute("id") or "").removeprefix("item-")
    with page.expect_request("**/scripts/checklist.*"):
        first.check()
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_hidden()
    held[0].continue_()
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()
    expect(box(page, name)).to_be_checked()
    page.unroute_all()
    page.reload()
    expect(box(page, name)).to_be_checked()


def test_a_place_chosen_before_the_script_is_there_is_copied_and_its_contents_close(
    open_page: OpenPage,
) -> None:
    page = open_page("about:blank", width=360, permissions=["clipboard-read", "clipboard-write"])
    held: list[Route] = []
    page.route(OWN_SCRIPT, lambda route: held.append(route))
    with page.expect_request("**/scripts/later.*"):
        page.goto("tilaaminen/")
    page.locator("[data-copy-link]").last.click()
    held.pop().continue_()
    copied = page.get_by_role("status").filter(has_text="Linkki kopioitu.")
    expect(copied).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    with page.expect_request("**/scripts/later.*"):
        page.reload()
    page.get_by_role("button", name="Tällä sivulla").click()
    contents = page.get_by_role("navigation", name="Tällä sivulla")
    link = contents.get_by_role("link").last
    place = str(link.get_attribute("href"))
    link.click()
    expect(contents).to_be_visible()
    held.pop().continue_()
    expect(contents).to_be_hidden()
    expect(page.locator(place)).to_be_in_viewport()


def test_what_is_ticked_or_written_before_the_script_is_there_is_kept(open_page: OpenPage) -> None:
    page = open_page("about:blank", width=390)
    held: list[Route] = []
    page.route(OWN_SCRIPT, lambda route: held.append(route))
    with page.expect_request("**/scripts/checklist.*"):
        page.goto("tarkistuslista/")
    box(page, "tarve").check()
    box(page, "palkkio").check()
    box(page, "palkkio").uncheck()
    held.pop().continue_()
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()
    expect(box(page, "tarve")).to_be_checked()
    with page.expect_request("**/scripts/later.*"):
        page.goto("valmistautuminen/")
    box(page, "saapuminen").check()
    held.pop().continue_()
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()
    expect(box(page, "saapuminen")).to_be_checked()
    with page.expect_request("**/scripts/brief.*"):
        page.goto("tilauspohja/")
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    held.pop().continue_()
    expect(page.locator("[data-letter-text]")).to_contain_text("Avaus")
    page.unroute_all()
    page.goto("tarkistuslista/")
    expect(box(page, "tarve")).to_be_checked()
    expect(box(page, "palkkio")).not_to_be_checked()


def test_where_the_script_fails_twice_the_page_says_so_and_what_was_written_is_kept_once_it_comes(
    open_page: OpenPage,
) -> None:
    page = open_page("about:blank", width=390)
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) < 3:
            route.fulfill(body="throw 0", content_type="text/javascript")
        else:
            route.continue_()

    page.route(OWN_SCRIPT, answer)
    page.goto("tilauspohja/")
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    said = page.get_by_role("alert").filter(has_text="Merkintäsi eivät nyt tallennu")
    expect(said).to_be_visible()
    page.evaluate("dispatchEvent(new Event('online'))")  # it need not wait any longer
    expect(page.locator("[data-letter-text]")).to_contain_text("Avaus")
    expect(said).to_be_hidden()
    assert len(set(asked)) == 3, f"Firefox asks no address again that had no script: {asked}"


def test_a_step_page_with_notes_shows_them_at_once(open_page: OpenPage) -> None:
    page = open_page("tarkistuslista/")
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()
    box(page, "tarve").check()
    page.goto("tilaaminen/")
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()
    expect(box(page, "tarve")).to_be_checked()
    assert page.evaluate("scrollY") == 0


SCRIPTS = """() => performance.getEntriesByType("resource")
    .filter((entry) => entry.name.includes("/scripts/")).map((entry) => entry.startTime)"""
READABLE = """() => new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries()[0].startTime))
        .observe({ type: "largest-contentful-paint", buffered: true });
})"""


@pytest.mark.parametrize(
    "path",
    [
        "tilaaminen/",
        "tarkistuslista/",
        *(pytest.param(path, marks=pytest.mark.long) for path in ("", "haku/")),
    ],
)
def test_the_script_waits_until_the_text_can_be_read(open_page: OpenPage, path: str) -> None:
    page = open_page("about:blank", width=390)
    with page.expect_request_finished(lambda request: "/scripts/" in request.url):
        page.goto(path)
    readable = page.evaluate(READABLE)
    assert min(page.evaluate(SCRIPTS)) >= readable


def test_the_script_starts_without_a_paint_where_the_page_is_out_of_view(
    open_page: OpenPage,
) -> None:
    page = open_page("about:blank", width=390)
    page.add_init_script(
        "Object.defineProperty(document, 'hidden', { value: true });"
        "PerformanceObserver.prototype.observe = () => {};"
    )
    page.goto("tarkistuslista/")
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()


def test_the_script_starts_for_a_reader_who_acts_before_it(open_page: OpenPage) -> None:
    page = open_page("about:blank", width=390)
    page.add_init_script("PerformanceObserver.prototype.observe = () => {};")
    page.goto("tarkistuslista/")
    assert page.evaluate(SCRIPTS) == []
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()


def test_a_browser_that_tells_of_no_paint_starts_the_script_too(open_page: OpenPage) -> None:
    page = open_page("about:blank", width=390)
    page.add_init_script(
        "delete globalThis.PerformanceObserver.supportedEntryTypes;"
        "PerformanceObserver.prototype.observe = () => {};"
    )
    page.goto("tarkistuslista/")
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()


def test_a_link_to_a_search_asks_for_script_and_index_before_the_page_is_painted(
    open_page: OpenPage,
) -> None:
    page = open_page("about:blank", width=390)
    page.add_init_script("PerformanceObserver.prototype.observe = () => {};")
    with page.expect_request("**/search.json*"), page.expect_request("**/scripts/search.*"):
        page.goto("haku/?q=palkkio", wait_until="commit")


@pytest.mark.parametrize(
    ("path", "width", "most"), [("tarkistuslista/", 390, 0.02), ("tilaaminen/", 1280, 2)]
)
def test_a_link_to_an_item_lands_on_it_and_the_list_does_not_shift_with_many_events_stored(
    open_page: OpenPage, path: str, width: int, most: float
) -> None:
    page = open_page(path, width=width)
    ids = page.locator("[data-item]").evaluate_all("rows => rows.map(row => row.dataset.item)")
    note = {f"item/{one}/note": {"v": "Soita ensin", "t": 1} for one in ids}
    known = {"name": {"v": "Luento", "t": 1}, "date": {"v": "2027-05-05", "t": 1}}
    entries = {
        f"kokemusopas/event/e{number}": json.dumps(
            {"version": 1, "event": {"id": f"e{number}", "marks": note | known}}
        )
        for number in range(20)
    }
    page.evaluate(
        "all => Object.entries(all).forEach((one) => localStorage.setItem(...one))",
        entries | {"kokemusopas/open": "e3"},
    )
    page.goto("about:blank")
    page.goto(f"{path}#item-{ids[len(ids) // 2]}")
    expect(page.locator(".item-tools")).to_have_count(len(ids))  # every row has its tools
    top = page.locator(":target").evaluate("""(one) => one.getBoundingClientRect().top
        - parseFloat(getComputedStyle(one).scrollMarginTop)
        - (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0)""")
    assert abs(top) <= 2, f"the item stands {top} px from where its link points (dressing.js)"
    shift = page.evaluate(SHIFT)
    assert shift < most, f"the page shifts by {shift}: keep room, or hide until it is there"
