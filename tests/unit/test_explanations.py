"""Hard terms lead to the glossary, once a page and only where that helps reading."""

import pytest
from kokemusopas.markdown.explanations import explained
from kokemusopas.texts.glossary import Term, Wording

TERMS = [
    Term("taustajarjesto", {"fi": Wording("taustajärjestö", "")}, explain=True),
    Term("palkkio", {"fi": Wording("palkkio", "")}),
]
LINK = "[taustajärjestöön](sanasto.md#taustajarjesto){ .term }"


def test_the_first_mention_in_the_prose_is_linked_with_its_ending() -> None:
    page = "# Taustajärjestö { #a }\n\nSoita taustajärjestöön.\n\nTaustajärjestö auttaa.\n"
    assert explained(page, TERMS, "fi") == (
        f"# Taustajärjestö {{ #a }}\n\nSoita {LINK}.\n\nTaustajärjestö auttaa.\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "## Taustajärjestö { #a }",
        "| taustajärjestö | b |",
        "/// note | Taustajärjestö",
        "- [ ] Soita taustajärjestöön. { #soita due=-7 }",
        "`taustajärjestö`",
        "[taustajärjestö](tilaaminen.md)",
        '<p title="taustajärjestö">x</p>',
        "Palkkiosta sovitaan.",
        "Taustajärjestö ([sana](sanasto.md#taustajarjesto)).",
    ],
)
def test_what_is_no_prose_or_needs_no_link_stays(line: str) -> None:
    assert explained(f"{line}\n", TERMS, "fi") == f"{line}\n"


def test_a_mention_after_a_link_on_the_same_line_is_linked_where_it_stands() -> None:
    line = "[Taustajärjestö](a.md) ja `taustajärjestö`: soita taustajärjestöön.\n"
    assert explained(line, TERMS, "fi") == line.replace("soita taustajärjestöön", f"soita {LINK}")
