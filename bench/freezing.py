"""How long the page with the search does not answer while one types, on a slow processor."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.measured import Measured
from tools.find_browser import FLAGS, find_browser
from tools.lighthouse import served

SLOWER = 4  # times, as Lighthouse has it for a phone
LIMIT = 0.05  # seconds: from there on a reader feels that the page hangs
TASKS = ["toplevel", "__metadata"]  # what Chromium's trace calls them
SETTLED = 2500  # milliseconds, in which results are shown and their sentences fetched
WORDS = {
    "a word with a slip": "kokemustoiimjasta",
    "a long question": "miten kutsun kokemustoimijan tunnille ja kuka maksaa hänen matkansa sinne",
    "two hundred unknown words": " ".join(f"xq{number}zyw" for number in range(200)),
    "a word of five thousand letters": "kokemustoimija" * 357,
}


def report(site: Path) -> list[Measured]:
    """Return the longest task of each way to search, the index and the results included.

    Counted is the time of the processor, not that of the clock, so that other work on this
    computer is not counted with it. While it counts, the page is left alone but for keys: what
    drives the browser would be counted too.
    """
    ways = {what: _pasted(words) for what, words in WORDS.items()}
    ways["words typed letter by letter"] = _typed
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        measured = []
        for what, search in ways.items():
            page = browser.new_page()
            session = page.context.new_cdp_session(page)
            page.goto(f"{address}haku/", wait_until="networkidle")
            page.get_by_role("searchbox").first.focus()
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            browser.start_tracing(page=page, categories=TASKS)
            search(page)
            page.wait_for_timeout(SETTLED)
            seconds = longest(json.loads(browser.stop_tracing())["traceEvents"])
            measured.append(Measured(f"the longest task: {what}", seconds, LIMIT))
            page.close()
        browser.close()
    return measured


def longest(events: list[dict[str, Any]]) -> float:
    """Return the seconds of the longest task in the threads that run pages."""
    pages = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    lasted = [one.get("tdur", 0) for one in events if (one["pid"], one["tid"]) in pages]
    return max(lasted, default=0) / 1e6


def _pasted(words: str) -> Callable[[Page], None]:
    return lambda page: page.keyboard.insert_text(words)


def _typed(page: Page) -> None:
    page.keyboard.type("esteettömyys tilaisuudessa", delay=60)
