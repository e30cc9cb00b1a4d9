"""In Firefox too, which keeps pages as they were left, nothing is lost, and the reader is told."""

import json

import pytest
from conftest import ROOT, run

from browser.random.programs import NODE, firefox

SCENARIOS = ROOT / "tests/browser/firefox/run.mjs"


@pytest.fixture(scope="session")
def outcomes(address: str) -> dict[str, str]:
    """What went wrong in each scenario of tests/browser/firefox/scenarios.mjs, "" for nothing."""
    ran = run(NODE, SCENARIOS, address, firefox())
    assert ran.returncode == 0, ran.stderr
    return dict(json.loads(ran.stdout))


def test_in_firefox_back_shows_the_newest_note_and_does_not_write_over_it(
    outcomes: dict[str, str],
) -> None:
    assert not outcomes["back"], outcomes["back"]


def test_in_firefox_a_note_written_letter_by_letter_is_there_after_a_reload(
    outcomes: dict[str, str],
) -> None:
    assert not outcomes["letters"], outcomes["letters"]


def test_in_firefox_undo_takes_back_what_it_names_and_nothing_else(
    outcomes: dict[str, str],
) -> None:
    assert not outcomes["undo"], outcomes["undo"]


def test_in_firefox_what_does_not_fit_is_said_to_be_unsaved_until_it_is_stored(
    outcomes: dict[str, str],
) -> None:
    assert not outcomes["full"], outcomes["full"]


def test_in_firefox_a_forbidden_storage_is_told_and_the_text_stays(
    outcomes: dict[str, str],
) -> None:
    assert not outcomes["forbidden"], outcomes["forbidden"]
