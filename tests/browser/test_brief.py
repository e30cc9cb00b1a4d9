"""The brief: its parts are one event with one truth, and each letter reads as it is sent."""

import json
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import ROOT
from kokemusopas.markdown import brief
from playwright.sync_api import Locator, Page, Route, expect
from pypdf import PdfReader
from this_copy import needs

from browser.conftest import OpenPage
from browser.tool import FORBIDDEN, stored

BRIEF, WISHES, AGREED = "tilauspohja/", "kokemustoimijan-toiveet/", "sovittu/"
QUESTIONS = brief.parse((ROOT / "docs/fi/tilauspohja.md").read_text("utf-8"))
LONG = 95 * "Pitkä rivi. "  # far over a line of A4
COPYING = "() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"
WIDE = "https://teams.example/" + 60 * "abc"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return started(open_page(BRIEF, width=390, has_touch=True, locale="fi-FI"))


def started(page: Page) -> Page:
    """Wait for the script of the page."""
    expect(page.locator("[data-letter]")).to_be_visible()
    return page


def reopen(page: Page) -> None:
    page.reload()
    started(page)


def question(page: Page, question_id: str) -> Locator:
    return page.locator(f"[data-question={question_id}]")


def field(page: Page, question_id: str) -> Locator:
    return page.locator(f"#question-{question_id}")


def facts_of(page: Page) -> Locator:
    """The line of the card that tells what the event is."""
    return page.locator("[data-event-facts]")


def set_facts(page: Page, **facts: str) -> None:
    """Write into the card of the event, and put its details away."""
    page.locator("[data-event-edit]").click()
    for name, text in facts.items():
        page.locator(f"[data-fact={name}]").fill(text)
    page.locator("[data-details-ready]").click()


def undo(page: Page) -> None:
    page.locator("[data-undo-button]").click()


def letter_of(page: Page) -> str:
    return page.locator("[data-letter-text]").inner_text()


def marks(page: Page) -> dict[str, str]:
    """What is stored of the one event, by key."""
    (event,) = (text for key, text in stored(page).items() if "/event/" in key)
    return {key: mark["v"] for key, mark in json.loads(event)["event"]["marks"].items()}


def store(page: Page, values: Mapping[str, str]) -> None:
    """Let the browser have an event that was written some time ago."""
    written = {key: {"v": text, "t": 1_700_000_000_000} for key, text in values.items()}
    event = {"version": 1, "event": {"id": "vanha", "marks": written}}
    page.evaluate(
        "text => localStorage.setItem('kokemusopas/event/vanha', text)", json.dumps(event)
    )
    reopen(page)


def paper_of(page: Page) -> str:
    """The text of the page as it is printed, on lines of any length."""
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


def test_without_javascript_every_question_is_a_field_to_fill_and_print(
    open_page: OpenPage,
) -> None:
    page = open_page(BRIEF, java_script_enabled=False)
    times = [one for one in QUESTIONS if one.source == brief.TIME]
    fields = page.locator(".brief__question :is(input, select, textarea)")
    expect(fields).to_have_count(len(QUESTIONS) + len(times))
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    expect(page.get_by_role("heading", name="Kirje järjestölle")).to_be_hidden()
    expect(page.get_by_role("link", name="Lue kirje")).to_be_hidden()
    page.get_by_role("link", name="Osa 3: yhdessä sovittu").click()
    expect(page.get_by_role("table")).to_contain_text("Allekirjoitus")


def test_whoever_comes_by_an_old_address_is_told_where_its_question_is_now(
    open_page: OpenPage,
) -> None:
    page = open_page(f"{BRIEF}#question-rajat", java_script_enabled=False)
    moved = page.locator(".moved:visible")
    expect(moved).to_have_count(1)
    expect(moved.get_by_role("link")).to_have_attribute("href", f"../{WISHES}#question-rajat")
    page = open_page(f"{BRIEF}#question-perille")
    expect(page).to_have_url(re.compile(rf"/{AGREED}#question-perille$"))


def test_every_question_says_why_it_is_asked(page: Page) -> None:
    for one in QUESTIONS:
        named = page.get_by_label(one.question, exact=True)
        asked = named.get_by_label("Alkaa") if one.source == brief.TIME else named
        expect(asked).to_have_accessible_description(
            one.why + (f" Lisätty {one.added}" if one.added else "")
        )


