"""How long a tick takes with 200 items on the page and 20 events stored."""

import json
import re
import statistics
import threading
from pathlib import Path

from kokemusopas.publish.serve import ADDRESS, server
from playwright.sync_api import Route, sync_playwright

from tools.find_browser import FLAGS, find_browser

ITEMS = 200
EVENTS = 20
TICKS = 40
MEASURE = """async (ids) => {
    const times = [];
    for (const id of ids) {
        await new Promise(requestAnimationFrame);
        const start = performance.now();
        document.getElementById(`item-${id}`).click();
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
    }
    return times;
}"""


def long_list(html: str) -> str:
    """Return the checklist page with its items repeated until there are ITEMS of them."""
    items = re.findall(r'<li class="checklist__item".*?</li>', html, re.DOTALL)
    more = [
        re.sub(r'(data-item="|item-|label-|why-)([a-z-]+)', rf"\g<1>\g<2>-{number}", item)
        for number in range(2, 2 + ITEMS // len(items))
        for item in items
    ]
    return html.replace(items[-1], "".join([items[-1], *more[: ITEMS - len(items)]]))


def stored_events() -> dict[str, str]:
    """Return EVENTS events in the form in which the guide stores them."""
    marks = {f"item/kohta-{number}/note": {"v": "Soita " * 10, "t": 1} for number in range(ITEMS)}
    return {
        f"kokemusopas/event/e{number}": json.dumps(
            {"version": 1, "event": {"id": f"e{number}", "marks": marks}}
        )
        for number in range(EVENTS)
    }


def tick_times(site: Path) -> list[float]:
    """Return how long each of TICKS ticks took until the page was laid out anew, in ms."""
    httpd = server(site, 0)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        page = browser.new_page(service_workers="block")
        address = f"http://{ADDRESS}:{httpd.server_port}/tarkistuslista/"

        def lengthen(route: Route) -> None:
            route.fulfill(
                content_type="text/html; charset=utf-8", body=long_list(route.fetch().text())
            )

        page.route("**/tarkistuslista/", lengthen)
        page.goto(address)
        page.evaluate(
            "events => Object.entries(events).forEach("
            "([key, text]) => localStorage.setItem(key, text))",
            stored_events(),
        )
        page.reload()
        ids = page.locator("[data-item]").evaluate_all("rows => rows.map(row => row.dataset.item)")
        assert len(ids) == ITEMS
        times: list[float] = page.evaluate(MEASURE, ids[:TICKS])
        browser.close()
    httpd.shutdown()
    return times


def report(site: Path) -> str:
    """Return the figures as a line."""
    times = tick_times(site)
    return (
        f"{statistics.median(times):6.1f} ms a tick (median of {TICKS}, longest "
        f"{max(times):.1f}), {ITEMS} items, {EVENTS} events"
    )
