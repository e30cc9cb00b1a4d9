"""Write what must be looked at again soon to build/due.md: `python -m tools.due`; end 1 if any is.

The sources of the register, with the sections that cite them, and the review of accessibility.
"""

import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.model.guide import FAULTS, load
from kokemusopas.model.owner import GOOD_FOR, Owner
from kokemusopas.model.owner_values import PLACE
from kokemusopas.pages.sources import cited_in
from kokemusopas.texts.sources import CitedSource

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "build/due.md"
SOON, SOON_REVIEWED = timedelta(days=30), timedelta(days=60)


def sources(
    register: Mapping[str, CitedSource], cited: Mapping[str, list[str]], today: date
) -> str:
    """Return which sources are due within 30 days, each as a box to tick, "" where none is.

    `cited` is {id: the sections that cite it}.
    """
    found = sorted(
        (form.check, one.id, form.title, form.url)
        for one in register.values()
        for form in one.forms
        if form.check <= today + SOON
    )
    lines = [
        f"- [ ] `{source_id}` {'since' if check < today else 'by'} {check}: [{title}]({url})"
        + (f", cited in {', '.join(cited[source_id])}" if source_id in cited else "")
        for check, source_id, title, url in found
    ]
    do = (
        "Open each. Has anything changed? Then correct the sections that cite it, in each "
        "language. Write new days (`seen`, `check`) into its entry in the register."
    )
    return "\n".join(["## Sources to look at again", "", do, "", *lines]) + "\n" if found else ""


def review(told: Owner, today: date) -> str:
    """Return that the site must be reviewed within 60 days, "" where that has time."""
    if not told.reviewed or told.reviewed + GOOD_FOR > today + SOON_REVIEWED:
        return ""
    return (
        "## Accessibility to review again\n\n"
        f"- [ ] The review of {told.reviewed} is good until {told.reviewed + GOOD_FOR}; after "
        f"that nothing is published. Go through the site, write what you find into "
        f"docs/known-faults.yml, and the day into {PLACE}, `reviewed`.\n"
    )


def main(today: date, report: Path = REPORT) -> int:
    """Write the report and print it; return 1 where something is due, 2 where it cannot be told."""
    try:
        guide = load(settings_of_project())
    except FAULTS as error:
        print(f"What is due cannot be told: {error}", file=sys.stderr)
        return 2
    cited: dict[str, list[str]] = {}
    for edition in guide.editions.values():
        for source_id, places in cited_in(edition).items():
            names = [f"`{page.path}#{section.id}`" for page, section in places]
            cited.setdefault(source_id, []).extend(names)
    register = guide.register.sources
    parts = (sources(register, cited, today), review(guide.settings.owner, today))
    text = "\n".join(part for part in parts if part)
    report.parent.mkdir(exist_ok=True)
    report.write_text(text, "utf-8")
    print(text or "Nothing is due.")
    return 1 if text else 0


if __name__ == "__main__":
    sys.exit(main(date.today()))
