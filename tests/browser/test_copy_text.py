"""Texts to copy: read without a script, with it filled, copied and sent in any language."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect
from this_copy import needs

from browser.conftest import OpenPage
from browser.test_accessibility import violations_in_light_and_dark

PAGE, TEXT = "valmiit-tekstit/", "ensimmainen-viesti"
ID = "11111111-1111-4111-8111-111111111111"
FACTS = {
    "name": "Ryhmä <b>",
    "date": "2027-03-11",
    "time": "13:00",
    "place": "Oulu.",
    "language": "suomi",
    "booker": "Aino",
    "brief/kokemus": "Toipuminen.",
}
MARKS = {key: {"v": text, "t": 1} for key, text in FACTS.items()}
EVENT = json.dumps({"version": 1, "event": {"id": ID, "marks": MARKS}})
STORED = f"localStorage.setItem('kokemusopas/event/{ID}', {json.dumps(EVENT)})"
REFUSED = """() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused")); }"""


def sheet(page: Page) -> Locator:
    """The sheet of the first text."""
    return page.locator(f"[data-text={TEXT}]")


def tools(page: Page) -> Locator:
    """What stands below it."""
    return page.get_by_role("group", name="Ensimmäinen viesti järjestölle").filter(
        has=page.get_by_role("button")
    )


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The page of texts, on a phone, of a reader with an event."""
    page = open_page(
        PAGE, width=390, has_touch=True, permissions=["clipboard-read", "clipboard-write"]
    )
    page.evaluate(STORED)
    page.reload()
    expect(sheet(page)).to_contain_text("Olen Aino")
    return page


def test_without_a_script_a_text_is_read_with_its_blanks_and_nothing_is_offered(
    open_page: OpenPage,
) -> None:
    page = open_page(PAGE, java_script_enabled=False)
    expect(sheet(page)).to_contain_text("Paikka: [paikka]")
    expect(sheet(page)).to_contain_text("Olen [")
    assert page.get_by_role("button", name="Kopioi").count() == 0


def test_a_text_is_filled_from_the_open_event_and_copied_as_plain_text(page: Page) -> None:
    tools(page).get_by_role("button", name="Kopioi teksti").click()
    expect(tools(page).get_by_role("status")).to_have_text("Kopioitu.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(
        r"^Päivä ja aika: 11\. maaliskuuta 2027, 13\.00\nPaikka: Oulu\.\nKieli: suomi$",
        copied,
        re.M,
    )
    assert "etsimme: Toipuminen.\n\n" in copied
    assert re.search(r"\[montako\]", copied), "what no event knows is no blank any more"
    event = tools(page).get_by_label("Täytetty tilaisuudesta")
    expect(event.locator("option:checked")).to_have_text("Ryhmä <b>, 11.3.2027")
    event.select_option(label="ei mistään")
    expect(sheet(page)).to_contain_text("Paikka: [paikka]")


@needs("en")
def test_a_text_is_had_in_another_language_with_its_dates_and_blanks(page: Page) -> None:
    language = tools(page).get_by_label("Tekstin kieli")
    language.select_option("en")
    expect(sheet(page)).to_have_attribute("lang", "en")
    expect(sheet(page)).to_contain_text("11 March 2027")
    expect(sheet(page)).to_contain_text("Language: Finnish")
    tools(page).get_by_role("button", name="Kopioi teksti").click()
    expect(tools(page).get_by_role("status")).to_have_text("Kopioitu.")
    assert "11 March 2027" in page.evaluate("navigator.clipboard.readText()")
    language.select_option("fi")
    expect(sheet(page)).to_contain_text("11. maaliskuuta 2027")


def test_where_the_clipboard_is_refused_the_text_is_marked_and_it_is_said(page: Page) -> None:
    page.evaluate(REFUSED)
    tools(page).get_by_role("button", name="Kopioi teksti").click()
    expect(tools(page).get_by_role("status")).to_contain_text("kopioi se itse")
    assert "Olen Aino" in page.evaluate("getSelection().toString()")


def test_the_texts_are_accessible_on_a_phone_and_fit_it(page: Page) -> None:
    assert not violations_in_light_and_dark(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    sizes = (
        tools(page)
        .locator("button:visible, select:visible")
        .evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    )
    assert min(sizes) >= 24
