"""How soon the preview shows a sentence and a style that were saved in a copy of the project."""

import math
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

from bench.measured import Measured, copy_project
from tools.preview import preview, text_of, wait

PORT = 8766
TIMES = 5
PAGE = "docs/fi/jalkeen.md"  # an ordinary page of text
SHEET = "overrides/components/base/base.css"  # every page has it
SENTENCE_LIMIT, STYLE_LIMIT = 1.5, 1.0  # seconds


def report(folder: Path) -> tuple[Measured, Measured]:
    """Return the medians of several sentences and of several styles, each saved by itself.

    Raises RuntimeError when the preview does not start.
    """
    project = copy_project(folder / "preview")
    with preview(project, PORT) as address:
        page = f"{address}jalkeen/"
        wait(page, "<main")
        sentence = _median(project / PAGE, "\n\n{}.\n", page, text_of)
        style = _median(project / SHEET, "\n.{} {{ top: 0 }}\n", page, styles_of)
    return (
        Measured("a saved sentence is shown", sentence, SENTENCE_LIMIT),
        Measured("a saved style is shown", style, STYLE_LIMIT),
    )


def _median(file: Path, form: str, page: str, read: Callable[[str], str]) -> float:
    """Return the median of several times; infinity where the preview does not follow the file."""
    try:
        return statistics.median(_shown(file, form, page, read) for _ in range(TIMES))
    except RuntimeError as error:
        print(error)
        return math.inf


def styles_of(page: str) -> str:
    """Return the style sheets that the page at an address links to, one after the other."""
    sheets = re.findall(r'<link [^>]*rel="stylesheet"[^>]*href="([^"]+)"', text_of(page))
    return "".join(text_of(urljoin(page, sheet)) for sheet in sheets)


def _shown(file: Path, form: str, page: str, read: Callable[[str], str]) -> float:
    """Add a new word to a file; return the seconds until it is read at the page."""
    word = f"mitattu{time.monotonic_ns()}"
    with file.open("a", encoding="utf-8") as opened:
        opened.write(form.format(word))
    start = time.perf_counter()
    wait(page, word, read=read)
    return time.perf_counter() - start
