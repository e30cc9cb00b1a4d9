"""Ask guide.json a question: `python -m tools.retriever fi "kuka maksaa matkat"`.

A small retriever as others may build over the file: BM25 with fields that weigh more than the text
(https://doi.org/10.1561/1500000019), by the stems of the guide's search.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log
from pathlib import Path
from typing import Any

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.kept import Store
from kokemusopas.model.guide import Guide, load
from kokemusopas.pages.files import typed
from kokemusopas.search.language import of_texts
from kokemusopas.search.words import words
from kokemusopas.sharing.guide_json import as_json
from kokemusopas.texts.languages import Traits

# Found by trying, on the questions of tests/content/questions-*.csv.
K1 = 8.0
FIELDS = {"heading": 5.0, "above": 0.8, "also": 5.0, "text": 1.0}
LENGTH = {"text": 0.8}  # how much a long field is held against a section, HALF for others
HALF = 0.4
# Whoever asks wants advice for hosts before a form, and before what tells of the guide itself.
PARTS = {"oppaasta": 0.7, "tyokalut": 0.6, "kokemustoimijat": 0.85, "lisaa": 0.9}
EASY = 0.65
MARKUP = re.compile(r"(?<=\])\([^)]*\)|\{ #[^}]*\}")  # addresses and ids
Section = dict[str, Any]


class Retriever:
    """The sections of a language, each as the terms that it holds."""

    def __init__(self, data: Mapping[str, Any], traits: Traits, store: Store | None = None) -> None:
        self.sections = [one for one in data["sections"] if one["language"] == traits.code]
        said = [{name: _said(one, name) for name in FIELDS} for one in self.sections]
        self._language, _ = of_texts(traits, (one[name] for one in said for name in one), store)
        self._weights = self._weighed([self._fields(one) for one in said])
        self._holding = Counter(term for weights in self._weights for term in weights)
        wanted = {one["page"]: _wanted(one) for one in data["pages"]}
        self._wanted = [wanted[one["page"]] for one in self.sections]

    def ask(self, question: str, most: int = 3) -> list[Section]:
        """Return the sections that answer a question best, the best first."""
        asked = {term: share * self._rarity(term) for term, share in self._terms(question).items()}
        scores = [
            self._score(asked, weights) * wanted
            for weights, wanted in zip(self._weights, self._wanted, strict=True)
        ]
        best = sorted(range(len(scores)), key=lambda number: -scores[number])[:most]
        return [self.sections[number] for number in best if scores[number]]

    def _score(self, asked: Mapping[str, float], weights: Mapping[str, float]) -> float:
        return sum(
            rarity * weights[term] * (K1 + 1) / (weights[term] + K1)
            for term, rarity in asked.items()
            if term in weights
        )

    def _fields(self, said: Mapping[str, str]) -> dict[str, dict[str, float]]:
        return {name: self._terms(text) for name, text in said.items()}

    def _weighed(self, sections: list[dict[str, dict[str, float]]]) -> list[dict[str, float]]:
        """Return {term: weight} of each section, by how long its fields are."""
        lengths = {
            name: [sum(one[name].values()) for one in sections if one[name]] for name in FIELDS
        }
        average = {name: sum(found) / max(len(found), 1) for name, found in lengths.items()}
        return [self._one(one, average) for one in sections]

    def _one(
        self, section: Mapping[str, Mapping[str, float]], average: Mapping[str, float]
    ) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for name, terms in section.items():
            against = LENGTH.get(name, HALF)
            room = 1 - against + against * sum(terms.values()) / (average[name] or 1)
            for term, share in terms.items():
                found[term] += FIELDS[name] * share / room
        return dict(found)

    def _terms(self, text: str) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for word in words(text):
            if word not in self._language.ignored:
                for term, share in self._language.terms(word).items():
                    found[term] += share
        return dict(found)

    def _rarity(self, term: str) -> float:
        holding = self._holding[term]
        return log(1 + (len(self.sections) - holding + 0.5) / (holding + 0.5))


def _said(section: Section, name: str) -> str:
    found = section.get(name, "")
    return MARKUP.sub("", " ".join(found[-1:]) if isinstance(found, list) else found)


def _wanted(page: Mapping[str, Any]) -> float:
    return EASY if page["easy"] else PARTS.get(page["part"], 1)


def made(guide: Guide) -> str:
    """Return guide.json as a site has it."""
    return as_json(guide, also={code: typed(one, guide) for code, one in guide.editions.items()})


def unanswered(retriever: Retriever, questions: Iterable[tuple[str, frozenset[str]]]) -> list[str]:
    """Return the questions of which another section than a right one comes first."""
    wrong = []
    for question, right in questions:
        found = [f"{one['page']}#{one['id']}" for one in retriever.ask(question, 1)]
        if not right.intersection(found):
            wrong.append(f"{question} → {found[0] if found else 'nothing'}")
    return wrong


def main() -> None:
    """Print the sections that answer a question."""
    parser = argparse.ArgumentParser(description="Ask guide.json a question.")
    parser.add_argument("language")
    parser.add_argument("question")
    parser.add_argument("--file", type=Path, help="guide.json of a site, else made of docs/")
    given = parser.parse_args()
    guide = load(settings_of_project())
    data = json.loads(given.file.read_text("utf-8") if given.file else made(guide))
    traits = guide.editions[given.language].traits
    for one in Retriever(data, traits, guide.settings.store).ask(given.question):
        print(f"{one['heading']}\n{one['url']}\n\n{one['text']}\n")


if __name__ == "__main__":
    main()
