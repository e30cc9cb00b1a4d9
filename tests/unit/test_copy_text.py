"""Texts to copy in Markdown: a heading with a sheet, words as they stand, faults by their line."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from known_languages import KNOWN
from kokemusopas.checks import parity
from kokemusopas.markdown.copy_text import CopyTextError, parse
from kokemusopas.markdown.explanations import explained
from kokemusopas.model import source
from kokemusopas.model.elements import write
from kokemusopas.model.guide import Guide, load
from kokemusopas.model.source import SourceError
from kokemusopas.pages import copy_texts
from kokemusopas.sharing.guide_json import as_json
from kokemusopas.texts.glossary import Term, Wording
from kokemusopas.translations.translatable import Document
from kokemusopas.translations.wording import wording_of
from model_pages import change, page, settings, small_guide

TEXT = """/// text | Ensimmäinen viesti
    id: viesti
    mail: "Pyyntö: {place}"

Hei! Etsimme *häntä*, jolla on <3 ja: {kokemus}.
Paikalla on [ketkä, montako].

- {place}
///
"""
PAGE = f"""# Tekstit {{ #tekstit }}

## Ensin {{ #ensin }}

{TEXT}
### Sitten {{ #sitten }}

/// text | Toinen
    id: toinen
Hei.
///
"""


def changed(old: str, new: str) -> str:
    assert old in PAGE, f"mend this test: `{old}`"
    return PAGE.replace(old, new)


def test_a_text_has_an_address_a_subject_fields_and_blanks() -> None:
    first, second = parse(PAGE)
    assert (first.id, first.title, first.line) == ("viesti", "Ensimmäinen viesti", 5)
    assert (first.mail, first.fields, first.blanks) == ("Pyyntö: {place}", ("kokemus", "place"), 1)
    assert first.words.startswith("Hei! Etsimme *häntä*")
    assert (second.id, second.words, second.mail) == ("toinen", "Hei.", None)


def test_a_text_is_a_section_a_level_below_the_one_it_stands_in() -> None:
    found = [(one.id, one.level, one.title.text) for one in page(PAGE).sections]
    assert found == [
        ("tekstit", 1, "Tekstit"),
        ("ensin", 2, "Ensin"),
        ("viesti", 3, "Ensimmäinen viesti"),
        ("sitten", 3, "Sitten"),
        ("toinen", 4, "Toinen"),
    ]


def test_the_words_are_shown_as_they_stand_in_paragraphs_and_lines() -> None:
    (sheet,) = page(PAGE).sections[2].blocks
    html = BeautifulSoup(write(sheet.nodes), "html.parser")
    first, last = html.select("p")
    assert "*häntä*, jolla on <3 ja: ." in first.get_text()
    assert len(first.select("br")) == 1
    assert last.get_text() == "- "
    assert [one.get_text() for one in html.select("span:not([data-field])")] == ["[ketkä, montako]"]
    assert [one["data-field"] for one in html.select("[data-field]")] == ["kokemus", "place"]
    frame = html.select_one(".copy-text")
    assert frame
    assert (frame["aria-labelledby"], frame["data-mail"]) == ("viesti", "Pyyntö: {place}")


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("/// text | Toinen", "/// text", 17, "it has no title"),
        ("    id: toinen\n", "", 17, "it has no such id"),
        ("    id: toinen", "    id: Toinen", 17, "it has no such id"),
        ("    id: toinen", "    id: toinen\n    form: a", 17, "`form` is not known"),
        ("    id: toinen", "    id: toinen\n    mail: a: b", 17, "put words with `:` or `{`"),
        ("    id: toinen", "    id: toinen\n    mail: A {place}", 17, "`{place}` of `mail`"),
        ("Hei.\n///", "///", 17, "the text `toinen` has no words"),
        ("Hei.\n///", "Hei {Nimi}.\n///", 17, "a field is `{palkkio}`"),
        ("Hei.\n///", "Hei [nimi.\n///", 17, "found `Hei [nimi.`"),
        ("Hei.\n///", "Hei.", 17, "it needs a line `///` below it"),
        ("## Ensin { #ensin }\n", "//// note | Huomaa", 4, "it stands in another block"),
        ("# Tekstit { #tekstit }\n\n## Ensin { #ensin }\n", "", 2, "it stands above all headings"),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_form(
    old: str, new: str, line: int, says: str
) -> None:
    with pytest.raises(CopyTextError) as told:
        parse(changed(old, new))
    assert told.value.line == line
    assert says in str(told.value)


def test_an_id_that_a_heading_has_is_refused_where_it_stands() -> None:
    read = source.read("fi/a.md", changed("    id: toinen", "    id: ensin"))
    with pytest.raises(SourceError, match=r"docs/fi/a\.md:17: id `ensin` stands on line 3 too"):
        source.headings(read)


def test_no_word_of_a_text_is_linked_to_the_glossary() -> None:
    words = {"fi": Wording("kokemus", "Mitä on eletty.")}
    term = Term("kokemus", words, explain=True)
    assert "sanasto.md" not in explained(PAGE, [term], "fi")
    assert "[kokemus](sanasto.md#kokemus)" in explained(f"{PAGE}\nOma kokemus.\n", [term], "fi")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The docs of the small guide, with a text to copy and the question that fills it."""
    docs = small_guide(tmp_path)
    for language in ("fi", "sv"):
        path = docs / language / "index.md"
        path.write_text(f"{path.read_text('utf-8')}\n{TEXT}", "utf-8")
        change(
            docs,
            f"{language}/lista.md",
            "/// brief\n",
            "/// brief\n- **Mitä?** Se auttaa. { #kokemus }\n",
        )
        texts = docs / language / "_ui.yml"
        fields = "copy_text: {fields: {place: paikka}}\n"
        if "copy_text:" not in texts.read_text("utf-8"):
            texts.write_text(f"{texts.read_text('utf-8')}\n{fields}", "utf-8")
    return docs


