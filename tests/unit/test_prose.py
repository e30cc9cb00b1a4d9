"""Every rule for the source pages catches a seeded fault, and says where and what to do."""

import pytest
from known_languages import KNOWN
from kokemusopas.checks import prose
from kokemusopas.translations.translatable import Document

PAGE = """\
---
title: Tilaaminen
description: Näin tilaat kokemustoimijan tilaisuuteesi, sovit palkkiosta ja saat laskun ajoissa.
---

# Tilaa { #tilaaminen }

Kysy **palkkiosta** heti. Sovi
[kuluista](muu.md#kulut) myös.

/// addition | Lisätty 2026
Uusi tieto.
///

- [ ] Sovin. { #sovin due=-7 }
- Kerro muille
"""
FAULTS = [
    (
        prose.short_sentences,
        "Kysy **palkkiosta** heti.",
        f"Kysy {'taas ' * 25}heti.",
        "docs/fi/a.md:8: a sentence of 27 words. Split: Kysy taas",
    ),
    (
        prose.permanent_ids,
        "# Tilaa { #tilaaminen }",
        "# Tilaa",
        "docs/fi/a.md:6: a heading without an id. Give an id: `# Tilaa { #lyhyt-nimi }`",
    ),
    (
        prose.permanent_ids,
        "- Kerro muille",
        "## Taas { #tilaaminen }",
        "docs/fi/a.md:16: the id `tilaaminen` a second time",
    ),
    (
        prose.plain_words,
        "Kerro muille",
        "Kerro muille, mikäli voit",
        "docs/fi/a.md:16: found `mikäli`. Say it another way",
    ),
    (prose.plain_words, "Kerro muille", "Kerro ja/tai kysy", "found `ja/tai`"),
    (
        prose.titled_blocks,
        "| Lisätty 2026",
        "| Lisätty äsken",
        "docs/fi/a.md:11: `Lisätty äsken` does not say when. Say the year",
    ),
    (prose.titled_blocks, " | Lisätty 2026", "", "docs/fi/a.md:11: a block without a title"),
]


def page(text: str) -> Document:
    return Document("a.md", KNOWN["fi"], {}, text=text)


@pytest.mark.parametrize("rule", prose.RULES, ids=lambda rule: rule.__name__)
def test_a_plain_page_breaks_no_rule(rule: prose.Rule) -> None:
    assert rule(page(PAGE)) == []


@pytest.mark.parametrize(("rule", "old", "new", "says"), FAULTS)
def test_a_seeded_fault_is_caught_and_told(rule: prose.Rule, old: str, new: str, says: str) -> None:
    assert old in PAGE
    assert says in "\n".join(map(str, rule(page(PAGE.replace(old, new, 1)))))


def test_every_rule_has_a_seeded_fault() -> None:
    assert {rule for rule, *_ in FAULTS} == set(prose.RULES)


def test_sentences_are_those_of_paragraphs_and_list_items() -> None:
    assert [(one.line, one.text) for one in prose.sentences(PAGE)] == [
        (8, "Kysy palkkiosta heti."),
        (8, "Sovi kuluista myös."),
        (12, "Uusi tieto."),
        (15, "Sovin."),
        (16, "Kerro muille"),
    ]
