"""Blocks that stand apart: what is seen, heard and taken along of them, and how slips are told."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from kokemusopas.grammar import written
from kokemusopas.markdown.explanations import explained
from kokemusopas.model.elements import write
from kokemusopas.model.guide import load
from kokemusopas.pages import pictures
from kokemusopas.search import sections
from kokemusopas.sharing import as_markdown
from kokemusopas.texts.glossary import Term, Wording
from kokemusopas.texts.messages import said
from kokemusopas.translations.wording import wording_of
from model_pages import page, settings, small_guide

PAGE = """# Sivu { #sivu }

/// say | Kun esittelet vieraan
    by: expert

Kysyä *saa*.

Saan jättää vastaamatta.
///

/// say
Tervetuloa.
///

/// pair

| Sano näin | Älä sano näin |
| --- | --- |
| Mitä **haluat** kertoa? | Kerro kaikki! |

{ source=a }
///

/// cards
- [Puhe, luento](#sivu) { picture=kirje }
  Haluat tietoa.
- [Ryhmä](toinen.md#ryhma) { picture=ryhma }
  Kokemus puhuu.
- [Muu](muu.md)
  Sovi siitä.
///

/// fact | 60 %
Näin paljon.
///
"""
HEAD = "---\ntitle: Sivu\n---\n\n"
SHOWN = PAGE.replace("\n{ source=a }\n", "")


def shown(kind: str, number: int = 0) -> Tag:
    """Return a block of the page by its kind."""
    blocks = [block for block in page(SHOWN).blocks if block.kind == kind]
    return BeautifulSoup(write(blocks[number].nodes), "html.parser")


def test_words_to_say_are_a_quotation_named_by_who_says_them_or_when() -> None:
    figure = shown("say").select_one("figure.say--expert")
    assert figure
    assert [one.get_text() for one in figure.select("blockquote > p")] == [
        "Kysyä saa.",
        "Saan jättää vastaamatta.",
    ]
    assert figure.select("figcaption")[0].get_text().endswith("Kun esittelet vieraan")
    assert shown("say", 1).select("figure.say--host"), "without `by:` the host says it"


def test_each_line_of_a_pair_says_which_of_the_two_it_is() -> None:
    pair = shown("pair")
    assert not pair.select("table")
    lines = [(one["class"], one.get_text()) for one in pair.select("li > p")]
    assert lines == [
        (["pair__do"], "Sano näin: Mitä haluat kertoa?"),
        (["pair__not"], "Älä sano näin: Kerro kaikki!"),
    ]
    (names,) = pair.select(".pair__names")
    assert names["aria-hidden"] == "true", "the names are heard in each line, not once more above"


def test_the_whole_of_a_card_is_one_link_with_its_drawing() -> None:
    (block,) = [one for one in page(SHOWN).blocks if one.kind == "cards"]
    html = write(pictures.drawn(block, page(SHOWN), Path("overrides")))
    cards = BeautifulSoup(html, "html.parser").select("li > a")
    assert [one["href"] for one in cards] == ["#sivu", "toinen.md#ryhma", "muu.md"]
    names = [one.get_text() for one in cards]
    assert names == ["Puhe, luento Haluat tietoa.", "Ryhmä Kokemus puhuu.", "Muu Sovi siitä."]
    assert [len(one.select("svg[aria-hidden=true]")) for one in cards] == [1, 1, 0]


def test_a_drawing_that_is_not_there_is_told_at_the_line_of_its_card() -> None:
    wrong = page(SHOWN.replace("picture=ryhma", "picture=ryhmae"))
    (block,) = [one for one in wrong.blocks if one.kind == "cards"]
    with pytest.raises(pictures.PictureError, match="`ryhmae`") as told:
        pictures.drawn(block, wrong, Path("overrides"))
    line = int(str(told.value).split(":")[1])
    assert "picture=ryhmae" in wrong.source.splitlines()[line - 1]


def test_no_word_of_a_card_is_linked_to_the_glossary() -> None:
    term = Term("kokemus", {"fi": Wording("kokemus", "Mitä on eletty.")}, explain=True)
    assert explained(SHOWN, [term], "fi") == SHOWN
    assert "sanasto.md" in explained(f"{SHOWN}\nOma kokemus.\n", [term], "fi")


def test_their_words_are_found_translated_and_taken_along_without_their_marks(
    tmp_path: Path,
) -> None:
    docs = small_guide(tmp_path)
    (docs / "fi/index.md").write_text(SHOWN, "utf-8")
    guide = load(settings(docs, "index"))
    edition = guide.editions["fi"]
    told = as_markdown.Told(edition.pages["index"], edition, guide)
    text = as_markdown.words(edition.pages["index"].sections[0], told)
    assert "> Kysyä *saa*.\n>\n> Saan jättää vastaamatta." in text
    assert "- Sano näin: Mitä **haluat** kertoa?\n  Älä sano näin: Kerro kaikki!" in text
    assert "Sano näin Älä" not in text
    assert "[**Puhe, luento** Haluat tietoa.](" in text
    assert "60 %\n\nNäin paljon." in text
    found = sections.sections(edition.pages["index"])[0].blocks
    assert {"Kun esittelet vieraan", "Mitä haluat kertoa?", "60 %"} <= {*found}
    assert "Älä sano näin: Kerro kaikki!" in found, "found alone, it would pass for advice"
    assert "ryhma" not in wording_of(PAGE), "another drawing asks nothing of a translator"


@pytest.mark.parametrize(
    ("old", "new", "at", "key"),
    [
        ("/// fact | 60 %", "/// fact", "/// fact", "block-form"),
        ("Näin paljon.\n", "", "/// fact", "block-form"),
        ("/// pair\n", "/// pair | Sano\n", "/// pair", "block-form"),
        ("| Kerro kaikki! |", "|  |", "| Mitä", "block-form"),
        ("| --- | --- |\n", "", "/// pair", "block-form"),
        ("(toinen.md#ryhma) { picture=ryhma }", "", "- [Ryhmä]", "block-form"),
        ("  Kokemus puhuu.\n", "", "/// cards", "block-form"),
        ("  Kokemus puhuu.", "  Lue [lisää](a.md).", "  Lue", "block-form"),
        ("/// cards", "/// cards | Otsikko", "/// cards", "block-form"),
        ("by: expert", "by: guest", "    by", "block-value"),
        ("/// fact |", "/// fakt |", "/// fakt", "block-mistyped"),
    ],
)
def test_a_slip_is_told_at_its_line_with_an_example_in_every_language(
    old: str, new: str, at: str, key: str
) -> None:
    assert not [*written.faults("fi/sivu.md", HEAD + PAGE, frozenset())]
    assert old in PAGE, f"mend this test: `{old}`"
    text = HEAD + PAGE.replace(old, new, 1)
    (fault,) = written.faults("fi/sivu.md", text, frozenset())
    assert fault.key == key
    assert text.splitlines()[fault.line - 1].startswith(at)
    for language in ("fi", "sv", "en"):
        assert dict(fault.values).get("form", "") in said(language, key, "do", fault.values)
