"""Out and in: what a reader wrote leaves whole, comes back whole, and hostile files do nothing."""

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, StorageState, expect

from browser.conftest import OpenPage
from browser.tool import (
    TODAY,
    box,
    import_text,
    item,
    make_event,
    open_panel,
    open_transfer,
    stored,
)

LIST = "tarkistuslista/"
TICKED = ("tarve", "tehtava", "odotukset", "rooli", "muoto")
NOTE = 'Soita "Ainolle"; <b>klo 9</b> 😀 =1+1'


@pytest.fixture(scope="module")
def marks(browser: Browser, address: str) -> StorageState:
    """What the browser holds of an event that is made by hand, once for all tests."""
    with browser.new_context(base_url=address, service_workers="block") as context:
        context.clock.set_fixed_time(datetime.fromisoformat(f"{TODAY}T12:00:00"))
        page = context.new_page()
        page.goto(LIST)
        make_event(page, "Syysseminaari", "2026-12-20", "Oulu, pääkirjasto")
        for name in TICKED:
            box(page, name).check()
        open_panel(page, "palkkio").get_by_label("Muistiinpano").fill(NOTE)
        expect(item(page, "palkkio").locator("[data-note-shown]")).to_have_text(NOTE)
        return context.storage_state()


@pytest.fixture
def page(open_page: OpenPage, marks: StorageState) -> Page:
    """The checklist as the reader left it who made the event."""
    page = open_page(LIST, width=360, has_touch=True, now=f"{TODAY}T12:00:00", storage_state=marks)
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    return page


def saved(page: Page, button: str) -> tuple[str, str]:
    """Press a download button of the dialog; return the file's name and text."""
    dialog = open_transfer(page)
    with page.expect_download() as download:
        dialog.get_by_role("button", name=button).click()
    text = Path(download.value.path()).read_bytes().decode()
    dialog.get_by_role("button", name="Sulje").click()
    return download.value.suggested_filename, text


def fresh_page(page: Page, open_page: OpenPage, path: str = LIST) -> Page:
    """The same page in another profile of the browser."""
    return open_page(path, width=1280, now=f"{TODAY}T12:05:00")


def test_copies_as_text_with_state_notes_and_deadlines(page: Page) -> None:
    page.evaluate("""() => {
        navigator.clipboard.writeText = async (text) => { window.copied = text; };
    }""")
    dialog = open_transfer(page)
    dialog.get_by_role("button", name="Kopioi teksti").click()
    expect(dialog.get_by_role("status")).to_have_text("Kopioitu.")
    text = page.evaluate("window.copied")
    assert "Syysseminaari" in text
    assert "[x] Tiedän, mihin tarvitsemme kokemustoimijaa." in text
    assert NOTE in text


def test_when_copying_is_forbidden_the_text_is_shown_to_select(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error(); }; }")
    dialog = open_transfer(page)
    dialog.get_by_role("button", name="Kopioi teksti").click()
    expect(dialog.get_by_role("status")).to_contain_text("Valitse teksti alta")
    expect(dialog.get_by_role("textbox", name="Lähetä tekstinä")).to_have_value(
        re.compile("Syysseminaari")
    )


def test_a_text_too_long_for_a_mail_link_says_what_to_do(page: Page) -> None:
    dialog = open_transfer(page)
    dialog.get_by_role("button", name="Avaa sähköpostissa").click()
    expect(dialog.get_by_role("status")).to_contain_text("liian pitkä sähköpostilinkille")


def test_calendar_holds_the_event_and_the_open_deadlines(page: Page) -> None:
    name, text = saved(page, "Kalenteri")
    assert name == "syysseminaari.ics"
    own, *deadlines = Calendar.from_ical(text).events
    assert (own["SUMMARY"], own["LOCATION"]) == ("Syysseminaari", "Oulu, pääkirjasto")
    assert own.start == date(2026, 12, 20)
    days = {str(entry["UID"]).partition(".")[0]: entry.start for entry in deadlines}
    assert days["palkkio"] == date(2026, 11, 29)
    assert not days.keys() & set(TICKED), "what is done has no deadline any more"
    assert "Tiedän, mihin tarvitsemme" not in str([entry["SUMMARY"] for entry in deadlines])


