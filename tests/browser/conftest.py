"""What the browser tests share: one Chromium, and pages that report what goes wrong in them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from conftest import ROOT
from known_languages import KNOWN
from playwright.sync_api import Browser, Page, sync_playwright
from this_copy import OWNER, PUBLISHED

from tools.find_browser import FLAGS, find_browser
from tools.kinds import of_each_kind, read_pages
from tools.public_addresses import path_of

# No other host has an address here: whoever asks one is caught, and gets nothing.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
QUICK = "--in-process-gpu"  # a process less to start and to talk with
TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => console.error(
    "the security policy blocks", event.effectiveDirective, event.blockedURI, event.sample));"""
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = [*FLAGS, ALONE, QUICK]
        browser = playwright.chromium.launch(executable_path=find_browser(), args=flags)
        yield browser
        browser.close()


def left_out(path: str) -> str:
    """Return why this copy has no page at an address below the site, "" where it has one."""
    folder = path.partition("/")[0]
    if folder in KNOWN and folder not in PUBLISHED:
        return f"docs/owner.yml does not publish `{folder}`"
    pages = {path_of(name, code) for name in OWNER.leave_out.pages for code in PUBLISHED}
    return f"docs/owner.yml leaves out {path}" if path.partition("#")[0] in pages else ""


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Open an address of the site, and fail the test on anything that goes wrong in the page.

    That is: an error in its console, something that its security policy blocks, and a request
    to another host. The service worker is left out, unless `service_workers="allow"`.

    Takes the path, the time at which the clock stands still (`now`, ISO 8601) and the options of
    a browser context (`width`, `color_scheme`, `java_script_enabled` and so on).
    """
    problems: list[str] = []
    contexts = []

    def open_it(path: str = "", width: int = 1280, now: str = "", **options: object) -> Page:
        if why := left_out(path):
            pytest.skip(why)
        settings = {"base_url": address, "service_workers": "block"} | options
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            **settings,  # type: ignore[arg-type]
        )
        context.add_init_script(TELL_VIOLATIONS)
        contexts.append(context)
        # The context hears its further tabs and its service worker too.
        context.on(
            "console",
            lambda message: (
                problems.append(f"{path}: {message.text}") if message.type == "error" else None
            ),
        )
        context.on("weberror", lambda error: problems.append(f"{path}: {error.error}"))
        context.on(
            "requestfailed",  # all that asks another host fails; to hear of each request takes time
            lambda request: (
                None
                if request.url.startswith((address, "data:", "blob:", "mailto:"))
                else problems.append(f"{path} asks {request.url}")
            ),
        )
        if now:
            context.clock.set_fixed_time(datetime.fromisoformat(now))
        page = context.new_page()
        page.goto(path)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session", params=["some", pytest.param("all", marks=pytest.mark.long)])
def extent(request: pytest.FixtureRequest) -> str:
    """How much is looked at: `some`, which stands for all, or `all`."""
    return str(request.param)


@pytest.fixture(scope="session")
def paths(site: Path, extent: str) -> list[str]:
    """The paths of all pages of the site, or of one of each kind."""
    if extent == "all":
        return [path for path, _ in read_pages(site)]
    return of_each_kind(site, ROOT / "docs", PUBLISHED)
