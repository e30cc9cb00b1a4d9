"""Who reads Swedish or English books a guest without meeting another language on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar
from known_languages import KNOWN
from kokemusopas.checks.foreign import MarkedText, foreign
from marked_texts import OWN, marked_texts, names
from playwright.sync_api import Page
from this_copy import EACH, short_texts

from browser.conftest import OpenPage
from browser.tool import TODAY, box, fact
from tools.public_addresses import path_of

# What the reader writes, in their own language.
WRITTEN = {
    "sv": {"name": "Höstseminarium", "language": "svenska", "tarkoitus": "Vi vill lära oss mer."},
    "en": {"name": "Autumn seminar", "language": "English", "tarkoitus": "We want to learn more."},
}


@pytest.mark.parametrize("language", EACH[1:])
def test_the_path_from_the_home_page_to_a_sent_letter_is_in_one_language(
    open_page: OpenPage, language: str
) -> None:
    tool, words = short_texts()[language]["tool"], WRITTEN[language]
    page = open_page(path_of("index", language), now=f"{TODAY}T12:00:00", locale=language)
    met = {**seen(page, "home")}
    page.goto(path_of("tarkistuslista", language))
    box(page, "palkkio").wait_for()
    page.get_by_role("button", name=tool["form"]["skip"]).click()
    page.get_by_role("button", name=tool["event"]["edit"]).click()
    fact(page, "name").fill(words["name"])
    fact(page, "date").fill("2027-01-20")
    fact(page, "language").fill(words["language"])
    box(page, "tarve").check()
    met |= seen(page, "checklist")
    page.locator("[data-history-open]").click()
    page.locator("#tilaisuuden-muutokset [data-content]").wait_for()
    met |= seen(page, "history")
    page.keyboard.press("Escape")
    page.goto(path_of("tilauspohja", language))
    page.locator("#question-tarkoitus").fill(words["tarkoitus"])
    page.locator("[data-letter-text]").wait_for()
    met |= seen(page, "letter")
    transfer = tool["transfer"]
    page.get_by_role("button", name=transfer["title"]).click()
    met |= seen(page, "sending")
    for line in (
        *downloaded(page, transfer["markdown"]).splitlines(),
        *told(Calendar.from_ical(downloaded(page, transfer["calendar_save"]))),
    ):
        met[MarkedText(line, language)] = "files"
    assert len(met) > 300
    problems = [
        f"{met[passage]}: found {other}: “{passage.text}”"
        for passage, other in foreign(met, KNOWN, names(), OWN)
    ]
    assert not problems, "a text of the tools is in another language:\n" + "\n".join(problems)


def downloaded(page: Page, button: str) -> str:
    """Press a button and return the text of the file that it gives."""
    asked = page.get_by_role("button", name=button, include_hidden=True)
    group = page.locator("dialog[open] details", has=asked)
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    with page.expect_download() as download:
        asked.click()
    return Path(download.value.path()).read_text("utf-8")


def told(calendar: Calendar) -> Iterator[str]:
    """Yield what a calendar shows of its entries."""
    for entry in calendar.events:
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
            yield from str(entry.get(name, "")).splitlines()


def seen(page: Page, where: str) -> dict[MarkedText, str]:
    """Return {passage: where it was met} of all that stands on a page, its dialogs among it."""
    html = BeautifulSoup(page.content(), "lxml")
    return dict.fromkeys(marked_texts(html), where)
