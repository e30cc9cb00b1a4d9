"""What stays on one line of paper: the ends of headings, the parts of addresses."""

import pytest
from kokemusopas.model.elements import write
from kokemusopas.paper import unbroken


@pytest.mark.parametrize(
    ("heading", "last"),
    [
        ("Look after your guest and the group at the event", "the event"),
        ("How to book an expert by experience, in a nutshell", "in a nutshell"),
        ("På enkel svenska: du är erfarenhetsaktör", "du är erfarenhetsaktör"),
        ("Sivu: ennen tehtävää, sen aikana ja sen jälkeen", "sen jälkeen"),
        ("Mitä laista sanoo sen luku\u00a05", ""),
        ("Kutsu mukaan ihminen", ""),
        ("Mitä kuuluu kokemusasiantuntijayhdistykselle tänään", ""),
    ],
)
def test_a_heading_does_not_leave_a_short_word_alone_on_its_last_line(
    heading: str, last: str
) -> None:
    end = f'<span class="unbroken">{last}</span>'
    assert write(unbroken.heading((heading,))) == (
        heading.removesuffix(last) + end if last else heading
    )


def test_an_address_may_end_a_line_after_a_slash_only() -> None:
    assert write(unbroken.address("(x.fi/a-b/c)")) == "".join(
        f'<span class="unbroken">{part}</span>' for part in ("(x.fi/", "a-b/", "c)")
    )


def test_what_is_longer_than_a_narrow_column_may_break_anywhere() -> None:
    long = "a-" * unbroken.LONGEST_PART
    assert write(unbroken.address(f"x.fi/{long}")) == f'<span class="unbroken">x.fi/</span>{long}'
