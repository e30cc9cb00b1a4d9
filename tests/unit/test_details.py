"""A section whose source has changed, in a comment: which words, and nothing but words."""

import re
from pathlib import Path

import pytest
from kokemusopas.translations import report, word_diff
from kokemusopas.translations.details import as_markdown
from kokemusopas.translations.status import compare, library
from translated_pages import change

EDIT = "https://git.example/a/b/edit/"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Kysy palkkiosta heti.", "Kysy kuluista heti.", "Kysy [palkkiosta](kuluista) heti."),
        ("yksi kaksi", "ett två", "[yksi kaksi](ett två)"),
        ("a b c", "a c", "a [b ]c"),
        ("a", "a b", "a( b)"),
        ("sama", "sama", "sama"),
    ],
)
def test_words_are_told_as_gone_and_new(before: str, after: str, told: str) -> None:
    forms = {word_diff.SAME: "{}", word_diff.GONE: "[{}]", word_diff.NEW: "({})"}
    found = word_diff.parts(before, after)
    assert "".join(forms[sign].format(text) for sign, text in found) == told


def test_a_stale_section_is_told_by_what_changed_and_opens_the_translation(docs: Path) -> None:
    change(docs, "heti", "ajoissa")
    rows = report.details(docs, compare(library(docs), docs=docs))
    text = as_markdown(rows, EDIT + "my branch#x/", 60_000)
    assert "<del>heti</del> <ins>ajoissa</ins>" in text
    assert "Fråga om **arvodet** genast." in text
    line = (
        (docs / "sv/tilaaminen.md").read_text("utf-8").split("\n").index("## Arvode { #palkkio }")
    )
    address = f"{EDIT}my%20branch%23x/docs/sv/tilaaminen.md#L{line + 1}"
    assert f'href="{address}">Redigera' in text


def test_nothing_of_a_stranger_becomes_markup_a_mention_or_a_link() -> None:
    evil = '</code>@all #1 <img src=x onerror=a> \n\n[a](https://evil.example)\n\n```\u202e"&'
    rows = [["sv", evil, "3", evil, [["-", evil], ["+", evil + "x"]], evil]]
    text = as_markdown(rows, EDIT, 60_000)
    tags = {"details", "summary", "code", "p", "b", "br", "ins", "del"}
    assert set(re.findall(r"</?([a-z]+)", text)) == tags
    outside = re.sub(r"<code>.*?</code>", "", text)
    assert not re.search(r"@|#|evil|\u202e", outside)
    assert "\n\n" not in text.rstrip("\n"), "an empty line would end the HTML"


def test_a_comment_has_as_many_sections_as_it_can_hold() -> None:
    row = [
        "fi",
        "docs/fi/a.md",
        "3",
        "Otsikko",
        [["-", "vanha " * 300], ["+", "uusi " * 300]],
        "oma",
    ]
    text = as_markdown([row] * 40, "", 20_000)
    assert len(text) <= 20_000
    assert 1 < text.count("<details>") < 40
    assert text.endswith("käännösten tilan.\n")
    with pytest.raises(ValueError, match="unpack"):
        as_markdown([["fi"]], "", 20_000)
