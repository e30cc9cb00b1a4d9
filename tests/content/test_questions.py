"""Each section can be found by what it says itself: a small program answers by guide.json alone."""

import csv
import json
from collections.abc import Iterator

import pytest
from conftest import ROOT
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.model.guide import Guide, load

from tools.retriever import Retriever, made, unanswered

FEWEST, SHARE = 50, 0.9
LANGUAGES = ("fi", "sv", "en")


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load(settings_of_project(ROOT))


@pytest.fixture(scope="module")
def data(guide: Guide) -> object:
    return json.loads(made(guide))


def questions(language: str) -> Iterator[tuple[str, frozenset[str]]]:
    path = ROOT / f"tests/content/questions-{language}.csv"
    for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
        yield row["question"], frozenset(row["section"].split())


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.ours
def test_a_small_program_puts_the_right_section_first(
    language: str, guide: Guide, data: dict[str, list[dict[str, object]]]
) -> None:
    asked = list(questions(language))
    known = {f"{one['page']}#{one['id']}" for one in data["sections"]}
    lost = {one for _, right in asked for one in right - known}
    assert not lost, f"questions-{language}.csv names sections that are not: {sorted(lost)}"
    assert len({question for question, _ in asked}) == len(asked) >= FEWEST
    retriever = Retriever(data, guide.editions[language].traits, guide.settings.store)
    wrong = unanswered(retriever, asked)
    assert len(wrong) <= (1 - SHARE) * len(asked) + 1e-9, (
        f"{len(wrong)} of {len(asked)} questions find another section first: give the right one a "
        f"heading that says what it answers, or words in docs/{language}/_search.yml:\n"
        + "\n".join(wrong)
    )