def test_answers_stay_and_belong_to_the_event(page: Page) -> None:
    page.get_by_label("Mikä on tarkoitus?").fill("Avauspuheenvuoro")
    reopen(page)
    expect(page.get_by_label("Mikä on tarkoitus?")).to_have_value("Avauspuheenvuoro")
    assert marks(page) == {"brief/tarkoitus": "Avauspuheenvuoro"}


def test_what_the_brief_asks_of_the_event_is_a_fact_of_the_event(page: Page) -> None:
    field(page, "paikka").press_sequentially("Oulu, sali 3")
    expect(facts_of(page)).to_contain_text("Oulu, sali 3")
    field(page, "paiva").fill("2027-01-20")
    expect(facts_of(page)).to_contain_text("20.1.2027")
    field(page, "kellonaika").fill("13:00")
    field(page, "kellonaika-end").fill("14:30")
    expect(facts_of(page)).to_contain_text("14.30")
    field(page, "oma-yhteyshenkilo").fill("Aino, 040 123 4567")
    kept = marks(page)
    assert {key: kept[key] for key in ("date", "time", "end", "place", "booker")} == {
        "date": "2027-01-20",
        "time": "13:00",
        "end": "14:30",
        "place": "Oulu, sali 3",
        "booker": "Aino, 040 123 4567",
    }
    assert kept["since"]
    assert not [key for key in kept if key.startswith("brief/")]


def test_what_the_card_says_is_in_the_brief_at_once_and_what_is_cleared_stays_so(
    page: Page,
) -> None:
    page.locator("[data-event-edit]").click()
    page.locator("[data-fact=place]").press_sequentially("Oulu")
    expect(field(page, "paikka")).to_have_value("Oulu")
    page.locator("[data-fact=date]").fill("2027-01-20")
    expect(field(page, "paiva")).to_have_value("2027-01-20")
    field(page, "paikka").fill("")
    field(page, "paiva").fill("")
    expect(page.locator("[data-fact=place]")).to_have_value("")
    reopen(page)
    expect(field(page, "paikka")).to_have_value("")
    expect(field(page, "paiva")).to_have_value("")
    expect(facts_of(page)).to_have_text("Ei päivää vielä")


def test_an_earlier_answer_stands_where_there_is_no_fact_and_becomes_it_when_it_is_edited(
    page: Page,
) -> None:
    store(page, {"brief/paikka": "Kempele", "brief/kellonaika": "9.15–11.00"})
    expect(field(page, "paikka")).to_have_value("Kempele")
    expect(field(page, "kellonaika-end")).to_have_value("11:00")
    assert "Paikka: Kempele" in letter_of(page)
    assert set(marks(page)) == {"brief/paikka", "brief/kellonaika"}, "reading writes nothing"
    field(page, "paikka").press("End")
    page.keyboard.type("en kirjasto")
    expect(facts_of(page)).to_contain_text("Kempeleen kirjasto")
    assert marks(page)["brief/paikka"] == ""
    field(page, "paikka").fill("")
    reopen(page)
    expect(field(page, "paikka")).to_have_value("")
    expect(question(page, "paikka")).not_to_contain_text("Kempele")


def test_an_earlier_answer_that_differs_stays_in_sight_until_it_is_taken_or_put_away(
    page: Page,
) -> None:
    old = {"place": "Oulu", "brief/paikka": "Kempele", "brief/paiva": "ensi torstai"}
    store(page, old)
    expect(field(page, "paikka")).to_have_value("Oulu")
    place = question(page, "paikka")
    expect(place).to_contain_text("Aiempi vastauksesi: ”Kempele”")
    assert "Kempele" not in letter_of(page), "the letter names one place"
    place.get_by_role("button", name="Käytä tätä").click()
    expect(field(page, "paikka")).to_have_value("Kempele")
    expect(field(page, "paikka")).to_be_focused()
    expect(place).not_to_contain_text("Aiempi")
    undo(page)
    expect(field(page, "paikka")).to_have_value("Oulu")
    expect(place).to_contain_text("Kempele")

    day = question(page, "paiva")
    expect(day).to_contain_text("ensi torstai")
    expect(day.get_by_role("button", name="Käytä tätä")).to_be_hidden()
    day.get_by_role("button", name="Poista").click()
    expect(day).not_to_contain_text("ensi torstai")
    expect(field(page, "paiva")).to_be_focused()
    undo(page)
    expect(day).to_contain_text("ensi torstai")


