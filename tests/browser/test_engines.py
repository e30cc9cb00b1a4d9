"""The ways of a reader in three engines: Chromium, Firefox and WebKit, which is that of Safari."""

import json
import os
from collections.abc import Callable

import pytest
from conftest import ROOT, run

from browser.random.programs import NODE
from tools.find_browser import find_browser, find_firefox, find_webkit

RUN = ROOT / "tests/browser/engines/run.mjs"
FIND = {"chrome": find_browser, "firefox": find_firefox, "webkit": find_webkit}
NAMES = {"chrome": "Chromium", "firefox": "Firefox", "webkit": "WebKitGTK"}
Outcomes = dict[str, str]


# All other tests are Chromium's.
CHROMIUM = pytest.param("chrome", marks=pytest.mark.long)
FIREFOX = pytest.param("firefox reading marking searching writing back", id="firefox")
# What Chromium holds each time in test_print.py and test_keeping.py.
MORE_OF_FIREFOX = pytest.param("firefox printing full", marks=pytest.mark.long)


@pytest.fixture(scope="session", params=[CHROMIUM, FIREFOX, "webkit"])
def outcomes(request: pytest.FixtureRequest, address: str) -> Outcomes:
    """What went wrong in each scenario, or some, of engines/scenarios.mjs, "" for nothing.

    Where the engine is missing, its tests are skipped, or fail where all three are asked for.
    """
    engine, *names = str(request.param).split()
    path = FIND[engine]()
    if not path:
        missing = f"there is no {NAMES[engine]} here: .ci/setup tests says how to get one"
        if os.environ.get("ALL_ENGINES"):
            pytest.fail(missing)
        pytest.skip(missing)
    ran = run(NODE, RUN, engine, path, address, *names)
    assert ran.returncode == 0, ran.stderr
    return dict(json.loads(ran.stdout))


def only(*engines: object) -> pytest.MarkDecorator:
    """What the drivers of these engines alone can do, or what went wrong in them alone."""
    return pytest.mark.parametrize("outcomes", engines, indirect=True)


def test_menu_language_and_back_lead_through_the_guide_by_mouse_and_tab(
    outcomes: Outcomes, record_property: Callable[[str, object], None]
) -> None:
    record_property("summary", f"Tried in {outcomes['engine']}")
    assert not outcomes["reading"], outcomes["reading"]


def test_ticks_and_notes_stay_and_undo_takes_back_the_last(outcomes: Outcomes) -> None:
    assert not outcomes["marking"], outcomes["marking"]


def test_the_search_answers_by_keys_and_its_results_can_be_gone_back_to(outcomes: Outcomes) -> None:
    assert not outcomes["searching"], outcomes["searching"]


def test_an_answer_is_in_the_letter_and_in_the_link_that_shares_it(outcomes: Outcomes) -> None:
    assert not outcomes["writing"], outcomes["writing"]


@only(FIREFOX, "webkit")
def test_back_shows_the_newest_note_and_does_not_write_over_it(outcomes: Outcomes) -> None:
    assert not outcomes["back"], outcomes["back"]


@only(CHROMIUM, MORE_OF_FIREFOX)
def test_a_note_is_on_the_paper(outcomes: Outcomes) -> None:
    assert not outcomes["printing"], outcomes["printing"]


@only(MORE_OF_FIREFOX)
def test_what_does_not_fit_is_said_to_be_unsaved_until_it_is_stored(outcomes: Outcomes) -> None:
    assert not outcomes["full"], outcomes["full"]


@only(pytest.param("firefox forbidden", marks=pytest.mark.long))  # as test_keeping.py in Chromium
def test_a_forbidden_storage_is_told_and_the_text_stays(outcomes: Outcomes) -> None:
    assert not outcomes["forbidden"], outcomes["forbidden"]
