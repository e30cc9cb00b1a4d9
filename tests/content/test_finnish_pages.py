"""What the Finnish pages promise: everything of the 2020 guide, said anew, in plain words."""

import csv
import hashlib
import re
from pathlib import Path

import pytest
from kokemusopas.checks import prose, rhythm
from kokemusopas.checks.readable import plain
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


@pytest.mark.ours
def test_inventory_names_every_row_and_step_once() -> None:
    assert [line["row"] for line in INVENTORY] == ROWS + STEPS


@pytest.mark.ours
def test_every_row_of_the_2020_guide_stands_at_its_place() -> None:
    pages = {page.name: under_headings(page.text) for page in PAGES}
    lost = []
    for line in INVENTORY:
        place = f"row {line['row']} should be told in {line['page']}#{line['id']}"
        found = pages[line["page"]].get(line["id"])
        text = plain_with_code(found or "")
        missing = [word for word in line["words"].split("|") if word.lower() not in text]
        if found is None or missing:
            lost.append(f"{place}: {missing or 'the heading'} is not there")
    assert not lost, "put the fact back, or correct inventory.csv:\n" + "\n".join(lost)


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


def check(rule: prose.Rule) -> None:
    assert PAGES
    findings = [finding for page in PAGES for finding in rule(page)]
    if findings:
        pytest.fail("\n".join(map(str, findings)), pytrace=False)


@pytest.mark.ours
def test_no_sentence_of_the_2020_guide_is_copied() -> None:
    known = set((HERE / "guide-2020-runs.txt").read_text("utf-8").split())
    copied = [
        f"{page.name}: {' '.join(run)}"
        for page in PAGES
        for run in runs(plain(page.text))
        if fingerprint(run) in known
    ]
    assert known
    assert not copied, f"these repeat the 2020 guide word for word: {copied}"


def test_sentences_are_short() -> None:
    check(prose.short_sentences)


def test_sentences_flow() -> None:
    check(rhythm.rhythm)


def test_every_heading_has_a_permanent_id() -> None:
    check(prose.permanent_ids)


def test_no_wrong_word_and_no_slash_of_two_words() -> None:
    check(prose.plain_words)


def test_additions_say_the_year() -> None:
    check(prose.titled_blocks)
