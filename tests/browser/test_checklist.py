"""The checklist as a tool: it fits the event, and what a reader does can be done by any hand."""

import re

import pytest
from playwright.sync_api import Page, Route, expect
from this_copy import EACH, items_of

from browser.conftest import OpenPage
from browser.tool import (
    TODAY,
    box,
    fact,
    item,
    make_another,
    make_event,
    open_panel,
    open_transfer,
    reopen,
    started,
    stored,
)
from tools.public_addresses import LANGUAGES, path_of

LIST = "tarkistuslista/"
ITEMS = items_of("tarkistuslista")
COUNT = len(ITEMS)
TALK = [one for one in ITEMS if "talk" in one.kinds and not {"remote", "direct"} & set(one.only)]
PHONE = {"width": 390, "height": 844}
LONG_NAME = "Hyvinvointialueen mielenterveyspalvelujenkehittämisryhmänsyysseminaari"
TEAMS = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_" + "Zm9vYmFy" * 12 + "%40thread.v2/0"
)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    page = open_page(LIST, width=390, has_touch=True, now=f"{TODAY}T12:00:00")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    started(page)
    return page


def talk(page: Page, date: str = "2026-12-20") -> None:
    """Answer the first questions: a talk on site, through an organisation."""
    fact(page, "date").fill(date)
    for answer in ("Puheenvuoro", "Paikan päällä", "Järjestön"):
        page.locator(".choice label", has_text=answer).click()
    page.get_by_role("button", name="Näytä lista").click()


def shown(page: Page) -> list[str]:
    """The ids of the items that show, in order."""
    ids: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-item]:not([hidden])')].map(e => e.dataset.item)"
    )
    return ids


def test_without_javascript_the_list_reads_ticks_and_shows_no_dead_button(
    open_page: OpenPage,
) -> None:
    """The essential items of a phase come first."""
    page = open_page(LIST, java_script_enabled=False)
    expect(page.get_by_role("checkbox")).to_have_count(COUNT)
    box(page, "palkkio").check()
    expect(box(page, "palkkio")).to_be_checked()
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    for phase in range(1, 6):
        ids = page.locator(f"[data-phase='{phase}'] [data-item]").evaluate_all(
            "rows => rows.map(row => (row.dataset.for ?? '').includes('talk'))"
        )
        assert ids == sorted(ids, reverse=True), f"phase {phase}"


def test_a_page_that_is_only_read_stores_nothing(page: Page) -> None:
    assert stored(page) == {}


@pytest.mark.parametrize("language", EACH)
def test_the_first_screen_asks_when_and_shows_the_first_thing_to_do(
    open_page: OpenPage, language: str
) -> None:
    path = path_of("tarkistuslista", language)
    page = open_page(path, width=390, has_touch=True, now=f"{TODAY}T12:00:00")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    expect(page.locator("[data-event-transfer]")).to_be_visible()
    expect(fact(page, "date")).to_be_in_viewport()
    assert page.locator("[data-item]").first.bounding_box()["y"] + 40 < PHONE["height"]  # type: ignore[index]


def test_a_talk_has_a_short_list_and_all_the_rest_is_one_tap_away(page: Page) -> None:
    talk(page)
    assert shown(page) == [one.id for one in TALK]
    page.get_by_role("button", name="Näytä kaikki").click()
    assert len(shown(page)) == COUNT
    page.get_by_role("button", name="Näytä vain sopivat").click()
    first = [one for one in ITEMS if one.phase == 1]
    page.get_by_role("button", name=re.compile("Näytä vaiheen loput")).first.click()
    assert set(shown(page)) == {one.id for one in (*TALK, *first)}


