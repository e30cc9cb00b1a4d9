"""The brief: answers stay with the event, and the letter reads as it will be sent."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import ROOT
from kokemusopas.markdown import brief
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.tool import FORBIDDEN, make_event, stored

BRIEF = "tilauspohja/"
QUESTIONS = brief.parse((ROOT / "docs/fi/tilauspohja.md").read_text("utf-8"))


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(BRIEF, width=360, has_touch=True)


def letter_of(page: Page) -> str:
    return page.locator("[data-letter-text]").inner_text()


def test_without_javascript_every_question_is_a_field_to_fill_and_print(
    open_page: OpenPage,
) -> None:
    page = open_page(BRIEF, java_script_enabled=False)
    fields = page.get_by_role("main").get_by_role("textbox")
    expect(fields).to_have_count(len(QUESTIONS))
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    expect(page.get_by_role("heading", name="Valmis kirje")).to_be_hidden()


def test_every_question_says_why_it_is_asked(page: Page) -> None:
    for question in QUESTIONS:
        field = page.get_by_label(question.question, exact=True)
        expect(field).to_have_accessible_description(
            question.why + (f" Lisätty {question.added}" if question.added else "")
        )


def test_answers_stay_and_belong_to_the_event(page: Page) -> None:
    expect(page.get_by_role("button", name="Muokkaa")).to_be_visible()
    page.get_by_label("Mikä on tarkoitus?").fill("Avauspuheenvuoro")
    page.reload()
    expect(page.get_by_label("Mikä on tarkoitus?")).to_have_value("Avauspuheenvuoro")
    page.goto("tarkistuslista/")
    expect(page.locator("[data-item] > input:checked")).to_have_count(0)


def test_it_fills_in_from_the_event_and_an_own_answer_wins(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20", "Oulu")
    place = page.get_by_label("Missä tilaisuus on?")
    expect(place).to_have_value("Oulu")
    expect(page.get_by_label("Minä päivänä tilaisuus on?")).to_have_value(
        "sunnuntai 20. joulukuuta 2026"
    )
    place.fill("Oulu, sali 3")
    page.reload()
    expect(page.get_by_label("Missä tilaisuus on?")).to_have_value("Oulu, sali 3")
    expect(page.locator("[data-event-facts]")).to_contain_text("Oulu ·")


def test_the_letter_holds_what_was_answered_and_nothing_else(page: Page) -> None:
    expect(page.get_by_text("Kirje ilmestyy tähän")).to_be_visible()
    make_event(page, "Syysseminaari", "2026-12-20", "Oulu")
    page.get_by_label("Mikä on tarkoitus?").fill("Avauspuheenvuoro\nkoko talolle")
    letter = letter_of(page)
    assert letter.startswith("Hei!")
    assert "Tilaisuus: Syysseminaari" in letter
    assert "Mikä on tarkoitus?\nAvauspuheenvuoro\nkoko talolle" in letter
    assert "Mikä on tehtävä?" not in letter


def test_the_letter_can_be_mailed_saved_copied_and_printed(page: Page) -> None:
    make_event(page, "Syysseminaari")
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
    with page.expect_request(lambda asked: asked.url.startswith("mailto:")) as mail:
        page.get_by_role("button", name="Avaa sähköpostissa").click()
    assert "Avaus & 100 %" in unquote(mail.value.url)


def test_typing_is_one_step_to_undo(page: Page) -> None:
    make_event(page, "Syysseminaari")
    page.get_by_label("Mikä on tehtävä?").press_sequentially("Luento")
    page.get_by_role("button", name="Kumoa").click()
    expect(page.get_by_label("Mikä on tehtävä?")).to_have_value("")
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()


def test_without_storage_the_answers_stay_on_the_screen(page: Page) -> None:
    page.add_init_script(FORBIDDEN)
    page.reload()
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    expect(page.get_by_role("alert")).to_contain_text("Selain ei anna tallentaa")
    assert "Avaus" in letter_of(page)


def test_a_brief_that_is_only_read_stores_nothing(page: Page) -> None:
    assert stored(page) == {}


def test_the_letter_reads_in_any_language_whatever_the_page(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-12-20")
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    page.get_by_label("Kirjeen kieli").select_option("en")
    paper = page.locator("[data-letter-text]")
    expect(paper).to_have_attribute("lang", "en")
    expect(paper).to_contain_text("What is the purpose?")
    expect(paper).to_contain_text("20 December 2026")
    expect(paper).to_contain_text("Avaus")
