"""Out and in: what a reader wrote leaves whole, comes back whole, and hostile files do nothing."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from icalendar import Calendar, Event
from playwright.sync_api import Locator, Page, Route, expect

from browser.conftest import OpenPage
from browser.tool import FULL, TODAY, box, import_text, item, open_panel, open_transfer, stored
from tools.public_addresses import path_of

LIST = "tarkistuslista/"
PAGES = {"list": LIST, "brief": "tilauspohja/", "step": "valmistautuminen/"}
LONG = pytest.mark.long
WRITTEN = 1_795_000_000_000  # some days before TODAY
NOTE = 'Soita "Ainolle"; <b>klo 9</b> 😀 =1+1'
ANSWER = "Haluamme kuulla, miltä kuntoutus tuntuu."
WHOLE = {
    "name": "Syysseminaari",
    "date": "2026-12-20",
    "time": "13:00",
    "end": "14:30",
    "place": "Oulu, pääkirjasto",
    "language": "ukraina",
    "booker": "Aino Virtanen, 040 123 4567",
    "guest": "Ville Virta",
    "asked": "1",
    "item/tarve/state": "done",
    "item/rooli/state": "done",
    "item/palkkio/note": NOTE,
    "item/palkkio/who": "Pekka",
    "item/paivaraha/state": "skipped",
    "item/paivaraha/reason": "Sama päivä",
    "item/own-1/name": "Varaa kahvit.",
    "item/own-1/phase": "2",
    "item/own-1/due": "2026-12-01",
    "item/x-toinen-kortti/name": "Tilaa kulkukortti.",  # of another copy of the guide
    "item/x-toinen-kortti/phase": "2",
    "item/x-toinen-kortti/state": "done",
    "item/vanha-kohta/note": "Jäi yli.",
    "brief/tarkoitus": ANSWER,
}
OpenKept = Callable[..., Page]


def event(marks: Mapping[str, object], name: str = "x", time: int = WRITTEN) -> dict[str, object]:
    """An event; a text stands for a mark that was written at `time`."""
    return {
        "id": name,
        "marks": {
            key: {"v": mark, "t": time} if isinstance(mark, str) else mark
            for key, mark in marks.items()
        },
    }


def backup(*events: object, version: object = 1, form: str = "kokemusopas-backup") -> str:
    return json.dumps({"format": form, "version": version, "events": list(events)})


@pytest.fixture
def open_kept(open_page: OpenPage, address: str) -> OpenKept:
    """Open a page in a browser that has stored events, the first of them open."""

    def open_it(*events: dict[str, object], path: str = LIST, **options: object) -> Page:
        entries = {
            f"kokemusopas/event/{one['id']}": json.dumps({"version": 1, "event": one})
            for one in events
        } | {"kokemusopas/open": str(events[0]["id"])}
        local = [{"name": name, "value": value} for name, value in entries.items()]
        state = {"cookies": [], "origins": [{"origin": address.rstrip("/"), "localStorage": local}]}
        settings = {"now": f"{TODAY}T12:00:00", "storage_state": state} | options
        page = open_page(path, **settings)
        expect(page.locator("[data-event-name]")).not_to_have_text("Nimetön tilaisuus")
        return page

    return open_it


@pytest.fixture
def page(open_kept: OpenKept) -> Page:
    """The checklist of a reader who has written a whole event."""
    return open_kept(event(WHOLE), width=360, has_touch=True)


def marks_of(page: Page, name: str = "x") -> dict[str, str]:
    """The stored texts of an event."""
    marks = json.loads(stored(page)[f"kokemusopas/event/{name}"])["event"]["marks"]
    return {key: mark["v"] for key, mark in marks.items()}


def listen(page: Page) -> None:
    """Let the clipboard take what is copied."""
    page.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"
    )


def saved(page: Page, group: str, button: str, choice: str = "") -> tuple[str, str]:
    """Make a choice in the dialog and press a button there; return the file's name and text."""
    dialog = open_transfer(page, group)
    if choice:
        dialog.get_by_label(choice).check()
    with page.expect_download() as download:
        dialog.get_by_role("button", name=button).click()
    text = Path(download.value.path()).read_bytes().decode()
    dialog.get_by_role("button", name="Sulje").click()
    return download.value.suggested_filename, text


