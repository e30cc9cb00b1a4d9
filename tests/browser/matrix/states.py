"""In which windows, types and states of its tools the guide is looked at."""

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT
from playwright.sync_api import Frame, Page, Route

from tools.public_addresses import DEFAULT, path_of

HERE = Path(__file__).parent
FONT = "/assets/fonts/atkinson-hyperlegible-next.woff2"
# A page of the site's own origin that has no policy and holds its pages in a frame.
HOST = "matrix/"
HOST_PAGE = """<!doctype html><html lang="fi"><title>Matrix</title>
<body style="margin: 0"><script type="module">
    import * as matrix from "/matrix/matrix.mjs"; globalThis.matrix = matrix;
</script>"""
NARROWEST, WIDEST = 320, 1920
TEXTS = (16, 20, 24, 32)  # px, as a reader has set it in the browser
BREAKPOINT = re.compile(r"\((?:min|max)-width: ([\d.]+)rem\)")
NOTE = "Kysy esteettömyydestä, tulkkauksesta ja lähikuljetusmahdollisuuksista. " * 3
STARTED_MENU = ".menu:popover-open:has([aria-keyshortcuts])"  # with its script, which closes it
EVENT = {
    "name": "Sosiaali- ja terveydenhuollon kehittämisiltapäivä",
    "date": "2027-03-20",
    "place": "Keskussairaalan auditorio",
    "item/tehtava/due": "2020-12-20",
    "item/tarve/state": "done",
    "item/palkkio/state": "skipped",
    "item/palkkio/reason": "Järjestö maksaa",
    "item/palkkio/note": NOTE,
    "item/palkkio/who": "Aino Esimerkki",
    "question/tarkoitus": NOTE,
}

# States of the checklist: {name: (what is pressed, what is written, what shows then)}.
PRESSED = {
    "undo, details of an item and filters": (
        (".overview__filters summary", "#more-palkkio", "#item-ryhman-koko"),
        None,
        "[data-undo]",
    ),
    "details of the event": (("[data-event-edit]",), None, "[data-details]"),
    "events": (("[data-events-open]",), None, "#tilaisuudet"),
    "a new event": (("[data-events-open]", "#tilaisuudet [data-new]"), None, "[data-details]"),
    "send or move": (("[data-event-transfer]",), None, "dialog[open]"),
}


@dataclass(frozen=True)
class Scene:
    """A page, and what a reader does there until something shows."""

    path: str
    name: str = ""
    kept: bool = False  # an event with texts in it, from an earlier visit
    ready: str = ""  # what the script of the page adds, without which nothing can be pressed
    press: tuple[str, ...] = ()
    write: tuple[str, str] | None = None  # into what, and what
    until: str = ""


def scenes_in(*languages: str) -> list[Scene]:
    """Return the tools of the guide in the states that their pages do not show by themselves.

    Of other languages than the default one: those of the checklist.
    """
    found = []
    if DEFAULT in languages:
        found += [
            Scene("tilaaminen/", "menu", press=("button.header__menu",), until=STARTED_MENU),
            Scene(
                "tilaaminen/",
                "search in the menu",
                press=("button.header__menu",),
                write=("#valikko-haku", "palkkio"),
                until=".menu__answer li",
            ),
            Scene(
                "tilaaminen/", "contents", press=("button.toc-button",), until=".toc:popover-open"
            ),
            Scene("haku/?q=palkkio", "results", until=".search__results li"),
            Scene(path_of("tilauspohja", DEFAULT), "letter", kept=True, until="[data-letter-text]"),
        ]
    for language in languages:
        path = path_of("tarkistuslista", language)
        found += [
            Scene(path, "questions", until="[data-more]"),
            *(Scene(path, name, True, "[data-more]", *shown) for name, shown in PRESSED.items()),
        ]
    return found


def breakpoints() -> list[float]:
    """Return the widths at which the style sheets change something, in rem."""
    sheets = (ROOT / "overrides/components").glob("*/*.css")
    found = {one for sheet in sheets for one in BREAKPOINT.findall(sheet.read_text("utf-8"))}
    return sorted(map(float, found))


def widths(text: int, step: int) -> list[int]:
    """Return the widths at which a layout in this size of text could break, in px."""
    edges = {math.ceil(rem * text) for rem in breakpoints()}
    around = {edge + side for edge in edges for side in (-1, 0)}
    inside = {width for width in around if NARROWEST <= width <= WIDEST}
    return sorted(inside | set(range(NARROWEST, WIDEST + 1, step)))


class Matrix:
    """A page of the browser that shows pages of the site in windows of any width."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.route("**/matrix/**", self._answer)
        page.goto(HOST)
        page.wait_for_function("globalThis.matrix")
        self._debugger = page.context.new_cdp_session(page)

    def _answer(self, route: Route) -> None:
        name = route.request.url.rsplit("/", 1)[1]
        if name:
            route.fulfill(path=HERE / name, content_type="text/javascript")
        else:
            route.fulfill(body=HOST_PAGE, content_type="text/html")

    @property
    def frame(self) -> Frame:
        """The frame that the page stands in."""
        return self.page.frames[-1]

    def text(self, size: int) -> None:
        """Set the size of text, in px, as readers do for all pages in their browser."""
        self._debugger.send("Page.setFontSizes", {"fontSizes": {"standard": size}})

    def open(self, scene: Scene) -> None:
        """Show a page in its state."""
        kept = {
            "kokemusopas/open": "x",
            "kokemusopas/event/x": json.dumps(
                {
                    "version": 1,
                    "event": {
                        "id": "x",
                        "marks": {key: {"v": text, "t": 1} for key, text in EVENT.items()},
                    },
                }
            ),
        }
        self.page.evaluate(
            """async ([path, font, kept]) => {
                localStorage.clear();
                Object.entries(kept).forEach((entry) => localStorage.setItem(...entry));
                await matrix.open(path, font);
            }""",
            ["/" + scene.path, FONT, kept if scene.kept else {}],
        )
        if scene.ready:
            self.frame.locator(scene.ready).first.wait_for()
        for selector in scene.press:
            self.frame.locator(selector).first.dispatch_event("click")
        if scene.write:
            self.frame.locator(scene.write[0]).fill(scene.write[1])
        if scene.until:
            self.frame.locator(scene.until).first.wait_for()
