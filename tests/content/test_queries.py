"""The queries by which the search is measured are real ones, enough of them, and kept apart."""

import csv
import re

import pytest
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.texts import glossary

from tools.public_addresses import LANGUAGES, now

FEWEST, FEWEST_HELD_BACK, FEWEST_BEYOND, FEWEST_TOLD = 100, 120, 100, 30
HEADING = re.compile(r"^(?:#.*\{ #(?=\S+ \}$)|    id: )([\w-]+)", re.M)
QUESTION = re.compile(r"^- \*\*.*\{ #([\w-]+)", re.M)


def rows_of(kind: str, language: str) -> list[dict[str, str]]:
    path = ROOT / f"tests/content/{kind}-{language}.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    asked = [row["query"].casefold() for row in rows]
    assert len(asked) == len(set(asked)), f"{path.name} has a query twice"
    pages = {
        page.stem: page.read_text(encoding="utf-8")
        for page in (ROOT / "docs" / language).glob("[a-z]*.md")
    }
    known = {f"sanasto#{term.id}" for term in glossary.load(ROOT / "docs/terms.yml", KNOWN)} | {
        f"{page}#{kind}{one}"
        for page, text in pages.items()
        for kind, line in (("", HEADING), ("question-", QUESTION))
        for one in line.findall(text)
    }
    known |= {section.partition("#")[0] for section in known}  # what a page was called leads to it
    wanted = {now(section) for row in rows for section in row["section"].split()}
    assert wanted <= known, f"{path.name} names sections that are not: {sorted(wanted - known)}"
    return rows


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.ours
def test_queries_are_enough_and_those_held_back_are_no_others(language: str) -> None:
    tuned, held_back = rows_of("queries", language), rows_of("held-back", language)
    assert len(tuned) >= FEWEST, f"add queries, {len(tuned)} are too few"
    assert len(held_back) >= FEWEST_HELD_BACK, "write new ones for those that became tuned by"
    both = {row["query"].casefold() for row in tuned} & {
        row["query"].casefold() for row in held_back
    }
    assert not both, f"what the search is tuned by is not held back: {both}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.ours
def test_queries_at_the_limits_of_the_guide_are_enough_on_both_sides(language: str) -> None:
    rows = rows_of("limits", language)
    told = [row for row in rows if row["kind"] == "told"]
    assert len(told) >= FEWEST_TOLD, "add queries that the guide answers, near those it cannot"
    assert len(rows) - len(told) >= FEWEST_BEYOND, "add queries that the guide cannot answer"
    odd = [row["query"] for row in rows if (row["kind"] == "told") != bool(row["section"])]
    assert not odd, f"a query has sections when the guide answers it, and only then: {odd}"
