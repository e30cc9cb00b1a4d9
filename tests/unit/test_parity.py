"""Every rule that a translation must keep catches a seeded fault, and says what to do."""

from dataclasses import replace
from pathlib import Path

import pytest
from known_languages import KNOWN, begin
from kokemusopas.checks import parity, shared_parts, short_texts, titles
from kokemusopas.checks.parity import Rule
from kokemusopas.texts.sources import Register
from kokemusopas.translations.status import library
from kokemusopas.translations.translatable import Document, Record

FINNISH = """\
---
title: Tilaaminen
steps: [1]
---

# Tilaa { #tilaaminen }

Alueet aloittivat 1.1.2023. Katso [sivu](tehtavat.md#mita) ja [toinen](jalkeen.md).

## Palkkio { #palkkio }

/// checklist
    phase: 2

- [ ] Sovin. [Miksi?](tilaaminen.md#palkkio) { #sovin due=-7 for=talk,pair only=direct added=2026 }
///

/// brief
- **Missä?** Osoite auttaa. { #paikka line from=place ticks=sovin }
- **Miksi?** Syy auttaa. *Syy on tämä: …* { #syy }
///

/// text | Kiitos
    id: kiitos-vieraalle

Hei {guest}! Kiitos [mistä].
///

/// addition | Lisätty 2026
Soita [Kelaan](https://www.kela.fi/) tai kirjoita osoitteeseen kysy@example.org.

{ source=kela-2025,vero }
///

![Kaksi kuplaa](kuplat.svg)

<!-- picture: mieti -->

| a | b |
| --- | --- |
| 1 | 1 500 |
"""
SWEDISH = """\
---
title: Beställning
steps: [1]
---

# Beställ { #tilaaminen }

Se [en sida](jalkeen.md) och [en annan](tehtavat.md#mita). Områdena inledde 1 januari 2023.

## Arvode { #palkkio }

/// checklist
    phase: 2

- [ ] Tala. [Varför?](tilaaminen.md#palkkio) { #sovin added=2026 only=direct due=-7 for=talk,pair }
///

/// brief
- **Var?** Adressen hjälper. { #paikka from=place ticks=sovin line }
- **Varför?** Skälet hjälper. *Skälet är detta: …* { #syy }
///

/// text | Tack
    id: kiitos-vieraalle

Hej {guest}! Tack [för vad].
///

/// addition | Tillagt 2026
Ring [FPA](https://www.kela.fi/) eller skriv till kysy@example.org.

{ source=vero,kela-2025 }
///

![Två bubblor](kuplat.svg)

<!-- picture: mieti -->

| a | b |
| --- | --- |
| 1 | 1 500 |
"""
FAULTS = [
    (
        parity.headings,
        "## Arvode { #palkkio }",
        "## Arvode { #arvode }",
        "docs/sv/a.md:10: found `## #arvode`, expected `## #palkkio` (docs/fi/a.md:10). Give the",
    ),
    (parity.headings, "## Arvode", "### Arvode", "found `### #palkkio`, expected `## #palkkio`"),
    (
        parity.items,
        "due=-7",
        "due=-6",
        "docs/sv/a.md:15: found `checklist phase: 2 #sovin added=2026 due=-6 for=talk,pair only",
    ),
    (parity.items, "phase: 2", "phase: 3", "checklist phase: 3 #sovin"),
    (parity.items, " added=2026", "", "expected `checklist phase: 2 #sovin added=2026 due=-7 "),
    (parity.items, "for=talk,pair", "for=talk", "found `checklist phase: 2 #sovin added=2026 due"),
    (parity.items, "only=direct", "only=remote", "due=-7 for=talk,pair only=remote`, expected"),
    (parity.items, "ticks=sovin", "ticks=tack", "found `brief #paikka from=place line ticks=tack`"),
    (parity.items, "from=place", "from=date", "expected `brief #paikka from=place line ticks=sov"),
    (parity.items, "#paikka", "#plats", "expected `brief #paikka from=place line ticks"),
    (parity.items, " *Skälet är detta: …*", "", "found `brief #syy`, expected `brief *…* #syy`"),
    (
        parity.links,
        "tehtavat.md#mita",
        "tehtavat.md",
        "docs/sv/a.md:8: found `tehtavat.md` in #tilaaminen, expected `tehtavat.md#mita`, as in",
    ),
    (parity.pictures, "![Två bubblor](kuplat.svg)", "", "found nothing in #palkkio, expected `kup"),
    (parity.places, "picture: mieti", "picture: puhukaa", "expected `picture: mieti in #palkkio`"),
    (parity.blocks, "/// addition", "/// note", "found `/// note in #palkkio`, expected `/// add"),
    (parity.texts, "{guest}", "{name}", "found `#kiitos-vieraalle {name} 1 blanks no mail`"),
    (parity.texts, " [för vad]", "", "{guest} 0 blanks no mail`, expected `#kiitos-vieraalle"),
    (parity.tables, "| 1 | 1 500 |\n", "", "found `2 rows of 2 columns in #palkkio`, expected `3"),
    (parity.tables, "| 1 | 1 500 |", "| 1 | 1 500 | |", "3 rows of 3 columns"),
    (
        parity.figures,
        "1 januari 2023",
        "2 januari 2023",
        "docs/sv/a.md:8: found `2023-01-02` in #tilaaminen, expected `2023-01-01`, as in docs/fi/a",
    ),
    (parity.figures, "1 januari 2023", "January 1, 2023", "found `1`, `2023` in #tilaaminen"),
    (parity.figures, "1 500", "1 600", "found `1600` in #palkkio, expected `1500`"),
    (parity.sources, "vero,kela", "kela", "found nothing in #palkkio, expected `vero`, as in"),
    (parity.sources, "vero,kela", "vero,thl,kela", "found `thl` in #palkkio, expected nothing"),
    (parity.settings, "steps: [1]", "steps: [2]", "docs/sv/a.md:3: found `steps: [2]`, expected"),
    (
        titles.translated,
        "title: Beställning",
        "title: Beställning\nseo_title: Så beställer du",
        "docs/sv/a.md:3: a `seo_title:` of its own. Remove it",
    ),
    (
        parity.stays_in_its_language,
        "(jalkeen.md)",
        "(../fi/jalkeen.md)",
        "docs/sv/a.md:8: found a link to `../fi/jalkeen.md`, expected one that stays in this",
    ),
]


