"""What must be looked at again is told in good time, with where it is cited."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from kokemusopas.model.owner import Owner
from kokemusopas.texts.sources import STORED, CitedSource, Form

from tools import due

LANGUAGES = ("fi", "sv", "en")
FORM = Form(
    "fi", "Tuki", "https://a.example/", "", STORED, date(2026, 11, 30), date(2027, 2, 28), "fi"
)
SOURCE = CitedSource(
    id="kela-tuki",
    publisher=dict.fromkeys(LANGUAGES, "Kela"),
    own=FORM,
    about=dict.fromkeys(LANGUAGES, "Tuesta."),
)


def test_sources_are_listed_a_month_before_their_day_and_after_it() -> None:
    later = replace(SOURCE, id="vero", own=replace(FORM, check=date(2028, 1, 1)))
    register = {one.id: one for one in (later, SOURCE)}
    cited = {"kela-tuki": ["`fi/palkkio.md#kulut`"]}
    assert due.sources(register, cited, date(2027, 1, 28)) == ""
    soon = due.sources(register, cited, date(2027, 1, 29))
    past = due.sources(register, {}, date(2027, 3, 1))
    assert (
        "- [ ] `kela-tuki` by 2027-02-28: [Tuki](https://a.example/), "
        "cited in `fi/palkkio.md#kulut`\n"
    ) in soon
    assert "- [ ] `kela-tuki` since 2027-02-28: [Tuki](https://a.example/)\n" in past
    assert "vero" not in past


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2027, 10, 1), False), (date(2027, 10, 2), True), (date(2028, 1, 1), True)],
)
def test_a_review_is_asked_for_two_months_before_it_is_too_old(today: date, told: bool) -> None:
    assert bool(due.review(Owner(reviewed=date(2026, 12, 1)), today)) == told
    assert due.review(Owner(reviewed=None), today) == ""


def test_what_is_due_is_written_with_the_sections_that_cite_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = SimpleNamespace(
        path="fi/palkkio.md", sections=[SimpleNamespace(id="a", cited=[SOURCE.id])]
    )
    guide = SimpleNamespace(
        editions={"fi": SimpleNamespace(pages={"palkkio": page})},
        register=SimpleNamespace(sources={SOURCE.id: SOURCE}),
        settings=SimpleNamespace(owner=Owner(reviewed=date(2026, 12, 1))),
    )
    monkeypatch.setattr(due, "load", lambda _: guide)
    report = tmp_path / "build/due.md"
    assert due.main(date(2026, 12, 1), report) == 0
    assert report.read_text("utf-8") == ""
    assert due.main(date(2028, 1, 1), report) == 1
    text = report.read_text("utf-8")
    assert ", cited in `fi/palkkio.md#a`" in text
    assert "## Accessibility to review again" in text
