"""What the search of a built site answers, asked without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.search.language import names
from kokemusopas.texts import glossary

from tools import search_queries
from tools.public_addresses import LANGUAGES, path_of

QUERIES = {"tuned": search_queries.load, "held back": search_queries.load_held_back}
LEAST = {"tuned": 0.95, "held back": 0.86}
MEND = {
    "tuned": "mend the search, or give more words in docs/*/_search.yml or terms.yml (search:):\n",
    "held back": "mend the search by a rule, not by these words, or they are held back no more:\n",
}
MOST_GUESSED = 0.05


def index_of(site: Path, language: str) -> Path:
    return site / LANGUAGES[language] / "search.json"


def pages_of(places: list[str]) -> set[str]:
    return {place.partition("#")[0] for place in places}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", LEAST)
@pytest.mark.ours
def test_readers_find_the_section_they_ask_for(
    site: Path, which: str, language: str, record_property: Callable[[str, object], None]
) -> None:
    queries = QUERIES[which](language)
    answers = search_queries.ask(index_of(site, language), (query.words for query in queries))
    asked = list(zip(queries, answers, strict=True))
    share = search_queries.share([one.finds(query) for query, one in asked])
    record_property("summary", f"search {language}, {which}: {share}")
    missed = [
        f"{query.words}: {one.first or 'nothing'} instead of {sorted(query.addresses)}"
        for query, one in asked
        if not one.finds(query)
    ]
    assert len(missed) <= (1 - LEAST[which]) * len(queries), MEND[which] + "\n".join(missed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_found_by_its_name_in_the_other_languages(site: Path, language: str) -> None:
    terms = glossary.load(ROOT / "docs/terms.yml", KNOWN)
    told_apart = [
        term for term in terms if not any("(" in one.term for one in term.wordings.values())
    ]
    asked = {
        name: names(term.wordings[language].term)[0]
        for term in told_apart
        for other in term.wordings.values()
        for name in names(other.term)
    }
    queries = sorted({*asked, *asked.values()})
    answers = search_queries.ask(index_of(site, language), queries)
    answered = dict(zip(queries, answers, strict=True))
    glossary_page = path_of("sanasto", language).removeprefix(LANGUAGES[language])
    lost = [
        f"{name}: {answered[name].first or 'nothing'}, {own}: {answered[own].first}"
        for name, own in asked.items()
        if not pages_of(answered[name].first) & {*pages_of(answered[own].places), glossary_page}
    ]
    cure = "search must lead from another language's word where its own does, or to the glossary:\n"
    assert not lost, cure + "\n".join(lost)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.ours
def test_what_the_guide_cannot_answer_is_not_shown_as_found_and_what_it_can_is(
    site: Path, language: str
) -> None:
    queries = search_queries.load_limits(language)
    answers = search_queries.ask(index_of(site, language), (query.words for query in queries))
    asked = list(zip(queries, answers, strict=True))
    beyond = [(query.words, one) for query, one in asked if query.kind != "told"]
    guessed = [f"{words}: {one.first}" for words, one in beyond if one.tier == "found"]
    assert len(guessed) <= MOST_GUESSED * len(beyond), (
        "the search must tell a guess from a find:\n" + "\n".join(guessed)
    )
    denied = [query.words for query, one in asked if query.kind == "told" and one.tier == "none"]
    assert not denied, f"the guide tells this, and the search says that it does not: {denied}"
