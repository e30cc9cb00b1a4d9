"""What the Finnish pages promise: everything of the 2020 guide, said anew, in plain words."""

import csv
import re
from pathlib import Path
from statistics import mean

import pytest
from conftest import ROOT
from prose import fingerprint, plain, runs, sections, sentences, words

HERE = Path(__file__).parent
PAGES = sorted((ROOT / "docs/fi").glob("[!_]*.md"))
LONGEST_SENTENCE = 25
MEAN_SENTENCE = 12
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

by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def test_inventory_names_every_row_and_step_once() -> None:
    assert [line["row"] for line in INVENTORY] == ROWS + STEPS


@pytest.mark.parametrize("line", INVENTORY, ids=lambda line: line["row"])
def test_every_row_of_the_2020_guide_stands_at_its_place(line: dict[str, str]) -> None:
    found = sections((ROOT / "docs/fi" / line["page"]).read_text("utf-8"))
    assert line["id"] in found, f"{line['page']} has no heading #{line['id']}"
    text = plain_with_code(found[line["id"]])
    missing = [word for word in line["words"].split("|") if word.lower() not in text]
    assert not missing, (
        f"row {line['row']} should be told in {line['page']}#{line['id']}, "
        f"but {missing} is not there: put the fact back, or correct inventory.csv"
    )


def plain_with_code(text: str) -> str:
    return plain(text.replace("`", "")).lower()


@by_page
def test_no_sentence_of_the_2020_guide_is_copied(page: Path) -> None:
    known = set((HERE / "guide-2020-runs.txt").read_text("utf-8").split())
    copied = [
        " ".join(run) for run in runs(plain(page.read_text("utf-8"))) if fingerprint(run) in known
    ]
    assert known
    assert not copied, f"{page.name} repeats the 2020 guide word for word: {copied}"


@by_page
def test_sentences_are_short(page: Path) -> None:
    found = sentences(page.read_text("utf-8"))
    for sentence in found:
        count = len(words(sentence))
        assert count <= LONGEST_SENTENCE, f"{page.name}: {count} words, split it: {sentence}"
    average = mean(len(words(sentence)) for sentence in found) if found else 0
    assert average <= MEAN_SENTENCE, f"{page.name}: {average:.1f} words a sentence on average"


@by_page
def test_every_heading_has_a_permanent_id(page: Path) -> None:
    ids = []
    for number, line in enumerate(page.read_text("utf-8").splitlines(), start=1):
        if re.match(r"#{1,6} ", line):
            found = re.search(r" \{ #([a-z][a-z0-9-]*) \}$", line)
            assert found, f"{page.name}:{number}: give an id: `{line} {{ #lyhyt-nimi }}`"
            ids.append(found[1])
    assert len(ids) == len(set(ids)), f"{page.name} has an id twice: {ids}"


@by_page
def test_front_matter_has_a_title_and_a_description(page: Path) -> None:
    text = page.read_text("utf-8")
    title = re.match(r"---\n(?:.+\n)*title: .+\n", text)
    assert title, f"{page.name} has no title: in its front matter"
    description = re.search(r"^description: (.+)$", text, re.MULTILINE)
    assert description, f"{page.name} has no description: in its front matter"
    length = len(description[1])
    assert 70 <= length <= 155, f"{page.name}: description of {length} characters"


@by_page
def test_no_wrong_word_and_no_slash_of_two_words(page: Path) -> None:
    text = plain(page.read_text("utf-8"))
    wrong = re.findall(
        r"(?i)kokemustoimijaverkosto\w*|\bmm\.|\btms\.|\bmikäli\b|\bhuom\b|\bja/tai\b|\bpalveluiden\b|"
        r"(?:käyttää|hyödyntää|käytät|hyödynnät) kokemustoimij\w+",
        text,
    )
    assert not wrong, f"{page.name}: say it another way: {wrong}"


def test_additions_say_the_year() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        for title in re.findall(r"^/// addition \| (.+)$", text, re.MULTILINE):
            assert re.search(r"\b20\d\d\b", title), f"{page.name}: `{title}` does not say when"
        untitled = re.findall(r"^/// (?:addition|dated|note) *$", text, re.MULTILINE)
        assert not untitled, f"{page.name}: a block needs a title: `/// addition | Lisätty 2026`"
