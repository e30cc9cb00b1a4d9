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

/// cards
- [Kirje](a.md) { picture=kirje }
  Lue.
///
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

/// cards
- [Brev](a.md) { picture=kirje }
  Läs.
///
"""
FAULTS = [
    (
        parity.headings,
        "## Arvode { #palkkio }",
        "## Arvode { #arvode }",
        "docs/sv/a.md:10 (#palkkio): the heading has the id `#arvode`, that of the source is `#pal",
    ),
    (
        parity.headings,
        "## Arvode",
        "### Arvode",
        "the heading has the level `###`, that of the source is `##`",
    ),
    (
        parity.items,
        "due=-7",
        "due=-6",
        "docs/sv/a.md:15 (#palkkio): the braces of the item are `{ #sovin added=2026 only=direct",
    ),
    (
        parity.items,
        "phase: 2",
        "phase: 3",
        "stands below `checklist phase: 3`, in the source below `checklist phase: 2`",
    ),
    (
        parity.items,
        " added=2026",
        "",
        "those of the source `{ #sovin due=-7 for=talk,pair only=direct added=2026 }`",
    ),
    (parity.items, "for=talk,pair", "for=talk", "End the line with `{ #sovin due=-7 for=talk,pair"),
    (parity.items, "only=direct", "only=remote", "are `{ #sovin added=2026 only=remote due=-7"),
    (
        parity.items,
        "ticks=sovin",
        "ticks=tack",
        "are `{ #paikka from=place ticks=tack line }`, those",
    ),
    (
        parity.items,
        "from=place",
        "from=date",
        "those of the source `{ #paikka line from=place ticks=sovin }`",
    ),
    (parity.items, "#paikka", "#plats", "end the line with `{ #paikka line from=place"),
    (
        parity.items,
        " *Skälet är detta: …*",
        "",
        "the question `#syy` has no sentence for the letter",
    ),
    (
        parity.points,
        "Ring [FPA]",
        "- Ring.\n- Ring [FPA]",
        "docs/sv/a.md:31 (#palkkio): the lists of the section have 3 points, those of the source 1",
    ),
    (
        parity.links,
        "tehtavat.md#mita",
        "tehtavat.md",
        "docs/sv/a.md:8 (#tilaaminen): the link leads to `tehtavat.md`, in the source to `tehta",
    ),
    (parity.pictures, "![Två bubblor](kuplat.svg)", "", "the picture `kuplat.svg` is gone"),
    (
        parity.pictures,
        "picture=kirje",
        "picture=raha",
        "the picture is `picture=raha`, in the source `picture=kirje`",
    ),
    (
        parity.places,
        "picture: mieti",
        "picture: puhukaa",
        "with `picture: puhukaa`, the source has `picture: mieti`",
    ),
    (
        parity.blocks,
        "/// addition",
        "/// note",
        "the block is `/// note`, in the source `/// addition`",
    ),
    (parity.texts, "{guest}", "{name}", "has #kiitos-vieraalle {name} 1 × […], that"),
    (parity.texts, " [för vad]", "", "{guest} 0 × […], that of the source #kiitos-vieraalle"),
    (
        parity.tables,
        "| 1 | 1 500 |\n",
        "",
        "the table has `2 × 2` rows and columns, that of the source `3 × 2`",
    ),
    (parity.tables, "| 1 | 1 500 |", "| 1 | 1 500 | |", "has `3 × 3` rows"),
    (
        parity.figures,
        "1 januari 2023",
        "2 januari 2023",
        "docs/sv/a.md:8 (#tilaaminen): found `2 januari 2023`, the source has `1 januari 2023`",
    ),
    (
        parity.figures,
        "1 januari 2023",
        "January 1, 2023",
        "found `1`, `2023`, the source has `1 januari 2023`",
    ),
    (parity.figures, "1 500", "1 600", "found `1600`, the source has `1500`"),
    (parity.sources, "vero,kela", "kela", "the source `vero` is not cited"),
    (
        parity.sources,
        "vero,kela",
        "vero,thl,kela",
        "cited is `thl`, which the source text does not cite",
    ),
    (
        parity.settings,
        "steps: [1]",
        "steps: [2]",
        "docs/sv/a.md:3: found `steps: [2]`, the source has `steps: [1]`",
    ),
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
        "docs/sv/a.md:8 (#tilaaminen): the link `../fi/jalkeen.md` leads to another language",
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
        (Register(), "www.kela.fi", "www.fpa.fi", "the source has `https://www.kela.fi/`"),
        (BY_LANGUAGE, "www.kela.fi", "www.fpa.se", "the source has `https://www.fpa.fi/`"),
        (Register(), "kysy@", "ask@", "found the address `ask@example.org`"),
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
        "docs/sv/b.md:1: there is no such file as docs/fi/b.md. "
        "Give it the name of the source's file, or remove it",
    ]


def test_short_texts_with_other_keys_are_named() -> None:
    source = page("menu:\n  open: Avaa\n  close: Sulje\n  new: Uusi\n", "fi", "_ui.yml")
    texts = page("menu:\n  open: Öppna\n  shut: x\n  old: Gammal\n", "sv", "_ui.yml")
    known = Record("fi", sections={"menu.open": "", "menu.close": "", "menu.old": ""})
    findings = short_texts.keys(source, replace(texts, record=known))
    assert [str(finding) for finding in findings] == [
        "docs/sv/_ui.yml:3: the text is called `menu.shut`, in the source `close`. "
        "Write `close:` before the colon, and translate what stands behind it",
    ]


def test_short_texts_with_other_places_for_values_are_named() -> None:
    source = page("many: '{count} sivua'\n", "fi", "_ui.yml")
    (finding,) = short_texts.placeholders(source, page("many: '{antal} sidor'\n", "sv", "_ui.yml"))
    assert str(finding) == (
        "docs/sv/_ui.yml:1: the text `many` has the places `{antal}`, that of the source "
        "`{count}`. Write the words in braces as the source has them: `{count}`"
    )


def test_short_texts_with_other_numbers_are_named() -> None:
    source = page("origin: Kevät 2020, 1.1.2023\n", "fi", "_ui.yml")
    (finding,) = short_texts.figures(
        source, page("origin: Våren 2021, 1 januari 2023\n", "sv", "_ui.yml")
    )
    assert str(finding) == (
        "docs/sv/_ui.yml:1: the text `origin` has `2021`, that of the source `2020`. "
        "Correct the number or the date"
    )


def test_a_section_of_the_navigation_without_a_name_is_named() -> None:
    texts = page("sections:\n  tyokalut: Verktyg\n", "sv", "_ui.yml")
    (finding,) = short_texts.section_names(["tyokalut", "lisaa"], texts)
    assert str(finding) == (
        "docs/sv/_ui.yml:1: found no `sections: lisaa`. "
        "Name the section of mkdocs.yml's nav in this language"
    )