def calendar(page: Page, choice: str = "", button: str = "Lataa kalenteritiedosto") -> Calendar:
    """Choose what goes into the calendar and read the file as a calendar does."""
    return Calendar.from_ical(saved(page, "Kalenteri", button, choice)[1])


def confirmed(found: Calendar) -> list[Event]:
    """Return the entries that take place."""
    return [entry for entry in found.events if entry["STATUS"] == "CONFIRMED"]


def states(found: Calendar) -> dict[str, str]:
    """The states of entries, by the part of their id before the event's."""
    return {
        str(entry["UID"]).removesuffix("x@kokemusopas").rstrip("."): str(entry["STATUS"])
        for entry in found.events
    }


# Every export holds the whole event


@pytest.mark.parametrize("kind", ["list", "brief", pytest.param("step", marks=LONG)])
def test_every_export_holds_the_whole_event_from_whatever_page(
    open_kept: OpenKept, kind: str
) -> None:
    page = open_kept(event(WHOLE), path=PAGES[kind])
    listen(page)
    dialog = open_transfer(page)
    dialog.get_by_role("button", name="Kopioi teksti").click()
    expect(dialog.locator("[data-said]")).to_have_text("Kopioitu.")
    text = page.evaluate("window.copied")
    assert "20. joulukuuta 2026\nAika: 13.00–14.30" in text
    assert "[x] " in text
    assert "[–] " in text
    words = [
        WHOLE[key]
        for key in WHOLE
        if re.search("name|place|lang|booker|guest|who|note|reason|br", key)
    ]
    assert not [word for word in words if text.count(word) != 1]
    assert "1.12.2026" in text, "the own deadline of the own item"
    dialog.get_by_role("button", name="Sulje").click()
    for button in ("Teksti (.md)", "Taulukko (.csv)", "Tallenna varmuuskopio"):
        _, text = saved(page, "Varmuuskopio ja tiedostot", button)
        assert ANSWER in text, button
        assert "Ville Virta" in text, button
        assert "Jäi yli." in text, button
    entries = states(calendar(page, "jokainen avoin kohta"))
    assert {"own-1", "palkkio"} < set(entries)


def test_markdown_and_csv_hold_every_item(page: Page) -> None:
    expect(item(page, "own-1")).to_be_attached()
    count = page.locator("[data-item]").count()
    group = "Varmuuskopio ja tiedostot"
    name, text = saved(page, group, "Teksti (.md)")
    assert name == "syysseminaari.md"
    assert len(re.findall(r"^- \[[ x]\] ", text, re.MULTILINE)) == count
    name, text = saved(page, group, "Taulukko (.csv)")
    assert name == "syysseminaari.csv"
    assert text.startswith("\ufeff")
    assert text.count(";palkkio") == 1


def test_when_copying_is_forbidden_the_text_is_shown_to_select(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error(); }; }")
    dialog = open_transfer(page)
    dialog.get_by_role("button", name="Kopioi teksti").click()
    expect(dialog.locator("[data-said]")).to_contain_text("Valitse teksti alta")
    expect(dialog.get_by_role("textbox", name="Lähetä")).to_have_value(re.compile("Syysseminaari"))


# Mail and the system's share sheet


def mailed(page: Page) -> str:
    dialog = open_transfer(page)
    with page.expect_request(lambda asked: asked.url.startswith("mailto:")) as mail:
        dialog.get_by_role("button", name="Avaa sähköpostissa").click()
    assert len(mail.value.url) < 2000
    return unquote(mail.value.url)


def test_a_mail_holds_what_is_open_noted_or_answered(open_kept: OpenKept) -> None:
    ids = re.findall(r'id:"([a-z-]+)",text:', guide_text(open_kept))
    done = {f"item/{one}/state": "done" for one in ids if one != "palkkio"}
    page = open_kept(event({"name": "Tunti", "brief/tarkoitus": ANSWER} | done))
    mail = mailed(page)
    assert "subject=Tarkistuslista: Tunti" in mail
    assert ANSWER in mail
    assert mail.count("[ ] ") == 1
    assert "[x]" not in mail


