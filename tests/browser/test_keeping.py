"""Nothing a reader writes is lost: undo, tabs, pages that come back, storage that fails."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.tool import (
    FORBIDDEN,
    FULL,
    TODAY,
    box,
    fact,
    item,
    make_another,
    make_event,
    open_panel,
    reopen,
    started,
    stored,
)

LIST = "tarkistuslista/"
LONG = pytest.mark.long
SILENT = "Storage.prototype.setItem = function () {};"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    page = open_page(LIST, width=390, has_touch=True, now=f"{TODAY}T12:00:00")
    started(page)
    return page


def note(page: Page, item_id: str = "palkkio") -> str:
    """The note that an item shows."""
    return item(page, item_id).locator("[data-note-shown]").text_content() or ""


def test_the_bar_takes_back_the_step_it_names_and_no_other(page: Page) -> None:
    box(page, "tarve").check()
    panel = open_panel(page, "palkkio")
    panel.get_by_label("Muistiinpano").press_sequentially("Soita Ainolle")
    bar = page.locator("[data-undo]")
    expect(bar).to_contain_text("Muistiinpano:")
    page.get_by_role("button", name="Kumoa").click()
    expect(panel.get_by_label("Muistiinpano")).to_have_value("")
    expect(box(page, "tarve")).to_be_checked()
    expect(bar).to_contain_text("Kumottu – Muistiinpano")
    page.get_by_role("button", name="Tee uudelleen").click()
    expect(panel.get_by_label("Muistiinpano")).to_have_value("Soita Ainolle")
    expect(box(page, "tarve")).to_be_checked()


def test_a_tick_then_a_note_then_the_bar_leaves_the_note_of_another_step(page: Page) -> None:
    panel = open_panel(page, "palkkio")
    panel.get_by_label("Muistiinpano").press_sequentially("Soita Ainolle")
    box(page, "tarve").check()
    expect(page.locator("[data-undo]")).to_contain_text("Tehty:")
    page.get_by_role("button", name="Kumoa").click()
    expect(box(page, "tarve")).not_to_be_checked()
    expect(panel.get_by_label("Muistiinpano")).to_have_value("Soita Ainolle")


def test_keys_take_back_and_do_again_step_by_step_but_not_in_a_field(page: Page) -> None:
    box(page, "tarve").check()
    box(page, "tehtava").check()
    page.keyboard.press("Control+z")
    expect(box(page, "tehtava")).not_to_be_checked()
    expect(box(page, "tarve")).to_be_checked()
    page.keyboard.press("Control+z")
    expect(box(page, "tarve")).not_to_be_checked()
    page.keyboard.press("Control+y")
    expect(box(page, "tarve")).to_be_checked()
    expect(box(page, "tehtava")).not_to_be_checked()
    open_panel(page, "palkkio").get_by_label("Muistiinpano").press_sequentially("ab")
    page.keyboard.press("Control+z")
    expect(box(page, "tarve")).to_be_checked()


def test_a_longer_text_that_is_replaced_can_be_had_back_by_itself(page: Page) -> None:
    field = open_panel(page, "palkkio").get_by_label("Muistiinpano")
    field.press_sequentially("Soita Ainolle maanantaina")
    field.fill("Muuta")
    page.get_by_role("button", name="Kumoa").click()
    expect(field).to_have_value("Soita Ainolle maanantaina")


def test_undo_never_wipes_a_newer_text_of_another_tab(page: Page) -> None:
    make_event(page, "Syysseminaari")
    field = open_panel(page, "palkkio").get_by_label("Muistiinpano")
    field.press_sequentially("Vanha")
    other = page.context.new_page()
    other.goto(LIST)
    started(other)
    open_panel(other, "palkkio").get_by_label("Muistiinpano").fill("Uudempi")
    expect(item(page, "palkkio").locator("[data-note-shown]")).to_have_text("Uudempi")
    page.get_by_role("button", name="Kumoa").click()
    expect(page.locator("[data-undo]")).to_contain_text("Ei kumottavaa")
    assert note(page) == "Uudempi"


def test_the_history_outlives_the_page(page: Page) -> None:
    open_panel(page, "palkkio").get_by_label("Muistiinpano").fill("Ensimmäinen")
    box(page, "tarve").check()
    reopen(page)
    page.locator("main").focus()
    page.keyboard.press("Control+z")
    expect(box(page, "tarve")).not_to_be_checked()
    page.keyboard.press("Control+z")
    expect(item(page, "palkkio").locator("[data-note-shown]")).to_be_hidden()


def test_the_bar_can_be_put_away_and_focus_returns_or_stays_where_nothing_is_left(
    page: Page,
) -> None:
    box(page, "tarve").check()
    page.get_by_role("button", name="Sulje ilmoitus").click()
    expect(page.locator("[data-undo]")).to_be_hidden()
    expect(box(page, "tarve")).to_be_focused()
    box(page, "tarve").click()
    page.locator("[data-undo-button]").focus()
    for _ in range(9):
        page.keyboard.press("Control+z")
    expect(page.locator("[data-undo-button]")).to_be_hidden()
    expect(page.locator("[data-undo-close]")).to_be_focused()


def test_the_bar_outlives_the_panel_it_stood_in(page: Page) -> None:
    page.get_by_role("button", name="Ohita kysymykset").click()
    open_panel(page, "palkkio").get_by_label("Muistiinpano").press_sequentially("Soita")
    page.keyboard.press("Escape")
    bar = page.locator("[data-undo]")
    expect(bar).to_be_visible()
    page.keyboard.press("Control+z")
    expect(bar).to_contain_text("Kumottu – Muistiinpano")
    expect(bar).to_be_visible()
    expect(item(page, "palkkio").locator("[data-note-shown]")).to_be_hidden()


def test_two_tabs_stay_in_step_and_never_overwrite_each_other(page: Page) -> None:
    make_event(page, "Syysseminaari")
    other = page.context.new_page()
    other.goto(LIST)
    expect(other.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    box(page, "tarve").check()
    expect(box(other, "tarve")).to_be_checked()
    box(other, "palkkio").check()
    open_panel(page, "palkkio").get_by_label("Muistiinpano").fill("Soita")
    expect(item(other, "palkkio").locator("[data-note-shown]")).to_have_text("Soita")
    for tab in (page, other):
        tab.reload()
        expect(box(tab, "tarve")).to_be_checked()
        expect(box(tab, "palkkio")).to_be_checked()


def test_a_field_writes_into_the_event_it_was_opened_for(page: Page) -> None:
    make_event(page, "Eka", place="Oulu")
    make_another(page, "Toka")
    page.get_by_role("button", name="Tilaisuudet", exact=True).click()
    page.locator("#tilaisuudet").get_by_role("button", name="Eka", exact=True).click()
    field = open_panel(page, "palkkio").get_by_label("Muistiinpano")
    field.press_sequentially("Alku")
    other = page.context.new_page()
    other.goto(LIST)
    started(other)
    other.get_by_role("button", name="Tilaisuudet", exact=True).click()
    dialog = other.locator("#tilaisuudet")
    dialog.locator("[data-delete]").first.click()
    expect(page.get_by_text("Tämä tilaisuus on roskakorissa")).to_be_visible()
    expect(page.get_by_role("heading", name="Eka")).to_be_visible()
    field.press_sequentially(" ja loppu")
    expect(page.get_by_text("Tämä tilaisuus on roskakorissa")).to_be_hidden()
    reopen(page)
    expect(page.get_by_role("heading", name="Eka")).to_be_visible()
    assert note(page) == "Alku ja loppu"


def test_only_what_is_written_in_the_details_changes(page: Page) -> None:
    make_event(page, "Eka", place="Oulu")
    page.get_by_role("button", name="Muokkaa").click()
    other = page.context.new_page()
    other.goto(LIST)
    started(other)
    make_event(other, "Eka", place="Tampere")
    fact(page, "name").press_sequentially(" päivä")
    expect(fact(page, "place")).to_have_value("Tampere")
    reopen(page)
    expect(page.locator("[data-event-facts]")).to_contain_text("Tampere")
    expect(page.get_by_role("heading", name="Eka päivä")).to_be_visible()


def test_a_page_that_comes_back_shows_what_is_stored(page: Page) -> None:
    field = open_panel(page, "palkkio").get_by_label("Muistiinpano")
    field.fill("Vanha")
    assert stored(page)
    page.evaluate("""() => {
        for (const key of Object.keys(localStorage).filter(key => key.includes('/event/'))) {
            const entry = JSON.parse(localStorage.getItem(key));
            entry.event.marks['item/palkkio/note'] = { v: 'Uusi', t: Date.now() + 1000 };
            localStorage.setItem(key, JSON.stringify(entry));
        }
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    }""")
    expect(field).to_have_value("Uusi")
    page.keyboard.press("End")
    page.keyboard.type("!")
    assert "Uusi!" in json.dumps(stored(page), ensure_ascii=False)


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (FORBIDDEN, "Selain ei anna tallentaa"),
        pytest.param(SILENT, "Selain ei anna tallentaa", marks=LONG),
        (FULL, "tallennustila on täynnä"),
    ],
    ids=["forbidden", "silent", "full"],
)
def test_without_room_to_save_the_page_goes_on_and_says_so(
    page: Page, script: str, words: str
) -> None:
    page.add_init_script(script)
    page.reload()
    box(page, "tarve").check()
    open_panel(page, "palkkio").get_by_label("Muistiinpano").fill("Soita")
    notice = page.locator("[data-notice]")
    expect(notice).to_contain_text(words)
    expect(box(page, "tarve")).to_be_checked()
    with page.expect_download() as download:
        notice.get_by_role("button", name="Ota varmuuskopio").click()
    saved = json.loads(download.value.path().read_text("utf-8"))
    assert saved["events"][0]["marks"]["item/palkkio/note"]["v"] == "Soita"


def test_what_is_not_stored_stays_named_until_it_is(page: Page) -> None:
    make_event(page, "Iso")
    page.evaluate("""() => { window.full = true; const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
            if (window.full && text.includes("pitkä"))
                throw new DOMException("", "QuotaExceededError");
            return set.call(this, key, text); }; }""")
    open_panel(page, "palkkio").get_by_label("Muistiinpano").fill("pitkä " * 500)
    notice = page.locator("[data-notice]")
    expect(notice).to_contain_text("Tallentamatta: Iso")
    make_another(page, "Pieni")
    box(page, "tarve").check()
    expect(notice).to_contain_text("Tallentamatta: Iso")
    page.evaluate("window.full = false")
    box(page, "tehtava").check()
    expect(notice).to_be_hidden()
    assert "pitkä pitkä" in json.dumps(stored(page), ensure_ascii=False)


DAMAGED = [
    "{",
    '{"version":1,"event":{"id":"x1","marks":7}}',
    '{"version":1,"event":{"id":"x2","marks":{"name":{"v":7,"t":1}}}}',
]


def test_damaged_notes_are_set_aside_to_save_and_never_dropped(page: Page) -> None:
    for number, damaged in enumerate(DAMAGED):
        entry = [f"kokemusopas/event/x{number}", damaged]
        page.evaluate("entry => localStorage.setItem(...entry)", entry)
    page.evaluate("localStorage.setItem('someone-elses', 'stays')")
    page.reload()
    told = page.get_by_text("Osa tallennetuista merkinnöistä ei aukea")
    expect(told).to_be_visible()
    box(page, "tarve").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tallenna ne tiedostoon").click()
    rescue = json.loads(download.value.path().read_text("utf-8"))
    assert rescue["format"] == "kokemusopas-rescue"
    for damaged in DAMAGED:
        kept = '{"v":7,"t":1}' if '"v":7' in damaged else damaged
        assert any(kept in text for text in rescue["entries"].values()), damaged
    page.reload()
    page.get_by_role("button", name="Poista ne").click()
    page.get_by_role("button", name="Älä poista").click()
    expect(told).to_be_visible()
    page.get_by_role("button", name="Poista ne").click()
    page.get_by_role("button", name="Poista ne").click()
    expect(told).to_be_hidden()
    expect(box(page, "tarve")).to_be_checked()
    assert stored(page)["someone-elses"] == "stays"


def test_one_bad_mark_takes_no_other_with_it(page: Page) -> None:
    entry = {"id": "x", "marks": {"name": {"v": "Eka", "t": 1}, "place": {"v": 7, "t": 1}}}
    page.evaluate(
        "text => localStorage.setItem('kokemusopas/event/x', text)",
        json.dumps({"version": 1, "event": entry}),
    )
    reopen(page)
    expect(page.get_by_role("heading", name="Eka")).to_be_visible()


def test_entries_of_a_later_version_are_left_alone_and_told(page: Page) -> None:
    later = '{"version":2,"event":{"id":"x","marks":{},"new":1}}'
    page.evaluate("text => localStorage.setItem('kokemusopas/event/x', text)", later)
    reopen(page)
    box(page, "tarve").check()
    expect(page.get_by_text("oppaan uudemmalla versiolla")).to_be_visible()
    assert stored(page)["kokemusopas/event/x"] == later


def test_a_spoilt_open_id_loses_nothing(page: Page) -> None:
    for bad, name in {"a/b": "tarve", "x" * 100_000: "palkkio"}.items():
        page.evaluate("id => localStorage.setItem('kokemusopas/open', id)", bad)
        reopen(page)
        box(page, name).check()
    reopen(page)
    expect(box(page, "palkkio")).to_be_checked()
    expect(page.locator("[data-aside]")).to_be_hidden()


def test_it_is_said_where_notes_are_kept(page: Page) -> None:
    expect(page.get_by_text("Merkinnät ovat vain tässä selaimessa")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [LIST, pytest.param("tilauspohja/", marks=LONG), pytest.param("valmistautuminen/", marks=LONG)],
)
def test_a_browser_that_forgets_is_named_at_the_first_save(open_page: OpenPage, path: str) -> None:
    page = open_page("404.html")
    page.add_init_script(
        "Object.defineProperty(navigator, 'vendor', { get: () => 'Apple Computer, Inc.' });"
    )
    page.goto(path)
    told = page.locator("[data-forget]")
    page.locator("[data-event]").scroll_into_view_if_needed()
    started(page)
    expect(told).to_be_hidden()
    page.get_by_role("button", name=re.compile("^(Muokkaa|Ohita kysymykset)")).click()
    if path != LIST:
        fact(page, "name").press_sequentially("Eka")
    expect(told).to_contain_text("Safari")
    told.get_by_role("button", name="Selvä").click()
    expect(told).to_be_hidden()
    reopen(page)
    make_event(page, "Toka")
    expect(told).to_be_hidden()