def page(text: str, language: str, name: str = "a.md") -> Document:
    return Document(name, KNOWN[language], {}, text=text)


@pytest.mark.parametrize("rule", parity.PAGE_RULES, ids=lambda rule: rule.__name__)
def test_a_faithful_translation_breaks_no_rule(rule: Rule) -> None:
    assert rule(page(FINNISH, "fi"), page(SWEDISH, "sv")) == []


@pytest.mark.parametrize(
    ("rule", "old", "new", "says"),
    FAULTS,
    ids=[f"{rule.__name__}-{new[:20]}" for rule, _, new, _ in FAULTS],
)
def test_a_seeded_fault_is_caught_and_told(rule: Rule, old: str, new: str, says: str) -> None:
    assert old in SWEDISH
    findings = rule(page(FINNISH, "fi"), page(SWEDISH.replace(old, new, 1), "sv"))
    assert says in "\n".join(map(str, findings))


def test_every_rule_has_a_seeded_fault() -> None:
    assert {rule for rule, *_ in FAULTS} == set(parity.PAGE_RULES)


BY_LANGUAGE = Register(addresses=({"fi": "https://www.kela.fi/", "sv": "https://www.fpa.fi/"},))


@pytest.mark.parametrize(
    ("register", "old", "new", "says"),
    [
        (Register(), "", "", ""),
        (BY_LANGUAGE, "www.kela.fi", "www.fpa.fi", ""),
        (Register(), "www.kela.fi", "www.fpa.fi", "expected `https://www.kela.fi/`"),
        (BY_LANGUAGE, "www.kela.fi", "www.fpa.se", "expected `https://www.fpa.fi/`"),
        (Register(), "kysy@", "ask@", "found `ask@example.org`"),
    ],
)
def test_addresses_are_the_same_but_for_those_that_each_language_has(
    register: Register, old: str, new: str, says: str
) -> None:
    swedish = page(SWEDISH.replace(old, new, 1), "sv")
    findings = parity.addresses(page(FINNISH, "fi"), swedish, register)
    assert says in "\n".join(map(str, findings))
    assert bool(findings) == bool(says)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Alkoi 1.1.2023."),
        ("fi", "Alkoi 1. tammikuuta 2023."),
        ("sv", "Började 1.1.2023."),
        ("sv", "Började 1 januari 2023."),
        ("en", "Began on 1 January 2023."),
    ],
)
def test_a_date_is_the_same_in_every_language(language: str, text: str) -> None:
    assert shared_parts.figures_of(text, KNOWN[language]) == ["2023-01-01"]


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("fi", "Hinta 1 500 euroa, 2018–2020.", ["1500", "2018", "2020"]),
        ("en", "The price is 1,500 euros, 2018–2020.", ["1500", "2018", "2020"]),
        ("en", "On 1/1/2023.", ["1", "1", "2023"]),
        ("fi", "Katso [vuosi 2020](https://example.org/2021) { #id due=-7 }", ["2020"]),
    ],
)
def test_numbers_are_read_without_their_separators(
    language: str, text: str, figures: list[str]
) -> None:
    assert shared_parts.figures_of(text, KNOWN[language]) == figures


