"""The brief in Markdown: questions become named fields, mistakes are named with their line."""

import pytest
from bs4 import BeautifulSoup
from kokemusopas.markdown.brief import BriefError, BriefExtension, QuestionLine, parse
from markdown import markdown

PAGE = """## Paikka { #paikka-ja-aika }

/// brief
- **Missä?** Matka pitää suunnitella. { #paikka line from=place }
- **Milloin?** Päivä ratkaisee paljon. { #aika added=2026 }
///
"""


def test_questions_are_read_with_reason_and_source() -> None:
    assert parse(PAGE) == [
        QuestionLine(
            "paikka",
            "Missä?",
            "Matka pitää suunnitella.",
            4,
            one_line=True,
            source="place",
        ),
        QuestionLine("aika", "Milloin?", "Päivä ratkaisee paljon.", 5, added=2026),
    ]


def test_a_question_becomes_a_labelled_field_described_by_its_reason() -> None:
    extension = BriefExtension(texts={"added": "Lisätty {year}"})
    html = BeautifulSoup(markdown(PAGE, extensions=["attr_list", extension]), "html.parser")
    first, second = html.select(".brief__question")
    (label,), (field,) = first("label"), first("input")
    assert label["for"] == field["id"]
    (reason,) = html(id=field["aria-describedby"])
    assert reason.get_text() == "Matka pitää suunnitella."
    assert first["data-from"] == "place"
    assert second.find("textarea")
    assert second("p")[0].get_text().endswith("Lisätty 2026")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("- **Milloin?** Päivä ratkaisee paljon.", "must end in braces"),
        ("- Milloin? { #aika }", "stands in"),
        ("- **Milloin?** Päivä. { #paikka }", "stands on line 4 too"),
        ("- **Milloin?** Päivä. { #aika from=weather }", "does not fit"),
        ("Milloin?", "a question has the form"),
    ],
)
def test_a_broken_question_is_named_with_its_line(line: str, says: str) -> None:
    broken = PAGE.replace("- **Milloin?** Päivä ratkaisee paljon. { #aika added=2026 }", line)
    with pytest.raises(BriefError, match=says) as error:
        parse(broken)
    assert error.value.line == 5
