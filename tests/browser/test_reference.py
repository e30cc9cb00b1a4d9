"""The page with all means of Material's reference: for every reader, on every screen, on paper."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from fixtures.reference.build import PAGE, built
from kokemusopas.publish.serve import served
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from browser.conftest import OpenPage
from browser.test_accessibility import (
    WIDTHS,
    lay_out,
    violations,
    violations_in_light_and_dark,
)

PATH = f"{PAGE}/"
TABS = ["Puhelimella", "Sähköpostilla", "Paikan päällä pitkällä nimellä"]
SHEET = "link[rel=stylesheet][href*='assets/reference']"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    base = tmp_path_factory.getbasetemp()
    return built(base if worker_id == "master" else base.parent)


@pytest.fixture(scope="module")
def paths(site: Path) -> list[str]:
    return sorted(
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in site.rglob("*.html")
        if "embed" not in path.parts  # has what the page itself has
    )


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


def open_all(page: Page) -> None:
    """Open whatever opens, by pressing it."""
    closed = page.locator(".md-typeset details:not([open]) > summary").filter(visible=True)
    while closed.count():
        closed.first.click()


def shown_tabs(page: Page) -> list[bool]:
    return [one.is_visible() for one in page.locator(".tabbed-content").all()]


@pytest.mark.parametrize("path", [PATH, pytest.param("tulosta/", marks=pytest.mark.long)])
@pytest.mark.parametrize(
    "width", [WIDTHS[0], *(pytest.param(w, marks=pytest.mark.long) for w in WIDTHS[1:])]
)
def test_axe_finds_nothing(open_page: OpenPage, path: str, width: int) -> None:
    page = open_page(path, width=width, reduced_motion="reduce")
    lay_out(page)
    assert not violations(page)
    open_all(page)
    assert not violations_in_light_and_dark(page)
    for name in TABS[1:] if path == PATH else ():
        page.get_by_text(name, exact=True).click()
        open_all(page)
        assert not violations_in_light_and_dark(page, ".tabbed-set"), name


@pytest.mark.parametrize("path", [PATH, "tulosta/"])
def test_nothing_scrolls_sideways_on_a_narrow_screen(open_page: OpenPage, path: str) -> None:
    page = open_page(path, width=320)
    lay_out(page)
    if path == PATH:
        open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_all_that_is_pressed_is_large_enough(open_page: OpenPage) -> None:
    page = open_page(PATH, width=320)
    for one in page.locator(".tabbed-set > label, summary, .md-button").filter(visible=True).all():
        box = one.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24, one.inner_text()


def test_tabs_work_by_keyboard_without_a_script(open_page: OpenPage) -> None:
    page = open_page(PATH, java_script_enabled=False)
    assert shown_tabs(page) == [True, False, False]
    radio = page.get_by_role("radio", name=TABS[0])
    radio.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name=TABS[1])).to_be_checked()
    assert shown_tabs(page) == [False, True, False]
    page.get_by_text(TABS[2], exact=True).click()
    assert shown_tabs(page) == [False, False, True]


def test_the_focus_of_a_tab_is_seen_on_its_name(open_page: OpenPage) -> None:
    page = open_page(PATH)
    page.get_by_role("radio", name=TABS[0]).focus()
    page.keyboard.press("ArrowRight")
    outline = "one => getComputedStyle(one).outlineStyle + getComputedStyle(one).outlineWidth"
    labels = page.locator(".tabbed-set > label").all()
    assert [one.evaluate(outline)[:5] for one in labels] == ["none3", "solid", "none3"]


def test_the_chosen_tab_is_told_apart_without_colours(open_page: OpenPage) -> None:
    page = open_page(PATH, forced_colors="active")
    widths = page.locator(".tabbed-set > label").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderBlockEndWidth)"
    )
    assert widths == ["4px", "1px", "1px"]


def test_what_opens_does_so_by_keyboard_without_a_script(open_page: OpenPage) -> None:
    page = open_page(PATH, java_script_enabled=False)
    inside = page.get_by_text("Tämä teksti on piilossa")
    expect(inside).to_be_hidden()
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(inside).to_be_visible()


def test_the_text_of_a_title_opens_by_keyboard_and_covers_nothing(open_page: OpenPage) -> None:
    page = open_page(PATH, java_script_enabled=False)
    word = page.locator("abbr.tooltip").first
    after = "one => getComputedStyle(one, '::after').content"
    assert word.evaluate(after) == "none"
    word.focus()
    assert "sosiaali- ja terveysministeriö" in word.evaluate(after)
    assert word.evaluate("one => getComputedStyle(one, '::after').position") == "static"


def test_a_footnote_leads_there_and_back(open_page: OpenPage) -> None:
    page = open_page(PATH)
    page.get_by_role("link", name="Alaviite 2", exact=True).click()
    assert page.url.endswith("#fn:toinen")
    page.get_by_role("link", name="Takaisin tekstiin, alaviite 2").click()
    assert page.url.endswith("#fnref:toinen")


def test_on_paper_all_is_open_and_every_tooltip_is_read_once(open_page: OpenPage) -> None:
    page = open_page(PATH)
    page.emulate_media(media="print")
    assert shown_tabs(page) == [True, True, True]
    assert not page.locator(".tabbed-set > input").filter(visible=True).count()
    text = " ".join(
        " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages).split()
    )
    for words in (*TABS, "Tämä teksti on piilossa", "Lohkon sisällä on lohko"):
        assert words in text
    for words in ("(sosiaali- ja terveysministeriö)", "(Tämä on selitys)"):
        assert text.count(words) == 1, words
    assert "(Avautuu toisella sivustolla, https://www.example.org/)" in text


def test_on_the_page_of_the_whole_guide_ids_are_one_and_references_hold(
    open_page: OpenPage,
) -> None:
    page = open_page("tulosta/")
    lay_out(page)
    assert shown_tabs(page) == [True, True, True]
    twice, lost = page.evaluate(
        """() => {
            const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
            const led = [...document.querySelectorAll("label[for]")].map((one) => one.htmlFor)
                .concat([...document.querySelectorAll("a[href^='#']")]
                    .map((one) => decodeURIComponent(one.hash.slice(1))));
            return [ids.filter((id, place) => ids.indexOf(id) !== place),
                led.filter((id) => !ids.includes(id))];
        }"""
    )
    assert not twice
    assert not lost


def test_only_a_page_that_needs_it_loads_the_style_of_the_reference(
    open_page: OpenPage, paths: list[str], site: Path
) -> None:
    linked = [
        path
        for path in paths
        if "assets/reference" in (site / path / ("" if "." in path else "index.html")).read_text()
    ]
    assert linked == [PATH, "tulosta/"]
    assert open_page(PATH).locator(SHEET).count() == 1
