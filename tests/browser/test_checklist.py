"""The checklist as a tool: nothing a reader writes is lost, everything can be taken back."""

import json
import re

import pytest
from conftest import ROOT
from kokemusopas.markdown import checklist
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.tool import (
    FORBIDDEN,
    FULL,
    TODAY,
    box,
    item,
    make_another,
    make_event,
    open_panel,
    reopen,
    started,
    stored,
)

LIST = "tarkistuslista/"
ITEMS = checklist.parse((ROOT / "docs/fi/tarkistuslista.md").read_text("utf-8"))
COUNT = len(ITEMS)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    page = open_page(LIST, width=360, has_touch=True, now=f"{TODAY}T12:00:00")
    started(page)
    return page


def test_without_javascript_the_list_reads_ticks_and_shows_no_dead_button(
    open_page: OpenPage,
) -> None:
    page = open_page(LIST, java_script_enabled=False)
    expect(page.get_by_role("checkbox")).to_have_count(COUNT)
    box(page, "palkkio").check()
    expect(box(page, "palkkio")).to_be_checked()
    expect(page.get_by_role("button", name="Muokkaa")).to_be_hidden()
    expect(page.get_by_role("button", name="Lisää tietoja")).to_have_count(0)


def test_a_page_that_is_only_read_stores_nothing(page: Page) -> None:
    assert stored(page) == {}


def test_ticks_survive_a_reload_and_storage_is_asked_to_last_at_the_first_save_only(
    open_page: OpenPage,
) -> None:
    page = open_page(LIST)
    page.add_init_script("""window.asked = 0;
        navigator.storage.persist = async () => { window.asked += 1; return true; };""")
    reopen(page)
    assert page.evaluate("window.asked") == 0
    box(page, "tarve").check()
    box(page, "palkkio").check()
    assert page.evaluate("window.asked") == 1
    page.reload()
    expect(box(page, "tarve")).to_be_checked()
    expect(box(page, "palkkio")).to_be_checked()
    expect(page.get_by_text(f"2 / {COUNT} tehty")).to_be_visible()
    assert all(key.startswith("kokemusopas/") for key in stored(page))


