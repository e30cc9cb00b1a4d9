"""The list in a frame of another site: it works there, tells its height, and says what is kept."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from kokemusopas.publish.hosts import FRAMED, Host
from kokemusopas.publish.serve import served
from playwright.sync_api import Page, Route, expect

from browser.conftest import OpenPage
from browser.test_accessibility import violations_in_light_and_dark

OTHER_SITE = "http://localhost/"  # to a browser another site than 127.0.0.1
HOST = '<!doctype html><html lang="fi"><title>Intranet</title><main><h1>Intra</h1>{}</main></html>'
HIGH = "() => Number(document.querySelector('iframe').height) > 2000"  # it was 600


@pytest.fixture
def allowed(site: Path) -> Iterator[str]:
    """The address of the site where its owner lets the other site frame the pages for that."""
    with served(site, Host("/", (FRAMED,), f"frame-ancestors {OTHER_SITE}")) as address:
        yield address


def offered(page: Page) -> str:
    """Return what the page for those who link offers to paste for the checklist."""
    group = page.locator("[data-addresses] details[data-pages='fi=tarkistuslista/']").or_(
        page.locator("[data-addresses] details[data-pages^='fi=tarkistuslista/&']")
    )
    group.locator("summary").click()
    group.get_by_role("button").first.click()
    field = page.locator("[data-ready-text=frame]")
    expect(field).to_have_value(re.compile("<iframe"))
    return field.input_value()


def test_what_is_offered_to_paste_shows_a_list_that_works_and_says_what_is_kept(
    open_page: OpenPage, allowed: str
) -> None:
    page = open_page(f"{allowed}linkita/", permissions=["local-network-access"])
    html = HOST.format(offered(page))
    own = re.compile("^http://127.0.0.1:8000/")  # the address that the site was built for

    def give(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.context.route(f"{OTHER_SITE}**", give)
    page.context.route(own, lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(OTHER_SITE)
    shown = page.frame_locator("iframe")
    box = shown.get_by_role("checkbox").first
    box.check()
    expect(shown.locator("[data-kept]")).to_be_visible()
    expect(shown.locator("[data-undo-button]")).to_be_in_viewport()
    page.wait_for_function(HIGH)
    carry = shown.locator("[data-carry]")
    expect(carry).to_have_attribute("href", re.compile("#jaa="))
    with page.expect_popup() as opened:
        carry.click()
    taken = opened.value.url
    page.reload()
    expect(box).to_be_checked()
    page.goto(f"{allowed}tarkistuslista/#{taken.partition('#')[2]}")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_an_address_with_a_section_shows_that_section_alone_and_leads_to_it(
    open_page: OpenPage,
) -> None:
    page = open_page("embed/tarkistuslista/#tilaa", width=320)
    expect(page.locator("[data-embedded]")).to_have_attribute("href", re.compile("#tilaa$"))
    expect(page.locator(".checklist:visible")).to_have_count(1)
    expect(page.locator(".part:has(#tilaa) .checklist")).to_be_visible()
    expect(page.locator("[data-kept]")).to_be_hidden()
    assert not violations_in_light_and_dark(page)


def test_a_link_to_a_place_of_the_page_stays_in_the_frame_and_shows_all_of_it(
    open_page: OpenPage,
) -> None:
    page = open_page("embed/tilauspohja/")
    page.locator("a[href='#kirje']").first.click()
    expect(page.locator("#kirje")).to_be_focused()
    assert len(page.context.pages) == 1
    assert not page.url.endswith("#kirje")
    expect(page.locator("h1")).to_be_visible()
