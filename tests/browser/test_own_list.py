"""The expert's own checklist: all that the host's has, and nothing of it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from this_copy import items_of

from browser.conftest import OpenPage
from browser.test_accessibility import violations_in_light_and_dark
from browser.tool import TODAY, box, item, make_event, open_panel, open_transfer, started

PAGE, LIST = "kokemustoimijalle/", "tarkistuslista/"
ITEMS = items_of("kokemustoimijalle")
HOST = items_of("tarkistuslista")
FIRST = ITEMS[0].id


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The expert's page, with the reader at the list and an event of a month."""
    page = open_page(PAGE, width=390, has_touch=True, now=f"{TODAY}T12:00:00")
    page.locator("#oma-lista").scroll_into_view_if_needed()
    make_event(page, "Puhe lukiossa", "2027-01-20")
    return page


def test_without_a_script_the_list_is_read_and_printed_with_its_boxes(open_page: OpenPage) -> None:
    page = open_page(PAGE, java_script_enabled=False)
    assert page.locator(".checklist__item").count() == len(ITEMS)
    page.emulate_media(media="print")
    expect(box(page, FIRST)).to_be_visible()
    expect(page.locator(".overview")).to_be_hidden()


def test_ticks_notes_and_own_items_stay_apart_from_the_hosts_list(page: Page) -> None:
    done = page.locator("[data-progress-text]")
    expect(done).to_contain_text(f"{len(ITEMS)}")
    box(page, FIRST).click()
    expect(done).to_contain_text("Tehty 1")
    open_panel(page, FIRST).get_by_label("Muistiinpano").fill("Kysyin lukiosta.")
    own = page.locator(".phase-foot").first
    own.get_by_role("button", name="Lisää oma kohta").click()
    own.get_by_role("textbox").fill("Osta kuulokkeet.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Osta kuulokkeet.")).to_be_visible()
    page.goto(LIST)
    started(page)
    expect(done).to_contain_text("Tehty 0")
    expect(page.locator("[data-item^=k-], [data-item^=own-k-]")).to_have_count(0)
    expect(page.get_by_text("Osta kuulokkeet.")).to_have_count(0)
    expect(page.locator("[data-leftovers] section")).to_be_hidden()
    page.get_by_role("button", name="Tilaisuudet", exact=True).click()
    far = page.locator("#tilaisuudet [data-far]").first
    expect(far).to_contain_text("Tarkistuslista: Ei aloitettu.")
    expect(far).to_contain_text("Kokemustoimijan lista: Kesken.")


def test_files_tell_of_the_list_of_the_page_and_name_both_where_there_are_two(page: Page) -> None:
    box(page, FIRST).click()
    dialog = open_transfer(page)

    def saved(label: str) -> str:
        with page.expect_download() as found:
            dialog.get_by_role("button", name=label).click()
        return Path(found.value.path()).read_text("utf-8")

    dialog.locator("summary", has_text="Varmuuskopio").click()
    text = saved("Teksti (.md)")
    assert f"- [x] {ITEMS[0].text}" in text
    assert HOST[0].text not in text
    dialog.locator("summary", has_text="Kalenteri").click()
    dialog.get_by_label("Tilaisuus ja jokainen avoin kohta").check()
    calendar = re.sub(r"\r\n ", "", saved("Lataa kalenteritiedosto"))
    assert calendar.count("BEGIN:VEVENT") <= len(ITEMS)
    assert f"{PAGE}#item-{ITEMS[1].id}" in calendar
    page.goto(LIST)
    started(page)
    box(page, HOST[0].id).click()
    dialog = open_transfer(page)
    dialog.locator("summary", has_text="Varmuuskopio").click()
    text = saved("Teksti (.md)")
    assert "## Tarkistuslista: " in text
    assert "## Kokemustoimijan lista: " in text


def test_every_kind_of_event_has_all_of_the_list(page: Page) -> None:
    page.get_by_role("button", name="Muokkaa").click()
    page.get_by_label("Ryhmäkeskustelu").check()
    expect(page.locator("[data-item]:visible")).to_have_count(len(ITEMS))
    expect(page.locator("[data-shown]")).to_be_hidden()


def test_the_list_is_accessible_on_a_phone_and_fits_it(page: Page) -> None:
    open_panel(page, FIRST)
    expect(item(page, FIRST)).to_be_visible()
    assert not violations_in_light_and_dark(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_list_is_printed_alone_and_the_text_comes_back(page: Page) -> None:
    box(page, FIRST).check()
    page.evaluate("window.print = () => { window.printed = true; }")
    open_transfer(page, "Tulostus ja PDF")
    page.get_by_role("button", name="Tulosta täytettynä").click()
    page.wait_for_function("window.printed")
    page.emulate_media(media="print")
    text = page.locator("#jaksanko-nyt")
    expect(text).to_be_hidden()
    expect(item(page, FIRST)).to_be_visible()
    expect(page.get_by_role("heading", name="Puhe lukiossa")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(text).to_be_visible()