def test_the_questions_can_be_skipped_and_answered_later(page: Page) -> None:
    page.get_by_role("button", name="Ohita kysymykset").click()
    assert len(shown(page)) == COUNT
    reopen(page)
    expect(page.get_by_role("button", name="Ohita kysymykset")).to_be_hidden()
    page.get_by_role("button", name="Muokkaa").click()
    page.locator(".choice label", has_text="Puheenvuoro").click()
    page.locator(".choice label", has_text="Etänä").click()
    page.get_by_role("button", name="Valmis", exact=True).click()
    assert "etayhteys" in shown(page)
    assert "esteettomyys" not in shown(page)
    page.get_by_role("button", name="Muokkaa").click()
    page.locator(".choice label", has_text="Muu").click()
    assert len(shown(page)) > len(TALK)


def test_questions_that_are_half_answered_go_on_after_a_reload(page: Page) -> None:
    fact(page, "date").fill("2026-12-15")
    reopen(page)
    expect(fact(page, "date")).to_have_value("2026-12-15")
    page.get_by_text("Puheenvuoro", exact=True).click()
    page.get_by_role("button", name="Näytä lista").click()
    reopen(page)
    expect(fact(page, "date")).to_be_hidden()


def test_what_is_written_on_an_item_keeps_it_on_the_short_list(page: Page) -> None:
    page.get_by_role("button", name="Ohita kysymykset").click()
    open_panel(page, "tunnukset").get_by_label("Muistiinpano").fill("Kysy Ainolta")
    page.get_by_role("button", name="Muokkaa").click()
    page.locator(".choice label", has_text="Puheenvuoro").click()
    assert "tunnukset" in shown(page)


def test_an_orderer_comes_from_the_home_page_to_the_third_tick_in_eight_taps(
    open_page: OpenPage,
) -> None:
    page = open_page("", width=390, has_touch=True, now=f"{TODAY}T12:00:00")
    taps = 0
    page.get_by_role("main").get_by_role("link", name="Tarkistuslista").first.tap()
    started(page)
    fact(page, "date").tap()
    fact(page, "date").fill("2026-12-20")  # a tap on the day in the phone's own calendar
    taps += 3
    for target in (
        page.locator(".choice label", has_text="Puheenvuoro"),
        page.get_by_role("button", name="Näytä lista"),
    ):
        target.tap()
        taps += 1
    for found in shown(page)[:3]:
        page.locator(f"#label-{found}").tap()
        expect(box(page, found)).to_be_checked()
        taps += 1
    assert taps <= 8


def test_an_item_takes_no_more_than_72_pixels_of_a_phone(open_page: OpenPage) -> None:
    for language in LANGUAGES:
        page = open_page(path_of("tarkistuslista", language), width=390, now=f"{TODAY}T12:00:00")
        page.evaluate("document.fonts.load('1em Atkinson Hyperlegible Next')")
        page.locator("[data-fact=date]").fill("2027-03-20")
        page.locator("[data-details-skip]").click()
        page.reload()
        page.wait_for_selector("[data-more]")
        high = page.evaluate("""[...document.querySelectorAll('[data-item]')]
            .filter(row => row.getBoundingClientRect().height > 72.5)
            .map(row => row.dataset.item + ' ' + row.getBoundingClientRect().height)""")
        assert not high, f"shorten these items of docs/{language}: {high}"


@pytest.mark.long  # test_events.py has the same words in the same dialogs
def test_nothing_scrolls_sideways_with_a_long_name_and_a_meeting_link(page: Page) -> None:
    make_event(page, LONG_NAME, "2026-12-20", TEAMS)
    make_another(page, LONG_NAME + "2", "2026-12-21", TEAMS)
    panel = open_panel(page, "vastaanottaja")
    panel.get_by_label("Kuka hoitaa").fill("Aino Virtanen, koulutussuunnittelija (040 123 4567)")
    page.get_by_text("Näytä ja järjestä").click()
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 700})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"the page is {wide} px wide at {width}"
        page.get_by_role("button", name="Tilaisuudet", exact=True).click()
        inner = page.locator("#tilaisuudet").evaluate("d => d.scrollWidth - d.clientWidth")
        assert inner <= 0, f"the dialog of events scrolls sideways at {width}"
        page.keyboard.press("Escape")