def test_a_file_that_only_a_translation_has_is_named(tmp_path: Path) -> None:
    begin(tmp_path, "fi", "sv")
    for name in ("fi/a.md", "fi/_style.md", "sv/b.md"):
        (tmp_path / name).write_text("", "utf-8")
    assert [str(finding) for finding in parity.files(library(tmp_path), "fi", "sv")] == [
        "docs/sv/b.md:1: found the file, expected none, as in docs/fi. "
        "Give it the name of the source's file, or remove it",
    ]


def test_short_texts_with_other_keys_are_named() -> None:
    source = page("menu:\n  open: Avaa\n  close: Sulje\n  new: Uusi\n", "fi", "_ui.yml")
    texts = page("menu:\n  open: Öppna\n  shut: x\n  old: Gammal\n", "sv", "_ui.yml")
    known = Record("fi", sections={"menu.open": "", "menu.close": "", "menu.old": ""})
    findings = short_texts.keys(source, replace(texts, record=known))
    assert [str(finding) for finding in findings] == [
        "docs/sv/_ui.yml:1: found no text `menu.close`, expected one, as in docs/fi/_ui.yml. "
        "Write the text",
        "docs/sv/_ui.yml:3: found the text `menu.shut`, expected none, as in docs/fi/_ui.yml. "
        "Remove it, or add it to the source",
    ]


def test_short_texts_with_other_places_for_values_are_named() -> None:
    source = page("many: '{count} sivua'\n", "fi", "_ui.yml")
    (finding,) = short_texts.placeholders(source, page("many: '{antal} sidor'\n", "sv", "_ui.yml"))
    assert str(finding) == (
        "docs/sv/_ui.yml:1: found `many` with `{antal}`, expected `{count}`. "
        "Keep the words in braces as they are in the source"
    )


def test_short_texts_with_other_numbers_are_named() -> None:
    source = page("origin: Kevät 2020, 1.1.2023\n", "fi", "_ui.yml")
    (finding,) = short_texts.figures(
        source, page("origin: Våren 2021, 1 januari 2023\n", "sv", "_ui.yml")
    )
    assert str(finding) == (
        "docs/sv/_ui.yml:1: found `origin` with `2021`, expected `2020`. "
        "Correct the number or the date"
    )


def test_a_section_of_the_navigation_without_a_name_is_named() -> None:
    texts = page("sections:\n  tyokalut: Verktyg\n", "sv", "_ui.yml")
    (finding,) = short_texts.section_names(["tyokalut", "lisaa"], texts)
    assert str(finding) == (
        "docs/sv/_ui.yml:1: found no `sections: lisaa`, expected its name. "
        "Name the section of mkdocs.yml's nav in this language"
    )