def guide_text(open_kept: OpenKept) -> str:
    """The script with all items."""
    page = open_kept(event({"name": "Tunti"}))
    with page.expect_response(re.compile(r"/guide\.fi\.")) as answer:
        open_transfer(page)
    return answer.value.text()


def test_the_mail_always_opens_what_does_not_fit_is_on_the_clipboard(page: Page) -> None:
    listen(page)
    assert mailed(page).endswith("Liitä tähän teksti. Se on leikepöydälläsi.")
    text = page.evaluate("window.copied")
    assert NOTE in text
    assert ANSWER in text
    expect(page.locator("#laheta [data-said]")).to_contain_text("Liitä se viestiin")


def test_when_the_clipboard_refuses_the_mail_opens_and_the_text_is_shown(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error(); }; }")
    assert mailed(page).endswith("Kopioi teksti oppaasta ja liitä se tähän.")
    expect(page.get_by_role("textbox", name="Lähetä")).to_have_value(re.compile("Ville Virta"))


def test_the_share_sheet_is_offered_where_there_is_one_with_text_and_calendar(
    open_kept: OpenKept,
) -> None:
    page = open_kept(event(WHOLE))
    expect(open_transfer(page).locator("[data-share]")).to_be_hidden()
    page.evaluate("""() => {
        delete Object.getPrototypeOf(navigator).userAgentData;
        navigator.canShare = ({ files }) => files.length > 0;
        navigator.share = async ({ title, files }) => {
            window.shared = [title, ...files.map(({ name, type }) => `${name} ${type}`)];
        };
    }""")
    page.keyboard.press("Escape")
    open_transfer(page).get_by_role("button", name="Lähetä toisella sovelluksella").click()
    assert page.evaluate("window.shared") == [
        "Syysseminaari",
        "syysseminaari.txt text/plain",
        "syysseminaari.ics text/calendar",
    ]


# Calendar


def test_the_calendar_holds_the_event_at_its_time_and_what_is_due_as_the_reader_wants_it(
    page: Page,
) -> None:
    """An entry a due day, unless one an item or none is wanted; what is gone is cancelled."""
    own, *days = calendar(page).events
    assert (own["SUMMARY"], own["LOCATION"]) == ("Syysseminaari", "Oulu, pääkirjasto")
    assert own.start.isoformat() == "2026-12-20T13:00:00+02:00"
    assert own.end.isoformat() == "2026-12-20T14:30:00+02:00"
    (alarm,) = own.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(days=-1)
    assert len({entry.start for entry in days}) == len(days)
    _, *items = confirmed(calendar(page, "jokainen avoin kohta"))
    assert len(items) > len(days)
    due = {str(entry["UID"]).partition(".")[0]: entry.start for entry in items}
    assert due["own-1"] == date(2026, 12, 1)
    assert "palkkio" in due
    assert not due.keys() & {"tarve", "rooli", "paivaraha"}, "what is settled is not due"
    box(page, "palkkio").check()
    assert states(calendar(page, "jokainen avoin kohta"))["palkkio"] == "CANCELLED"
    (alone,) = confirmed(calendar(page, "Vain tilaisuus"))
    assert alone["SUMMARY"] == "Syysseminaari"
    taken = calendar(page, button="Lataa merkintöjen peruutus")
    assert taken["METHOD"] == "CANCEL"
    assert set(states(taken).values()) == {"CANCELLED"}
    assert {"", "palkkio", "own-1"} < set(states(taken))


def test_calendar_asks_for_a_date_first(open_page: OpenPage) -> None:
    page = open_page(LIST)
    dialog = open_transfer(page, "Kalenteri")
    expect(dialog.get_by_role("button", name="Lataa kalenteritiedosto")).to_be_disabled()
    expect(dialog.get_by_text("Kalenteriin tarvitaan tilaisuuden päivä")).to_be_visible()


# Printing


