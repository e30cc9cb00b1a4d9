"""Steps of a reader at the checklist that several tests take.

What they press is found by its hook: to find it by its role and name, all on the page is asked.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

TODAY = "2026-11-24"
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("denied", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = function () {
    throw new DOMException("full", "QuotaExceededError"); };"""


def started(page: Page) -> None:
    """Wait for the script of the page, without which every box is empty."""
    expect(page.locator("[data-events-open]")).to_be_visible()


def reopen(page: Page) -> None:
    """Load the page again, with its script."""
    page.reload()
    started(page)


def item(page: Page, item_id: str) -> Locator:
    """The row of one checklist item."""
    return page.locator(f"[data-item={item_id}]")


def box(page: Page, item_id: str) -> Locator:
    """The check box of one item."""
    return page.locator(f"#item-{item_id}")


def fact(page: Page, name: str) -> Locator:
    """The field of one of the open event's details."""
    return page.locator(f"[data-fact={name}]")


def make_event(page: Page, name: str, date: str = "", place: str = "") -> None:
    """Fill in the details of the open event."""
    started(page)
    skip = page.locator("[data-details-skip]")
    if skip.is_visible():
        skip.click()
    if not fact(page, "name").is_visible():
        page.locator("[data-event-edit]").click()
    fill_event(page, name, date, place)


def make_another(page: Page, name: str, date: str = "", place: str = "") -> None:
    """Create a further event."""
    page.locator("[data-events-open]").click()
    page.locator("#tilaisuudet [data-new]").click()
    fill_event(page, name, date, place)


def fill_event(page: Page, name: str, date: str, place: str) -> None:
    """Write what is known of the open event into its details."""
    fact(page, "name").fill(name)
    fact(page, "date").fill(date)
    fact(page, "place").fill(place)
    page.locator("[data-details-ready]").click()
    expect(fact(page, "name")).to_be_hidden()


def store_events(page: Page, **events: dict[str, str]) -> None:
    """Put events of these values into storage, by their ids; the last of them is open."""
    entries = {
        f"kokemusopas/event/{name}": json.dumps(
            {
                "version": 1,
                "event": {
                    "id": name,
                    "marks": {key: {"v": text, "t": 1} for key, text in values.items()},
                },
            }
        )
        for name, values in events.items()
    }
    page.evaluate(
        "all => Object.entries(all).forEach((entry) => localStorage.setItem(...entry))",
        entries | {"kokemusopas/open": list(events)[-1]},
    )
    reopen(page)


def open_panel(page: Page, item_id: str) -> Locator:
    """Open an item's details and return them."""
    item(page, item_id).get_by_role("button", name="Lisää tietoja").click()
    return page.locator(f"#panel-{item_id}")


def open_transfer(page: Page, group: str = "") -> Locator:
    """Open the dialog for sending and moving, and a group of its buttons."""
    page.locator("[data-event-transfer]").click()
    dialog = page.locator("#laheta")
    expect(dialog).to_be_visible()
    part = dialog.locator("details").filter(has=page.get_by_text(group, exact=True))
    if group and part.get_attribute("open") is None:
        part.locator("summary").click()
    return dialog


def stored(page: Page) -> dict[str, Any]:
    """What the guide has stored once a field is left, by key, but that it was opened before."""
    text = page.evaluate(
        "dispatchEvent(new Event('focusout')), JSON.stringify({ ...localStorage })"
    )
    kept = dict(json.loads(text))
    kept.pop("kokemusopas/offline/seen", None)
    return kept


def import_text(page: Page, text: str, name: str = "kopio.json") -> Locator:
    """Choose a backup file with this text and return the dialog that answers."""
    dialog = open_transfer(page, "Varmuuskopio ja tiedostot")
    with page.expect_file_chooser() as chooser, tempfile.TemporaryDirectory() as folder:
        dialog.get_by_role("button", name="Tuo varmuuskopio").click()
        file = Path(folder, name)  # a large one takes seconds by the way of its content
        file.write_text(text, "utf-8")
        chooser.value.set_files(file)
        answer = page.locator("#tuonti")
        expect(answer).to_be_visible()
    return answer
