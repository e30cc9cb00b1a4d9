"""The home page: the day of an event leads into its list."""

import json

from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.tool import TODAY, fact, started
from tools.public_addresses import path_of

NOW = f"{TODAY}T12:00:00"


def type_day(page: Page, day: str) -> None:
    """Write a day into the field as a keyboard does, in the order of the browser, and send it."""
    field = page.locator("#paiva")
    field.blur()
    field.focus()  # at its first part
    field.press_sequentially(day)
    field.press("Enter")


def days_kept(page: Page) -> list[str]:
    """The days of all events that the browser keeps."""
    texts = page.evaluate(
        """() => Object.entries(localStorage)
            .filter(([key]) => key.startsWith("kokemusopas/event/")).map(([, text]) => text)"""
    )
    return [json.loads(text)["event"]["marks"]["date"]["v"] for text in texts]


def test_a_day_given_on_the_home_page_is_that_of_the_list_and_another_changes_it(
    open_page: OpenPage,
) -> None:
    page = open_page("", now=NOW)
    error = page.locator("#paiva-vika")
    type_day(page, "11032025")
    expect(error).to_contain_text("jo ohi")
    assert days_kept(page) == [], "a day that has passed makes no list"
    type_day(page, "03112027")
    started(page)
    assert page.url.endswith(path_of("tarkistuslista", "fi")), "no server is told the day"
    expect(fact(page, "date")).to_have_value("2027-03-11")

    page.go_back()
    expect(page.locator("[data-locale]")).to_have_text("11. maaliskuuta 2027")
    expect(page.locator("#paiva")).to_be_hidden()
    page.get_by_role("button", name="Vaihda päivä").press("Enter")
    type_day(page, "03122027")
    started(page)
    expect(fact(page, "date")).to_have_value("2027-03-12")
    assert days_kept(page) == ["2027-03-12"], "to come back and give another makes no second list"
