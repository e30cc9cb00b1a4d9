"""Lines of the easy leaflets end where the sense pauses."""

import pytest
from kokemusopas.model.elements import element, read, write
from kokemusopas.paper.sense_lines import LONGEST, breaks, in_lines

THOUGHTS = "ja|kun|joka"


def lines(text: str, thoughts: str = THOUGHTS, longest: int = LONGEST) -> list[str]:
    ends = breaks(text, thoughts, longest)
    return "".join("\n" if at in ends else one for at, one in enumerate(text)).split("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soita heti. Älä odota!", ["Soita heti.", "Älä odota!"]),
        ("Sano: ”Hei.” Kysy sitten.", ["Sano: ”Hei.”", "Kysy sitten."]),
        ("Numero on 09 2525 0111.", ["Numero on 09 2525 0111."]),
        (
            "Apuväline on esine, joka auttaa esimerkiksi kuulemaan tai liikkumaan.",
            ["Apuväline on esine,", "joka auttaa esimerkiksi kuulemaan tai liikkumaan."],
        ),
        (
            "Kerro järjestölle sitten rauhallisesti kun tilaisuus on ohi.",
            ["Kerro järjestölle sitten rauhallisesti", "kun tilaisuus on ohi."],
        ),
        ("", [""]),
    ],
)
def test_lines_end_with_a_sentence_a_comma_or_before_a_new_thought(
    text: str, expected: list[str]
) -> None:
    assert lines(text) == expected


def test_no_line_is_too_long_and_no_word_is_broken_or_alone() -> None:
    text = "Tämä virke on kirjoitettu ilman pilkkuja mutta " * 4 + "se loppuu tähän."
    found = lines(text)
    assert " ".join(found) == text
    assert max(map(len, found)) <= LONGEST
    assert min(len(line.split()) for line in found) > 1
    short = lines("Keskustele, hoida maksut ja anna palautetta.", longest=40)
    assert short == ["Keskustele, hoida maksut", "ja anna palautetta."]


def test_no_number_is_parted() -> None:
    assert lines("Soita numeroon 040 123 4567 ennen viittä.", longest=28) == [
        "Soita numeroon",
        "040 123 4567 ennen viittä.",
    ]


def test_a_language_without_thoughts_breaks_at_commas_alone() -> None:
    text = "Apuväline on tavallinen esine, joka auttaa kuulemaan ja liikkumaan."
    assert lines(text, "") == [text[:30], text[31:]]


def test_words_that_are_marked_stay_marked() -> None:
    nodes = read("Kysy <em>heti. Kerro</em> sitten.")
    assert write(in_lines(nodes, THOUGHTS)) == "Kysy <em>heti.<br>Kerro</em> sitten."
    assert in_lines((element("b", {}, "Soita."),), THOUGHTS) == (element("b", {}, "Soita."),)
