"""In real browsers of 2021 and 2022, which lack popovers, layers and more, the guide works."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import brotli
import pytest
from conftest import ROOT, run
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tools.find_browser import FLAGS

pytestmark = pytest.mark.long

PACKAGES = ROOT / "tests/old-browsers"
PHONE = {"width": 390, "height": 844}
PAGES = ("", "tilaaminen/", "tarkistuslista/", "tilauspohja/", "haku/?q=palkkio")
STARTED = "document.querySelector('[data-more]')"
NO_WORKER = "document.querySelector('[data-offline]').hidden"  # nor an offer of one
LONGEST_WAIT = 10  # s
Visit = Callable[[str], Page]


@pytest.fixture(scope="module", params=["92", "103"])
def old_browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Chromium of this version, which Playwright can start but not click in."""
    lock, installed = PACKAGES / "package-lock.json", PACKAGES / "node_modules/.package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund")
        path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
        npm = run("npm", "ci", "--prefix", PACKAGES, *quiet, PATH=path)
        assert npm.returncode == 0, f"the old browsers could not be fetched:\n{npm.stderr}"
    packed = PACKAGES / f"node_modules/chromium-{request.param}/bin/chromium.br"
    program = tmp_path_factory.mktemp("old") / "chromium"
    program.write_bytes(brotli.decompress(packed.read_bytes()))
    program.chmod(0o755)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*FLAGS, "--disable-gpu"]
        )
        yield browser
        browser.close()
    program.unlink()


@pytest.fixture
def visit(old_browser: Browser, address: str) -> Iterator[Visit]:
    """Go to a path on a phone; at the end, fail on what any script has thrown."""
    context = old_browser.new_context(viewport=PHONE, base_url=address)  # type: ignore[arg-type]
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(f"{page.url}: {error}"))

    def go(path: str) -> Page:
        page.goto(path)
        return page

    yield go
    context.close()
    assert not thrown, "\n".join(thrown)


def click(page: Page, selector: str) -> None:
    """Click with the mouse: a click by Playwright asks what an old browser does not know."""
    place = page.evaluate(
        """selector => {
            const seen = [...document.querySelectorAll(selector)].find((one) => one.offsetHeight);
            seen.scrollIntoView({ block: "center" });
            const { x, y, width, height } = seen.getBoundingClientRect();
            return [x + width / 2, y + height / 2];
        }""",
        selector,
    )
    page.mouse.click(*place)


def until(page: Page, condition: str) -> None:
    """Wait for it by asking again: the security policy forbids what Playwright does instead."""
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        with suppress(Error):  # the page is on its way to another
            if page.evaluate(f"Boolean({condition})"):
                return
        page.wait_for_timeout(20)
    raise AssertionError(f"{page.url}: never true: {condition}")


def is_seen(page: Page, selector: str) -> bool:
    return bool(
        page.evaluate("one => document.querySelector(one).getClientRects().length > 0", selector)
    )


def test_the_text_stands_on_the_first_screen_and_a_link_opens_the_menu(visit: Visit) -> None:
    for path in PAGES:
        page = visit(path)
        top = page.evaluate("document.querySelector('h1').getBoundingClientRect().bottom")
        assert top < PHONE["height"] * 0.6, f"/{path}: the heading ends at {top} px"
        colours = page.evaluate(
            "[document.body, document.querySelector('a')].map((one) => getComputedStyle(one)).map("
            "(style) => [style.backgroundColor, style.color])"
        )
        assert colours[0] == ["rgb(251, 247, 240)", "rgb(29, 43, 42)"], f"/{path}: {colours}"
        hidden = page.evaluate(
            "[...document.querySelectorAll('[hidden]')].filter((one) => one.offsetHeight).length"
        )
        assert not hidden, f"/{path}: {hidden} hidden parts are shown"
        assert not is_seen(page, ".menu"), f"/{path}: the menu is open"
        click(page, ".header__menu")
        assert is_seen(page, ".menu"), f"/{path}: its link does not open the menu"
        click(page, ".menu li li a")
        until(page, "!location.hash && !document.querySelector('.menu').offsetHeight")


def test_the_contents_of_a_page_open_by_a_link_and_close_after_a_choice(visit: Visit) -> None:
    page = visit("palkkio/")
    assert not is_seen(page, ".toc")
    click(page, ".toc-button")
    assert is_seen(page, ".toc")
    click(page, ".toc li a")
    assert not is_seen(page, ".toc")


def test_a_tick_and_an_answer_are_there_after_a_reload(visit: Visit) -> None:
    page = visit("tarkistuslista/")
    until(page, STARTED)
    until(page, f"{NO_WORKER} || !document.querySelector('[data-offline-save]').hidden")
    click(page, "li[data-item] input[type=checkbox]")
    until(page, f"{NO_WORKER} || navigator.serviceWorker.controller")
    page.reload()
    until(page, STARTED)
    until(page, "document.querySelector('li[data-item] input[type=checkbox]').checked")
    visit("tilauspohja/")
    until(page, "!document.querySelector('[data-event]').matches('[data-waiting]')")
    click(page, ".brief__question textarea")
    page.keyboard.type("Kaksi tuntia")
    page.reload()
    until(page, "document.querySelector('.brief__question textarea').value")
    written = page.evaluate("document.querySelector('.brief__question textarea').value")
    assert written == "Kaksi tuntia"


def test_the_search_answers_on_its_page_and_by_the_key_in_the_menu(visit: Visit) -> None:
    page = visit("haku/?q=palkkio")
    until(page, "document.querySelector('main ol a[href*=palkkio]')")
    visit("palkkio/")
    until(page, "document.querySelector('.menu [aria-keyshortcuts]')")
    page.keyboard.press("/")
    page.keyboard.type("matkakulut")
    until(page, "document.querySelector('.menu__answer a[href]')")
    assert is_seen(page, ".menu__answer a[href]")
