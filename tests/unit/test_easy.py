"""Easy language: what a machine can tell of it is told, and only on pages that promise it."""

from pathlib import Path

import pytest
from conftest import ROOT
from known_languages import KNOWN, begin
from kokemusopas.checks.easy import easy, easy_words, figures
from kokemusopas.checks.rhythm import main
from kokemusopas.texts.languages import Traits
from kokemusopas.translations.translatable import Document

WORDS = frozenset({"mieli", "potilasjärjestö", "erfarenhetsaktör"})
PAGES = {
    "fi": """\
---
title: Helposti
easy: true
---

# Näin kutsut kokemustoimijan { #kutsu }

Kokemustoimija on ihminen, joka kertoo kokemuksestaan. Palkkio on raha, jonka hän saa.

Kysy kokemustoimijalta, mitä hän toivoo. Jos hän haluaa, hän pitää tauon.

Soita numeroon 09 2525 0111. Siellä vastaa MIELI.

- Kerro potilasjärjestölle.

{ source=vero-palkka }
""",
    "sv": """\
---
easy: true
---

# Så bjuder du in { #kutsu }

En erfarenhetsaktör berättar om det som har hänt. Arvode är pengar.

Fråga vad hen önskar. Berätta om priset. Hur mår du?

LL-Center är ett namn, inget tal.
""",
    "en": """\
---
easy: true
---

# How to invite someone { #kutsu }

An expert by experience is a person who has been through something hard.

Ask what they wish for. Who comes with you? Call before the event.
""",
}
FAULTS = [
    (
        "fi",
        "Siellä vastaa MIELI.",
        "Tauko. " + "ja " * 12 + "nyt.",
        "a sentence of 14 words. Split",
    ),
    (
        "fi",
        "mitä hän toivoo.",
        "mitä hän toivoo, kun te puhutte.",
        "docs/fi/a.md:10: 2 subordinate clauses. Make two sentences of it: Kysy kokemustoimijalta",
    ),
    ("fi", "Jos hän haluaa", "Jos hän haluaa, ennen kuin tulee", "2 subordinate clauses"),
    ("fi", "Kerro pot", "Kerro esim. pot", "the abbreviation `esim.`. Write it in full"),
    ("fi", "Siellä vastaa", "Siellä (aina) vastaa", "a parenthesis"),
    ("fi", "raha, jonka", "50 % rahasta, jonka", "a percentage"),
    ("fi", "Siellä vastaa", "Osa II vastaa", "the Roman number `II`"),
    ("fi", "Siellä vastaa MIELI", "Siellä vastaa THL", "`THL` in capital letters"),
    (
        "fi",
        "Kerro potilasjärjestölle",
        "Kerro hyvinvointialueelle",
        "the long word `hyvinvointialue`. Explain it, use a shorter one, or add it",
    ),
    ("sv", "vad hen önskar.", "vad hen önskar när ni möts.", "2 subordinate clauses"),
    ("sv", "Arvode är pengar.", "Skriv t.ex. ett brev.", "the abbreviation `t.ex.`"),
    ("sv", "Berätta om priset.", "Berätta om tillgänglighetskravet.", "the long word `tillgängl"),
    ("en", "wish for.", "wish for when they come.", "2 subordinate clauses"),
    ("en", "Call before", "Call them, e.g. before", "the abbreviation `e.g.`"),
    ("en", "Call before the event", "Call " + "now " * 15, "a sentence of 16 words"),
]


def page(language: str, text: str) -> Document:
    return Document("a.md", KNOWN[language], {}, text=text)


def said(language: str, text: str) -> str:
    return "\n".join(map(str, easy(page(language, text), WORDS)))


@pytest.mark.parametrize("language", PAGES)
def test_an_easy_page_breaks_no_rule(language: str) -> None:
    assert said(language, PAGES[language]) == ""


def test_capital_letters_are_told_in_any_alphabet() -> None:
    text = "---\neasy: true\n---\n\nЗателефонуйте до МОЗ.\n"
    found = easy(Document("a.md", Traits("uk", "українська", "uk_UA"), {}, text=text), WORDS)
    assert [one.wrong for one in found] == ["`МОЗ` in capital letters"]


@pytest.mark.parametrize(("language", "old", "new", "says"), FAULTS)
def test_a_seeded_fault_is_told_on_an_easy_page_only(
    language: str, old: str, new: str, says: str
) -> None:
    text = PAGES[language]
    assert old in text
    wrong = text.replace(old, new, 1)
    assert says in said(language, wrong)
    assert said(language, wrong.replace("easy: true\n", "x: 1\n")) == ""


def test_sentences_are_short_on_average() -> None:
    long = "Kokemustoimija on ihminen, joka puhuu meille omasta elämästään tänään. " * 5
    wrong = said("fi", f"---\neasy: true\n---\n\n{long}\n")
    assert wrong.startswith("docs/fi/a.md:1: 9.0 words a sentence on average. Write shorter ones")
    assert "5 sentences of 9.0 words" in figures(page("fi", f"---\neasy: true\n---\n\n{long}"))


def test_a_word_that_the_page_explains_is_known_in_all_its_forms() -> None:
    text = "---\neasy: true\n---\n\nHyvinvointialue on osa Suomea. Kysy hyvinvointialueelta.\n"
    assert said("fi", text) == ""
    assert "hyvinvointialue" in said("fi", text.replace(" on osa Suomea", " auttaa"))


def test_the_figures_of_an_easy_page_can_be_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "easy-words.txt").write_text("MIELI\n", "utf-8")
    path = tmp_path / "fi/a.md"
    begin(tmp_path, "fi")
    path.write_text("---\neasy: true\n---\n\nSoita (heti).\n", "utf-8")
    assert main([str(path)]) == 1
    told = capsys.readouterr().out
    assert "an easy page, 1 sentences of 2.0 words" in told
    assert "line 5: a parenthesis" in told


def test_the_list_of_easy_words_is_in_order_and_short() -> None:
    lines = (ROOT / "docs/easy-words.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert words == sorted(set(words), key=str.casefold)
    assert {word.casefold() for word in words} == easy_words(ROOT / "docs")
    assert len(words) < 20, "explain words on the page instead"