def test_events_are_named_dated_and_switched(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20", "Oulu, pääkirjasto")
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    expect(page.get_by_text("26 päivää jäljellä")).to_be_visible()
    box(page, "tarve").check()
    make_another(page, "Kevätpäivä")
    expect(page.get_by_role("heading", name="Kevätpäivä")).to_be_visible()
    expect(box(page, "tarve")).not_to_be_checked()
    page.get_by_label("Vaihda tilaisuutta").select_option(label="Syysseminaari")
    expect(box(page, "tarve")).to_be_checked()
    page.reload()
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()


def test_an_event_is_duplicated_without_its_ticks(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20", "Oulu")
    box(page, "tarve").check()
    open_panel(page, "tarve").get_by_label("Muistiinpano").fill("Avaus")
    page.get_by_role("button", name="Muokkaa").click()
    page.get_by_role("button", name="Monista").click()
    dialog = page.get_by_role("dialog", name="Tilaisuuden tiedot")
    expect(dialog.get_by_label("Nimi")).to_have_value("Syysseminaari (kopio)")
    dialog.get_by_role("button", name="Peruuta").click()
    expect(box(page, "tarve")).not_to_be_checked()
    expect(item(page, "tarve").locator("[data-note-shown]")).to_have_text("Avaus")


def test_deleting_an_event_can_be_undone(page: Page) -> None:
    make_event(page, "Syysseminaari")
    box(page, "tarve").check()
    page.get_by_role("button", name="Muokkaa").click()
    page.get_by_role("button", name="Poista tilaisuus").click()
    expect(page.get_by_role("heading", name="Nimetön tilaisuus")).to_be_visible()
    page.get_by_role("button", name="Kumoa").click()
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    expect(box(page, "tarve")).to_be_checked()


def test_a_deleted_event_leaves_the_browser_when_the_page_is_opened_again(page: Page) -> None:
    make_event(page, "Syysseminaari")
    page.get_by_role("button", name="Muokkaa").click()
    page.get_by_role("button", name="Poista tilaisuus").click()
    reopen(page)
    assert "Syysseminaari" not in json.dumps(stored(page))


def test_a_wrong_date_is_told_and_nothing_is_lost(page: Page) -> None:
    page.get_by_role("button", name="Muokkaa").click()
    dialog = page.get_by_role("dialog", name="Tilaisuuden tiedot")
    dialog.get_by_label("Nimi").fill("Syysseminaari")
    date = dialog.get_by_label("Päivä")
    date.evaluate("field => { field.type = 'text'; field.value = '31.2.2027'; }")
    dialog.get_by_role("button", name="Tallenna").click()
    expect(dialog.get_by_text("Anna päivä muodossa")).to_be_visible()
    expect(date).to_be_focused()
    expect(date).to_have_attribute("aria-invalid", "true")
    expect(dialog.get_by_label("Nimi")).to_have_value("Syysseminaari")


def test_an_item_takes_a_note_and_a_doer(page: Page) -> None:
    panel = open_panel(page, "vastaanottaja")
    panel.get_by_label("Kuka hoitaa").fill("Aino")
    panel.get_by_label("Muistiinpano").fill("Pääovi, klo 9\nPuhelin mukaan")
    page.reload()
    row = item(page, "vastaanottaja")
    expect(row.locator("[data-who-shown]")).to_have_text("Kuka hoitaa: Aino")
    expect(row.locator("[data-note-shown]")).to_have_text("Pääovi, klo 9\nPuhelin mukaan")


def test_not_needed_has_a_reason_and_leaves_the_count(page: Page) -> None:
    panel = open_panel(page, "paivaraha")
    panel.get_by_label("Ei koske meitä").check()
    panel.get_by_label("Miksi ei").fill("Puolen tunnin käynti")
    expect(page.get_by_text(f"0 / {COUNT - 1} tehty")).to_be_visible()
    page.reload()
    expect(item(page, "paivaraha").locator("[data-skipped]")).to_have_text(
        "ei koske: Puolen tunnin käynti"
    )
    expect(page.get_by_text(f"0 / {COUNT - 1} tehty")).to_be_visible()


def test_the_date_gives_each_item_its_deadline_in_words(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    due = {found.id: found.due for found in ITEMS}
    assert (due["tarve"], due["palkkio"], due["saapuminen"]) == (-42, -21, -14)
    expect(item(page, "tarve")).to_contain_text("myöhässä 16 päivää")
    expect(item(page, "palkkio")).to_contain_text("viim. 29.11.")
    expect(item(page, "saapuminen")).to_contain_text("viim. 6.12.")
    expect(item(page, "tarve")).to_contain_text("seuraavaksi")
    box(page, "tarve").check()
    expect(item(page, "tarve").locator("[data-due-chip]")).to_be_hidden()
    expect(item(page, "tehtava")).to_contain_text("seuraavaksi")


@pytest.mark.parametrize(
    ("date", "words"),
    [("2027-01-05", "tänään"), ("2027-01-06", "huomenna"), ("2027-01-04", "myöhässä 1 päivän")],
)
def test_a_near_deadline_is_said_as_people_say_it(page: Page, date: str, words: str) -> None:
    make_event(page, "Syysseminaari", date)
    expect(item(page, "tarve")).to_contain_text(words)


def test_an_item_reads_name_state_and_deadline_to_a_screen_reader(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    first = box(page, "tarve")
    expect(first).to_have_accessible_name("Tiedän, mihin tarvitsemme kokemustoimijaa.")
    expect(first).to_have_accessible_description("myöhässä 16 päivää")
    expect(item(page, "tarve")).to_match_aria_snapshot("""
        - checkbox "Tiedän, mihin tarvitsemme kokemustoimijaa."
        - text: Tiedän, mihin tarvitsemme kokemustoimijaa.
        - paragraph:
          - link "Miksi? Tiedän, mihin tarvitsemme kokemustoimijaa."
          - button "Lisää tietoja Tiedän, mihin tarvitsemme kokemustoimijaa."
        - paragraph: myöhässä 16 päivää seuraavaksi
    """)


def test_progress_is_told_per_phase_and_in_all_and_leads_to_the_next(page: Page) -> None:
    first_phase = [found for found in ITEMS if found.phase == 1]
    box(page, first_phase[0].id).check()
    expect(page.get_by_text(f"1 / {len(first_phase)} tehty")).to_be_visible()
    bar = page.get_by_role("progressbar", name="Edistyminen")
    assert bar.evaluate("bar => [bar.value, bar.max]") == [1, COUNT]
    page.get_by_role("link", name=first_phase[1].text, exact=True).click()
    expect(box(page, first_phase[1].id)).to_be_focused()


def test_many_clicks_make_one_polite_announcement(page: Page) -> None:
    page.evaluate("""() => {
        window.said = [];
        new MutationObserver(() => window.said.push(
            document.querySelector("[data-announce]").textContent))
            .observe(document.querySelector("[data-announce]"), { childList: true });
    }""")
    for found in ITEMS[:5]:
        page.evaluate("id => document.getElementById(`item-${id}`).click()", found.id)
    said = f"5 / {COUNT} tehty. Seuraava: {ITEMS[5].text}"
    expect(page.locator("[data-announce]")).to_have_text(said)
    assert page.evaluate("window.said") == [said]


def test_the_list_is_filtered_by_open_and_by_person(page: Page) -> None:
    box(page, "tarve").check()
    open_panel(page, "palkkio").get_by_label("Kuka hoitaa").fill("Aino")
    page.get_by_label("avoimet").check()
    expect(item(page, "tarve")).to_be_hidden()
    expect(item(page, "palkkio")).to_be_visible()
    page.get_by_label("Kenen kohdat").select_option("Aino")
    expect(page.locator("[data-item]:visible")).to_have_count(1)
    expect(page.get_by_text("Ei näytettäviä kohtia").first).to_be_visible()
    page.get_by_label("Kenen kohdat").select_option("")
    page.get_by_label("kaikki", exact=True).check()
    expect(page.locator("[data-item]:visible")).to_have_count(COUNT)


def test_every_tick_and_note_can_be_undone(page: Page) -> None:
    box(page, "tarve").check()
    panel = open_panel(page, "tehtava")
    panel.get_by_label("Muistiinpano").press_sequentially("Luento")
    undo = page.get_by_role("button", name="Kumoa")
    undo.click()
    expect(panel.get_by_label("Muistiinpano")).to_have_value("")
    expect(box(page, "tarve")).to_be_checked()
    undo.click()
    expect(box(page, "tarve")).not_to_be_checked()
    expect(undo).to_be_hidden()
    reopen(page)
    expect(box(page, "tarve")).not_to_be_checked()


def test_a_phase_and_the_whole_list_are_reset_and_the_reset_undone(page: Page) -> None:
    for name in ("tarve", "tehtava", "palkkio"):
        box(page, name).check()
    page.get_by_role("button", name="Tyhjennä tämän vaiheen rastit").first.click()
    expect(box(page, "tarve")).not_to_be_checked()
    expect(box(page, "palkkio")).to_be_checked()
    page.get_by_role("button", name="Tyhjennä kaikki rastit").click()
    expect(page.locator("[data-item] > input:checked")).to_have_count(0)
    page.get_by_role("button", name="Kumoa").click()
    page.get_by_role("button", name="Kumoa").click()
    expect(page.locator("[data-item] > input:checked")).to_have_count(3)


def test_an_item_that_changed_after_the_tick_says_so(page: Page) -> None:
    box(page, "tarve").check()
    page.route(
        "**/tarkistuslista/",
        lambda route: route.fulfill(
            content_type="text/html; charset=utf-8",
            body=route.fetch()
            .text()
            .replace("Tiedän, mihin tarvitsemme kokemustoimijaa.", "Tiedän, miksi kutsumme."),
        ),
    )
    page.reload()
    notice = item(page, "tarve").get_by_text("Kohdan teksti on muuttunut")
    expect(notice).to_be_visible()
    expect(item(page, "tehtava").get_by_text("on muuttunut")).to_be_hidden()
    page.get_by_role("button", name="Tarkistin, yhä tehty").click()
    expect(notice).to_be_hidden()
    page.reload()
    expect(box(page, "tarve")).to_be_checked()
    expect(notice).to_be_hidden()


def test_a_renamed_item_keeps_its_tick_and_its_note(page: Page) -> None:
    box(page, "tarve").check()
    open_panel(page, "tarve").get_by_label("Muistiinpano").fill("Avaus")
    page.route(
        "**/tarkistuslista/",
        lambda route: route.fulfill(
            content_type="text/html; charset=utf-8",
            body=re.sub(
                r'data-item="tarve"', 'data-item="syy" data-was="tarve"', route.fetch().text()
            ),
        ),
    )
    page.reload()
    row = item(page, "syy")
    expect(row.locator("> input")).to_be_checked()
    expect(row.locator("[data-note-shown]")).to_have_text("Avaus")


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


@pytest.mark.parametrize(
    ("script", "words"),
    [(FORBIDDEN, "Selain ei anna tallentaa"), (FULL, "tallennustila on täynnä")],
    ids=["forbidden", "full"],
)
def test_without_room_to_save_the_page_goes_on_and_says_so(
    page: Page, script: str, words: str
) -> None:
    page.add_init_script(script)
    page.reload()
    box(page, "tarve").check()
    open_panel(page, "palkkio").get_by_label("Muistiinpano").fill("Soita")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text(words)
    expect(box(page, "tarve")).to_be_checked()
    with page.expect_download() as download:
        notice.get_by_role("button", name="Ota varmuuskopio").click()
    saved = json.loads(download.value.path().read_text("utf-8"))
    assert saved["events"][0]["marks"]["item/palkkio/note"]["v"] == "Soita"


@pytest.mark.parametrize(
    "damaged",
    [
        "{",
        "null",
        '{"version":9,"event":{"id":"x","marks":{}}}',
        '{"version":1,"event":{"id":"x","marks":{"name":{"v":7,"t":1}}}}',
    ],
)
def test_damaged_notes_are_set_aside_to_save_and_never_dropped(page: Page, damaged: str) -> None:
    page.evaluate("text => localStorage.setItem('kokemusopas/event/x', text)", damaged)
    page.evaluate("localStorage.setItem('someone-elses', 'stays')")
    page.reload()
    expect(page.get_by_text("Osaa tallennetuista merkinnöistä ei voi lukea")).to_be_visible()
    box(page, "tarve").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tallenna ne tiedostoon").click()
    assert damaged in json.loads(download.value.path().read_text("utf-8")).values()
    page.reload()
    page.get_by_role("button", name="Poista ne").click()
    expect(page.get_by_text("Osaa tallennetuista merkinnöistä ei voi lukea")).to_be_hidden()
    expect(box(page, "tarve")).to_be_checked()
    assert stored(page)["someone-elses"] == "stays"


def test_it_is_said_where_notes_are_kept_and_what_forgets_them(page: Page) -> None:
    expect(page.get_by_text("Merkinnät ovat vain tässä selaimessa")).to_be_visible()
    expect(page.get_by_text("Safari poistaa merkinnät")).to_be_visible()
    with page.expect_download():
        page.get_by_role("button", name="Ota varmuuskopio").click()
    expect(page.get_by_text("Viimeisin varmuuskopio")).to_be_visible()


def test_a_phases_items_stand_on_its_page_and_share_their_state(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    box(page, "saapuminen").check()
    page.goto("valmistautuminen/")
    own = [found.id for found in ITEMS if found.phase == 3]
    expect(page.get_by_role("checkbox")).to_have_count(len(own))
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    expect(box(page, "saapuminen")).to_be_checked()
    box(page, "toiveet").check()
    page.goto(LIST)
    expect(box(page, "toiveet")).to_be_checked()


def test_several_phases_on_one_page_stand_under_their_names(open_page: OpenPage) -> None:
    page = open_page("tilaaminen/", java_script_enabled=False)
    part = page.get_by_role("region", name="Rastita tämän vaiheen kohdat")
    expect(part.get_by_role("heading", level=3)).to_have_text(["Kartoita tarve", "Tilaa"])
    page.goto("tilaisuus/")
    expect(part.get_by_role("checkbox").first).to_be_visible()
    expect(part.get_by_role("heading", level=3)).to_have_count(0)


def test_an_items_why_leads_to_its_section_from_every_page(page: Page) -> None:
    page.goto("valmistautuminen/")
    item(page, "toiveet").get_by_role("link", name="Miksi?").click()
    expect(page).to_have_url(re.compile(r"/valmistautuminen/#toiveet$"))


def test_the_whole_tool_works_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("button", name="Muokkaa").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Tilaisuuden tiedot")
    expect(dialog.get_by_label("Nimi")).to_be_focused()
    page.keyboard.type("Syysseminaari")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    expect(page.get_by_role("button", name="Muokkaa")).to_be_focused()
    box(page, "tarve").focus()
    page.keyboard.press("Space")
    expect(box(page, "tarve")).to_be_checked()
    page.keyboard.press("Tab")
    expect(item(page, "tarve").get_by_role("link", name="Miksi?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    panel = page.locator("#panel-tarve")
    expect(panel.get_by_label("Kuka hoitaa")).to_be_focused()
    page.keyboard.type("Aino")
    page.keyboard.press("Tab")
    page.keyboard.type("Avaus")
    expect(item(page, "tarve").locator("[data-note-shown]")).to_have_text("Avaus")
    page.get_by_role("button", name="Kumoa").focus()
    page.keyboard.press("Enter")
    expect(item(page, "tarve").locator("[data-note-shown]")).to_be_hidden()


@pytest.mark.parametrize("blank", [False, True], ids=["filled", "blank"])
def test_it_prints_as_filled_in_and_blank(page: Page, blank: bool) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    box(page, "tarve").check()
    open_panel(page, "palkkio").get_by_label("Muistiinpano").fill("Soita")
    page.evaluate("""() => { window.print = () => {
        window.printed = document.documentElement.className; }; }""")
    page.get_by_role("button", name="Lähetä tai siirrä").click()
    name = "Tulosta tyhjänä" if blank else "Tulosta täytettynä"
    page.get_by_role("button", name=name).click()
    assert page.evaluate("window.printed") == ("print-blank" if blank else "")
    page.emulate_media(media="print")
    if blank:
        page.evaluate("document.documentElement.classList.add('print-blank')")
    note = item(page, "palkkio").locator("[data-note-shown]")
    heading = page.get_by_role("heading", name="Syysseminaari")
    for seen in (note, heading):
        expect(seen).to_be_visible(visible=not blank)
    mark = box(page, "tarve").evaluate("box => getComputedStyle(box, '::before').content")
    assert mark == ("none" if blank else '"✓"')
    expect(page.get_by_role("button", name="Muokkaa")).to_be_hidden()


def test_tool_scripts_load_on_pages_with_a_tool_only(open_page: OpenPage) -> None:
    loaded = {}
    for path in (LIST, "kokemustoimija/"):
        page = open_page(path)
        page.wait_for_load_state("networkidle")
        names = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
        loaded[path] = [re.search(r"/scripts/(\w+)\.", name) for name in names]
    scripts = {path: {one[1] for one in found if one} for path, found in loaded.items()}
    assert scripts == {LIST: {"checklist"}, "kokemustoimija/": {"header"}}


def test_changing_the_language_keeps_the_event_and_the_ticks(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    box(page, "tarve").check()
    page.get_by_role("link", name="SV").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    expect(box(page, "tarve")).to_be_checked()
    expect(item(page, "tarve").locator("[data-changed]")).to_be_hidden()
    expect(item(page, "palkkio")).to_contain_text("senast 29 nov. 2026")