def test_a_day_is_kept_when_it_is_whole_and_half_of_one_is_told(page: Page) -> None:
    day = field(page, "paiva")
    day.focus()
    page.keyboard.type("010220")
    assert stored(page) == {}, "the year 20 is no year"
    page.keyboard.type("27")
    expect(facts_of(page)).to_contain_text("2027")
    kept = marks(page)["date"]
    said = question(page, "paiva").locator(".brief__said")
    expect(said).to_be_hidden()
    page.keyboard.press("Backspace")
    expect(said).to_contain_text("Anna päivä kokonaan")
    expect(said).to_contain_text("Tallessa on yhä")
    page.keyboard.press("Tab")
    field(page, "tarkoitus").press_sequentially("Avaus")
    expect(said).to_be_visible()
    expect(day).to_have_attribute("aria-invalid", "true")
    expect(day).to_have_accessible_description(
        f"Päivä ratkaisee, kuka pääsee tulemaan. Lisätty 2026 {said.inner_text()}"
    )
    assert marks(page)["date"] == kept
    reopen(page)
    expect(day).to_have_value(kept)


def test_half_a_time_is_told_where_it_stands(page: Page) -> None:
    field(page, "kellonaika").focus()
    page.keyboard.type("13")
    said = question(page, "kellonaika").locator(".brief__said")
    expect(said).to_contain_text("Anna kellonaika kokonaan")
    assert stored(page) == {}
    page.keyboard.type("30")
    expect(said).to_be_hidden()
    assert marks(page)["time"] in ("13:30", "01:30")


