"""Whoever goes by names alone is led right: no name stands for two things in one place."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page, expect

from browser.conftest import OpenPage

ACT = {"button", "checkbox", "radio", "textbox", "searchbox", "combobox", "Date", "InputTime"}
OF_THE_BROWSER = {"Date", "InputTime"}  # what stands in them is no part of the page
# A reader hears in which of these something stands: a name need be its own within it alone.
PLACES = {
    *("banner", "navigation", "main", "complementary", "contentinfo", "region", "form", "search"),
    *("dialog", "group", "radiogroup", "cell", "gridcell"),
}
Node = dict[str, Any]


def controls(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield (role and name, place, aim) of all that can be worked on a page as it is now.

    That is by the browser's own accessibility tree. The aim of a link is its address, that of
    anything else is itself. Beside landmarks and groups, the place of a link is told by the
    heading above it and by the item of a list that its own list belongs to.
    """
    session = page.context.new_cdp_session(page)
    nodes: list[Node] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    heading = ""
    waiting = [(nodes[0], "", "")]
    while waiting:
        node, place, item = waiting.pop()
        role, name = (str(node.get(part, {}).get("value", "")) for part in ("role", "name"))
        number = node["nodeId"]
        if role == "heading":
            heading = number
        elif role == "listitem":
            item = number
        elif role in PLACES and not node["ignored"]:
            place = f"{role} “{name}” {number}"
        elif role == "list" and item:
            place = f"list of item {item}"
        if role in ACT:
            yield f"{role} “{name}”", place, number
        elif role == "link":
            told = {one["name"]: one["value"].get("value") for one in node["properties"]}
            yield f"{role} “{name}”", f"{place} below {heading}", str(told.get("url"))
        if role not in OF_THE_BROWSER:
            below = [by_id[one] for one in node.get("childIds", []) if one in by_id]
            waiting += [(child, place, item) for child in reversed(below)]


def same_names(page: Page) -> list[str]:
    """Return the names on a page, as it is now, that several controls of one place have."""
    # Links of items and headings have their names by the script.
    expect(page.locator(":has([data-script]) [data-links]:not([data-started])")).to_have_count(0)
    aims: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, place, aim in controls(page):
        aims[name, place].add(aim)
    return [
        f"{page.url}: {len(found)} controls are called {name} in {place}: {sorted(found)[:2]}"
        for (name, place), found in aims.items()
        if len(found) > 1
    ]


def test_no_two_controls_of_a_place_have_one_name_and_two_aims(
    open_page: OpenPage, paths: list[str]
) -> None:
    page = open_page("")
    found = []
    for path in paths:
        page.goto(path)
        found += same_names(page)
    assert not found, "\n".join(found)


def test_no_two_controls_of_the_open_tools_have_one_name_and_two_aims(open_page: OpenPage) -> None:
    """Two items and two forms open, then each dialog, with two events and changes in them."""
    page = open_page("tarkistuslista/")
    press(page, "[data-details-skip]")
    for item in ("tarve", "palkkio"):
        press(page, f"[data-item={item}] [data-more]")
        page.locator(f"#note-{item}").fill("Aino")
    for place in (0, 1):
        page.locator("[data-own-open]").nth(place).click()
    press(page, ".overview summary")
    found = same_names(page)
    press(page, "[data-history-open]")
    expect(page.locator("[data-steps] > li")).to_have_count(2)
    found += same_names(page)
    page.keyboard.press("Escape")
    press(page, "[data-event-edit]")
    found += same_names(page)
    press(page, "[data-events-open]")
    press(page, "#tilaisuudet [data-duplicate]")
    press(page, "[data-events-open]")
    expect(page.locator("#tilaisuudet [data-duplicate]")).to_have_count(2)
    found += same_names(page)
    page.keyboard.press("Escape")
    press(page, "[data-event-transfer]")
    page.locator("#laheta details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    found += same_names(page)
    assert not found, "\n".join(found)


def press(page: Page, selector: str) -> None:
    """Press the first of what is selected, once it shows."""
    page.locator(f"{selector} >> visible=true").first.click()
