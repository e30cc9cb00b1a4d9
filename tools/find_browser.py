"""Find a Chromium for the browser tests: prints its path, ends 1 when there is none."""

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


def find_browser() -> str | None:
    """Return the path of a Chromium that can run here, or None.

    BROWSER_PATH names one; else the system's own (no snap: it cannot run in a container),
    else the one that Playwright has fetched.
    """
    if named := os.environ.get("BROWSER_PATH"):
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found and "snap" not in str(Path(found).resolve()) and not _is_snap_stub(found):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def _is_snap_stub(path: str) -> bool:
    with Path(path).open("rb") as file:
        start = file.read(4096)
    return start.startswith(b"#!") and b"snap" in start


if __name__ == "__main__":
    browser = find_browser()
    if browser is None:
        sys.exit(1)
    print(browser)