@pytest.mark.parametrize("date", ["2026-12-15", pytest.param("2026-11-25", marks=pytest.mark.long)])
def test_an_event_soon_begins_with_nothing_late(page: Page, date: str) -> None:
    page.get_by_role("button", name="Ohita kysymykset").click()
    make_event(page, "Syysseminaari", date)
    expect(page.locator("[data-due-chip]:visible").first).to_be_visible()
    expect(page.locator(".chip--late")).to_have_count(0)
    expect(item(page, "tarve")).to_contain_text("tänään")


def test_what_a_reader_lets_pass_is_said_to_be_late(open_page: OpenPage) -> None:
    page = open_page(LIST, now=f"{TODAY}T12:00:00")
    started(page)
    make_event(page, "Syysseminaari", "2026-12-15")
    page.clock.set_fixed_time("2026-11-27T09:00:00")
    reopen(page)
    expect(item(page, "tarve")).to_contain_text("myöhässä 3 päivää")
    expect(item(page, "lapikaynti")).to_contain_text("16.12. mennessä")


def test_a_past_event_says_so_and_opens_its_last_step(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-11-10")
    expect(page.get_by_text("Tilaisuus on ohi")).to_be_visible()
    expect(page.locator(".chip--late")).to_have_count(0)
    assert {one.phase for one in ITEMS if one.id in shown(page)} == {5}
    page.get_by_role("button", name=re.compile("Näytä kohdat")).first.click()
    assert 1 in {one.phase for one in ITEMS if one.id in shown(page)}


def test_the_day_count_turns_at_midnight(open_page: OpenPage) -> None:
    page = open_page(LIST)
    page.clock.install(time=f"{TODAY}T23:59:00")
    reopen(page)
    make_event(page, "Syysseminaari", "2026-11-27")
    expect(page.get_by_text("3 päivää jäljellä")).to_be_visible()
    page.clock.fast_forward("02:00")
    expect(page.get_by_text("2 päivää jäljellä")).to_be_visible()


def test_a_near_deadline_is_said_as_people_say_it(page: Page) -> None:
    make_event(page, "Syysseminaari", "2027-01-06")
    expect(item(page, "tarve")).to_contain_text("huomenna")
    make_event(page, "Syysseminaari", "2027-01-05")
    expect(item(page, "tarve")).to_contain_text("tänään")


def test_this_week_and_the_order_by_deadline_show_what_comes_first(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    page.get_by_text("Näytä ja järjestä").click()
    page.get_by_label("määräajan mukaan").check()
    heads = page.locator(".by-date__part h3:visible")
    expect(heads.first).to_have_text("Tällä viikolla")
    box(page, "tarve").check()
    expect(box(page, "tarve")).to_be_focused()
    expect(item(page, "tarve").locator("xpath=ancestor::section")).to_contain_text("Tällä viikolla")
    box(page, "tehtava").focus()
    expect(item(page, "tarve").locator("xpath=ancestor::section")).to_contain_text("Hoidettu")
    page.get_by_label("tällä viikolla").check()
    expect(item(page, "lapikaynti")).to_be_hidden()
    expect(item(page, "tehtava")).to_be_visible()
    page.get_by_label("vaiheittain").check()
    page.get_by_label("kaikki", exact=True).check()
    assert len(shown(page)) == COUNT
    first = page.locator("[data-phase='1'] [data-item]")
    expect(first).to_have_count(len([one for one in ITEMS if one.phase == 1]))


def test_an_own_item_is_kept_worded_anew_and_removed_like_any_other(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    page.get_by_role("button", name="Lisää oma kohta").nth(2).click()
    page.keyboard.type("Tilaa kahvit")
    page.keyboard.press("Enter")
    own = page.get_by_role("checkbox", name="Tilaa kahvit")
    expect(own).to_be_visible()
    page.keyboard.type("Kutsu rehtori")
    page.keyboard.press("Enter")
    own.check()
    reopen(page)
    expect(own).to_be_checked()
    page.goto("valmistautuminen/")
    expect(own).to_be_checked()
    row = page.locator("[data-item^=own-]", has_text="Kutsu rehtori")
    row.get_by_role("button", name="Lisää tietoja").click()
    row.get_by_label("Oma kohta").fill("Kutsu rehtori ja opettajat")
    row.get_by_label("Oma määräaika").fill("2026-12-01")
    expect(page.get_by_role("checkbox", name="Kutsu rehtori ja opettajat")).to_be_visible()
    expect(row).to_contain_text("1.12. mennessä")
    row.get_by_role("button", name="Poista oma kohta").click()
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Kumoa").click()
    expect(page.get_by_role("checkbox", name="Kutsu rehtori ja opettajat")).to_be_visible()


def test_an_own_item_is_said_whole_and_takes_no_focus_with_it(page: Page) -> None:
    page.get_by_role("button", name="Ohita kysymykset").click()
    page.get_by_role("button", name="Lisää oma kohta").first.click()
    page.keyboard.type("Tilaa kahvit", delay=5)
    expect(page.locator("[data-announce]").first).to_have_text("Oma kohta: Tilaa kahvit")
    page.keyboard.press("Escape")
    own = page.locator("[data-own-list] [data-item]")
    own.get_by_role("checkbox").focus()
    page.keyboard.press("Control+z")
    expect(own).to_have_count(0)
    expect(page.locator("[data-item] > input:focus")).to_have_count(1)


def test_an_own_item_that_another_tab_removes_stays_while_it_is_written_on(page: Page) -> None:
    page.get_by_role("button", name="Ohita kysymykset").click()
    page.get_by_role("button", name="Lisää oma kohta").first.click()
    page.keyboard.type("Tilaa kahvit")
    page.keyboard.press("Escape")
    own = page.locator("[data-own-list] [data-item]")
    own.get_by_role("button", name="Lisää tietoja").click()
    other = page.context.new_page()
    other.goto(LIST)
    started(other)
    other.locator("[data-own-list] [data-more]").click()
    other.get_by_role("button", name="Poista oma kohta").click()
    page.keyboard.type("Kymmenen kuppia")
    box(page, "tarve").click()
    expect(own).to_have_count(0)
    expect(page.get_by_text("Kymmenen kuppia")).to_be_visible()


def test_a_finished_step_folds_when_the_reader_has_gone_on(page: Page) -> None:
    talk(page)
    first = [one.id for one in TALK if one.phase == 1]
    for name in first:
        box(page, name).check()
    expect(box(page, first[-1])).to_be_focused()
    expect(item(page, first[-1])).to_be_visible()
    expect(page.locator("[data-phase-state]").first).to_have_text("Valmis")
    box(page, "palkkio").focus()
    expect(item(page, first[0])).to_be_hidden()
    page.get_by_role("button", name=re.compile("Näytä kohdat")).click()
    expect(box(page, first[0])).to_be_checked()


def test_a_filter_never_takes_away_the_row_in_use(page: Page) -> None:
    """Whether it is ticked, put aside or given to somebody else."""
    make_event(page, "Syysseminaari")
    page.get_by_text("Näytä ja järjestä").click()
    open_panel(page, "palkkio").get_by_label("Kuka hoitaa").fill("Aino")
    page.get_by_label("Kenen kohdat").select_option("Aino")
    field = page.locator("#who-palkkio")
    field.focus()
    page.keyboard.press("End")
    page.keyboard.type(" ja Pekka")
    expect(field).to_have_value("Aino ja Pekka")
    expect(item(page, "palkkio")).to_be_visible()
    page.get_by_label("Kenen kohdat").select_option(index=0)
    page.get_by_label("avoimet").check()
    box(page, "tarve").check()
    expect(box(page, "tarve")).to_be_focused()
    panel = open_panel(page, "tehtava")
    expect(item(page, "tarve")).to_be_hidden()
    panel.get_by_label("Ei koske meitä").check()
    page.keyboard.type("Puolen tunnin käynti")
    expect(panel.get_by_label("Miksi ei")).to_have_value("Puolen tunnin käynti")
    box(page, "palkkio").focus()
    expect(item(page, "tehtava")).to_be_hidden()


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
    expect(page.get_by_text(f"Tehty 2, kohtia yhteensä {COUNT}")).to_be_visible()
    assert all(key.startswith("kokemusopas/") for key in stored(page))


def test_half_a_date_is_told_and_nothing_is_lost(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    page.get_by_role("button", name="Muokkaa").click()
    fact(page, "date").focus()
    page.keyboard.press("Backspace")  # its month, or its day, is gone: no date any more
    fact(page, "place").focus()
    expect(page.get_by_text("Anna päivä kokonaan")).to_be_visible()
    expect(fact(page, "date")).to_have_attribute("aria-invalid", "true")
    reopen(page)
    expect(page.get_by_text("26 päivää jäljellä")).to_be_visible()


def test_an_item_takes_a_note_and_a_doer_or_a_reason_that_leaves_it_uncounted(page: Page) -> None:
    panel = open_panel(page, "vastaanottaja")
    panel.get_by_label("Kuka hoitaa").fill("Aino")
    panel.get_by_label("Muistiinpano").fill("Pääovi, klo 9\nPuhelin mukaan")
    panel = open_panel(page, "paivaraha")
    panel.get_by_label("Ei koske meitä").check()
    panel.get_by_label("Miksi ei").fill("Puolen tunnin käynti")
    expect(page.get_by_text(f"Tehty 0, kohtia yhteensä {COUNT - 1}")).to_be_visible()
    page.reload()
    row = item(page, "vastaanottaja")
    expect(row.locator("[data-who-shown]")).to_have_text("Kuka hoitaa: Aino")
    expect(row.locator("[data-note-shown]")).to_have_text("Pääovi, klo 9\nPuhelin mukaan")
    expect(item(page, "paivaraha").locator("[data-skipped]")).to_have_text(
        "ei koske: Puolen tunnin käynti"
    )


def test_a_text_that_is_cut_is_told_where_it_is_written(page: Page) -> None:
    note = open_panel(page, "tarve").get_by_label("Muistiinpano")
    note.fill("a" * 7000)
    expect(page.get_by_role("alert").filter(has_text="Loput eivät tallennu")).to_be_visible()
    assert len(note.input_value()) == 7000
    note.fill("a" * 50)
    expect(page.get_by_text("eivät tallennu")).to_have_count(0)


def test_an_item_reads_name_state_and_deadline_and_takes_one_of_the_readers_own(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    first = box(page, "tarve")
    expect(first).to_have_accessible_name(ITEMS[0].text)
    expect(first).to_have_accessible_description("tänään seuraava")
    expect(item(page, "tarve")).to_match_aria_snapshot(f"""
        - checkbox "{ITEMS[0].text}"
        - text: {ITEMS[0].text}
        - paragraph: tänään seuraava
        - button "Lisää tietoja {ITEMS[0].text}"
    """)
    panel = open_panel(page, "palkkio")
    panel.get_by_label("Oma määräaika").fill("2026-11-25")
    expect(item(page, "palkkio").locator("[data-due-chip]")).to_have_text("huomenna")
    reopen(page)
    expect(item(page, "palkkio").locator("[data-due-chip]")).to_have_text("huomenna")


def test_progress_is_told_in_words_per_phase_and_in_all_and_leads_to_the_next(page: Page) -> None:
    states = page.locator("[data-phase-state]")
    expect(states).to_have_text(["Ei aloitettu"] * 5)
    first_phase = [found for found in ITEMS if found.phase == 1]
    box(page, first_phase[0].id).check()
    expect(states.first).to_have_text("Kesken")
    expect(page.get_by_text(f"Tehty 1, kohtia yhteensä {len(first_phase)}")).to_be_visible()
    bar = page.locator("[data-overview] progress")
    assert bar.evaluate("bar => [bar.value, bar.max]") == [1, COUNT]
    page.get_by_role("link", name=first_phase[1].text, exact=True).click()
    expect(box(page, first_phase[1].id)).to_be_focused()


def test_many_clicks_make_one_polite_announcement(page: Page) -> None:
    page.evaluate("""() => {
        const place = document.querySelector("body [data-announce]:not(dialog *)");
        window.said = [];
        new MutationObserver(() => window.said.push(place.textContent))
            .observe(place, { childList: true });
    }""")
    for found in ITEMS[:5]:
        page.evaluate("id => document.getElementById(`item-${id}`).click()", found.id)
    said = page.locator("[data-announce]:not(dialog *)")
    expect(said).to_contain_text(f"Tehty: {ITEMS[4].text}")
    expect(said).to_contain_text(f"Tehty 5, kohtia yhteensä {COUNT}. Seuraava on {ITEMS[5].text}")
    assert len(page.evaluate("window.said")) == 1


def test_a_phase_and_the_whole_list_are_reset_and_each_reset_undone(page: Page) -> None:
    for name in ("tarve", "tehtava", "palkkio"):
        box(page, name).check()
    page.get_by_role("button", name="Poista tämän vaiheen rastit").first.click()
    expect(box(page, "tarve")).not_to_be_checked()
    expect(box(page, "palkkio")).to_be_checked()
    page.get_by_role("button", name="Poista kaikki rastit").click()
    expect(page.locator("[data-item] > input:checked")).to_have_count(0)
    for _ in range(2):
        page.keyboard.press("Control+z")
    expect(page.locator("[data-item] > input:checked")).to_have_count(3)


def test_an_item_that_changed_after_the_tick_says_so(page: Page) -> None:
    box(page, "tarve").check()
    page.route(
        "**/tarkistuslista/",
        lambda route: route.fulfill(
            content_type="text/html; charset=utf-8",
            body=route.fetch().text().replace(ITEMS[0].text, "Mieti, miksi kutsutte."),
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


def test_a_renamed_item_keeps_its_tick_and_its_note_and_one_that_has_left_is_still_shown(
    page: Page,
) -> None:
    box(page, "tarve").check()
    open_panel(page, "tarve").get_by_label("Muistiinpano").fill("Avaus")
    open_panel(page, "palkkio").get_by_label("Muistiinpano").fill("Soita")

    def newer(route: Route) -> None:
        text = route.fetch().text().replace('data-item="palkkio"', 'data-item="muu"')
        renamed = text.replace('data-item="tarve"', 'data-item="syy" data-was="tarve"')
        route.fulfill(content_type="text/html; charset=utf-8", body=renamed)

    page.route("**/tarkistuslista/", newer)
    page.reload()
    row = item(page, "syy")
    expect(row.locator("> input")).to_be_checked()
    expect(row.locator("[data-note-shown]")).to_have_text("Avaus")
    part = page.get_by_role("region", name="Muut merkinnät")
    expect(part).to_contain_text("Soita")
    part.get_by_role("button", name="Poista").click()
    expect(part).to_be_hidden()
    page.get_by_role("button", name="Kumoa").click()
    expect(part).to_contain_text("Soita")


def test_a_phases_items_stand_on_its_page_and_share_their_state(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    box(page, "saapuminen").check()
    page.goto("valmistautuminen/")
    own = [found.id for found in ITEMS if found.phase == 3]
    expect(page.locator("[data-item]:visible")).to_have_count(len(own))
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


def test_an_items_reason_and_its_question_in_the_brief_are_one_link_away(page: Page) -> None:
    panel = open_panel(page, "vastaanottaja")
    panel.get_by_role("link", name="Kirjoita tilauspohjaan").click()
    expect(page).to_have_url(re.compile(r"/sovittu/#question-vastassa$"))
    page.goto("valmistautuminen/")
    item(page, "toiveet").scroll_into_view_if_needed()
    open_panel(page, "toiveet")
    item(page, "toiveet").locator(".checklist__why").click()
    expect(page).to_have_url(re.compile(r"/valmistautuminen/#toiveet$"))


def test_the_whole_list_works_by_keyboard_with_one_stop_an_item(page: Page) -> None:
    page.get_by_role("button", name="Ohita kysymykset").focus()
    page.keyboard.press("Enter")
    first, second = ITEMS[0].id, ITEMS[1].id
    expect(box(page, first)).to_be_focused()
    page.keyboard.press("Tab")
    expect(box(page, second)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    expect(box(page, first)).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Kumoa")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page, first)).not_to_be_checked()
    box(page, first).focus()
    page.keyboard.press("ArrowRight")
    expect(item(page, first).get_by_role("button", name="Lisää tietoja")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"#note-{first}")).to_be_focused()
    page.keyboard.type("Avaus")
    page.keyboard.press("Escape")
    expect(box(page, first)).to_be_focused()
    expect(item(page, first).locator("[data-note-shown]")).to_have_text("Avaus")


def test_it_prints_as_filled_in_and_blank(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    box(page, "tarve").check()
    open_panel(page, "palkkio").get_by_label("Muistiinpano").fill("Soita")
    page.get_by_text("Näytä ja järjestä").click()
    page.get_by_label("avoimet").check()
    page.evaluate("""() => { window.print = () => {
        window.printed = document.documentElement.className; }; }""")
    for name, look in {"Tulosta täytettynä": "", "Tulosta tyhjänä": "print-blank"}.items():
        page.evaluate("window.printed = undefined")
        open_transfer(page, "Tulostus ja PDF").get_by_role("button", name=name).click()
        page.wait_for_function("window.printed !== undefined")
        assert page.evaluate("window.printed") == look
        page.emulate_media(media="print")
        note = item(page, "palkkio").locator("[data-note-shown]")
        heading = page.get_by_role("heading", name="Syysseminaari")
        for seen in (note, heading):
            expect(seen).to_be_visible(visible=not look)
        if look:
            expect(page.locator("[data-item]:visible")).to_have_count(COUNT)
            mark = box(page, "tarve").evaluate("box => getComputedStyle(box, '::before').content")
            assert mark == "none"
        expect(page.get_by_role("button", name="Muokkaa")).to_be_hidden()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate("document.documentElement.className") == ""
        page.emulate_media(media="screen")


def test_tool_scripts_load_on_pages_with_a_tool_only(open_page: OpenPage) -> None:
    loaded = {}
    for path in (LIST, "kokemustoimija/"):
        page = open_page(path)
        page.wait_for_load_state("networkidle")
        names = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
        loaded[path] = [re.search(r"/scripts/(\w+)\.", name) for name in names]
    scripts = {path: {one[1] for one in found if one} for path, found in loaded.items()}
    assert scripts == {LIST: {"checklist"}, "kokemustoimija/": {"open"}}


def test_changing_the_language_keeps_the_event_and_the_ticks(page: Page) -> None:
    make_event(page, "Syysseminaari", "2027-01-20")
    box(page, "tarve").check()
    page.get_by_role("navigation", name="Kieli").get_by_role("link", name="SV").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    expect(box(page, "tarve")).to_be_checked()
    expect(item(page, "tarve").locator("[data-changed]")).to_be_hidden()
    expect(item(page, "palkkio")).to_contain_text("senast 30.12")
