"""All events and the history of one: found, opened, copied, thrown away and taken back."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import OpenPage
from browser.test_accessibility import violations_in_light_and_dark
from browser.tool import (
    TODAY,
    box,
    fact,
    item,
    make_another,
    make_event,
    open_panel,
    reopen,
    started,
    store_events,
    stored,
)

LIST = "tarkistuslista/"
NOON = f"{TODAY}T12:00:00"
# A name, a place and a note that leave no room for a line to break.
LONG = "Kokemustoimintaverkostonyhteistyöseminaarinvalmistelutyöryhmänkokous"
LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_" + "NzY0" * 40
RECORD = """() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"""
REFUSE = """() => { navigator.clipboard.writeText = () => Promise.reject(new Error("denied")); }"""


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    page = open_page(LIST, width=390, has_touch=True, now=NOON)
    started(page)
    return page


def three_events(page: Page) -> None:
    """A past event, one in spring and one in winter, which is open."""
    store_events(
        page,
        past={"name": "Mennyt seminaari", "date": "2026-10-01", "place": "Oulu"},
        spring={"name": "Kevätpäivä", "date": "2027-03-11"},
        winter={"name": "Talviluento", "date": "2026-12-20", "place": "Kemi, kirjasto"},
    )
    expect(card(page)).to_have_text("Talviluento")


def card(page: Page) -> Locator:
    """The name of the open event."""
    return page.locator("[data-event-name]")


def open_events(page: Page) -> Locator:
    """Open the dialog of all events."""
    page.get_by_role("button", name="Tilaisuudet", exact=True).click()
    dialog = page.get_by_role("dialog", name="Tilaisuudet")
    expect(dialog).to_be_visible()
    return dialog


def open_history(page: Page) -> Locator:
    """Open the dialog of the open event's history."""
    page.get_by_role("button", name="Muutokset", exact=True).click()
    dialog = page.get_by_role("dialog", name="Muutokset")
    expect(dialog).to_be_visible()
    return dialog


def row(dialog: Locator, name: str) -> Locator:
    """The row of an event, or of a step of the history."""
    return dialog.get_by_role("listitem").filter(has_text=name)


def names(dialog: Locator, part: str) -> list[str]:
    """The events of a part of the dialog, in their order."""
    return dialog.locator(f"[data-{part}] [data-open-event]").all_text_contents()


def said(dialog: Locator) -> Locator:
    """What screen readers are told in a dialog."""
    return dialog.get_by_role("status")


def pages_overflow(page: Page) -> list[str]:
    """What is wider than the page or the dialog that it is in."""
    return list(
        page.evaluate("""() => [document.documentElement, document.querySelector("dialog[open]")]
            .filter((one) => one && one.scrollWidth > one.clientWidth)
            .map((one) => `${one.id || "page"}: ${one.scrollWidth} > ${one.clientWidth}`)""")
    )


def test_events_stand_by_date_with_place_and_progress_in_words_and_the_open_one_is_marked(
    page: Page,
) -> None:
    three_events(page)
    box(page, "tarve").check()
    dialog = open_events(page)
    assert names(dialog, "coming") == ["Talviluento", "Kevätpäivä"]
    assert names(dialog, "past") == ["Mennyt seminaari"]
    winter = row(dialog, "Talviluento")
    expect(winter).to_contain_text("su 20.12.2026 · Kemi, kirjasto · 26 päivää jäljellä")
    expect(winter).to_contain_text("Kesken. Tehty 1")
    expect(row(dialog, "Kevätpäivä")).to_contain_text("Ei aloitettu. Tehty 0")
    expect(row(dialog, "Kevätpäivä")).not_to_contain_text("avoinna")
    marked = dialog.locator("[aria-current=true]")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Talviluento")
    expect(marked).to_contain_text("avoinna")
    expect(row(dialog, "Mennyt seminaari")).to_be_hidden()
    dialog.get_by_text("Menneet (1)").click()
    expect(row(dialog, "Mennyt seminaari")).to_contain_text("54 päivää sitten")


