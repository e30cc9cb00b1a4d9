"""How long the checklist does not answer, on a slow processor with 20 events stored."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.freezing import SLOWER, TASKS, longest
from bench.measured import Measured
from tools.find_browser import FLAGS, find_browser
from tools.lighthouse import served

EVENTS = 20
SETTLED = 2500  # milliseconds, in which all rows are drawn and what was typed is written
LIST = "tarkistuslista/"
STORE = """(all) => Object.entries(all).forEach((entry) => localStorage.setItem(...entry))"""
Step = Callable[[Page], None]


def _stored(ids: list[str]) -> dict[str, str]:
    """Return EVENTS events in which each item has a note and a person, and a quarter a tick."""
    stored = {"kokemusopas/open": "e3"}
    for number in range(EVENTS):
        values = {"name": f"Luento {number}", "date": f"2030-0{1 + number % 9}-15", "asked": "1"}
        for place, one in enumerate(ids):
            values[f"item/{one}/note"] = "Soita ennen tilaisuutta ja kysy"
            values[f"item/{one}/who"] = f"Tekijä {place % 7}"
            if place % 4 == 0:
                values[f"item/{one}/state"] = "done"
        marks = {key: {"v": text, "t": 1} for key, text in values.items()}
        entry = {"version": 1, "event": {"id": f"e{number}", "marks": marks}}
        stored[f"kokemusopas/event/e{number}"] = json.dumps(entry)
    return stored


def _focus(selector: str, number: int = 0) -> Step:
    return lambda page: page.locator(selector).nth(number).focus()


def _press(key: str) -> Step:
    return lambda page: page.keyboard.press(key)


def _note(page: Page) -> None:
    page.locator("[data-item]:not([hidden]) > input").nth(6).focus()
    page.keyboard.press("Enter")


def _filters(page: Page) -> None:
    page.locator(".overview__filters summary").click()
    page.locator("[name=nayta]").first.focus()


def _events(page: Page) -> None:
    page.locator("[data-events-open]").click()
    page.locator("[data-open-event]").nth(5).focus()


# What is done, what goes before it, and the most that its longest task may take, in seconds.
WAYS: dict[str, tuple[Step, Step, float]] = {
    "a tick": (_focus("[data-item]:not([hidden]) > input", 6), _press("Space"), 0.06),
    "a letter in a note": (_note, _press("x"), 0.08),
    "a filter": (_filters, _press("ArrowDown"), 0.06),
    "another event": (_events, _press("Enter"), 0.1),
}
START_LIMIT = 0.1


def report(site: Path) -> list[Measured]:
    """Return the longest task of the list's start, and of each way to work with it.

    Counted is the time of the processor, as in bench/freezing.py.
    """
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        start = _longest(browser, address, None, lambda page: page.goto(f"{address}{LIST}"))
        measured = [Measured("the longest task: the list starts", start, START_LIMIT)]
        for what, (before, act, limit) in WAYS.items():
            seconds = _longest(browser, address, before, act)
            measured.append(Measured(f"the longest task: {what}", seconds, limit))
        browser.close()
    return measured


def _longest(
    browser: Browser, address: str, before: Step | None, act: Callable[[Page], object]
) -> float:
    """Return the seconds of the longest task of an act, in a page with stored events."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, service_workers="block", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}{LIST}", wait_until="networkidle")
    ids = page.locator("[data-item]").evaluate_all("rows => rows.map(row => row.dataset.item)")
    page.evaluate(STORE, _stored(ids))
    page.goto("about:blank")
    if before:
        page.goto(f"{address}{LIST}", wait_until="networkidle")
        before(page)
        page.wait_for_timeout(SETTLED)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    browser.start_tracing(page=page, categories=TASKS)
    act(page)
    page.wait_for_timeout(SETTLED)
    seconds = longest(json.loads(browser.stop_tracing())["traceEvents"])
    context.close()
    return seconds
