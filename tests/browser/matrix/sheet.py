"""One sheet of pictures of the guide in many windows, to look at: `make sheet`."""

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from browser.matrix.states import Matrix, Scene, scenes_in
from kokemusopas.publish.serve import served
from playwright.sync_api import Browser, sync_playwright

from tools.find_browser import FLAGS, find_browser
from tools.public_addresses import DEFAULT, path_of

WIDTHS = (390, 640, 960, 1280, 1920)
TEXTS = (16, 32)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active", "color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
}
PLAIN: dict[str, Any] = dict.fromkeys(("color_scheme", "forced_colors", "contrast"), "null")
OTHER_LOOKS_AT = (390, 1280)  # colours change little with the width
HEIGHT = 900
HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sheet</title><style>
body { display: flex; flex-wrap: wrap; gap: 12px; align-items: start; font: 13px sans-serif;
  background: #ccc; margin: 12px; } h2 { flex: 1 0 100%; margin: 12px 0 0; font-size: 18px; }
figure { margin: 0; } img { display: block; zoom: 0.5; } </style>"""


def pages() -> list[Scene]:
    """Return what is shown on the sheet: a page of each look, and the tools in their states."""
    chosen = [
        Scene("", "home"),
        Scene("tilaaminen/", "a step"),
        Scene(path_of("palkkio", DEFAULT), "fee"),
        Scene("sv/", "home in Swedish"),
    ]
    return chosen + scenes_in(DEFAULT)


def windows() -> Iterator[tuple[str, int, int]]:
    """Yield (look, size of text, width) of all pictures of a page."""
    for look in LOOKS:
        for text in TEXTS:
            for width in WIDTHS if look == "light" else OTHER_LOOKS_AT:
                if look == "light" or text == TEXTS[0]:
                    yield look, text, width


def draw(address: str, folder: Path) -> Path:
    """Write the sheet of a site into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        found = "".join(_pictures(browser, address, folder))
        browser.close()
    sheet = folder / "index.html"
    sheet.write_text(HEAD + found, "utf-8")
    return sheet


def _pictures(browser: Browser, address: str, folder: Path) -> Iterator[str]:
    page = browser.new_page(
        base_url=address,
        service_workers="block",
        reduced_motion="reduce",
        viewport={"width": WIDTHS[-1], "height": HEIGHT},
    )
    matrix = Matrix(page)
    for number, scene in enumerate(pages()):
        yield f"<h2>/{escape(scene.path)} {escape(scene.name)}</h2>"
        matrix.open(scene)
        for look, text, width in windows():
            page.emulate_media(**PLAIN | LOOKS[look])
            matrix.text(text)
            page.evaluate("(state) => matrix.show(state)", {"width": width, "height": HEIGHT})
            name = f"{number}-{look.replace(' ', '-')}-{text}-{width}.png"
            page.locator("iframe").screenshot(path=folder / name)
            label = f"{width} px, text {text} px, {look}"
            yield f'<figure><img src="{name}" alt=""><figcaption>{label}</figcaption></figure>'


if __name__ == "__main__":
    site, target = map(Path, sys.argv[1:])
    with served(site) as address:
        print(draw(address, target))
