"""What is heard of the guide is what was once read aloud and found good: tests/heard/."""

import os
from collections.abc import Callable
from datetime import datetime
from json import dumps

import pytest
from conftest import ROOT
from playwright.sync_api import FilePayload, Page
from this_copy import EACH

from browser.conftest import OpenPage
from browser.hearing import TYPED, Hearing, differences, words_of
from tools.public_addresses import LANGUAGES, path_of

KEPT = ROOT / "tests/heard"
NOW = datetime.fromisoformat("2026-11-24T10:00")
DATE = "2027-03-20"


def home(hearing: Hearing, language: str) -> None:
    hearing.goes_to(path_of("index", language), ".header")
    hearing.reads("the way past the header", ".skip")
    hearing.reads("header", ".header")
    hearing.reads("the way in", ".home__hero")
    hearing.reads("the five steps", ".steps")
    hearing.reads("tools", ".home__tools")


def menu(hearing: Hearing, language: str) -> None:
    hearing.goes_to(path_of("tehtavat", language), ".header")
    hearing.presses("Enter", on=".header__menu", until=".menu")
    hearing.reads("menu", ".menu")
    hearing.presses("Escape", on=".menu a")


def lanes(hearing: Hearing, language: str) -> None:
    hearing.goes_to(path_of("pahkinankuoressa", language), ".lanes")
    hearing.reads("what is done when", ".timeline")
    hearing.reads("who does what in the first step", ".lanes__step")


def blocks(hearing: Hearing, language: str) -> None:
    hearing.goes_to(path_of("kirjoittajalle", language), ".say")
    hearing.reads("words to say", ".say")
    hearing.reads("this and not that", ".pair")
    hearing.reads("cards", ".cards")
    hearing.reads("a figure to remember", ".fact")


def step(hearing: Hearing, language: str) -> None:
    hearing.goes_to(path_of("tilaaminen", language), ".toc .header__languages")  # by the script
    hearing.reads("contents", ".toc")
    hearing.reads("the five steps", ".steps")
    hearing.reads("title", ".heading--page")
    hearing.is_told("Enter", on=".heading--page a", until="[data-links]:not(:empty)")
    hearing.reads("items of the step before they are a tool", ".phase-list .checklist")
    hearing.page.locator(".phase-list").scroll_into_view_if_needed()
    hearing.page.locator(".phase-list [data-more]").first.wait_for()
    hearing.reads("event", ".phase-list .event")
    hearing.reads("items of the step", ".phase-list .checklist")
    hearing.reads("further pages", ".neighbours")


def checklist(hearing: Hearing, language: str) -> None:
    hearing.goes_to(path_of("tarkistuslista", language), "[data-more]")
    page = hearing.page
    hearing.reads("first questions", ".event")
    date = page.locator("[data-fact=date]")
    hearing.does("gives a date", lambda: date.fill(DATE))
    hearing.presses("Space", on="[name=kind]")
    hearing.presses("Space", on="[name=site]")
    hearing.presses("Space", on="[name=via]")
    hearing.is_told("Enter", on="[data-details-ready]")
    hearing.reads("event", ".event")
    hearing.reads("how far the list is", ".overview")
    hearing.reads("how far a phase is", ".phase-progress")
    hearing.reads("items", ".checklist")
    hearing.reads("below the items", ".phase-foot")
    hearing.is_told("Space", on="[data-item] input")
    hearing.presses("Tab")
    hearing.is_told("Enter")
    hearing.is_told("Enter")
    hearing.presses("Escape")
    hearing.presses("Enter", until=".panel:not([hidden]) [data-brief-link]:not([hidden])")
    hearing.is_told(TYPED)
    hearing.reads("what is written on an item", ".panel")
    hearing.presses("Escape")
    hearing.presses("Enter", on=".overview summary")
    hearing.is_told("ArrowDown", on=".overview [name=nayta]")
    hearing.reads("filters", ".overview__filters")
    hearing.is_told("Space", on="[data-item] input")
    hearing.presses("Tab")
    hearing.is_told("Space")
    hearing.is_told("Enter", on="[data-phase-reset]")
    hearing.presses("Escape")
    hearing.presses("Enter", on="[data-own-open]")
    hearing.is_told(TYPED)
    hearing.presses("Escape")
    hearing.is_told("Enter", on="[data-all]")


