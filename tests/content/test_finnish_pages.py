"""What the Finnish pages promise: everything of the 2020 guide, said anew, in plain words."""

import csv
import hashlib
import re
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.checks import prose, rhythm
from kokemusopas.checks.readable import plain
from kokemusopas.translations.translatable import Document
from read_docs import DOCUMENTS

HERE = Path(__file__).parent
PAGES = [page for name, page in DOCUMENTS["fi"].items() if name.endswith(".md")]
RUN = 8  # words in a row that count as copied
ROWS = [*map(str, range(1, 65))]
STEPS = [
    *(f"A{n}" for n in range(1, 15)),
    *(f"B{n}" for n in range(1, 16)),
    *(f"C{n}" for n in range(1, 12)),
    *(f"D{n}" for n in range(1, 9)),
    *(f"E-{n}" for n in range(1, 14)),
    "N1",
    "N2",
    "N2a",
    "N2b",
    "N2c",
    "N3",
    "N4",
]
INVENTORY = list(csv.DictReader((HERE / "inventory.csv").open(encoding="utf-8")))

by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name.removesuffix(".md"))


def test_inventory_names_every_row_and_step_once() -> None:
    assert [line["row"] for line in INVENTORY] == ROWS + STEPS


@pytest.mark.parametrize("line", INVENTORY, ids=lambda line: line["row"])
def test_every_row_of_the_2020_guide_stands_at_its_place(line: dict[str, str]) -> None:
    found = under_headings((ROOT / "docs/fi" / line["page"]).read_text("utf-8"))
    assert line["id"] in found, f"{line['page']} has no heading #{line['id']}"
    text = plain_with_code(found[line["id"]])
    missing = [word for word in line["words"].split("|") if word.lower() not in text]
    assert not missing, (
        f"row {line['row']} should be told in {line['page']}#{line['id']}, "
        f"but {missing} is not there: put the fact back, or correct inventory.csv"
    )


def under_headings(markdown: str) -> dict[str, str]:
    """Return {heading id: its text, until the next heading of the same or a higher level}."""
    lines = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL).splitlines()
    headings = [
        (at, len(found[1]), found[2])
        for at, line in enumerate(lines)
        if (found := re.match(r"(#{1,6}) .*\{ #([a-z0-9-]+) \}", line))
    ]
    result = {}
    for at, level, heading_id in headings:
        end = next((n for n, deep, _ in headings if n > at and deep <= level), len(lines))
        result[heading_id] = "\n".join(lines[at:end])
    return result


def plain_with_code(text: str) -> str:
    return plain(text.replace("`", "")).lower()


def runs(text: str) -> list[tuple[str, ...]]:
    """Return every run of RUN words of a text."""
    found = prose.lower_words(text)
    return [tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)]


def fingerprint(run: tuple[str, ...]) -> str:
    """Return the short hash that stands for a run of words in guide-2020-runs.txt."""
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:12]


def check(rule: prose.Rule, page: Document) -> None:
    findings = rule(page)
    if findings:
        pytest.fail("\n".join(map(str, findings)), pytrace=False)


@by_page
def test_no_sentence_of_the_2020_guide_is_copied(page: Document) -> None:
    known = set((HERE / "guide-2020-runs.txt").read_text("utf-8").split())
    copied = [" ".join(run) for run in runs(plain(page.text)) if fingerprint(run) in known]
    assert known
    assert not copied, f"{page.name} repeats the 2020 guide word for word: {copied}"


@by_page
def test_sentences_are_short(page: Document) -> None:
    check(prose.short_sentences, page)


@by_page
def test_sentences_flow(page: Document) -> None:
    check(rhythm.rhythm, page)


@by_page
def test_every_heading_has_a_permanent_id(page: Document) -> None:
    check(prose.permanent_ids, page)


@by_page
def test_no_wrong_word_and_no_slash_of_two_words(page: Document) -> None:
    check(prose.plain_words, page)


@by_page
def test_additions_say_the_year(page: Document) -> None:
    check(prose.titled_blocks, page)