@pytest.mark.parametrize("filtered", [True, pytest.param(False, marks=LONG)])
def test_print_blank_is_blank_whatever_filter_is_on(page: Page, filtered: bool) -> None:
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    if filtered:
        page.get_by_text("Näytä ja järjestä").click()
        page.get_by_label("avoimet", exact=True).check()
        page.get_by_label("määräajan mukaan").check()
    dialog = open_transfer(page, "Tulostus ja PDF")
    dialog.get_by_role("button", name="Tulosta tyhjänä").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    guide = page.locator("[data-item]:not([data-item^=own-])")
    hidden = guide.evaluate_all("(rows) => rows.filter((row) => !row.checkVisibility()).length")
    assert (guide.count() > 50, hidden) == (True, 0)
    expect(item(page, "own-1")).to_be_hidden()
    for own in (NOTE, "Sama päivä", "Syysseminaari", "Jäi yli.", "Pekka"):
        assert not page.get_by_text(own).filter(visible=True).count(), own
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.className") == ""


# Backup


def test_a_backup_moves_everything_to_another_browser(page: Page, open_page: OpenPage) -> None:
    _, text = saved(page, "Varmuuskopio ja tiedostot", "Tallenna varmuuskopio")
    other = open_page(LIST, now=f"{TODAY}T12:05:00")
    dialog = import_text(other, text)
    expect(dialog).to_contain_text("Uusi tilaisuus. Kirjoittajan antama nimi: ”Syysseminaari”")
    expect(dialog).to_contain_text("4 rastia, 2 muistiinpanoa, 1 vastaus")
    assert not [key for key in stored(other) if "event/" in key], (
        "nothing before the reader accepts"
    )
    dialog.get_by_role("button", name="Tuo merkinnät").click()
    expect(other.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    assert WHOLE.items() <= marks_of(other).items()
    other.get_by_role("button", name="Kumoa").click()
    assert marks_of(other)["deleted"] == "1"


def test_an_item_that_another_copy_of_the_guide_added_is_one_of_the_readers_own_here(
    page: Page,
) -> None:
    expect(item(page, "x-toinen-kortti")).to_contain_text("Tilaa kulkukortti")
    box(page, "x-toinen-kortti").uncheck()
    page.get_by_role("button", name="Kumoa", exact=True).click()
    expect(box(page, "x-toinen-kortti")).to_be_checked()
    assert marks_of(page)["item/x-toinen-kortti/state"] == "done"


def test_what_an_owner_added_leaves_with_its_words_and_comes_back_without(page: Page) -> None:
    """The guide is that of a copy here: its script tells of an item which its owner added."""
    words = {"item/x-oys-auto/name": {"v": "Varaa paikka.", "t": 0}}

    def with_item(route: Route) -> None:
        script, added = route.fetch().text(), json.dumps(words)[1:-1]
        old = "carried:{" if "carried:{" in script else "{items:["  # this may be such a copy
        new = f"carried:{{{added}," if old == "carried:{" else f"{{carried:{{{added}}},items:["
        route.fulfill(content_type="text/javascript", body=script.replace(old, new, 1))

    page.route(re.compile(r"/scripts/guide\.fi"), with_item)
    _, text = saved(page, "Varmuuskopio ja tiedostot", "Tallenna varmuuskopio")
    assert json.loads(text)["events"][0]["marks"]["item/x-oys-auto/name"]["v"] == "Varaa paikka."
    assert "item/x-oys-auto/name" not in marks_of(page)
    expect(import_text(page, text)).to_contain_text("Kaikki nämä merkinnät ovat jo selaimessasi")


def test_what_is_in_the_trash_is_not_in_a_backup(open_kept: OpenKept) -> None:
    page = open_kept(event(WHOLE), event({"name": "Hylätty", "deleted": "1"}, "y"))
    _, text = saved(page, "Varmuuskopio ja tiedostot", "Tallenna varmuuskopio")
    assert [one["id"] for one in json.loads(text)["events"]] == ["x"]


def test_a_backup_brings_an_event_back_from_the_trash(open_kept: OpenKept) -> None:
    page = open_kept(event({"name": "Muu"}, "y"), event(WHOLE | {"deleted": "1"}))
    dialog = import_text(page, backup(event(WHOLE)))
    expect(dialog).to_contain_text("Palaa roskakorista")
    dialog.get_by_role("button", name="Tuo merkinnät").click()
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    assert marks_of(page)["deleted"] == ""


def put_away(page: Page) -> None:
    """Close the dialogs of an import and of sending."""
    while page.locator("dialog[open]").count():
        page.keyboard.press("Escape")


def test_what_is_here_already_or_is_empty_is_not_taken_in_and_what_is_replaced_is_shown(
    page: Page,
) -> None:
    dialog = import_text(page, backup(event(WHOLE)))
    expect(dialog).to_contain_text("Kaikki nämä merkinnät ovat jo selaimessasi")
    accept = dialog.get_by_role("button", name="Tuo merkinnät")
    expect(accept).to_be_hidden()
    dialog.get_by_role("button", name="Sulje").click()
    expect(dialog).to_be_hidden()
    put_away(page)
    ahead = WRITTEN + 5 * 365 * 86_400_000
    import_text(page, backup(event(dict.fromkeys(WHOLE, ""), time=ahead)))
    expect(accept).to_be_hidden()
    put_away(page)
    assert marks_of(page) == WHOLE, "an empty text dated ahead wipes nothing"
    later = event(WHOLE | {"item/tarve/state": "skipped"}, time=WRITTEN + 60_000)
    import_text(page, backup(later))
    expect(dialog).to_contain_text("Vaihtuu: 1 rasti.")
    expect(dialog.get_by_text("(Ennen: ")).to_be_visible()
    put_away(page)
    open_panel(page, "palkkio").get_by_label("Muistiinpano").fill("Sovittu.")
    import_text(page, backup(event(WHOLE)))
    expect(dialog.get_by_role("group")).to_have_count(0)  # an older version of it is no question
    assert marks_of(page)["item/palkkio/note"] == "Sovittu."


def test_marks_that_cannot_be_read_are_counted_and_the_rest_comes_in(open_page: OpenPage) -> None:
    page = open_page(LIST)
    bad = event(
        {"name": "Tunti", "place": {"v": 7, "t": 1}, "date": "pian", "item/palkkio/note": NOTE}
    )
    dialog = import_text(page, backup(bad, None))
    expect(dialog).to_contain_text("3 merkintää ei voitu lukea")
    dialog.get_by_role("button", name="Tuo merkinnät").click()
    expect(page.get_by_role("heading", name="Tunti")).to_be_visible()
    assert marks_of(page)["item/palkkio/note"] == NOTE


def test_a_text_that_is_too_long_is_cut_and_that_is_said(open_page: OpenPage) -> None:
    page = open_page(LIST)
    long = {"name": "Tunti" + "x" * 100, "item/palkkio/note": "a" * 6000}
    dialog = import_text(page, backup(event(long)))
    expect(dialog).to_contain_text("Yksi teksti oli liian pitkä")
    name = "Tunti" + "x" * 54 + "…"  # a longer one could pass for the guide's own words
    expect(dialog.get_by_role("heading", level=3)).to_contain_text(f"nimi: ”{name}”")
    dialog.get_by_role("button", name="Tuo merkinnät").click()
    expect(page.get_by_role("heading", name="Tunti")).to_be_visible()
    assert len(marks_of(page)["item/palkkio/note"]) == 5000


@pytest.mark.parametrize("old", [False, pytest.param(True, marks=LONG)])
def test_the_rescue_file_of_what_was_set_aside_is_read_mark_by_mark(
    open_page: OpenPage, old: bool
) -> None:
    page = open_page(LIST)
    entry = {"version": 1, "event": event({"name": "Pelastettu", "place": {"v": 7, "t": 1}})}
    entries = {"kokemusopas/aside/17/x": json.dumps(entry)}
    rescue = entries if old else {"format": "kokemusopas-rescue", "version": 1, "entries": entries}
    dialog = import_text(page, json.dumps(rescue))
    expect(dialog).to_contain_text("Yhtä merkintää ei voitu lukea")
    dialog.get_by_role("button", name="Tuo merkinnät").click()
    expect(page.get_by_role("heading", name="Pelastettu")).to_be_visible()


def test_what_an_import_could_not_store_is_said(open_page: OpenPage) -> None:
    page = open_page(LIST)
    page.evaluate(f"() => {{ {FULL} }}")
    dialog = import_text(page, backup(event({"name": "Tunti"})))
    dialog.get_by_role("button", name="Tuo merkinnät").click()
    expect(dialog).to_contain_text("Selain ei tallentanut näitä tilaisuuksia: Tunti")
    dialog.get_by_role("button", name="Sulje").click()
    expect(page.locator("[data-event-name]")).to_have_text("Tunti")


# Merging keeps both

OTHER_NOTE = "Laskutus sovittu Liisan kanssa."


def copy_of_event() -> dict[str, object]:
    """A colleague's copy of the event, written later."""
    copy = {
        "name": "Kevätseminaari",
        "place": "Kemi",
        "item/palkkio/note": OTHER_NOTE,
        "item/muoto/state": "done",
        "item/muoto/text": "fi:abc",
        "brief/toiveet": "Vesilasi",
    }
    return event(copy, time=WRITTEN + 60_000)


@pytest.fixture
def preview(page: Page) -> Locator:
    """What the dialog shows of a colleague's copy of the event."""
    return import_text(page, backup(copy_of_event()))


def conflict(preview: Locator, name: str) -> Locator:
    return preview.get_by_role("group", name=name)


def test_two_texts_stand_side_by_side_with_whose_and_when_they_are_for_the_reader_to_choose(
    preview: Locator, page: Page
) -> None:
    expect(preview.get_by_role("heading", level=3)).to_have_text("Syysseminaari")
    expect(preview).to_contain_text("Lisää: 1 rasti, 1 vastaus.")
    expect(preview).to_contain_text("3 kohdassa on kaksi eri tekstiä")
    note = conflict(preview, "Muistiinpano: ")
    moment = datetime.fromtimestamp(WRITTEN / 1000)
    expect(note).to_contain_text(f"{moment:%-d.%-m.%Y}")
    expect(note.locator("[data-mine]")).to_have_text(NOTE)
    expect(note.locator("[data-theirs]")).to_have_text(OTHER_NOTE)
    expect(note.get_by_label("Pidä molemmat")).to_be_checked()
    expect(conflict(preview, "Paikka").get_by_label("Pidä oma")).to_be_checked()
    preview.get_by_text("Näytä, mitä tulee").click()
    expect(preview.get_by_text("Vesilasi")).to_be_visible()
    conflict(preview, "Paikka").get_by_label("Ota tuotava").check()
    note.get_by_label("Pidä oma").check()
    preview.get_by_role("button", name="Tuo merkinnät").click()
    marks = marks_of(page)
    assert (marks["place"], marks["item/palkkio/note"]) == ("Kemi", NOTE)


def test_unless_the_reader_chooses_both_notes_stay_and_the_own_place(
    preview: Locator, page: Page
) -> None:
    preview.get_by_role("button", name="Peruuta").click()
    assert marks_of(page) == WHOLE, "nothing changes when the import is put away"
    put_away(page)
    import_text(page, backup(copy_of_event()))
    preview.get_by_role("button", name="Tuo merkinnät").click()
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    marks = marks_of(page)
    assert marks["item/palkkio/note"] == f"{NOTE}\n{OTHER_NOTE}"
    assert (marks["place"], marks["item/muoto/state"]) == (WHOLE["place"], "done")
    assert marks["brief/toiveet"] == "Vesilasi"
    page.get_by_role("button", name="Kumoa").click()
    assert marks_of(page)["item/palkkio/note"] == NOTE
    assert marks_of(page)["item/muoto/state"] == ""


# Share link and QR code


def link_of(page: Page) -> str:
    dialog = open_transfer(page, "Linkki ja QR-koodi")
    dialog.get_by_role("button", name="Tee linkki").click()
    link = dialog.get_by_label("Linkki", exact=True)
    expect(link).to_have_value(re.compile(r"/tarkistuslista/#jaa=2\."))
    return link.input_value()


def test_a_share_link_carries_the_event_in_its_fragment_only(
    page: Page, open_page: OpenPage
) -> None:
    link = link_of(page)
    expect(page.get_by_text("Tämä sivusto ei saa tietojasi.")).to_be_visible()
    expect(page.get_by_text("joka tarkistaa linkkejä, voi kuitenkin lukea ne")).to_be_visible()
    asked: list[str] = []
    other = open_page("")
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    answer = other.get_by_role("dialog", name="Tuo merkinnät")
    expect(answer).to_contain_text("Uusi tilaisuus. Kirjoittajan antama nimi: ”Syysseminaari”")
    expect(other).to_have_url(re.compile(r"/tarkistuslista/$"))
    answer.get_by_role("button", name="Tuo merkinnät").click()
    expect(other.get_by_role("heading", name="Syysseminaari")).to_be_visible()
    assert WHOLE.items() <= marks_of(other).items()
    assert asked
    assert not [url for url in asked if "jaa" in url.partition("#")[0]]


def test_a_link_made_in_swedish_opens_in_swedish(
    open_kept: OpenKept, open_page: OpenPage, address: str
) -> None:
    page = open_kept(event(WHOLE), path=path_of("tarkistuslista", "sv"))
    page.locator("[data-event-transfer]").click()
    page.locator("#laheta details:has([data-link]) summary").click()
    page.locator("[data-link]").click()
    expect(page.locator("#jakolinkki")).to_have_value(re.compile("#jaa="))
    other = open_page("")
    other.goto(page.locator("#jakolinkki").input_value())
    expect(other.get_by_role("dialog")).to_contain_text("Syysseminaari")
    expect(other).to_have_url(address + path_of("tarkistuslista", "sv"))
    expect(other.locator("html")).to_have_attribute("lang", "sv")


def test_a_link_that_the_browser_does_not_copy_is_selected(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error(); }; }")
    link = link_of(page)
    page.get_by_role("button", name="Kopioi linkki").click()
    expect(page.locator("#laheta [data-said]")).to_contain_text("Linkki on valittuna")
    assert page.evaluate("getSelection().toString()") == link