def events(hearing: Hearing, language: str) -> None:
    hearing.goes_to(path_of("tarkistuslista", language), "[data-more]")
    listed = "#tilaisuudet [data-new]"
    hearing.presses("Enter", on="[data-details-skip]")
    hearing.presses("Enter", on="[data-event-edit]")
    hearing.reads("details", ".event__details")
    hearing.is_told(TYPED)
    hearing.presses("Enter", on="[data-details-ready]")
    hearing.reads("event", ".event")
    hearing.presses("Enter", on="[data-events-open]", until=listed)
    hearing.reads("events", "#tilaisuudet")
    hearing.is_told("Enter", on="#tilaisuudet [data-duplicate]")
    hearing.presses("Enter", on="[data-events-open]", until=listed)
    hearing.is_told("Enter", on="#tilaisuudet [data-delete]")
    hearing.is_told("Enter")
    hearing.is_told("Enter", on="#tilaisuudet [data-delete]")
    hearing.is_told("Enter", on="#tilaisuudet [data-restore]")
    hearing.is_told("Enter", on="#tilaisuudet [data-delete]")
    hearing.presses("Enter", on="#tilaisuudet [data-empty]")
    hearing.is_told("Enter", on="#tilaisuudet [data-empty-do]")
    hearing.is_told("Enter", on=listed)
    hearing.presses("Enter", on="[data-event-transfer]", until="#laheta [data-copy]")
    hearing.reads("ways to send", "#laheta")
    copied = "#laheta [data-said]:not(:empty)"
    hearing.is_told("Enter", on="#laheta [data-copy]", until=copied)
    hearing.does("chooses a file", lambda: choose_backup(hearing.page), until="#tuonti")
    hearing.reads("what comes in", "#tuonti")
    hearing.is_told("Enter", on="#tuonti [data-accept]")


def choose_backup(page: Page) -> None:
    """Choose a backup of one event that has a name."""
    event = {"id": "x", "marks": {"name": {"v": TYPED, "t": 1}}}
    backup = {"format": "kokemusopas-backup", "version": 1, "events": [event]}
    chosen: FilePayload = {
        "name": "x.json",
        "mimeType": "application/json",
        "buffer": dumps(backup).encode(),
    }
    page.locator("#laheta [data-import-file]").set_input_files(chosen)


def brief(hearing: Hearing, language: str) -> None:
    hearing.goes_to(path_of("tilauspohja", language), "[data-letter]:not([hidden])")
    page = hearing.page
    hearing.reads("parts", ".parts")
    hearing.reads("questions", ".brief")
    hearing.does("goes to a question", page.locator(".brief textarea").first.focus)
    hearing.is_told(TYPED)
    hearing.presses("Tab")
    hearing.is_told("Enter")
    hearing.is_told("Enter")
    hearing.reads("letter", ".letter")
    hearing.is_told("Enter", on="[data-letter-copy]", until="[data-letter-said]:not(:empty)")
    other = next(one for one in LANGUAGES if one != language)
    chosen = page.locator("#kirjeen-kieli")
    hearing.does("goes to the language of the letter", chosen.focus)
    hearing.does("chooses another", lambda: chosen.select_option(other))


def search(hearing: Hearing, language: str) -> None:
    hearing.goes_to(path_of("haku", language), "[data-search-status]")
    hearing.reads("field", ".search")
    hearing.reads("instead", ".search__instead")
    hearing.reads("keys", ".search__keys")
    field = hearing.page.locator("#haku-sana")
    said = "[data-search-status]:not(:empty)"
    hearing.does("asks for xyzzyqwrt", lambda: field.fill("xyzzyqwrt"), until=said)
    hearing.reads("answer", "[data-search-answer]")


SCENES: list[Callable[[Hearing, str], None]] = [
    home,
    menu,
    lanes,
    blocks,
    step,
    checklist,
    events,
    brief,
    search,
]


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page in which scripts of the test may run, and announcements are not waited for."""
    page = open_page("404.html", bypass_csp=True, permissions=["clipboard-write"])
    page.clock.install(time=NOW)
    return page


def known_words(language: str) -> set[str]:
    """Return all words of what translators write."""
    files = [*(ROOT / "docs" / language).iterdir(), *(ROOT / "docs").glob("*.yml")]
    return {word for file in files if file.is_file() for word in words_of(file.read_text("utf-8"))}


@pytest.mark.parametrize("language", EACH)  # all have the same roles, states and order
@pytest.mark.ours
def test_what_is_heard_is_what_was_read_aloud_once(page: Page, language: str) -> None:
    """Roles, states, order and what is announced; the guide's texts may be edited meanwhile."""
    known = known_words(language)
    found = []
    for scene in SCENES:
        hearing = Hearing(page)
        scene(hearing, language)
        page.evaluate("localStorage.clear()")
        kept = KEPT / language / f"{scene.__name__}.txt"
        if os.environ.get("RENEW"):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text("\n".join(hearing.lines).strip() + "\n", "utf-8")
        before = ["", *kept.read_text("utf-8").splitlines()] if kept.exists() else []
        diff = differences(before, hearing.lines, known)
        if diff:
            found.append(f"{kept.relative_to(ROOT)}:\n" + "\n".join(diff))
    assert not found, (
        "\n\n".join(found)
        + "\n\nSomething else is heard. Read it aloud; if it is right, `make heard` keeps it."
    )
