"""Transcripts of what is heard: texts may be edited, all else is a difference."""

import pytest
from browser.hearing import differences, line

KEPT = ["# items", "checkbox: Kysy {tänään} [not checked]", "Lisätty 2026", "button: Kumoa"]


def changed(number: int, spoken: str) -> list[str]:
    return [*KEPT[:number], spoken, *KEPT[number + 1 :]]


@pytest.mark.parametrize(
    "heard",
    [
        KEPT,
        changed(3, "button: Peru"),
        changed(1, "checkbox: Kysy ensin {8.2.2027 mennessä} [not checked]"),
        changed(2, "Lisätty 2027"),
    ],
    ids=["the same", "other words", "more words", "another number"],
)
def test_a_text_of_the_guide_may_be_edited(heard: list[str]) -> None:
    assert differences(KEPT, heard, {"peru", "ensin", "mennessä"}) == []


@pytest.mark.parametrize(
    "heard",
    [
        changed(1, "checkbox: Kysy {tänään} [checked]"),
        changed(1, "checkbox: Kysy [not checked]"),
        changed(3, "link: Kumoa"),
        changed(3, "button: undefined"),
        changed(3, "button:"),
        [*KEPT, KEPT[-1]],
        KEPT[:-1],
        [KEPT[0], *reversed(KEPT[1:])],
        changed(0, "# other items"),
    ],
    ids=[
        "another state",
        "no description",
        "another role",
        "a word that nobody wrote",
        "no name",
        "said twice",
        "not said",
        "another order",
        "another part",
    ],
)
def test_all_else_is_told_line_by_line(heard: list[str]) -> None:
    assert differences(KEPT, heard, {"peru"})[:2] == ["--- kept", "+++ heard now"]


def test_a_line_has_role_name_description_and_state() -> None:
    assert line("checkbox", "Kysy", "tänään", "checked") == "checkbox: Kysy {tänään} [checked]"
    assert line("", "", "", "checked") == "[checked]"