@pytest.mark.parametrize(
    "kind", ["brief", *(pytest.param(kind, marks=LONG) for kind in ("list", "step"))]
)
def test_a_link_works_when_it_is_pasted_into_an_open_page(
    page: Page, open_page: OpenPage, kind: str
) -> None:
    shared = link_of(page).partition("#")[2]
    other = open_page(PAGES[kind])
    for hash_part in (shared, shared.replace("=", "%3D") + "%3E"):
        other.evaluate("(hash) => { location.hash = hash; }", hash_part)
        dialog = other.get_by_role("dialog", name="Tuo merkinnät")
        expect(dialog).to_contain_text("Uusi tilaisuus. Kirjoittajan antama nimi: ”Syysseminaari”")
        expect(other).to_have_url(re.compile(r"/$"))
        dialog.get_by_role("button", name="Peruuta").click()


def test_a_broken_link_is_refused_with_a_reason(open_page: OpenPage) -> None:
    page = open_page(f"{LIST}#jaa=1.rikki")
    for next_part in ("#jaa=9.abc", "#jaa=1.", "#jaa=0.%00", ""):
        dialog = page.get_by_role("dialog", name="Merkintöjä ei voitu tuoda")
        expect(dialog).to_be_visible()
        dialog.get_by_role("button", name="Sulje").click()
        expect(dialog).to_be_hidden()
        assert not [key for key in stored(page) if "event/" in key]
        page.evaluate("part => { location.hash = part; }", next_part)