def test_typing_letter_by_letter_is_one_named_step_with_undo_at_the_next_tab_stop(
    page: Page,
) -> None:
    set_facts(page, name="Syysseminaari")
    field(page, "tehtavan-laatu").press_sequentially("Luento, jossa puhutaan arjesta")
    expect(page.locator("[data-undo-text]")).to_have_text("Vastaus: Mikä on tehtävä?")
    page.keyboard.press("Tab")
    expect(page.locator("[data-undo-button]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page, "tehtavan-laatu")).to_have_value("")
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    page.keyboard.press("Enter")
    expect(field(page, "tehtavan-laatu")).to_have_value("Luento, jossa puhutaan arjesta")


def test_undo_after_saving_details_takes_back_what_the_bar_names_and_no_answer(page: Page) -> None:
    field(page, "tarkoitus").press_sequentially("Ensin tämä.")
    set_facts(page, name="Syysseminaari")
    page.keyboard.press("Control+z")
    expect(page.get_by_role("heading", name="Nimetön tilaisuus")).to_be_visible()
    expect(field(page, "tarkoitus")).to_have_value("Ensin tämä.")
    field(page, "tarkoitus").press("End")
    page.keyboard.type(" Sitten tämä.")
    reopen(page)
    expect(field(page, "tarkoitus")).to_have_value("Ensin tämä. Sitten tämä.")


def test_what_another_tab_writes_is_shown_under_the_hands_and_not_written_over(page: Page) -> None:
    field(page, "tarkoitus").press_sequentially("Eka")
    other = page.context.new_page()
    other.goto(BRIEF)
    started(other)
    field(other, "tarkoitus").press("End")
    other.keyboard.type(" ja toka")
    expect(field(page, "tarkoitus")).to_have_value("Eka ja toka")
    field(page, "tarkoitus").press("End")
    page.keyboard.type(" ja kolmas")
    expect(field(other, "tarkoitus")).to_have_value("Eka ja toka ja kolmas")


def test_writing_goes_on_in_the_event_that_another_tab_has_deleted_and_brings_it_back(
    page: Page,
) -> None:
    set_facts(page, name="Eka")
    field(page, "tarkoitus").press_sequentially("Ava")
    event = next(key for key in stored(page) if "/event/" in key)
    other = page.context.new_page()
    other.goto(BRIEF)
    started(other)
    other.evaluate(
        """key => {
            const entry = JSON.parse(localStorage.getItem(key));
            entry.event.marks.deleted = { v: "1", t: Date.now() + 1 };
            localStorage.setItem(key, JSON.stringify(entry));
        }""",
        event,
    )
    expect(page.locator("[data-gone]")).to_be_visible()
    field(page, "tarkoitus").press("End")
    page.keyboard.type("us")
    expect(page.locator("[data-gone]")).to_contain_text("Tilaisuus palasi roskakorista.")
    assert marks(page)["deleted"] == ""
    assert marks(page)["brief/tarkoitus"] == "Avaus"


def test_a_text_too_long_to_keep_is_told_at_once_and_stays_in_its_field(page: Page) -> None:
    whole = "x" * 4990 + "0123456789" + "loput"
    area = field(page, "ohjelma")
    area.focus()
    page.evaluate("text => document.execCommand('insertText', false, text)", whole)
    told = question(page, "ohjelma").get_by_role("alert")
    expect(told).to_contain_text("mahtuu 5000 merkkiä")
    expect(told).to_contain_text("5 ")
    expect(area).to_have_value(whole)
    assert marks(page)["brief/ohjelma"] == whole[:5000]
    field(page, "tarkoitus").press_sequentially("Muuta välillä")
    expect(area).to_have_value(whole)
    expect(told).to_be_visible()
    area.press("Control+End")
    for _ in "loput":
        page.keyboard.press("Backspace")
    expect(told).to_be_hidden()


def test_what_is_typed_before_the_script_is_there_comes_after_what_is_kept(
    open_page: OpenPage,
) -> None:
    page = started(open_page(BRIEF))
    field(page, "tarkoitus").fill("Vanha")
    held: list[Route] = []
    page.route("**/scripts/*.fi.*", lambda route: held.append(route))
    with page.expect_request("**/scripts/brief.*"):
        page.reload()
    field(page, "tarkoitus").fill("Uusi")
    held.pop().continue_()
    started(page)
    expect(field(page, "tarkoitus")).to_have_value("Vanha\nUusi")


def test_an_answer_offers_to_tick_what_it_settles_and_does_not_do_it_by_itself(
    page: Page,
) -> None:
    part = question(page, "ryhma")
    field(page, "ryhma").press_sequentially("Hoitajia")
    line = part.locator(".brief__more")
    expect(line).to_contain_text("on vielä avoin")
    assert "item/ryhma/state" not in marks(page)
    page.keyboard.press("Tab")
    expect(page.locator("[data-undo-button]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(line.get_by_role("button", name="Merkitse tehdyksi")).to_be_focused()
    page.keyboard.press("Enter")
    assert marks(page)["item/ryhma/state"] == "done"
    assert marks(page)["item/ryhma/text"].startswith("fi:")
    expect(line).to_contain_text("on merkitty tehdyksi")
    link = line.get_by_role("link", name="Näytä listalla")
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[data-undo-button]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(line).to_contain_text("on vielä avoin")
    line.get_by_role("button", name="Merkitse tehdyksi").click()
    link.click()
    expect(page).to_have_url(re.compile(r"/tarkistuslista/#ryhma$"))
    expect(page.locator("#item-ryhma")).to_be_checked()
    page.go_back()
    started(page)
    expect(page.locator("[data-question=ryhma] .brief__more:visible")).to_have_count(0)


def test_an_answer_to_a_question_that_is_gone_is_still_there_to_copy_and_put_away(
    page: Page,
) -> None:
    store(page, {"brief/ruokailu": "Lounas klo 11", "brief/kahvi": "Kahvia", "name": "Eka"})
    part = page.locator("[data-leftovers]")
    expect(part.get_by_role("heading", name="Muut vastauksesi")).to_be_visible()
    expect(part.get_by_role("listitem")).to_have_count(2)
    page.evaluate(COPYING)
    row = part.get_by_role("listitem").filter(has_text="Lounas")
    row.get_by_role("button", name="Kopioi").click()
    expect(row.get_by_role("status")).to_have_text("Kopioitu.")
    assert page.evaluate("window.copied") == "Lounas klo 11"
    row.get_by_role("button", name="Poista").click()
    expect(part.get_by_role("listitem")).to_have_count(1)
    expect(page.locator("[data-undo-button]")).to_be_focused()
    part.get_by_role("button", name="Poista").first.click()
    expect(part.get_by_role("heading")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(part.get_by_text("Kahvia")).to_be_visible()


def test_the_letter_says_each_fact_once_and_what_was_answered(page: Page) -> None:
    expect(page.get_by_text("Kirje ilmestyy tähän")).to_be_visible()
    facts = {"date": "2027-01-20", "time": "13:00", "end": "14:30"}
    set_facts(page, name="Syysseminaari", place="Oulu", booker="Aino Virtanen", **facts)
    field(page, "tarkoitus").fill("Avauspuheenvuoro\nkoko talolle")
    letter = letter_of(page)
    assert letter.startswith("Hei!")
    assert "Tilaisuus: Syysseminaari\nPäivä: keskiviikko 20. tammikuuta 2027" in letter
    assert "Aika: 13.00–14.30\nPaikka: Oulu" in letter
    assert "Olen Aino Virtanen. Etsimme kokemustoimijaa." in letter
    assert "Tarkoituksemme on tämä:\nAvauspuheenvuoro\nkoko talolle" in letter
    assert letter.endswith("Terveisin\nAino Virtanen")
    assert letter.count("Oulu") == letter.count("20. tammikuuta") == 1
    assert "tehtävä" not in letter


def test_the_top_of_the_page_counts_what_each_part_has_and_leads_to_them(page: Page) -> None:
    top = page.get_by_role("navigation", name="Osa 1 kolmesta")
    own, others = top.get_by_role("listitem").first, top.get_by_role("listitem")
    expect(own).to_contain_text(f"Vastattu 0, kysymyksiä {len(QUESTIONS)}.")
    field(page, "tarkoitus").press_sequentially("Avaus")
    field(page, "paikka").press_sequentially("Oulu")
    expect(own).to_contain_text("Vastattu 2,")
    expect(others.nth(1)).to_contain_text("Vastattu 0,")
    expect(others.nth(2)).to_contain_text("Vastattu 1,")
    top.get_by_role("link", name="Lue kirje").click()
    expect(page.get_by_role("heading", name="Kirje järjestölle")).to_be_in_viewport()
    other = page.context.new_page()
    other.goto(BRIEF)
    other.locator("[data-events-open]").click()
    other.get_by_role("button", name="Uusi tilaisuus").click()
    top.get_by_role("link", name="Osa 3: yhdessä sovittu").click()
    started(page)
    expect(field(page, "paikka")).to_have_value("Oulu")


def link_of(page: Page) -> str:
    """The link that the page makes for the other of the two, the dialog put away again."""
    page.locator("[data-letter-link]").click()
    link = page.get_by_label("Linkki", exact=True)
    expect(link).to_have_value(re.compile("#jaa="))
    page.keyboard.press("Escape")
    return link.input_value()


def take_in(page: Page) -> None:
    page.get_by_role("button", name="Tuo merkinnät").click()
    started(page)


def test_two_people_fill_in_one_event_by_turns_and_agree(page: Page, open_page: OpenPage) -> None:
    set_facts(page, name="Syysseminaari", booker="Aino, 040 1", language="ruotsi")
    expect(field(page, "kieli")).to_have_value("ruotsi")
    undo(page)
    expect(field(page, "kieli")).to_have_value("")
    undo(page)  # the same button does it again
    field(page, "palkkio").fill("200 euroa")
    assert "Kieli: ruotsi" in letter_of(page)
    expert = open_page(link_of(page))
    assert WISHES in expert.url
    take_in(expert)
    expect(facts_of(expert)).to_contain_text("ruotsi")
    field(expert, "kokemustoimija").fill("Matti, 050 1")
    field(expert, "rajat").fill("Ei lapsuudesta")
    assert "Olen Matti. Kerron tässä" in letter_of(expert)
    page.goto(link_of(expert))
    assert AGREED in page.url
    take_in(page)
    expect(field(page, "palkkio")).to_have_value("200 euroa")
    expect(field(page, "rajat")).to_have_value("Ei lapsuudesta")
    expect(page.get_by_role("row", name="Kokemustoimija")).to_contain_text("Matti")
    agreed = letter_of(page)
    assert agreed.startswith("Mitä olemme sopineet: Syysseminaari")
    assert "Kieli: ruotsi" in agreed
    assert "Tilaisuus ja tehtävä\n\nAiheen rajat ovat nämä: Ei lapsuudesta." in agreed
    assert agreed.endswith("Aino\nMatti")
    field(page, "rajat").fill("Ei lääkkeistä")
    undo(page)
    expect(field(page, "rajat")).to_have_value("Ei lapsuudesta")
    page.get_by_role("link", name="Osa 1: tilaaja kertoo").click()
    started(page)
    expect(field(page, "palkkio")).to_have_value("200 euroa")
    page.go_back()
    started(page)
    expect(field(page, "rajat")).to_have_value("Ei lapsuudesta")


def test_an_answer_of_the_former_brief_stands_where_its_question_is_now(page: Page) -> None:
    old = {
        "toiveet": "Vesilasi",
        "vastassa": "Aino",
        "etana": "Etänä?",
        "kieli": "ruotsi\nja suomi",
    }
    store(page, {f"brief/{key}": text for key, text in old.items()})
    for place in (field(page, "kieli"), page.locator("[data-fact=language]")):
        expect(place).to_have_value("ruotsi ja suomi")  # a line break joins no words
    expect(facts_of(page)).to_contain_text("ruotsi")
    expect(page.locator("[data-leftovers] section")).to_be_hidden()
    expect(question(page, "etana")).to_contain_text("Aiempi vastauksesi: ”Etänä?”")
    field(page, "etana").select_option("remote")
    assert marks(page)["site"] == "remote"
    question(page, "etana").get_by_role("button", name="Poista").click()
    assert "Tapaamme näin: etänä." in letter_of(page)
    for path, name, text in ((WISHES, "toiveet", "Vesilasi"), (AGREED, "vastassa", "Aino")):
        page.goto(path)
        started(page)
        expect(field(page, name)).to_have_value(text)


def tops(columns: Locator) -> list[float]:
    """Where elements begin, from the top of the window."""
    where = "all => all.map((one) => one.getBoundingClientRect().top)"
    found: list[float] = columns.evaluate_all(where)
    return found


@needs("en")
def test_two_languages_stand_side_by_side_or_one_after_the_other(page: Page) -> None:
    set_facts(page, name="Syysseminaari", language="suomi")
    field(page, "tarkoitus").fill("Avaus")
    page.get_by_label("Toinen kieli rinnalle").select_option("sv")
    columns = page.locator("[data-letter-text] > div")
    expect(columns).to_have_count(2)
    expect(columns.nth(1)).to_have_attribute("lang", "sv")
    expect(columns.nth(1)).to_contain_text("Vårt syfte är detta: Avaus.")
    expect(columns.nth(1)).to_contain_text("Språk: finska")
    first, second = tops(columns)
    assert first < second, "on a phone one stands under the other"
    page.set_viewport_size({"width": 1000, "height": 800})
    first, second = tops(columns)
    assert first == second
    page.evaluate(COPYING)
    page.get_by_role("button", name="Kopioi kirje").click()
    copied = page.evaluate("window.copied")
    assert re.search(r"Syysseminaari.*\n–{20}\n.*Evenemang: Syysseminaari", copied, re.DOTALL)
    page.route(
        "**/scripts/letter.*",
        lambda route: route.fulfill(content_type="text/javascript", body="throw 1;"),
    )
    page.get_by_label("Toinen kieli rinnalle").select_option("en")
    expect(page.locator("[data-letter-said]")).to_contain_text("Kirjettä ei saatu")
    expect(columns.nth(1)).to_have_attribute("lang", "sv")


def test_the_letter_can_be_mailed_saved_copied_and_printed(page: Page) -> None:
    set_facts(page, name="Syysseminaari")
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus & 100 %")
    page.evaluate("""() => {
        navigator.clipboard.writeText = async (text) => { window.copied = text; };
        window.print = () => { window.printed = document.documentElement.className; };
    }""")
    page.get_by_role("button", name="Kopioi kirje").click()
    expect(page.get_by_text("Kopioitu.")).to_be_visible()
    assert page.evaluate("window.copied") == letter_of(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tallenna tiedostona").click()
    assert Path(download.value.path()).read_text("utf-8").strip() == letter_of(page).strip()
    page.get_by_role("button", name="Tulosta kirje").click()
    assert page.evaluate("window.printed") == "print-letter"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.className") == ""
    with page.expect_request(lambda asked: asked.url.startswith("mailto:")) as mail:
        page.get_by_role("button", name="Avaa sähköpostissa").click()
    assert "Avaus & 100 %" in unquote(mail.value.url)
    assert "Syysseminaari" in unquote(mail.value.url)


def test_a_long_letter_is_mailed_by_way_of_the_clipboard(page: Page) -> None:
    page.get_by_label("Mikä on tarkoitus?").fill(LONG * 3)
    page.evaluate(COPYING)
    with page.expect_request(lambda asked: asked.url.startswith("mailto:")) as mail:
        page.get_by_role("button", name="Avaa sähköpostissa").click()
    assert len(mail.value.url) < 2000
    assert page.evaluate("window.copied") == letter_of(page)
    expect(page.locator("[data-letter-said]")).not_to_be_empty()


def test_where_nothing_can_be_copied_the_letter_is_marked_to_be_copied(page: Page) -> None:
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Kopioi kirje").click()
    expect(page.locator("[data-letter-said]")).to_contain_text("Teksti on nyt valittuna")
    assert "Avaus" in page.evaluate("getSelection().toString()")


def test_every_answer_is_whole_on_paper_and_an_empty_one_is_a_line_to_write_on(
    page: Page,
) -> None:
    end = "viimeinen sana"
    field(page, "palkkio").fill(LONG + end)
    field(page, "ohjelma").fill("Ensin kahvi.\n" + LONG + "ohjelman loppu")
    set_facts(page, date="2027-01-20", time="13:00")
    printed = paper_of(page)
    assert end in printed
    assert "ohjelman loppu" in printed
    assert "keskiviikko 20. tammikuuta 2027" in printed
    assert "13.00" in printed
    assert "on vielä avoin" not in printed
    assert "Kirje järjestölle" not in printed
    page.emulate_media(media="print")
    expect(page.locator(".brief__question :is(input, select, textarea):visible")).to_have_count(0)
    empty = question(page, "laitteet").locator(".brief__printed")
    box = empty.bounding_box()
    assert box
    assert box["height"] > 25
    assert empty.evaluate("line => getComputedStyle(line).borderBottomStyle") == "solid"


def test_a_blank_brief_has_no_answer_on_paper(page: Page) -> None:
    store(page, {"brief/tarkoitus": "Avaus", "brief/ruokailu": "Lounas", "place": "Sali B"})
    page.evaluate("document.documentElement.classList.add('print-blank')")
    printed = paper_of(page)
    assert "Mikä on tarkoitus?" in printed
    assert not [word for word in ("Avaus", "Lounas", "Sali B") if word in printed]


def test_the_letter_is_printed_alone(page: Page) -> None:
    set_facts(page, name="Syysseminaari")
    field(page, "tarkoitus").fill("Avaus")
    page.evaluate("document.documentElement.classList.add('print-letter')")
    letter = " ".join(letter_of(page).split())
    assert paper_of(page).removeprefix("1 ") == letter


def test_without_storage_the_answers_stay_on_the_screen(page: Page) -> None:
    page.add_init_script(FORBIDDEN)
    reopen(page)
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    expect(page.locator("[data-notice]")).to_contain_text("Selain ei anna tallentaa")
    assert "Avaus" in letter_of(page)


def test_a_brief_that_is_only_read_stores_nothing(page: Page) -> None:
    assert stored(page) == {}


@needs("en")
def test_the_letter_reads_in_any_language_whatever_the_page(page: Page) -> None:
    set_facts(page, name="Syysseminaari", date="2027-01-20", time="13:00")
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    page.get_by_label("Kirjeen kieli").select_option("en")
    paper = page.locator("[data-letter-text]")
    expect(paper.locator("> [lang=en]")).to_be_visible()
    expect(paper).to_contain_text("Our purpose: Avaus.")
    expect(paper).to_contain_text("20 January 2027")
    expect(paper).to_contain_text("13:00")


@pytest.mark.parametrize("width", [320, pytest.param(390, marks=pytest.mark.long)])
def test_nothing_scrolls_sideways_whatever_is_written(open_page: OpenPage, width: int) -> None:
    page = started(open_page(BRIEF, width=width))
    store(
        page,
        {
            "place": WIDE,
            "brief/paikka": WIDE + "2",
            "brief/ruokailu": WIDE,
            "brief/tilan-esteettomyys": WIDE,
            "booker": WIDE,
        },
    )
    field(page, "kellonaika").focus()
    page.keyboard.type("13")
    expect(question(page, "tilan-esteettomyys").locator(".brief__more")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
