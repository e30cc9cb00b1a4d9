"""The oldest browsers that the guide's tools are made for: browsers.json."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("browsers.json")


@dataclass(frozen=True)
class Browser:
    """A browser by its name, the oldest version that runs all, and what older ones lack."""

    name: str
    oldest: str
    engines: tuple[str, ...]  # as esbuild calls them
    why: str


@cache
def supported() -> tuple[Browser, ...]:
    """Return the browsers; in older ones the pages can be read, and tools may not start."""
    listed = json.loads(FILE.read_text("utf-8"))
    return tuple(Browser(**one | {"engines": tuple(one["engines"])}) for one in listed)


def targets() -> list[str]:
    """Return what scripts and styles are written down to, for esbuild (`safari15.4`)."""
    return [f"{engine}{one.oldest}" for one in supported() for engine in one.engines]