def test_the_qr_code_fills_the_screen_and_gives_the_focus_back(page: Page) -> None:
    link_of(page)
    opener = page.get_by_role("button", name="Näytä QR-koodi")
    opener.click()
    image = page.get_by_role("img", name="QR-koodi, jossa on linkki")
    expect(image.locator("path")).to_have_attribute("d", re.compile(r"^M"))
    expect(page.get_by_text("ettei jokainen puhelin lue sitä")).to_be_hidden()
    assert image.bounding_box()["width"] > 340  # type: ignore[index]
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def letters(count: int) -> str:
    """A text that does not pack."""
    return "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(count))


def test_a_dense_qr_code_says_that_a_phone_may_not_read_it(open_kept: OpenKept) -> None:
    page = open_kept(event({"name": "Tunti", "item/palkkio/note": letters(400)}))
    link_of(page)
    page.get_by_role("button", name="Näytä QR-koodi").click()
    expect(page.get_by_text("ettei jokainen puhelin lue sitä")).to_be_visible()


def test_a_link_too_long_for_a_qr_code_says_what_to_do(open_kept: OpenKept) -> None:
    page = open_kept(event({"name": "Tunti", "item/palkkio/note": letters(4000)}))
    link_of(page)
    page.get_by_role("button", name="Näytä QR-koodi").click()
    expect(page.locator("#laheta [data-said]")).to_contain_text("liian pitkä QR-koodiin")


