"""Reading the guide in a browser; the first of all without JavaScript."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect
from this_copy import short_texts

from browser.conftest import OpenPage
from browser.test_accessibility import lay_out
from tools.public_addresses import LANGUAGES


def test_a_reader_without_javascript_finds_reads_and_ticks(open_page: OpenPage) -> None:
    page = open_page("", width=360, java_script_enabled=False)
    page.get_by_role("navigation", name="Viisi vaihetta").get_by_role("link", name="Tilaa").click()
    expect(page).to_have_url(re.compile(r"/tilaaminen/#tilaa$"))
    page.get_by_role("button", name="Valikko").click()
    page.get_by_role("navigation", name="Oppaan sivut").get_by_role(
        "link", name="Tarkistuslista"
    ).click()
    box = page.get_by_role("checkbox").first
    box.check()
    expect(box).to_be_checked()
    page.get_by_role("navigation", name="Oppaan tiedot").get_by_role(
        "link", name="Saavutettavuus"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_search_page_without_javascript_lists_every_page(open_page: OpenPage) -> None:
    page = open_page("haku/", java_script_enabled=False)
    expect(page.get_by_text("Haku tarvitsee JavaScriptin")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("region", name="Kaikki sivut").get_by_role("link", name="Sanasto").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_skip_link_is_the_first_stop_and_leads_to_the_content(open_page: OpenPage) -> None:
    page = open_page("jalkeen/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Siirry sisältöön")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_menu_opens_by_keyboard_and_escape_returns_to_its_button(
    open_page: OpenPage, width: int
) -> None:
    page = open_page("kokemustoimija/", width=width)
    button = page.get_by_role("button", name="Valikko")
    menu = page.get_by_role("navigation", name="Oppaan sivut")
    expect(menu).to_be_hidden()
    button.press("Enter")
    expect(menu).to_be_visible()
    expect(button).to_have_attribute("popovertarget", "valikko")
    here = menu.locator("[aria-current=page]")
    expect(here).to_have_count(1)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_on_a_phone_the_contents_open_from_a_button(open_page: OpenPage) -> None:
    page = open_page("palkkio/", width=360)
    contents = page.get_by_role("navigation", name="Tällä sivulla")
    expect(contents).to_be_hidden()
    page.get_by_role("button", name="Tällä sivulla").click()
    expect(contents).to_be_visible()
    contents.locator("[href='#verotus']").click()
    expect(contents).to_be_hidden()
    expect(page.locator("#verotus")).to_be_in_viewport()


def test_the_contents_mark_the_section_being_read(open_page: OpenPage) -> None:
    page = open_page("palkkio/", reduced_motion="reduce")
    contents = page.get_by_role("navigation", name="Tällä sivulla")
    here = contents.locator("[aria-current=location]")
    expect(here).to_have_count(0)
    for section in ("kulut", "verotus"):
        page.evaluate("id => document.getElementById(id).scrollIntoView()", section)
        expect(here).to_have_attribute("href", f"#{section}")
    page.evaluate("scrollTo(0, 0)")
    expect(here).to_have_count(0)


def test_small_notes_and_figures_stand_beside_the_text_and_touch_nothing(
    open_page: OpenPage,
) -> None:
    page = open_page("palkkio/")
    beside = page.evaluate(
        """() => [...document.querySelectorAll(".admonition-title, .fact")].map((one) => {
            const { left, right, top, bottom } = one.getBoundingClientRect();
            const text = one.parentElement.querySelector(":scope > p:not([class])");
            return { left, right, top, bottom, text: text.getBoundingClientRect().right };
        })"""
    )
    contents = page.evaluate("document.querySelector('.toc').getBoundingClientRect().left")
    assert len(beside) > 3, "the page has no notes any more: look at another"
    for one in beside:
        assert one["text"] <= one["left"], f"it stands in the text: {one}"
        assert one["right"] <= contents, f"it reaches into the contents: {one}"
    rows = sorted(beside, key=lambda one: one["top"])
    for above, below in pairwise(rows):
        assert above["bottom"] <= below["top"], f"one covers another: {above}, {below}"


def test_a_steps_page_says_where_you_are(open_page: OpenPage) -> None:
    page = open_page("valmistautuminen/", width=360)
    steps = page.get_by_role("navigation", name="Viisi vaihetta")
    expect(steps.locator("[aria-current=step]")).to_have_text("Valmistaudu")
    expect(steps.get_by_role("link")).to_have_count(5)


def test_a_missing_address_says_so_and_leads_home(open_page: OpenPage, address: str) -> None:
    page = open_page("404.html", locale="fi-FI")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sivua ei löydy")
    expect(page.locator("html")).to_have_attribute("lang", "fi")
    expect(page.get_by_role("button", name="Valikko")).to_be_visible()
    for texts in short_texts().values():
        expect(page.get_by_role("heading", name=texts["not_found"]["title"])).to_be_visible()
    expect(page.get_by_role("link", name="Hae oppaasta")).to_have_attribute(
        "href", re.compile("/haku/")
    )


# Words that go on upon the next line without a hyphen, each with a bar where it was broken;
# addresses, which have none, may.
BROKEN = """() => {
    const range = document.createRange();
    const top = (node, at) => {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().top;
    };
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
        const node = texts.currentNode;
        const shown = node.parentElement.checkVisibility();
        if (!shown || node.parentElement.closest("code, .visually-hidden, nav")) continue;
        const text = node.data.replace(/\\S*:\\/\\/\\S*/gu, (one) => " ".repeat(one.length));
        for (const { 0: word, index } of text.matchAll(/[\\p{L}\\u00ad]{9,}/gu)) {
            for (let at = 1; at < word.length; at += 1) {
                const here = top(node, index + at) - top(node, index + at - 1) > 4;
                // The letter after a soft hyphen is measured on the line of the hyphen.
                if (here && !word.slice(Math.max(at - 2, 0), at + 1).includes("\\u00ad"))
                    found.push(`${word.slice(0, at)}|${word.slice(at)}`);
            }
        }
    }
    return found;
}"""


def test_nothing_is_wider_than_a_narrow_screen_and_no_word_breaks_without_a_hyphen(
    open_page: OpenPage, paths: list[str]
) -> None:
    """The windows of test_matrix.py are more: the whole guide on one page is here alone."""
    page = open_page("", width=320)
    for path in paths:
        page.goto(path)
        lay_out(page)
        wide = page.evaluate(
            """() => document.documentElement.scrollWidth <= innerWidth ? [] :
                [...document.body.querySelectorAll("*")]
                    .filter((element) => element.getBoundingClientRect().right > innerWidth)
                    .map((element) => element.outerHTML.slice(0, 120))"""
        )
        assert not wide, f"/{path} is wider than a screen of 320 px: {wide}"
        broken = page.evaluate(BROKEN)
        assert not broken, (
            f"/{path}: words are broken without a hyphen at 320 px, see soft_hyphens.py: {broken}"
        )


@pytest.mark.long  # test_matrix.py has it at every width that changes something
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_stays_on_the_screen_at_every_width(open_page: OpenPage, language: str) -> None:
    page = open_page(LANGUAGES[language])
    for width in range(320, 1300, 28):
        page.set_viewport_size({"width": width, "height": 700})
        outside = page.locator(".header__bar").evaluate(
            """(bar) => [...bar.querySelectorAll("a, button")]
                .filter((one) => one.offsetWidth && (one.getBoundingClientRect().left < 0 ||
                    one.getBoundingClientRect().right > innerWidth ||
                    one.scrollWidth > one.clientWidth + 1))
                .map((one) => one.textContent.trim())"""
        )
        assert not outside, f"/{language}: outside the header at {width} px: {outside}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_palette_follows_the_readers_setting(open_page: OpenPage, scheme: str) -> None:
    page = open_page("", color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(251, 247, 240)", "dark": "rgb(15, 27, 28)"}[scheme]


def test_a_language_link_says_its_language_to_a_screen_reader(open_page: OpenPage) -> None:
    page = open_page("tilaaminen/")
    languages = page.get_by_role("navigation", name="Kieli").get_by_role("link")
    expect(languages).to_have_count(len(LANGUAGES))
    for language in LANGUAGES:
        expect(languages.and_(page.locator(f"[lang={language}]"))).to_have_count(1)
    expect(languages.and_(page.locator("[aria-current]"))).to_have_attribute("lang", "fi")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_contents_of_the_whole_guide_lead_to_their_places(
    open_page: OpenPage, width: int
) -> None:
    """Most of the page is laid out only when it comes near, and then changes its height."""
    page = open_page("tulosta/", width=width)
    for place in ("sanasto", "tehtavat", "valmistautuminen"):
        page.locator(f".paper__contents a[href='#{place}']").dispatch_event("click")
        expect(page).to_have_url(re.compile(f"#{place}$"))
        expect(page.locator(f"#{place}")).to_be_in_viewport()
