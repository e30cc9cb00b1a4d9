"""The lists and the brief: a list that fits the event, and items that are told apart."""

import re
from itertools import product

import pytest
from conftest import ROOT
from known_languages import COMPLETE
from kokemusopas.markdown import brief, checklist
from kokemusopas.markdown.checklist import ItemLine

SHORT = {
    "talk": range(12, 16),
    "group": range(12, 17),
    "pair": range(22, 29),
    "member": range(22, 29),
}
SITES, VIAS = ("onsite", "remote"), ("organisation", "direct")
Lists = dict[str, list[ItemLine]]  # a list in each language
LONGEST = 56  # characters: two lines on a phone
LEAD = 90


def page(language: str, name: str) -> str:
    return (ROOT / f"docs/{language}/{name}.md").read_text("utf-8")


ITEMS = {language: checklist.parse(page(language, "tarkistuslista")) for language in COMPLETE}
BRIEF = ("tilauspohja", "kokemustoimijan-toiveet", "sovittu")
OWN = {language: checklist.parse(page(language, "kokemustoimijalle")) for language in COMPLETE}
LISTS = [ITEMS, OWN]
QUESTIONS = {
    language: {name: brief.parse(page(language, name)) for name in BRIEF} for language in COMPLETE
}
by_language = pytest.mark.parametrize("language", COMPLETE)
by_list = pytest.mark.parametrize("items", LISTS, ids=["host", "expert"])


def belongs(item: ItemLine, kind: str, *chosen: str) -> bool:
    """Tell whether an event's short list has an item; what is not chosen leaves nothing out."""
    axes = ({*item.only} & {*axis} for axis in (SITES, VIAS))
    asked = ({*chosen} & {*axis} for axis in (SITES, VIAS))
    fits = all(
        not named or not given or named & given for named, given in zip(axes, asked, strict=True)
    )
    return kind in item.kinds and fits


@pytest.mark.parametrize("kind", SHORT)
@pytest.mark.ours
def test_the_short_list_of_every_event_is_short_and_has_something_in_each_step(kind: str) -> None:
    for site, via in product(("", *SITES), ("", *VIAS)):
        found = [item for item in ITEMS["fi"] if belongs(item, kind, site, via)]
        assert len(found) in SHORT[kind], (site, via, [item.id for item in found])
        assert {item.phase for item in found} == set(checklist.PHASES), (site, via)


def test_every_way_of_an_event_leaves_something_out() -> None:
    assert {way for item in ITEMS["fi"] for way in item.only} == {*SITES, *VIAS}


@by_language
def test_items_of_a_talk_come_first_then_those_of_a_group_then_the_others(language: str) -> None:
    for phase in checklist.PHASES:
        kinds = [item.kinds for item in ITEMS[language] if item.phase == phase]
        ranks = [0 if "talk" in one else 1 if "group" in one else 2 if one else 3 for one in kinds]
        assert ranks == sorted(ranks), f"step {phase}: {ranks}"


@by_language
@by_list
def test_an_item_is_short_enough_for_two_lines_of_a_phone(items: Lists, language: str) -> None:
    long = [item.text for item in items[language] if len(item.text) > LONGEST]
    assert not long


@by_language
@by_list
def test_items_are_told_apart_by_their_first_two_words(items: Lists, language: str) -> None:
    known: dict[tuple[str, ...], str] = {}
    for item in items[language]:
        first = tuple(re.findall(r"\w+", item.text.casefold())[:2])
        assert first not in known, f"`{item.text}` begins as `{known[first]}`"
        known[first] = item.text


@by_language
@by_list
def test_few_items_begin_with_the_same_word(items: Lists, language: str) -> None:
    first = [item.text.split()[0].strip(",:").casefold() for item in items[language]]
    assert max(first.count(word) for word in first) < 8


@by_language
@by_list
def test_an_item_says_whether_its_link_leads_to_a_reason_or_to_advice(
    items: Lists, language: str
) -> None:
    assert len({item.why for item in items[language]}) == 2
    own, source = (
        {item.id: item.why == items[one][0].why for item in items[one]} for one in (language, "fi")
    )
    assert own.items() <= source.items()


@pytest.mark.ours
def test_the_experts_list_has_something_in_each_phase_and_stays_short() -> None:
    assert {item.phase for item in OWN["fi"]} == set(checklist.PHASES)
    assert {item.whose for item in OWN["fi"]} == {"expert"}
    assert len(OWN["fi"]) in range(12, 21)


@by_language
def test_the_lead_of_the_checklist_is_one_short_sentence(language: str) -> None:
    found = re.search(r"\{ #tarkistuslista \}\n\n(.+)\n\n## ", page(language, "tarkistuslista"))
    assert found
    assert len(found[1]) <= LEAD
    assert len(re.findall(r"[.!?](?: |$)", found[1])) == 1


def test_each_part_asks_what_its_writer_can_answer() -> None:
    host, expert, agreed = (QUESTIONS["fi"][name] for name in BRIEF)
    assert len(host) <= 22, "an organisation needs little at first: ask the rest in part 3"
    ids = [{one.id for one in part} for part in (host, expert, agreed)]
    assert not ids[0] & ids[1], "a question for the expert is not asked of the host"
    assert {one.source for one in host} >= {"date", "time", "place", "booker"}
    assert [one.source for one in expert if one.source] == ["guest"]
    assert len([one for one in agreed if one.sender]) == 3, "host, expert and organisation sign"


def test_a_question_of_several_parts_is_answered_and_ticked_alike() -> None:
    known: dict[str, tuple[object, ...]] = {}
    for name in BRIEF:
        for one in QUESTIONS["fi"][name]:
            alike = one.source, one.one_line, one.ticks, one.added
            assert known.setdefault(one.id, alike) == alike, f"#{one.id} differs in {name}.md"


@by_language
def test_a_letter_is_whole_sentences(language: str) -> None:
    for name in BRIEF:
        bare = [one.id for one in QUESTIONS[language][name] if not one.says]
        asked = {one.id: one for one in QUESTIONS[language][name]}
        lacking = [one for one in bare if not (asked[one].source or asked[one].sender)]
        assert not lacking, f"give {lacking} in docs/{language}/{name}.md a sentence: *…*"
