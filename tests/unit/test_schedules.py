"""A timed check that GitHub has stopped is switched on, and one that fails for long is told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tools.schedules import DAILY, MONTHLY, WEEKLY, WORKFLOWS, Check, look, report, timed

NOW = datetime(2026, 11, 30, tzinfo=UTC)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def test_every_timed_workflow_is_looked_at() -> None:
    files = {one.name for one in WORKFLOWS.glob("*.yml") if "schedule:" in one.read_text("utf-8")}
    found = timed(WORKFLOWS)
    assert found.keys() == files
    some = ("night.yml", "links.yml", "renewals.yml")
    assert [found[name] for name in some] == [DAILY, WEEKLY, MONTHLY]


@pytest.mark.parametrize(
    ("state", "ended", "days", "says"),
    [
        ("active", NOW - timedelta(days=10), WEEKLY, ""),
        ("active", NOW - timedelta(days=10), DAILY, "has not ended well since 2026-11-20"),
        ("active", None, WEEKLY, "has not ended well yet"),
        ("disabled_manually", NOW, WEEKLY, "is switched off by hand"),
        ("disabled_fork", None, WEEKLY, ""),
    ],
)
def test_what_has_not_ended_well_for_long_is_told(
    state: str, ended: datetime | None, days: timedelta, says: str
) -> None:
    told = report([Check("a.yml", days, state, LONG_AGO, ended)], NOW)
    assert told.startswith(f"- `a.yml` {says}." if says else "")
    assert bool(told) == bool(says)


def test_a_new_workflow_is_waited_for() -> None:
    assert report([Check("a.yml", WEEKLY, "active", NOW - timedelta(days=3), None)], NOW) == ""


@pytest.mark.parametrize(
    "state", ["active", "disabled_inactivity", "disabled_manually", "disabled_fork"]
)
def test_what_github_has_stopped_is_switched_on_but_not_what_somebody_has(state: str) -> None:
    asked = []

    def ask(path: str, *options: str) -> Any:
        asked.append((path, *options))
        if "runs" in path:
            return {"workflow_runs": [{"created_at": "2026-11-29T02:41:00Z"}]}
        return {"state": state, "created_at": "2026-01-01T00:00:00.000+02:00"}

    assert look("a.yml", DAILY, ask).ended == datetime(2026, 11, 29, 2, 41, tzinfo=UTC)
    switched = ("actions/workflows/a.yml/enable", "--method", "PUT") in asked
    assert switched == (state in ("active", "disabled_inactivity"))
