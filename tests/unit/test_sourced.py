"""Every rule for where facts come from catches a seeded fault, and says what to do."""

from pathlib import Path

import pytest
from known_languages import KNOWN, begin
from kokemusopas.checks import sourced
from kokemusopas.texts.sources import Register, load
from kokemusopas.translations.status import library

REGISTER = """\
own: [https://licence.example/by/4.0/]
addresses: [{en: https://access.example/en, sv: https://access.example/sv}]

kela-tuki:
  title: Tuki
  lang: fi
  publisher: {fi: Kela, sv: FPA, en: Kela}
  url: https://www.kela.example/tuet/tuki
  dated: 2025
  read: stored
  seen: 2026-11-30
  check: 2027-02-28
  about: {fi: Tuesta., sv: Om stödet., en: On the benefit.}
"""
PAGE = """\
---
title: Tilaaminen
description: Maksaa 5 euroa.
---

# Tilaa { #tilaaminen }

Kysy [Kelasta](https://kela.example/). Lupa on [täällä](https://licence.example/by/4.0/).

Vuonna 2020 hankkeessa oli `100 euroa` ja 90100 Oulu, 24.11.2026 ja 2018–2020.

## Tuki { #tuki }

Tuki on 300 euroa. Soita 09 123 4567.

{ source=kela-tuki }
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "sources.yml").write_text(REGISTER, "utf-8")
    for language in ("fi", "sv"):
        begin(tmp_path, language)
        (tmp_path / language / "a.md").write_text(PAGE, "utf-8")
    return tmp_path


def told(docs: Path) -> list[str]:
    register = load(docs / "sources.yml", KNOWN)
    return [str(one) for one in sourced.findings(library(docs), register, "fi")]


def seed(docs: Path, name: str, old: str, new: str) -> None:
    text = (docs / name).read_text("utf-8")
    assert old in text
    (docs / name).write_text(text.replace(old, new, 1), "utf-8")


def test_facts_that_are_cited_break_no_rule(docs: Path) -> None:
    assert told(docs) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        (
            "sv/a.md",
            "source=kela-tuki",
            "source=kela-tukki",
            "docs/sv/a.md:16: the source `kela-tukki` is not in docs/sources.yml. Write the id of "
            "the register, probably `kela-tuki`",
        ),
        (
            "sources.yml",
            "kela-tuki:",
            "kela-vanha:",
            "docs/sources.yml:4: no page cites `kela-vanha`. Cite it: `{ source=id }`, or remove",
        ),
        ("fi/a.md", "Kysy", "Lähde: Kela. Kysy", "docs/fi/a.md:8: found `Lähde:`. Cite the source"),
        ("fi/a.md", "Kysy", "Tieto on tarkistettu 2026. Kysy", "found `tarkistettu 2026`"),
        ("fi/a.md", "Kysy", "Luettu tallennetuista sivuista. Kysy", "`tallennetuista sivuista`"),
        ("sv/a.md", "Kysy", "Källor: FPA. Kysy", "docs/sv/a.md:8: found `Källor:`"),
        ("sv/a.md", "Kysy", "Kontrollerat 2026. Kysy", "found `Kontrollerat 2026`"),
        (
            "sv/a.md",
            "https://kela.example/",
            "https://kela.example/tukea",
            "docs/sv/a.md:8: a link to https://kela.example/tukea. Add what stands there to docs/",
        ),
        (
            "sv/a.md",
            "https://kela.example/",
            "https://www.access.example/en",
            "docs/sv/a.md:8: found https://www.access.example/en. Write https://access.example/sv, "
            "which docs/sources.yml has for this language",
        ),
        (
            "fi/a.md",
            "https://licence.example/by/",
            "https://licence.example/nc/",
            "a link to https",
        ),
        (
            "fi/a.md",
            "Kysy",
            "Se maksaa 1 500 euroa. Kysy",
            "docs/fi/a.md:8 (#tilaaminen): found `1 500 euroa` in a section that cites no source. "
            "Cite it: `{ source=id }`, in a paragraph of its own",
        ),
        ("fi/a.md", "Kysy", "Puolet eli 50 % jää. Kysy", "found `50 %`"),
        ("fi/a.md", "Kysy", "Soita 116 123. Kysy", "found `116 123`"),
        ("fi/a.md", "Kysy", "Soita 0400 22 11 90. Kysy", "found `0400 22 11 90`"),
        ("fi/a.md", "Kysy", "Laki 148/2014 sanoo. Kysy", "found `148/2014`"),
        (
            "fi/a.md",
            "Kysy",
            "Ohje VH/801/00.01.00/2023 sanoo. Kysy",
            "found `VH/801/00.01.00/2023`",
        ),
    ],
)
def test_a_seeded_fault_is_caught_and_told(
    docs: Path, name: str, old: str, new: str, says: str
) -> None:
    seed(docs, name, old, new)
    assert says in "\n".join(told(docs))


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://www.kela.example/tuet/tuki", True),
        ("http://kela.example/tuet/tuki/", True),
        ("https://kela.example/tuet/tuki?lang=fi#a", True),
        ("https://kela.example", True),
        ("https://kela.example/tuet/tuki/osa", True),
        ("https://kela.example/muu", False),
        ("https://kela.example.org/", False),
    ],
)
def test_a_link_may_lead_to_a_source_and_to_the_front_page_of_its_site(
    docs: Path, address: str, known: bool
) -> None:
    assert sourced.is_known(address, load(docs / "sources.yml", KNOWN)) is known
    assert not sourced.is_known(address, Register())
