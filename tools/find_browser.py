"""Find a browser for the tests, Chromium, `firefox` or `webkit`: prints its path, else ends 1."""

import os
import shutil
import sys
from pathlib import Path

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

NAMES = (
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
)
FIREFOX_NAMES = ("firefox-esr", "firefox")


def find_browser() -> str | None:
    """Return the path of a Chromium that can run here, or None.

    BROWSER_PATH names one; else the system's own (no snap: it cannot run in a container),
    else the one that Playwright has fetched.
    """
    if found := os.environ.get("BROWSER_PATH") or _installed(NAMES):
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def find_firefox() -> str | None:
    """Return the path of a Firefox that can be driven here, or None.

    FIREFOX_PATH names one; else the system's own (no snap: it cannot read the profile that a
    test gives it).
    """
    return os.environ.get("FIREFOX_PATH") or _installed(FIREFOX_NAMES)


def find_webkit() -> str | None:
    """Return the path of the driver of WebKitGTK, or None; it shows its window to Xvfb alone."""
    return shutil.which("WebKitWebDriver") if shutil.which("xvfb-run") else None


def _installed(names: tuple[str, ...]) -> str | None:
    for name in names:
        found = shutil.which(name)
        if found and "snap" not in str(Path(found).resolve()) and not _is_snap_stub(found):
            return found
    return None


def _is_snap_stub(path: str) -> bool:
    with Path(path).open("rb") as file:
        start = file.read(4096)
    return start.startswith(b"#!") and b"snap" in start


if __name__ == "__main__":
    finders = {"firefox": find_firefox, "webkit": find_webkit}
    browser = finders.get(sys.argv[-1], find_browser)()
    if browser is None:
        sys.exit(1)
    print(browser)