# The dialog


def test_the_dialog_fits_a_phone_and_gives_the_focus_back(open_kept: OpenKept) -> None:
    page = open_kept(event(WHOLE), width=390)
    dialog = open_transfer(page)
    assert dialog.evaluate("(one) => one.scrollHeight <= one.clientHeight")
    expect(dialog.locator("details[open] > summary")).to_have_text("Lähetä")
    expect(dialog.locator("[data-announce]")).to_have_count(1)
    dialog.get_by_role("button", name="Sulje").click()
    expect(page.get_by_role("button", name="Lähetä tai siirrä")).to_be_focused()


@pytest.mark.parametrize("part", ["panel", "guide"])
def test_when_the_part_cannot_be_fetched_the_page_says_so(open_page: OpenPage, part: str) -> None:
    page = open_page(LIST)
    broken = {"body": "throw new Error('offline');", "content_type": "text/javascript"}
    page.route(re.compile(rf"/{part}\."), lambda route: route.fulfill(**broken))
    dialog = open_transfer(page)
    expect(dialog.locator("[data-said]")).to_contain_text("ei saatu haettua")
    expect(dialog.locator("summary").first).to_be_hidden()
    dialog.get_by_role("button", name="Sulje").click()
    expect(dialog).to_be_hidden()


# Hostile files

