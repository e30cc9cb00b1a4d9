"""Keep the timed workflows running, and tell which no longer do: `python -m tools.schedules`.

GitHub stops timed workflows of a public repository after 60 quiet days. Each is switched on again,
which also starts those days anew, but for one that somebody has switched off, or a fork not yet on.
Those that did not end well for long are written to build/schedules.md. Asks GitHub by `gh`, whose
GH_REPO names the repository; needs the standard library alone.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
WORKFLOWS = ROOT / ".github/workflows"
REPORT = ROOT / "build/schedules.md"
TIMES = re.compile(r'^ +- cron: "\S+ \S+ (?P<day>\S+) \S+ (?P<weekday>\S+)"', re.MULTILINE)
OURS = ("active", "disabled_inactivity")  # others somebody has switched off, or not yet on
BY_HAND = "disabled_manually"
# After so long without a good end it is told:
DAILY, WEEKLY, MONTHLY = timedelta(days=4), timedelta(days=16), timedelta(days=65)
Ask = Callable[..., Any]


@dataclass(frozen=True)
class Check:
    """A timed workflow: since when it must have ended well, and when it last did."""

    file: str
    patience: timedelta
    state: str
    begun: datetime
    ended: datetime | None

    def fault(self, now: datetime) -> str:
        """Return what is wrong with it, "" for nothing."""
        if self.state == BY_HAND:
            return f"`{self.file}` is switched off by hand."
        if self.state not in OURS or now - (self.ended or self.begun) <= self.patience:
            return ""
        last = f"since {self.ended:%Y-%m-%d}" if self.ended else "yet"
        return f"`{self.file}` has not ended well {last}."


def timed(folder: Path) -> dict[str, timedelta]:
    """Return the timed workflows of a folder, each with how long to wait for its next good end."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.yml"))}
    found = {name: TIMES.search(text) for name, text in texts.items()}
    return {name: _patience(**one.groupdict()) for name, one in found.items() if one}


def _patience(day: str, weekday: str) -> timedelta:
    if day != "*":
        return MONTHLY
    return DAILY if weekday == "*" else WEEKLY


def look(name: str, patience: timedelta, ask: Ask) -> Check:
    """Switch a workflow on, and return what GitHub tells of it."""
    workflow = f"actions/workflows/{name}"
    known = ask(workflow)
    if known["state"] in OURS:
        ask(f"{workflow}/enable", "--method", "PUT")
    runs = ask(f"{workflow}/runs?event=schedule&status=success&per_page=1")["workflow_runs"]
    ended = _time(runs[0]["created_at"]) if runs else None
    return Check(name, patience, known["state"], _time(known["created_at"]), ended)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def report(checks: Iterable[Check], now: datetime) -> str:
    """Return what is wrong as Markdown, "" where all run."""
    faults = [f"- {fault}" for one in checks if (fault := one.fault(now))]
    advice = "Open *Actions*, choose the workflow, look at its last run, and run it by hand."
    return "\n".join([*faults, "", advice, ""]) if faults else ""


def ask_github(path: str, *options: str) -> Any:
    """Return what GitHub answers, None for no words. Raises CalledProcessError where it refuses."""
    command = ["gh", "api", *options, f"repos/{{owner}}/{{repo}}/{path}"]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return json.loads(told) if told.strip() else None


def main(ask: Ask = ask_github, report_to: Path = REPORT) -> int:
    """Write the report; return 1 where something is wrong."""
    now = datetime.now(UTC)
    text = report([look(name, wait, ask) for name, wait in timed(WORKFLOWS).items()], now)
    report_to.parent.mkdir(exist_ok=True)
    report_to.write_text(text, "utf-8")
    print(text or "All timed workflows run.")
    return 1 if text else 0


if __name__ == "__main__":
    sys.exit(main())