def test_calendar_asks_for_a_date_first(open_page: OpenPage) -> None:
    page = open_page(LIST)
    dialog = open_transfer(page)
    expect(dialog.get_by_role("button", name="Kalenteri")).to_be_disabled()
    expect(dialog.get_by_text("Kalenteriin tarvitaan tilaisuuden päivä")).to_be_visible()


def test_markdown_and_csv_hold_every_item(page: Page) -> None:
    count = page.locator("[data-item]").count()
    name, text = saved(page, "Teksti (.md)")
    assert (name, len(re.findall(r"^- \[[ x]\] ", text, re.MULTILINE))) == (
        "syysseminaari.md",
        count,
    )
    name, text = saved(page, "Taulukko (.csv)")
    assert name == "syysseminaari.csv"
    assert text.startswith("﻿")
    assert text.count(";palkkio") == 1


def test_a_backup_moves_everything_to_another_browser(page: Page, open_page: OpenPage) -> None:
    _, text = saved(page, "Tallenna varmuuskopio")
    other = fresh_page(page, open_page)
    dialog = import_text(other, text)
    expect(dialog).to_contain_text("Syysseminaari: uusi tilaisuus")
    assert stored(other) == {}, "nothing may be stored before the reader accepts"
    dialog.get_by_role("button", name="Tuo merkinnät").click()
    expect(other.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    expect(other.locator("[data-item] > input:checked")).to_have_count(5)
    expect(item(other, "palkkio").locator("[data-note-shown]")).to_have_text(NOTE)
    other.get_by_role("button", name="Kumoa").click()
    expect(other.get_by_role("heading", name="Nimetön tilaisuus")).to_be_visible()
    expect(other.locator("[data-item] > input:checked")).to_have_count(0)


def test_an_import_merges_item_by_item_and_the_newer_stays(page: Page, open_page: OpenPage) -> None:
    _, text = saved(page, "Tallenna varmuuskopio")
    other = fresh_page(page, open_page)
    import_text(other, text).get_by_role("button", name="Tuo merkinnät").click()
    box(other, "tarve").uncheck()
    box(other, "saapuminen").check()
    _, back = saved(other, "Tallenna varmuuskopio")
    open_panel(page, "toiveet").get_by_label("Kuka hoitaa").fill("Aino")
    import_text(page, back).get_by_role("button", name="Tuo merkinnät").click()
    expect(box(page, "tarve")).not_to_be_checked()
    expect(box(page, "saapuminen")).to_be_checked()
    expect(item(page, "toiveet").locator("[data-who-shown]")).to_contain_text("Aino")
    dialog = import_text(page, back)
    expect(dialog).to_contain_text("Kaikki nämä merkinnät ovat jo selaimessasi")
    expect(dialog.get_by_role("button", name="Tuo merkinnät")).to_be_hidden()
    dialog.get_by_role("button", name="Peruuta").click()
    page.get_by_role("button", name="Kumoa").click()
    expect(box(page, "tarve")).to_be_checked()
    expect(box(page, "saapuminen")).not_to_be_checked()
    expect(item(page, "toiveet").locator("[data-who-shown]")).to_contain_text("Aino")


def test_a_share_link_carries_the_event_in_its_fragment_only(
    page: Page, open_page: OpenPage
) -> None:
    dialog = open_transfer(page)
    expect(dialog.get_by_text("Jokainen, joka saa linkin, voi lukea sen.")).to_be_visible()
    dialog.get_by_role("button", name="Tee linkki").click()
    link = dialog.get_by_label("Linkki", exact=True)
    expect(link).to_have_value(re.compile(r"/tarkistuslista/#jaa=1\."))
    asked: list[str] = []
    other = open_page("")
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link.input_value())
    answer = other.get_by_role("dialog", name="Tuo merkinnät")
    expect(answer).to_contain_text("Syysseminaari: uusi tilaisuus")
    expect(other).to_have_url(re.compile(r"/tarkistuslista/$"))
    answer.get_by_role("button", name="Tuo merkinnät").click()
    expect(item(other, "palkkio").locator("[data-note-shown]")).to_have_text(NOTE)
    assert asked
    assert not [url for url in asked if "jaa=" in url.partition("#")[0]]


