"""Texts that count: each language's own forms, chosen by its rule, none missing."""

import pytest
from kokemusopas.texts import plurals


@pytest.mark.parametrize(
    ("language", "forms", "said"),
    [
        ("fi", {"one": "{count} päivä", "other": "{count} päivää"}, ["1 päivä", "2 päivää"]),
        ("sv", "{count} svar", ["1 svar", "2 svar"]),
        (
            "uk",
            {"one": "{count} день", "few": "{count} дні", "many": "{count} днів", "other": "дня"},
            ["1 день", "2 дні"],
        ),
    ],
)
def test_a_number_has_the_form_of_its_language(
    language: str, forms: object, said: list[str]
) -> None:
    assert [plurals.form(forms, count, language) for count in (1, 2)] == said


def test_a_language_without_a_known_rule_has_one_form_for_all() -> None:
    assert plurals.categories("qaa") == ("other",)


def test_a_group_of_texts_is_no_text_that_counts() -> None:
    assert plurals.is_plural({"one": "a", "other": "b"})
    assert not plurals.is_plural({"talk": "a", "other": "b"})
    assert not plurals.is_plural({"one": "a", "many": "b"})


@pytest.mark.parametrize(
    ("language", "forms", "wrong", "right"),
    [
        ("sv", {"other": "{count} dagar"}, "no form `one`", "the forms `one`, `other`"),
        (
            "uk",
            {"one": "{count} день", "other": "{count} дня"},
            "no form `few`, `many`",
            "the forms `one`, `few`, `many`, `other`",
        ),
        (
            "fi",
            {"one": "yksi", "few": "pari", "other": "{count}"},
            "the form `few`",
            "only `one`, `other`",
        ),
        (
            "uk",  # 1, 21, 31 and so on have the same form
            {"one": "один день", "few": "{count} дні", "many": "{count} днів", "other": "{count}"},
            "`one` without `{count}`",
            "it, since the form is for many numbers",
        ),
    ],
)
def test_a_text_that_counts_has_just_the_forms_of_its_language(
    language: str, forms: dict[str, str], wrong: str, right: str
) -> None:
    texts = {"days": [{"left": forms}]}
    assert list(plurals.faults(texts, language)) == [("days.0.left", wrong, right)]


def test_a_form_for_one_number_alone_may_say_it_in_words() -> None:
    assert not list(plurals.faults({"left": {"one": "yksi", "other": "{count}"}}, "fi"))


def test_a_text_may_follow_a_number_that_it_does_not_say() -> None:
    label = {"one": "Джерело:", "few": "Джерела:", "many": "Джерела:", "other": "Джерела:"}
    assert not list(plurals.faults({"label": label}, "uk"))
