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
TEXTS = {
    "added": "Lisätty {year}",
    "starts": "Alkaa",
    "ends": "Loppuu",
    "unknown": "Ei tiedossa",
    "sites": {"onsite": "Paikalla", "remote": "Etänä"},
}


def shown(page: str) -> BeautifulSoup:
    extension = BriefExtension(texts=TEXTS)
    return BeautifulSoup(markdown(page, extensions=["attr_list", extension]), "html.parser")


def question(words: str) -> str:
    return PAGE.replace("{ #aika added=2026 }", f"{{ #aika {words} }}")


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
    first, second = (html := shown(PAGE)).select(".brief__question")
    (label,), (field,) = first("label"), first("input")
    assert label["for"] == field["id"]
    (reason,) = html(id=field["aria-describedby"])
    assert reason.get_text() == "Matka pitää suunnitella."
    assert first["data-from"] == "place"
    assert second.find("textarea")
    assert second("p")[0].get_text().endswith("Lisätty 2026")


def test_a_day_is_asked_in_a_field_for_a_day() -> None:
    assert parse(question("from=date"))[1].one_line
    (field,) = shown(question("from=date")).select("#question-aika")
    assert (field.name, field["type"]) == ("input", "date")


def test_a_time_is_asked_in_two_named_fields_under_the_question() -> None:
    html = shown(question("from=time"))
    group = html.select(".brief__question")[1]
    assert [(field["type"], field["id"]) for field in group("input")] == [
        ("time", "question-aika"),
        ("time", "question-aika-end"),
    ]
    assert [(label["for"], label.get_text()) for label in group("label")] == [
        ("question-aika", "Alkaa"),
        ("question-aika-end", "Loppuu"),
    ]
    (name,) = html(id=group["aria-labelledby"])
    assert (group["role"], name.get_text()) == ("group", "Milloin?")
    assert {field["aria-describedby"] for field in group("input")} == {"question-aika-why"}


def test_a_way_is_chosen_from_a_list_that_begins_with_none() -> None:
    (field,) = shown(question("from=site")).select("select#question-aika")
    assert [(option["value"], option.get_text()) for option in field("option")] == [
        ("", "Ei tiedossa"),
        ("onsite", "Paikalla"),
        ("remote", "Etänä"),
    ]


def test_the_sentence_of_the_letter_is_read_and_not_shown() -> None:
    page = PAGE.replace("paljon. {", "paljon. *Tulemme silloin: …* {")
    assert [one.says for one in parse(page)] == [None, "Tulemme silloin: …"]
    assert parse(page)[1].why == "Päivä ratkaisee paljon."
    assert "Tulemme" not in shown(page).get_text()


def test_who_writes_the_letter_is_marked() -> None:
    page = question("line sender")
    assert [one.sender for one in parse(page)] == [False, True]


def test_an_answer_knows_the_items_that_it_settles() -> None:
    page = question("ticks=palkkio,matkakulut")
    assert parse(page)[1].ticks == ("palkkio", "matkakulut")
    assert shown(page).select(".brief__question")[1]["data-ticks"] == "palkkio matkakulut"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("- **Milloin?** Päivä ratkaisee paljon.", "must end in braces"),
        ("- Milloin? { #aika }", "stands in"),
        ("- **Milloin?** Päivä. { #paikka }", "stands on line 4 too"),
        ("- **Milloin?** Päivä. { #aika from=weather }", "does not fit"),
        ("- **Milloin?** Päivä. { #aika ticks=Palkkio }", "does not fit"),
        ("- **Milloin?** Päivä. *Tulemme silloin.* { #aika }", "needs one `…`"),
        ("- **Milloin?** Päivä. *Ensin …, sitten …* { #aika }", "needs one `…`"),
        ("- **Milloin?** *Tulemme: …* { #aika }", "its reason after it"),
        ("Milloin?", "a question has the form"),
    ],
)
def test_a_broken_question_is_named_with_its_line(line: str, says: str) -> None:
    broken = PAGE.replace("- **Milloin?** Päivä ratkaisee paljon. { #aika added=2026 }", line)
    with pytest.raises(BriefError, match=says) as error:
        parse(broken)
    assert error.value.line == 5
