"""How running text flows: what is measured, what stands apart, and what a writer is told."""

from pathlib import Path

import pytest
from known_languages import KNOWN, begin
from kokemusopas.checks import rhythm
from kokemusopas.translations.translatable import Document

SHORT = "Kysy palkkiosta heti."
GOOD = "Kysy palkkiosta heti, kun sovitte yhdessä päivästä, paikasta ja tehtävästä."
LONG = f"Kysy {'taas ' * 13}heti."
APART = """\
---
title: Otsikko on lyhyt.
---

# Otsikko on lyhyt. { #otsikko }

| Taulukko | on lyhyt. |
| --- | --- |
| Se on. | Niin on. |

- Kohta on lyhyt.
  Se jatkuu.
- Toinen on.

1. Numeroitu on.

   Sekin jatkuu.

Tarvitset
- tulkin.

```
Se on koodia.
```

/// say | Kun tulet
Hei.
///

Kysy myös:

/// checklist
    phase: 1
- [ ] Sovi. { #sovi }
///

/// text | Viesti
    id: viesti
Hei! Kiitos. Tule.
///

{ source=vero }
<!-- terms -->
"""


def page(text: str) -> Document:
    return Document("a.md", KNOWN["fi"], {}, text=text)


def said(text: str) -> str:
    return "\n".join(map(str, rhythm.rhythm(page(text))))


def test_headings_lists_tables_and_blocks_like_lists_stand_apart() -> None:
    assert rhythm.paragraphs(APART) == []


def test_running_text_is_that_of_paragraphs_also_in_boxes() -> None:
    text = "Kysy [heti](a.md). Sano:\n”Kiitos.” Jatka.\n\n/// addition | Lisätty 2026\nUusi.\n///\n"
    assert rhythm.paragraphs(text) == [
        rhythm.Paragraph(1, ("Kysy heti.", "Sano: ”Kiitos.”", "Jatka.")),
        rhythm.Paragraph(5, ("Uusi.",)),
    ]


def test_a_page_of_neither_long_nor_short_sentences_passes() -> None:
    assert said("\n\n".join([f"{SHORT} {GOOD} {GOOD} {GOOD}"] * 3)) == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            f"{SHORT} {SHORT} {SHORT} {SHORT} {LONG} {LONG} {LONG} {LONG}",
            "docs/fi/a.md:1: 8 sentences of 9.0 words on average (8 to 12), "
            "50% of them of 6 words or fewer (33%). "
            "Join neighbours, such as line 1: Kysy palkkiosta heti. Kysy palkkiosta heti.",
        ),
        (f"{'Tämä on seitsemän sanan mittainen virke tässä. ' * 8}", "of 7.0 words"),
        (" ".join([LONG] * 8), "Split the longest, such as line 1: Kysy taas"),
    ],
)
def test_what_a_writer_is_told(text: str, says: str) -> None:
    assert says in said(text)


def test_a_page_of_few_sentences_is_not_measured() -> None:
    assert said(" ".join([SHORT] * (rhythm.FEWEST - 1))) == ""


def test_an_easy_page_has_rules_of_its_own() -> None:
    assert said(f"---\neasy: true\n---\n\n{' '.join([SHORT] * 20)}") == ""


def test_the_figures_of_one_page_can_be_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fi/a.md"
    begin(tmp_path, "fi")
    path.write_text(" ".join([SHORT] * 8), encoding="utf-8")
    assert rhythm.main([str(path)]) == 1
    assert "8 sentences of 3.0 words" in capsys.readouterr().out
