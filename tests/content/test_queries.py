"""The queries by which the search is measured are real ones, enough of them, and kept apart."""

import csv
import re

import pytest
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.texts import glossary

FEWEST = {"fi": 60, "sv": 40, "en": 40}


@pytest.mark.parametrize("language", FEWEST)
def test_queries_are_enough_and_name_sections_that_there_are(language: str) -> None:
    path = ROOT / f"tests/content/queries-{language}.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    assert len(rows) >= FEWEST[language], f"{path.name}: add queries, {len(rows)} are too few"
    marks = [row["set"] for row in rows]
    third = ["held back" if number % 3 == 0 else "tuned" for number in range(1, len(rows) + 1)]
    assert marks == third, f"{path.name}: every third query is held back, add new ones at the end"
    known = {f"sanasto#{term.id}" for term in glossary.load(ROOT / "docs/terms.yml", KNOWN)} | {
        f"{page.stem}#{heading}"
        for page in (ROOT / "docs" / language).glob("[a-z]*.md")
        for heading in re.findall(
            r"^(?:#.*\{ #(?=\S+ \}$)|    id: )([\w-]+)", page.read_text(encoding="utf-8"), re.M
        )
    }
    wanted = {section for row in rows for section in row["section"].split()}
    assert wanted <= known, f"{path.name} names sections that are not: {sorted(wanted - known)}"
