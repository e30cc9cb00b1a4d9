"""The line of an event on the checklist: the reader's own days, today, what is done, what comes."""

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import OpenPage
from browser.tool import TODAY, box, make_another, make_event, store_events

TALK = {"kind": "talk", "site": "onsite", "via": "organisation", "since": TODAY}


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    page = open_page("tarkistuslista/", width=390, has_touch=True, now=f"{TODAY}T12:00:00")
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def stop(page: Page, step: int) -> Locator:
    """A step on the line."""
    return page.locator(f"[data-stop='{step}']")


def test_the_line_follows_a_tick_another_date_undo_and_another_event(page: Page) -> None:
    expect(page.locator("[data-line]")).to_be_hidden()  # while the first questions are asked
    store_events(page, talk=TALK | {"name": "Luento", "date": "2027-01-20"})
    expect(stop(page, 1)).to_have_text("1 Kartoita tarve 9.12. 0/3 tehty")
    expect(stop(page, 4)).to_contain_text("20.1.2027 0/1 tehty")
    expect(page.locator("[data-today]")).to_be_visible()
    assert not page.locator("[data-line] :is([role=status], [aria-live])").count(), (
        "no tick is said"
    )

    box(page, "tarve").check()
    expect(stop(page, 1)).to_contain_text("16.12. 1/3 tehty")
    stop(page, 2).locator("a").focus()
    page.keyboard.press("Enter")
    expect(box(page, "taustajarjesto")).to_be_focused()

    make_event(page, "Luento", "2026-12-01")
    expect(stop(page, 1)).to_contain_text("26.11. 1/3")
    page.locator("[data-event-edit]").press("Control+z")
    expect(stop(page, 1)).to_contain_text("16.12. 1/3")

    make_another(page, "Mennyt", "2026-11-20")
    expect(stop(page, 1)).not_to_contain_text("12.")
    expect(stop(page, 5)).to_contain_text("24.11.")
    page.locator("[data-events-open]").click()
    page.locator("#tilaisuudet").get_by_role("button", name="Luento", exact=True).click()
    expect(stop(page, 1)).to_contain_text("16.12. 1/3 tehty")

    make_event(page, "Luento")
    expect(stop(page, 1)).to_contain_text("6 viikkoa ennen 1/3 tehty")
    expect(page.locator("[data-today]")).to_be_hidden()
    expect(page.locator("[data-no-date]")).to_be_visible()


def test_a_step_that_is_done_or_late_says_so_on_the_line(page: Page) -> None:
    values = {f"item/{one}/state": "done" for one in ("tarve", "esteettomyys", "kieli")}
    early = TALK | {"since": "2026-10-01", "date": "2026-12-01"}
    store_events(page, talk=early | values)
    expect(stop(page, 1)).to_contain_text("Valmis 3/3 tehty")
    expect(stop(page, 2)).to_contain_text("27.10. Myö\u00adhässä 0/3 tehty")