@pytest.fixture
def guide(docs: Path) -> Guide:
    """The small guide with a text to copy."""
    return load(settings(docs, "index", "lista", "sanasto"))


def test_a_blank_has_the_name_of_its_fact_or_its_question(guide: Guide) -> None:
    edition = guide.editions["fi"]
    (block,) = (one for one in edition.pages["index"].blocks if one.copied)
    html = BeautifulSoup(write(copy_texts.shown(block.nodes, edition)), "html.parser")
    assert [one.get_text() for one in html.select("[data-field]")] == ["[Mitä?]", "[paikka]"]


def test_every_language_gets_the_texts_of_all_by_page_and_id(guide: Guide) -> None:
    made = copy_texts.modules(
        guide.editions["sv"], KNOWN.values(), {one: ["suomi"] for one in KNOWN}
    )
    texts = made["components/copy_text/texts.sv.js"]
    assert '"index#viesti":{"mail":"Pyyntö: {place}","words":"Hei!' in texts
    assert '"fields":{"kokemus":"Mitä?","place":"paikka"}' in texts
    ways = made["components/copy_text/languages.sv.js"]
    assert 'fi:()=>import("./texts.fi.js")' in ways


def test_machines_get_the_words_with_their_fields(guide: Guide) -> None:
    assert '"mail":"Pyyntö: {place}"' in as_json(guide)


def test_a_field_that_no_event_fills_is_refused(docs: Path) -> None:
    change(docs, "fi/lista.md", "{ #kokemus }", "{ #muu }")
    with pytest.raises(SourceError, match=r"fi/index\.md:\d+: `{kokemus}` is no fact \(name, "):
        load(settings(docs, "index", "lista", "sanasto"))


def test_a_field_that_a_fact_answers_is_sent_to_it(docs: Path) -> None:
    change(docs, "fi/lista.md", "{ #kokemus }", "{ #kokemus line from=booker }")
    with pytest.raises(SourceError, match=r"answered by a fact: write `{booker}`"):
        load(settings(docs, "index", "lista", "sanasto"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: viesti", "id: meddelande"),
        ("{kokemus}", "{name}"),
        ("[ketkä, montako]", "alla"),
        ('    mail: "Pyyntö: {place}"\n', ""),
    ],
)
def test_a_translation_has_the_same_texts_fields_and_blanks(old: str, new: str) -> None:
    finnish = Document("a.md", KNOWN["fi"], {}, text=PAGE)
    swedish = Document("a.md", KNOWN["sv"], {}, text=changed(old, new))
    (found,) = parity.texts(finnish, swedish)
    assert "docs/sv/a.md:5" in str(found)
    assert "`{name}`" in str(found)
    assert not parity.texts(finnish, Document("a.md", KNOWN["sv"], {}, text=PAGE))


def test_the_words_and_the_subject_are_what_a_translator_follows() -> None:
    words = wording_of(TEXT)
    assert {"pyyntö", "paikalla", "ensimmäinen"} <= {*words}
    assert "viesti" in wording_of("/// text | viesti\n")
    assert "id" not in words
