"""Readers are told where a translation is stale, when it was checked, and how all of it stands."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from kokemusopas.history.content_date import long_date
from kokemusopas.model.elements import text, write
from kokemusopas.pages import body, notes, print_page
from kokemusopas.pages.made import make
from kokemusopas.texts.ui import load
from kokemusopas.translations import record
from kokemusopas.translations.status import compare, library
from model_pages import change as change_guide
from model_pages import settings, small_guide
from translated_pages import TODAY, change, git

TEXTS = {code: load(ROOT / f"docs/{code}/_ui.yml")["translation"] for code in ("fi", "sv", "en")}


def review_of(language: str, name: str) -> str:
    return f"{language}-granska/{name}"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The docs of the small guide, all translations recorded as current."""
    docs = small_guide(tmp_path)
    record.translated(docs, library(docs), "all", None, "machine", TODAY)
    return docs


def swedish(docs: Path, name: str) -> BeautifulSoup:
    """Return a Swedish page of the small guide as it is shown."""
    made = make(settings(docs, "index", "lista", "sanasto"))
    edition = made.guide.editions["sv"]
    page = edition.pages[name]
    rewrite = body.links_from(page, made.guide, edition.url(page.name))
    parts = (write(nodes, rewrite) for _, nodes in body.sections(page, edition, made))
    return BeautifulSoup("".join(parts), "html.parser")


def paper_of(docs: Path, language: str) -> str:
    """Return the small guide in a language as one page for paper."""
    made = make(settings(docs, "index", "lista", "sanasto"))
    edition = made.guide.editions[language]
    return print_page.html(print_page.parts(edition, made), edition, made)


def test_a_stale_section_leads_to_the_same_section_of_its_source(guide: Path) -> None:
    change_guide(guide, "fi/lista.md", "Sovin *kaiken*", "Sovin *kaikesta*")
    (note,) = swedish(guide, "lista")(class_="translation-note")
    link, review = note("a")
    assert link.attrs == {"href": "../../lista/#tilaa", "lang": "fi", "hreflang": "fi"}
    assert link.get_text() == "Tilaa"
    assert review.attrs == {"href": "../granska/lista/#tilaa"}, "what changed is marked there"
    assert note.get_text() == "Ändrat: Tilaa. Se ändringen"
    before = note.find_previous_siblings()[0]
    assert [heading["id"] for heading in before("h2")] == ["tilaa"]


def test_the_note_says_in_the_readers_language_what_has_happened() -> None:
    for language, start in (("sv", "Den finska texten har ändrats"), ("en", "The Finnish text")):
        note = write((notes.stale_note("a.md#b", "B", "fi", TEXTS[language], ""),))
        assert BeautifulSoup(note, "html.parser").get_text().startswith(start)


def test_a_current_page_has_no_note_and_says_when_it_was_checked(guide: Path) -> None:
    page = swedish(guide, "lista")
    assert not page(class_="translation-note")
    (time,) = page.select(".translation-checked time")
    assert (time["datetime"], time.get_text()) == ("2026-11-24", "24 november 2026")


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ((), "Inte läst."),
        (("tilaa",), "Läst 1 av 4, 2 januari 2027."),
        ((None,), "Läst 2 januari 2027."),
    ],
)
def test_readers_are_told_how_much_a_native_speaker_has_read(
    guide: Path, read: tuple[str | None, ...], says: str
) -> None:
    for section in read:
        record.read(guide, library(guide), "sv/lista.md", section, date(2027, 1, 2))
    (note,) = swedish(guide, "lista")(class_="translation-checked")
    assert note.get_text() == f"Översatt 24 november 2026. {says}"


@pytest.mark.parametrize(
    ("read", "says"), [((), "Inte läst."), (("tilaa",), "Läst 1 av 9 i allt.")]
)
def test_paper_says_once_of_the_whole_guide_who_translated_and_who_read_it(
    guide: Path, read: tuple[str, ...], says: str
) -> None:
    for section in read:
        record.read(guide, library(guide), "sv/lista.md", section, TODAY)
    made = make(settings(guide, "index", "lista", "sanasto"))
    notes_of = {
        code: "".join(text(notes.translated_note(one, made.states)))
        for code, one in made.guide.editions.items()
    }
    assert notes_of == {
        "fi": "",
        "sv": f"Allt översatt av en maskin. {says} Ändrat står på webben.",
    }
    paper = paper_of(guide, "sv")
    assert paper.count("translation-checked") == 1