def test_an_event_is_opened_and_the_focus_comes_back_to_the_card(page: Page) -> None:
    three_events(page)
    dialog = open_events(page)
    dialog.get_by_role("button", name="Kevätpäivä", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(card(page)).to_have_text("Kevätpäivä")
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_focused()
    expect(page.locator("body > [data-announce], main [data-announce]").first).to_have_text(
        "Avattu: Kevätpäivä"
    )
    reopen(page)
    expect(card(page)).to_have_text("Kevätpäivä")


def test_a_past_event_that_is_open_is_seen_at_once(page: Page) -> None:
    make_event(page, "Mennyt seminaari", "2026-10-01")
    dialog = open_events(page)
    expect(row(dialog, "Mennyt seminaari")).to_be_visible()
    expect(dialog).to_contain_text("Ei tulevia tilaisuuksia.")


def test_a_new_event_begins_at_its_first_field_is_said_to_be_open_and_leaves_the_others(
    page: Page,
) -> None:
    make_event(page, "Talviluento", "2026-12-20")
    box(page, "tarve").check()
    dialog = open_events(page)
    dialog.get_by_role("button", name="Uusi tilaisuus").click()
    expect(dialog).to_be_hidden()
    expect(fact(page, "name")).to_be_focused()
    expect(box(page, "tarve")).not_to_be_checked()
    open_events(page)
    expect(dialog).to_contain_text("Avoinna on uusi tilaisuus.")
    assert names(dialog, "coming") == ["Talviluento"]
    expect(dialog.locator("[aria-current]")).to_have_count(0)
    page.keyboard.press("Escape")
    fact(page, "name").fill("Kevätpäivä")
    assert names(open_events(page), "coming") == ["Talviluento", "Kevätpäivä"]


def test_a_copy_has_the_notes_but_no_ticks_and_asks_for_its_date(page: Page) -> None:
    make_event(page, "Talviluento", "2026-12-20", "Kemi")
    box(page, "tarve").check()
    open_panel(page, "tarve").get_by_label("Muistiinpano").fill("Avaus")
    open_events(page).get_by_role("button", name="Monista: Talviluento").click()
    expect(card(page)).to_have_text("Talviluento (kopio)")
    expect(fact(page, "name")).to_be_focused()
    expect(fact(page, "date")).to_have_value("")
    expect(box(page, "tarve")).not_to_be_checked()
    expect(item(page, "tarve")).to_contain_text("Avaus")
    assert names(open_events(page), "coming") == ["Talviluento", "Talviluento (kopio)"]


def test_a_deleted_event_goes_to_the_trash_the_next_one_opens_and_all_is_taken_back(
    page: Page,
) -> None:
    """At once, by the keys after the dialog, and by the bar, which stays on the page."""
    three_events(page)
    dialog = open_events(page)
    dialog.get_by_role("button", name="Poista: Talviluento").click()
    expect(said(dialog)).to_have_text(
        "Tilaisuus siirretty roskakoriin: Talviluento. Avattu: Kevätpäivä"
    )
    expect(dialog.get_by_role("button", name="Kumoa")).to_be_focused()
    assert names(dialog, "coming") == ["Kevätpäivä"]
    gone = dialog.locator("[data-trash] li")
    expect(gone).to_contain_text("Talviluento")
    expect(gone).to_contain_text("Säilyy vielä 30 päivää.")
    expect(card(page)).to_have_text("Kevätpäivä")
    page.keyboard.press("Enter")
    assert names(dialog, "coming") == ["Talviluento", "Kevätpäivä"]
    expect(card(page)).to_have_text("Talviluento")
    expect(dialog.get_by_role("button", name="Tee uudelleen")).to_be_focused()
    page.keyboard.press("Enter")
    assert names(dialog, "coming") == ["Kevätpäivä"]
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert "Talviluento" in json.dumps(stored(page), ensure_ascii=False)
    page.keyboard.press("Control+z")
    expect(card(page)).to_have_text("Talviluento")
    open_events(page).get_by_role("button", name="Poista: Kevätpäivä").click()
    dialog.get_by_role("button", name="Sulje", exact=True).click()
    page.get_by_role("button", name="Kumoa").click()
    assert names(open_events(page), "coming") == ["Talviluento", "Kevätpäivä"]


def test_an_event_is_restored_from_the_trash(page: Page) -> None:
    three_events(page)
    dialog = open_events(page)
    dialog.get_by_text("Menneet (1)").click()
    dialog.get_by_role("button", name="Poista: Mennyt seminaari").click()
    expect(dialog.get_by_text("Menneet")).to_be_hidden()
    reopen(page)
    dialog = open_events(page)
    dialog.get_by_role("button", name="Palauta: Mennyt seminaari").click()
    expect(dialog.get_by_role("button", name="Mennyt seminaari", exact=True)).to_be_focused()
    expect(said(dialog)).to_have_text("Tilaisuus palautettu: Mennyt seminaari")
    expect(dialog).to_contain_text("Roskakori on tyhjä.")
    expect(card(page)).to_have_text("Talviluento")


def test_the_trash_is_emptied_after_a_question_that_names_what_goes(page: Page) -> None:
    three_events(page)
    dialog = open_events(page)
    for name in ("Talviluento", "Kevätpäivä"):
        dialog.get_by_role("button", name=f"Poista: {name}").click()
    dialog.get_by_role("button", name="Tyhjennä roskakori").click()
    question = dialog.get_by_text("Poistetaanko lopullisesti?")
    expect(question).to_be_focused()
    expect(question).to_contain_text("Kevätpäivä")
    expect(question).to_contain_text("Talviluento")
    dialog.get_by_role("button", name="Älä poista").click()
    expect(question).to_be_hidden()
    expect(dialog.get_by_role("button", name="Tyhjennä roskakori")).to_be_focused()
    dialog.get_by_role("button", name="Tyhjennä roskakori").click()
    dialog.get_by_role("button", name="Poista lopullisesti").click()
    expect(said(dialog)).to_have_text("Roskakori on nyt tyhjä.")
    expect(dialog.get_by_role("heading", name="Tilaisuudet")).to_be_focused()
    expect(dialog.get_by_role("button", name="Tyhjennä roskakori")).to_be_hidden()
    expect(page.locator("[data-undo]")).to_be_hidden()
    kept = json.dumps(stored(page), ensure_ascii=False)
    assert "Talviluento" not in kept
    assert "Kevätpäivä" not in kept
    assert "Mennyt seminaari" in kept


def test_a_first_visitor_reads_in_words_that_there_is_nothing(page: Page) -> None:
    dialog = open_events(page)
    expect(dialog).to_contain_text("Ei tulevia tilaisuuksia.")
    expect(dialog).to_contain_text("Roskakori on tyhjä.")
    expect(dialog.get_by_text("Menneet")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_focused()
    assert stored(page) == {}


def test_what_another_tab_does_shows_in_the_open_dialog_and_keeps_the_focus(page: Page) -> None:
    three_events(page)
    dialog = open_events(page)
    dialog.get_by_role("button", name="Poista: Kevätpäivä").focus()
    other = page.context.new_page()
    other.goto(LIST)
    started(other)
    make_another(other, "Syysseminaari", "2027-09-01")
    expect(row(dialog, "Syysseminaari")).to_be_visible()
    expect(dialog.get_by_role("button", name="Poista: Kevätpäivä")).to_be_focused()


def written(page: Page) -> None:
    """An event with a tick, a note that was written over, and another field."""
    make_event(page, "Talviluento", "2026-12-20", "Kemi")
    box(page, "tarve").check()
    note = open_panel(page, "tarve").get_by_label("Muistiinpano")
    note.fill("Soita Ainolle huomenna")
    note.fill("Kirjoita Outille")


def test_the_history_names_each_step_with_the_words_before_and_after_to_be_had_again(
    page: Page,
) -> None:
    """A step that was written over has no button but its words."""
    written(page)
    dialog = open_history(page)
    expect(dialog).to_contain_text("Talviluento")
    expect(dialog).to_contain_text("säilyvät 30 päivää, vain tässä selaimessa")
    label = page.locator("#label-tarve").inner_text().strip()
    steps = dialog.get_by_role("listitem")
    last = steps.filter(has_text=f"Muistiinpano: {label}").filter(has_text="Kirjoita Outille")
    expect(last).to_contain_text("24.11.2026 klo 12.00")
    expect(last.get_by_role("definition").first).to_contain_text("Soita Ainolle huomenna")
    expect(last.get_by_role("definition").last).to_contain_text("Kirjoita Outille")
    tick = steps.filter(has_text=f"Tehty: {label}")
    expect(tick.get_by_role("definition")).to_have_count(0)
    expect(row(dialog, "Tilaisuuden tiedot: Päivä")).to_contain_text("sunnuntai 20. joulukuuta")
    first = row(dialog, "Soita Ainolle huomenna").last
    expect(first.get_by_role("definition").first).to_have_text("tyhjä")
    expect(first.get_by_role("button", name="Kumoa")).to_be_hidden()
    page.evaluate(REFUSE)
    first.get_by_role("button", name="Kopioi teksti").click()
    expect(dialog.get_by_role("button", name="Selain ei antanut kopioida.")).to_be_visible()
    expect(said(dialog)).to_contain_text("Teksti on valittuna")
    assert page.evaluate("getSelection().toString()") == "Soita Ainolle huomenna"
    page.evaluate(RECORD)
    first.get_by_role("button", name="Selain ei antanut kopioida.").click()
    expect(said(dialog)).to_have_text("Kopioitu.")
    expect(first.get_by_role("button", name="Kopioitu.")).to_be_visible()
    assert page.evaluate("window.copied") == "Soita Ainolle huomenna"


def test_any_step_is_taken_back_and_done_again_by_itself(page: Page) -> None:
    written(page)
    dialog = open_history(page)
    tick = row(dialog, "Tehty: ")
    tick.get_by_role("button", name="Kumoa").click()
    expect(box(page, "tarve")).not_to_be_checked()
    expect(item(page, "tarve").locator("[data-field=note]")).to_have_value("Kirjoita Outille")
    expect(tick).to_contain_text("kumottu")
    expect(said(dialog)).to_contain_text("Kumottu – Tehty: ")
    again = tick.get_by_role("button", name="Tee uudelleen")
    expect(again).to_be_focused()
    again.click()
    expect(box(page, "tarve")).to_be_checked()
    expect(tick).not_to_contain_text("kumottu")


def test_the_history_folds_many_changes_and_long_texts_and_goes_after_a_month(page: Page) -> None:
    make_event(page, "Talviluento")
    text = "Kerro vieraalle, kuka hänet ottaa vastaan. " * 20
    open_panel(page, "tarve").get_by_label("Muistiinpano").fill(text)
    boxes = page.locator("li[data-item] > input:visible")
    for place in range(4):
        boxes.nth(place).check()
    page.get_by_role("button", name="Poista kaikki rastit").click()
    opener = page.get_by_role("button", name="Muutokset", exact=True)
    dialog = open_history(page)
    long = row(dialog, "Muistiinpano: ")
    summary = long.locator("summary")
    assert len(summary.inner_text()) < 80
    summary.click()
    assert long.locator("details p").inner_text().strip() == text.strip()
    many = row(dialog, "Rastit poistettu")
    expect(many.locator("summary")).to_contain_text("muutosta")
    expect(many.get_by_text("Avattu uudelleen: ").first).to_be_hidden()
    many.locator("summary").click()
    expect(many.get_by_text("Avattu uudelleen: ").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    page.clock.set_fixed_time("2027-01-30T12:00:00")
    reopen(page)
    expect(opener).to_be_hidden()


@pytest.mark.parametrize(
    "width", [320, *(pytest.param(width, marks=pytest.mark.long) for width in (390, 1280))]
)
def test_nothing_scrolls_sideways_with_long_words(open_page: OpenPage, width: int) -> None:
    page = open_page(LIST, width=width, now=NOON)
    started(page)
    make_event(page, LONG, "2026-12-20", LINK)
    open_panel(page, "tarve").get_by_label("Muistiinpano").fill(LINK)
    make_another(page, f"{LONG} 2", "2026-12-21", LINK)
    dialog = open_events(page)
    dialog.get_by_role("button", name=f"Poista: {LONG} 2").click()
    dialog.get_by_role("button", name="Tyhjennä roskakori").click()
    assert pages_overflow(page) == []
    page.keyboard.press("Escape")
    open_history(page)
    for summary in page.locator("#tilaisuuden-muutokset summary").all():
        summary.click()
    assert pages_overflow(page) == []


def test_the_dialogs_are_accessible_by_axe(open_page: OpenPage) -> None:
    page = open_page(LIST, now=NOON)
    started(page)
    three_events(page)
    box(page, "tarve").check()
    dialog = open_events(page)
    dialog.get_by_text("Menneet (1)").click()
    dialog.get_by_role("button", name="Poista: Kevätpäivä").click()
    dialog.get_by_role("button", name="Tyhjennä roskakori").click()
    assert violations_in_light_and_dark(page, "dialog[open]") == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    open_history(page)
    assert violations_in_light_and_dark(page, "dialog[open]") == []


def test_the_open_event_is_seen_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page(LIST, now=NOON, forced_colors="active")
    started(page)
    three_events(page)
    current = open_events(page).locator("[aria-current]")
    expect(current).to_have_css("border-inline-start-style", "solid")
    expect(current.get_by_text("avoinna")).to_have_css("border-top-style", "solid")


def test_the_brief_has_the_same_events_and_names_its_answers(open_page: OpenPage) -> None:
    page = open_page("tilauspohja/", now=NOON)
    started(page)
    make_event(page, "Talviluento", "2026-12-20")
    question = page.locator("[data-question]:not(:has([type=date], [type=time]))").first
    question.get_by_role("textbox").fill("Opiskelijat kuulevat, millaista arki on.")
    answer = row(open_history(page), "Opiskelijat kuulevat")
    asked = question.locator("label").first.inner_text().strip()
    expect(answer).to_contain_text(f"Vastaus: {asked}")
    page.keyboard.press("Escape")
    assert names(open_events(page), "coming") == ["Talviluento"]


def test_what_cannot_be_fetched_is_said(open_page: OpenPage) -> None:
    page = open_page(LIST, now=NOON)
    started(page)
    page.route(
        "**/scripts/lists.*",
        lambda route: route.fulfill(content_type="text/javascript", body="throw 1;"),
    )
    dialog = open_events(page)
    expect(said(dialog)).to_contain_text("Tätä osaa sivusta ei saatu haettua.")
    expect(said(dialog)).to_have_class("dialog__said")
    expect(dialog.get_by_role("button", name="Uusi tilaisuus")).to_be_hidden()
    dialog.get_by_role("button", name="Sulje").click()
    expect(dialog).to_be_hidden()
