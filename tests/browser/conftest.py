"""What the browser tests share: one Chromium, and pages that report what goes wrong in them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.find_browser import find_browser

FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Open an address of the site; any error in its console or request elsewhere fails the test.

    Takes the path and the options of a browser context (`width`, `color_scheme`,
    `java_script_enabled` and so on).
    """
    problems: list[str] = []
    contexts = []

    def open_it(path: str = "", width: int = 1280, **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, base_url=address, **options  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: (
            problems.append(f"{path}: {message.text}") if message.type == "error" else None
        ))
        page.on("pageerror", lambda error: problems.append(f"{path}: {error}"))
        page.on("request", lambda request: (
            None if request.url.startswith((address, "data:", "blob:", "mailto:"))
            else problems.append(f"{path} asks {request.url}")
        ))
        page.goto(path)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def paths(site: Path) -> list[str]:
    """The paths of all pages of the site."""
    return sorted(
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in site.rglob("*.html")
    )