SCRIPT = "<img src=x onerror='window.hacked = 1'><script>window.hacked = 1</script>"
HOSTILE = {
    "not json": ("hei", "ei ole oppaan varmuuskopio"),
    "another service": (backup(event({}), form="muu"), "jostakin muusta palvelusta"),
    "newer version": (backup(event({}), version=99), "uudemmalla versiolla"),
    "version of no number": (backup(event({}), version="1"), "vioittuneet"),
    "no events": (backup(), "vioittuneet"),
    "no event among them": (backup({"id": "<b>", "marks": {}}), "vioittuneet"),
    "too many events": (backup(*[event({})] * 300), "liikaa"),
    "deep nesting": (
        '{"format":"kokemusopas-backup","version":1,"events":' + "[" * 60000 + "]" * 60000 + "}",
        "vioittuneet",
    ),
    "10 MB": (json.dumps({"a": "x" * 10_000_000}), "liian suuri"),
}


def test_a_hostile_file_is_refused_with_a_reason_and_changes_nothing(page: Page) -> None:
    before = stored(page)
    for name, (text, words) in HOSTILE.items():
        dialog = import_text(page, text)
        expect(dialog, name).to_contain_text(words)
        expect(dialog.get_by_role("button", name="Tuo merkinnät"), name).to_be_hidden()
        assert stored(page) == before, name
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)


def test_script_in_every_field_stays_text(page: Page) -> None:
    keys = [
        key for key in WHOLE if re.search("name|place|lang|booker|guest|who|note|reason|brief", key)
    ]
    text = backup(event(dict.fromkeys(keys, SCRIPT) | {"__proto__": SCRIPT, "constructor": "x"}))
    dialog = import_text(page, text)
    for choice in dialog.get_by_label("Ota tuotava").all():
        choice.check()
    dialog.get_by_role("button", name="Tuo merkinnät").click()
    expect(page.locator("[data-event-name]")).to_have_text(SCRIPT)
    page.goto("tilauspohja/")
    expect(page.locator("[data-letter-text]")).to_contain_text(SCRIPT)
    assert page.evaluate("window.hacked") is None
