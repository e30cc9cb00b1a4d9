"""Whatever a reader does, each word they wrote is kept, or on the screen as not stored.

What they do is drawn by lot from a seed (tests/browser/random): they write, tick, undo, change
tabs, pages, languages and events, go back, fill the storage and end a page without a word.
"""

import json
import os
from collections.abc import Callable
from datetime import date

import pytest
from conftest import run

from browser.random.programs import NODE, firefox
from tools.find_browser import find_browser
from tools.public_addresses import DEFAULT, LANGUAGES

SCRIPT = "tests/browser/random/run.mjs"
# An operation that could so often not be done and never was is one that the pages do not have.
OFTEN = 10
EACH_DAY_ANOTHER = str(date.today().toordinal())


@pytest.mark.parametrize(
    ("program", "count", "seed", "seconds"),
    [
        # Seeds whose few operations are of most kinds.
        ("chrome", 40, "2868", 60),
        pytest.param("chrome", 80, "33", 60, marks=pytest.mark.long),
        # The scenarios of test_engines.py hold it each time.
        pytest.param("firefox", 40, "353", 60, marks=pytest.mark.long),
        pytest.param("chrome", 2000, EACH_DAY_ANOTHER, 600, marks=pytest.mark.long),
        pytest.param("firefox", 500, EACH_DAY_ANOTHER, 600, marks=pytest.mark.long),
    ],
)
def test_no_word_that_a_reader_wrote_is_lost(
    address: str,
    record_property: Callable[[str, object], None],
    program: str,
    count: int,
    seed: str,
    seconds: int,
) -> None:
    path = firefox() if program == "firefox" else find_browser()
    assert path
    settings = {"SEED": seed, "OPERATIONS": str(count), "LONGEST_SECONDS": str(seconds)}
    settings["LANGUAGES"] = ",".join([DEFAULT, *LANGUAGES])  # the source twice as often
    settings |= {name: os.environ[name] for name in settings if name in os.environ}
    ran = run(NODE, SCRIPT, address, program, path, **settings)
    assert ran.returncode == 0, ran.stderr
    result = json.loads(ran.stdout)
    done, words, took = sum(result["done"].values()), result["words"], result["seconds"]
    record_property(
        "summary",
        f"{program}: {done} operations with {words} words in {took:.0f} s, "
        f"{len(result['lost'])} lost; {result['onScreen']} times one was on the screen as unsaved, "
        f"{result['told']} went with a page that had said so",
    )
    again = " ".join(f"{name}={value}" for name, value in settings.items())
    advice = (
        f"Repeat it on a site that is served (make show): {again} .venv/bin/node {SCRIPT} "
        f"http://127.0.0.1:8000/ {program} {path}\nSHRINK=1 before it finds the fewest steps."
    )
    told = [
        f"\n{one['word']}, written by: {one['written']}; missed after {one['at']}:\n  "
        + "\n  ".join(one["log"])
        for one in result["lost"][:3]
    ]
    assert not result["lost"], f"{len(result['lost'])} lost\n{advice}\n{''.join(told)}"
    assert not result["errors"], f"{advice}\n" + "\n".join(result["errors"])
    assert sum(result["passed"].values()) + done == count, f"not all done in {seconds} s\n{advice}"
    tried = {title for title, times in result["passed"].items() if times >= OFTEN}
    never = sorted(tried - result["done"].keys())
    assert not never, f"nothing on the pages to do these with: {never}\n{advice}"