def test_the_link_has_a_qr_code_for_the_phone(page: Page) -> None:
    dialog = open_transfer(page)
    dialog.get_by_role("button", name="Tee linkki").click()
    dialog.get_by_role("button", name="Näytä QR-koodi").click()
    image = dialog.get_by_role("img", name="QR-koodi, jossa on linkki")
    expect(image.locator("path")).to_have_attribute("d", re.compile(r"^M"))
    assert image.bounding_box()["width"] > 150  # type: ignore[index]


def test_a_link_too_long_for_a_qr_code_says_what_to_do(page: Page) -> None:
    text = "".join(chr(0x4E00 + number * 7 % 20000) for number in range(4000))
    open_panel(page, "toiveet").get_by_label("Muistiinpano").fill(text)
    dialog = open_transfer(page)
    dialog.get_by_role("button", name="Tee linkki").click()
    dialog.get_by_role("button", name="Näytä QR-koodi").click()
    expect(dialog.get_by_role("status")).to_contain_text("liian pitkä QR-koodiin")


def event(**marks: object) -> dict[str, object]:
    return {"id": "x", "marks": {name.replace("__", "/"): mark for name, mark in marks.items()}}


def backup(*events: object, version: object = 1, form: str = "kokemusopas-backup") -> str:
    return json.dumps({"format": form, "version": version, "events": list(events)})


SCRIPT = "<img src=x onerror='window.hacked = 1'><script>window.hacked = 1</script>"
HOSTILE = {
    "not json": ("hei", "ei ole oppaan varmuuskopio"),
    "another service": (backup(event(), form="muu"), "jostakin muusta palvelusta"),
    "newer version": (backup(event(), version=99), "uudemmalla versiolla"),
    "version of no number": (backup(event(), version="1"), "vioittuneet"),
    "no events": (backup(), "vioittuneet"),
    "the same event twice": (backup(event(), event()), "vioittuneet"),
    "mark of the wrong form": (backup(event(name={"v": {"a": 1}, "t": 1})), "vioittuneet"),
    "time of no number": (backup(event(name={"v": "a", "t": "1"})), "vioittuneet"),
    "too many events": (backup(*[event()] * 300), "liikaa"),
    "deep nesting": (
        '{"format":"kokemusopas-backup","version":1,"events":' + "[" * 60000 + "]" * 60000 + "}",
        "vioittuneet",
    ),
    "10 MB": (json.dumps({"a": "x" * 10_000_000}), "liian suuri"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason_and_changes_nothing(page: Page, name: str) -> None:
    text, words = HOSTILE[name]
    before = stored(page)
    dialog = import_text(page, text)
    expect(dialog).to_contain_text(words)
    expect(dialog.get_by_role("button", name="Tuo merkinnät")).to_be_hidden()
    assert stored(page) == before


def test_script_in_every_field_stays_text(page: Page) -> None:
    mark = {"v": SCRIPT, "t": 1}
    text = backup(
        event(
            name=mark,
            place=mark,
            item__palkkio__note=mark,
            item__palkkio__who=mark,
            item__paivaraha__state={"v": "skipped", "t": 1},
            item__paivaraha__reason=mark,
            brief__tarkoitus=mark,
            **{"__proto__": mark, "constructor": mark},
        )
    )
    import_text(page, text).get_by_role("button", name="Tuo merkinnät").click()
    expect(page.locator("[data-event-name]")).to_have_text(SCRIPT)
    expect(item(page, "palkkio").locator("[data-note-shown]")).to_have_text(SCRIPT)
    page.goto("tilauspohja/")
    expect(page.locator("[data-letter-text]")).to_contain_text(SCRIPT)
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("hash_part", ["#jaa=1.rikki", "#jaa=9.abc", "#jaa=1.", "#jaa=0.%00"])
def test_a_broken_link_is_refused_with_a_reason(open_page: OpenPage, hash_part: str) -> None:
    page = open_page(LIST + hash_part)
    dialog = page.get_by_role("dialog", name="Merkintöjä ei voitu tuoda")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Peruuta").click()
    assert stored(page) == {}
