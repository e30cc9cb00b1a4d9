"""Start the preview, see that it shows each language, and stop it: `python -m tools.preview`.

Needs nothing but the packages of requirements.txt, on Windows, macOS and Linux.
"""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
PORT = 8765
PATIENCE = 60  # seconds
PAGES = ("", "tilaaminen/", "sv/", "en/", "haku/")


@contextmanager
def preview(project: Path, port: int) -> Iterator[str]:
    """Show a project in its preview while the block runs; give the address.

    Raises RuntimeError as `wait` does.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"], cwd=project
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        wait(address, "<main", process)
        yield address
    finally:
        process.terminate()
        process.wait()


def wait(
    address: str,
    words: str,
    process: subprocess.Popen[bytes] | None = None,
    read: Callable[[str], str] | None = None,
) -> None:
    """Ask for a page until it, or what else `read` finds at its address, has `words`.

    Raises RuntimeError when the process that serves it has ended, or patience has.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process and process.poll() is not None:
            raise RuntimeError(f"the preview ended with status {process.returncode}")
        if words in (read or text_of)(address):
            return
        time.sleep(0.02)
    raise RuntimeError(f"{address} has no {words!r} after {PATIENCE} s")


def text_of(address: str) -> str:
    """Return the text at an address; none where there is no answer yet."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            text: str = answer.read().decode()
    except OSError:
        return ""
    return text


def main() -> None:
    """Look at a page of each kind. Raises RuntimeError when one is not shown."""
    with preview(ROOT, PORT) as address:
        for page in PAGES:
            wait(address + page, "<main")
            print(f"{address}{page} is shown")


if __name__ == "__main__":
    main()