def test_a_change_of_the_source_leaves_the_paper_of_its_translations_as_it_is(guide: Path) -> None:
    """One sentence would have all papers of all languages made again."""
    before = paper_of(guide, "sv")
    change_guide(guide, "fi/lista.md", "Sovin *kaiken*", "Sovin *kaikesta*")
    assert swedish(guide, "lista")(class_="translation-note")
    assert paper_of(guide, "sv") == before


def test_what_was_read_before_the_source_changed_is_not_counted(guide: Path) -> None:
    record.read(guide, library(guide), "sv/lista.md", None, TODAY)
    change_guide(guide, "fi/lista.md", "Sovin *kaiken*", "Sovin *kaikesta*")
    (note,) = swedish(guide, "lista")(class_="translation-checked")
    assert "Läst 3 av 4" in note.get_text()


def test_a_stale_title_is_told_to_translators_only(guide: Path) -> None:
    change_guide(guide, "fi/lista.md", "description: Mitä muistaa.", "description: Toisin.")
    assert not swedish(guide, "lista")(class_="translation-note")


@pytest.mark.parametrize(
    ("edit", "cell", "total"),
    [
        (None, "Aktuell", (5, 0, 0)),
        (("heti", "nyt"), "1 avsnitt väntar på uppdatering", (4, 1, 0)),
        (("## Kulut", "## A { #a }\n\n## Kulut"), "1 avsnitt är inte översatt ännu", (5, 0, 1)),
        (
            ("Näin tilaat.\n\n## Palkkio", "Toisin.\n\n## Raha"),
            "2 avsnitt väntar på uppdatering",
            (3, 2, 0),
        ),
    ],
)
def test_the_table_tells_the_state_of_each_page(
    docs: Path, edit: tuple[str, str] | None, cell: str, total: tuple[int, int, int]
) -> None:
    if edit:
        change(docs, *edit)
    documents = library(docs)
    made = notes.table(documents, tuple(compare(documents)), "sv", TEXTS["sv"], review_of)
    table = BeautifulSoup(write(made), "html.parser")
    rows = [[part.get_text() for part in row(["th", "td"])] for row in table("tr")]
    assert rows == [["Sida", "Svenska"], ["Beställning", f"{cell}, läst 0 av 4"]]
    current, stale, missing = total
    (line,) = table("li")
    assert line.get_text() == (
        f"Svenska: {sum(total)} avsnitt. Aktuella {current}, väntar på uppdatering {stale}, inte "
        f"översatta ännu {missing}, lästa av någon med språket som modersmål 0."
    )
    assert [link["href"] for link in table("a")] == [
        "../sv/sv-granska/",
        "tilaaminen.md",
        "../sv/sv-granska/tilaaminen.md",
    ]


def test_the_sum_tells_how_long_the_oldest_change_waits(docs: Path) -> None:
    change(docs, "heti", "nyt")
    git(docs, "commit", "-qam", "next", "--date=2026-11-01T12:00Z")
    documents = library(docs)
    states = tuple(compare(documents, docs=docs))
    told = text(notes.table(documents, states, "sv", TEXTS["sv"], review_of))
    (since,) = {one.since for state in states for one in state.sections if one.since}
    assert f"gjordes den {long_date(since, documents['sv']['tilaaminen.md'].traits)}." in told


def test_the_table_names_a_page_that_is_not_translated(docs: Path) -> None:
    shutil.copy(docs / "fi/tilaaminen.md", docs / "fi/uusi.md")
    documents = library(docs)
    table = write(notes.table(documents, tuple(compare(documents)), "sv", TEXTS["sv"], review_of))
    assert '<span lang="fi">Tilaaminen</span>' in table
    assert "Inte översatt" in table


def test_a_stale_term_is_told_in_the_glossary(guide: Path) -> None:
    change_guide(guide, "terms.yml", "Raha työstä", "Maksu työstä")
    (note,) = swedish(guide, "sanasto")(class_="translation-note")
    link, review = note("a")
    assert (link["href"], link.get_text()) == ("../../sanasto/#palkkio", "palkkio")
    assert review["href"] == "../granska/terms/#palkkio"
    before = note.find_previous_siblings()[0]
    assert [heading["id"] for heading in before("h3")] == ["palkkio"]
