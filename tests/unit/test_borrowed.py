"""What is new in the source is there at once: translations show it, and say that it waits."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from kokemusopas.model.elements import write
from kokemusopas.model.guide import Edition
from kokemusopas.pages import body, files, print_page
from kokemusopas.pages.made import Made, make
from kokemusopas.search import sections as search_sections
from kokemusopas.sharing import as_markdown
from model_pages import change, settings, small_guide

NEW = "## Uusi { #uusi }\n\nSovi [palkkiosta](#sovin).\n\n## Tilaa"
ITEM = "- [ ] Kiitän. { #kiitos"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return small_guide(tmp_path)


def made_of(docs: Path) -> Made:
    return make(settings(docs, "index", "lista", "sanasto"))


def swedish(made: Made) -> Edition:
    return made.guide.editions["sv"]


def shown(made: Made, name: str = "lista") -> BeautifulSoup:
    """Return a Swedish page as it is shown."""
    page = swedish(made).pages[name]
    nodes = [one for _, some in body.sections(page, swedish(made), made) for one in some]
    return BeautifulSoup(write(nodes), "html.parser")


def test_a_new_section_stands_in_its_place_in_the_words_of_the_source(docs: Path) -> None:
    change(docs, "fi/lista.md", "## Tilaa", NEW.replace("#sovin", "lista.md#kysy"))
    made = made_of(docs)
    page = shown(made)
    assert [one["id"] for one in page.select("h1, h2, h3")] == ["lista", "uusi", "tilaa", "kysy"]
    assert page.select("[lang=fi]#uusi, [lang=fi] #uusi")
    (note,) = page.select(".translation-missing")
    assert note.get_text() == "På finska."
    assert not note.find_parent(lang=True)
    assert [one.get_text() for one in page.select("p[lang=fi]")] == ["Sovi palkkiosta."]
    (place,) = [one for one in made.places if one.id == "uusi"]
    assert (place.titles, place.borrowed) == ({"fi": "Uusi", "sv": "Uusi"}, {"sv": "fi"})


def test_paper_programs_and_search_have_what_is_not_translated_yet(docs: Path) -> None:
    change(docs, "fi/lista.md", "## Tilaa", NEW.replace("#sovin", "lista.md#kysy"))
    made = made_of(docs)
    edition = swedish(made)
    paper = BeautifulSoup(
        print_page.html(print_page.parts(edition, made), edition, made), "html.parser"
    )
    assert paper.select_one("[lang=fi]#lista-uusi, [lang=fi] #lista-uusi")
    assert len(paper.select(".translation-missing")) == 1
    page = edition.pages["lista"]
    markdown = as_markdown.file(as_markdown.Told(page, edition, made.guide), None)
    assert "{ #uusi }\n\nPå finska.\n\nSovi" in markdown
    (found,) = [one for one in search_sections.sections(page) if one.id == "uusi"]
    assert (found.heading, found.text) == ("Uusi", "")


@pytest.mark.parametrize(
    ("before", "order"),
    [
        (ITEM, ["sovin", "uusi", "kiitos"]),
        ("- [ ] Sovin", ["uusi", "sovin", "kiitos"]),
    ],
)
def test_a_new_item_stands_in_its_place_and_says_that_it_waits(
    docs: Path, before: str, order: list[str]
) -> None:
    line = "- [ ] Varaan *ajan*. [Miksi?](#kysy) { #uusi due=-3 for=talk added=2026 }\n"
    change(docs, "fi/lista.md", before, line + before)
    made = made_of(docs)
    assert [item.id for item in swedish(made).pages["lista"].items] == order
    page = shown(made)
    assert [one["data-item"] for one in page.select("li[data-item]")] == order
    (row,) = page.select("li[data-item=uusi]")
    assert row["data-due"] == "-3"
    label, why, added = row.select("label, .checklist__why, .checklist__added")
    assert str(label.decode_contents()) == '<span lang="fi">Varaan <em>ajan</em>.</span>' + (
        " (ej översatt)"
    )
    assert (why["lang"], why.get_text()) == ("fi", "Miksi?")
    assert (added["lang"], added.get_text()) == ("fi", "Lisätty 2026")
    item = swedish(made).pages["lista"].items[order.index("uusi")]
    assert item.words.text == "Varaan ajan. (ej översatt)", "tools and papers take it from here"


def test_a_new_question_and_a_new_block_stand_there_too(docs: Path) -> None:
    change(docs, "fi/lista.md", "- **Missä", "- **Milloin?** Aika. { #aika }\n- **Missä")
    change(
        docs,
        "fi/lista.md",
        "### Kysy",
        "/// checklist\n    phase: 3\n\n- [ ] Siivoan. { #siivoan }\n///\n\n### Kysy",
    )
    page = swedish(made_of(docs)).pages["lista"]
    assert [one.id for one in page.questions] == ["aika", "paikka"]
    assert page.questions[0].words.text == "Milloin? (ej översatt)"
    assert [(one.id, one.phase) for one in page.items][-1] == ("siivoan", 3)


def test_what_is_gone_from_the_source_is_not_shown_and_stops_nothing(docs: Path) -> None:
    change(docs, "sv/lista.md", "Kom överens", "Se [här](#bort) och [där](lista.md#item-bort). Kom")
    change(docs, "sv/lista.md", "## Beställ", "## Bort { #bort }\n\nBort.\n\n## Beställ")
    change(docs, "sv/lista.md", "- [ ] Jag tackar", "- [ ] Bort. { #bort }\n- [ ] Jag tackar")
    (docs / "sv/_search.yml").write_text("lista: {bort: borttaget, tilaa: beställa}", "utf-8")
    made = made_of(docs)
    assert swedish(made).hidden == {"lista#bort"}
    assert files.typed(swedish(made), made.guide) == {"lista": {"tilaa": "beställa"}}
    page = shown(made)
    assert not page.select("#bort, [data-item=bort]")
    assert [one["href"] for one in page.select("p a")][:2] == ["lista.md", "lista.md"]


def test_what_is_translated_is_as_the_file_has_it(docs: Path) -> None:
    edition = swedish(made_of(docs))
    assert all(edition.pages[name] is page for name, page in edition.written.items())


def test_a_list_that_has_all_others_in_its_place_or_is_gone_stops_nothing(docs: Path) -> None:
    change(docs, "fi/lista.md", "#paikka", "#sija")
    page = swedish(made_of(docs)).pages["lista"]
    assert [(one.id, one.lang) for one in page.questions] == [("sija", "fi")]
    text = (docs / "fi/lista.md").read_text("utf-8")
    start = text.index("/// brief")
    (docs / "fi/lista.md").write_text(text[:start] + text[text.index("///\n", start) + 4 :])
    made = made_of(docs)
    assert not swedish(made).pages["lista"].questions
    assert not [one for one in shown(made).select("ul, ol") if not one.find("li")]
