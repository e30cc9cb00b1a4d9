"""PDFs: Finnish hyphenation, forms in two languages, and what a missing part is called."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.fonts.plain import FONT
from kokemusopas.model.guide import Edition
from kokemusopas.model.settings import Part
from kokemusopas.pages import papers
from kokemusopas.pages.made import Made, make
from kokemusopas.paper import __main__ as paper
from kokemusopas.paper import forms, hyphens, sheets
from kokemusopas.paper.documents import PaperDocument, documents
from kokemusopas.paper.easy import easy
from kokemusopas.paper.nutshell import nutshell
from kokemusopas.paper.short_guide import short_guide
from kokemusopas.paper.whole_guide import whole_guide
from kokemusopas.texts.languages import Traits
from libvoikko import VoikkoException
from model_pages import change, settings, small_guide
from pyphen import Pyphen

pytestmark = pytest.mark.slow  # WeasyPrint takes a second to load

LIST = """---
short_guide: true
---

# {title} {{ #tarkistuslista }}

/// checklist
    phase: 2

- [ ] {two} *heti*. {{ #palkkio for=pair,member }}
///

/// checklist
    phase: 1

- [ ] {one}. [Miksi?](tilaaminen.md) {{ #tarve for=talk,group,pair,member added=2026 }}
///
"""
OWN = """# Vieraalle { #v }

## Sovi { #sovi }

/// checklist
    phase: 2
    for: expert

- [ ] Kysy *palkkiosta*. { #k-kysy }
///
"""
ORDER = """---
title: Tilaa
steps: [1, 2]
---

# Tilaa { #t }

[tästä](#t) [x.fi](https://www.x.fi/a) [kuvasta](../assets/kuva.svg) [09 12](tel:0912)

![Kuva](../assets/kuva.svg)
"""
ORDER_CUT = {
    "steps:": "short_guide: true\nsteps:",
    "![Kuva](../assets/kuva.svg)": """## Ennen { #ennen }

/// dated | Ennen
Näin oli.
///

## Nyt { #nyt }

Katso [sivu](vieraalle.md#sovi).
""",
}
NUTSHELL = """# Lyhyesti { #p }

Ensin.

## Alku { #a }

[miten](tilaaminen.md#t) [etusivulle](index.md)
"""
WHO = """# Kuka *hän* on? { #kokemustoimija }

Hän kertoo [kaiken](tilaaminen.md). Kysy.
"""
PREPARING = """# Valmistaudu { #v }

## Toiveet { #toiveet }

Kysy [toiveista](toiveet.md).
"""
EASY = """---
easy: true
---

# Helposti { #h }

Lue tämä. Se on lyhyt.

## Alku { #a }

<!-- picture: mieti -->

Katso [ohje](tilaaminen.md#t). Soita sitten.
"""
BRIEF = """---
brief: {part}
---

# Pohja {{ #pohja }}

## Missä {{ #missa }}

/// brief
- **Missä *tarkkaan* olette?** Katso [ohje](tilaaminen.md#t). {{ #paikka line added=2026 }}
///

## Muuta {{ #muuta }}

/// brief
- **Mitä muuta?** Kaikki auttaa. {{ #muu }}
///
"""
WORDS = {"fi": ("Lista", "Mietin", "Sovin"), "sv": ("Checklista", "Jag tänker", "Jag avtalar")}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A small guide with all that the PDFs are made of, with the short texts of this one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795550283")
    docs = small_guide(tmp_path)
    (docs / FONT).parent.mkdir(parents=True)
    shutil.copy(ROOT / "docs" / FONT, docs / FONT)
    (docs / "assets/kuva.svg").write_text("<svg/>", "utf-8")
    for language, (title, one, two) in WORDS.items():
        shutil.copy(ROOT / "docs" / language / "_ui.yml", docs / language / "_ui.yml")
        pages = {
            "tarkistuslista": LIST.format(title=title, one=one, two=two),
            "vieraalle": OWN,
            "tilaaminen": ORDER,
            "pahkinankuoressa": NUTSHELL,
            "kokemustoimija": WHO,
            "valmistautuminen": PREPARING,
            "selkeasti": EASY,
            "selkeasti-kokemustoimijalle": EASY,
            "toiveet": BRIEF.format(part="expert"),
            "sovittu": BRIEF.format(part="agreed"),
        }
        for name, text in pages.items():
            (docs / language / f"{name}.md").write_text(text, "utf-8")
    own = settings(docs, "index", *pages, "lista")
    navigation = (*own.navigation, Part("lisaa", ("sanasto.md",)))
    overrides, site = ROOT / "overrides", "https://o.fi/"
    return make(replace(own, navigation=navigation, overrides=overrides, site_url=site))


@pytest.fixture
def finnish(made: Made) -> Edition:
    return made.guide.default


def soup_of(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("kokemustoimija", "ko-ke-mus-toi-mi-ja"),
        ("hyvinvointialue", "hy-vin-voin-ti-alue"),
        ("linja-autoasema", "linja-autoasema"),
    ],
)
def test_finnish_words_break_where_their_parts_meet(tmp_path: Path, word: str, parts: str) -> None:
    path = tmp_path / "hyph_fi.dic"
    path.write_text(hyphens.dictionary("fi", [f"Sana {word}!"]), "utf-8")
    assert Pyphen(filename=path, cache=False).inserted(word) == parts


def test_a_language_breaks_words_as_pyphen_does_or_not_at_all(tmp_path: Path) -> None:
    ukrainian = Traits("uk", "українська", "uk_UA", hyphenation="uk_UA")
    unknown = replace(ukrainian, code="se", hyphenation="se_FI")
    whole = replace(ukrainian, code="ab", hyphenation="")
    found = hyphens.dictionaries((KNOWN["fi"], ukrainian, unknown, whole), ["Sana"], tmp_path)
    assert list(found) == ["fi", "uk"]
    assert "зу-стріч" in Pyphen(filename=found["uk"]).inserted("зустріч")


def test_each_language_has_its_documents_and_any_two_their_list(made: Made) -> None:
    found = {one.file: one for one in documents(made)}
    texts = [edition.texts["paper"] for edition in made.guide.editions.values()]
    files = [words["file"] for text in texts for words in text["documents"].values()]
    assert sorted(found) == sorted([*files, texts[0]["pairs"]["fi+sv"]["file"]])
    pdfs = [one for one in found.values() if isinstance(one, PaperDocument)]
    assert {one.styles[0] for one in pdfs if one.form} == {"form.css"}


def test_a_language_without_the_section_on_wishes_has_no_leaflet(finnish: Edition) -> None:
    page = finnish.pages["valmistautuminen"]
    bare = {**finnish.pages, page.name: replace(page, sections=page.sections[:1])}
    without = set(papers.names(replace(finnish, pages=bare)))
    assert set(papers.names(finnish)) - without == {"poster", "leaflet"}


def test_forms_do_not_say_when_their_lines_were_added(made: Made, finnish: Edition) -> None:
    assert finnish.pages["tarkistuslista"].items[1].added == 2026
    assert finnish.pages["toiveet"].questions[0].added == 2026
    checklist = forms.checklist(finnish, made)
    brief = forms.brief(finnish.pages["toiveet"], finnish, made)
    assert "2026" not in checklist.partition("<table>")[2]
    assert "2026" not in brief.partition("<h2>")[2]


def test_the_checklist_follows_the_phases(made: Made, finnish: Edition) -> None:
    form = soup_of(forms.checklist(finnish, made))
    boxes = form.select('input[type="checkbox"]')
    assert [(box["name"], box["title"]) for box in boxes] == [
        ("tarve", "Mietin."),
        ("palkkio", "Sovin heti."),
    ]
    names = [field["name"] for field in form.select("input, textarea")]
    assert len(names) == len(set(names))
    assert all(field.get("title") for field in form.select("input, textarea"))


def test_words_of_forms_keep_their_emphasis_and_their_links_lead_to_the_site(
    made: Made, finnish: Edition
) -> None:
    item = soup_of(forms.checklist(finnish, made)).select_one("td.item em")
    assert item
    assert item.get_text() == "heti"
    questions = soup_of(forms.brief(finnish.pages["toiveet"], finnish, made))
    link = questions.select_one(".question__why a")
    assert link
    assert link["href"] == "https://o.fi/tilaaminen/#t"
    fields = [str(field["title"]) for field in questions.select(".question [title]")]
    assert fields == ["Missä tarkkaan olette?", "Mitä muuta?"]


def test_the_experts_own_list_follows_the_sections_of_its_page(
    made: Made, finnish: Edition
) -> None:
    form = soup_of(forms.own_checklist(finnish, made))
    (box,) = form.select('input[type="checkbox"]')
    assert (box["name"], form.select("tbody em")[0].get_text()) == ("k-kysy", "palkkiosta")
    (phase,) = form.select("h2")
    assert phase.get_text(" ", strip=True) == "2 Sovi"


def test_questions_stand_under_their_headings(made: Made, finnish: Edition) -> None:
    page = soup_of(forms.brief(finnish.pages["toiveet"], finnish, made))
    assert [heading.get_text() for heading in page.select("h1, h2")] == ["Pohja", "Missä", "Muuta"]
    one_line = page.select(".question textarea.one-line")
    assert [field["name"] for field in one_line] == ["paikka"]
    assert [field["name"] for field in page.select(".question textarea")] == ["paikka", "muu"]


def test_what_was_agreed_ends_with_lines_to_sign_on(made: Made, finnish: Edition) -> None:
    wishes, agreed = (
        soup_of(forms.brief(finnish.pages[name], finnish, made)) for name in ("toiveet", "sovittu")
    )
    parties = [row.get_text() for row in agreed.select(".signatures tbody th")]
    assert parties == [*finnish.texts["signatures"]["parties"].values()]
    assert not wishes.select(".signatures")


@pytest.mark.parametrize(("one", "other"), [("fi", "sv"), ("sv", "fi")])
def test_a_list_in_two_languages_has_both_throughout(made: Made, one: str, other: str) -> None:
    """Whichever two: only the name of their list binds them."""
    name = f"{one}+{other}"
    sides = [named(made.guide.editions[code], name) for code in (one, other)]
    form = soup_of(forms.checklist(sides[0], made, sides[1]))
    assert len(form.select('input[type="checkbox"]')) == 2
    for side in sides:
        paper = side.texts["paper"]
        said = (
            paper["checklist_help"],
            *(paper[name] for name in ("item", "who", "when", "event", "booker", "note")),
            *(WORDS[side.language][0], "https://o.fi/" + side.url("tarkistuslista")),
        )
        for words in (*said, paper["read_online"]):
            assert words.removeprefix("https://") in form.get_text(), f"no {words!r}"
        assert form.title
        assert form.title.get_text().count(paper["pairs"][name]["title"]) == 1
        for item in side.pages["tarkistuslista"].items:
            fields = [item.id, f"{item.id}-who", f"{item.id}-when"]
            for field in fields:
                assert item.words.text in str(form.select_one(f'[name="{field}"]')), field
    foreign = form.select(f'[lang="{other}"]')
    assert sides[1].texts["paper"]["checklist_help"] in " ".join(p.get_text() for p in foreign)


def test_a_list_in_two_languages_has_items_that_one_lacks(made: Made) -> None:
    change(made.settings.docs, "sv/tarkistuslista.md", "{ #tarve ", "{ #gammal ")
    editions = make(made.settings).guide.editions
    boxes = soup_of(forms.checklist(editions["fi"], made, editions["sv"])).select("td.item input")
    assert [box["title"] for box in boxes] == ["Mietin.", "Sovin heti. / Jag avtalar heti."]


def named(edition: Edition, name: str) -> Edition:
    """Return the edition with its list in Finnish and Swedish as that of other languages."""
    paper = edition.texts["paper"]
    pairs = {name: paper["pairs"]["fi+sv"]}
    return replace(edition, texts={**edition.texts, "paper": {**paper, "pairs": pairs}})


def test_links_in_the_guide_say_page_or_address(made: Made, finnish: Edition) -> None:
    guide = soup_of(whole_guide(finnish, made))
    page, address = guide.select_one("#tilaaminen .page-number"), guide.select_one("main .web")
    assert page
    assert address
    assert (page["data-ref"], page.get_text()) == ("#tilaaminen-t", "(s. 00)")
    assert address["href"] == "https://www.x.fi/a"
    assert "tel:" not in guide.get_text(), "a number is its own address"
    assert "(www.x.fi/a)" in guide.get_text()
    assert "(o.fi/assets/kuva.svg)" in guide.get_text()


def test_every_reference_of_the_guide_leads_to_a_part_of_it(made: Made, finnish: Edition) -> None:
    guide = soup_of(whole_guide(finnish, made))
    ids = {f"#{one['id']}" for one in guide.select("[id]")}
    references = {str(one["data-ref"]) for one in guide.select("[data-ref]")}
    assert references
    assert references <= ids


def test_pictures_come_from_the_docs(made: Made, finnish: Edition) -> None:
    picture = soup_of(whole_guide(finnish, made)).select_one("main img")
    assert picture
    assert picture["src"] == (made.settings.docs / "assets/kuva.svg").as_uri()


def test_nothing_to_fill_in_is_left_in_the_guide(made: Made, finnish: Edition) -> None:
    guide = soup_of(whole_guide(finnish, made))
    assert not guide.select("input, textarea, select, output, label, [hidden]")
    item = guide.select_one('.checklist__item[data-item="tarve"]')
    assert item
    assert item.select_one("span.checklist__about > span.checklist__added")
    assert item.get_text().startswith("Mietin. Miksi?")


def test_a_word_of_the_glossary_has_its_other_languages_in_one_line(
    made: Made, finnish: Edition
) -> None:
    line = soup_of(whole_guide(finnish, made)).select_one("#sanasto p.in-other-languages")
    assert line
    assert not line.select("ul, li")
    assert {str(word["lang"]) for word in line.select("[lang]")} == {"sv", "en"}


def test_a_page_of_a_step_shows_and_says_where_it_is(made: Made, finnish: Edition) -> None:
    guide = soup_of(whole_guide(finnish, made))
    here = guide.select("#tilaaminen .step--here .step__number")
    assert [number.get_text() for number in here] == ["1", "2"]
    (said,) = guide.select("#tilaaminen .steps__here")
    assert said.get_text() == "Vaihe 1/5: Kartoita tarve · Vaihe 2/5: Tilaa"
    assert not guide.select("#pahkinankuoressa .step")


def test_the_short_guide_leaves_out_sources_the_past_and_what_one_language_has(made: Made) -> None:
    docs = made.settings.docs
    for old, new in ORDER_CUT.items():
        change(docs, "fi/tilaaminen.md", old, new)
    guide = soup_of(short_guide((found := make(made.settings)).guide.default, found))
    pages = [one["id"] for one in guide.select("main .paper-page")]
    assert pages == ["tarkistuslista", "tilaaminen"]
    assert [one.get_text() for one in guide.select("#tilaaminen h3")] == ["Nyt"]
    assert not guide.select("main .source, main .dated")
    assert "(o.fi/vieraalle)" in guide.get_text(), "a page that it lacks has its address"


def test_an_item_of_the_list_names_no_page_that_the_short_guide_lacks(made: Made) -> None:
    guide = soup_of(short_guide(made.guide.default, made))
    assert guide.select(".checklist__item")
    assert not guide.select(".checklist__why")


def test_a_question_has_room_for_its_answer(made: Made, finnish: Edition) -> None:
    questions = soup_of(whole_guide(finnish, made)).select("#toiveet .brief__question")
    assert [sorted(one["class"])[1:] for one in questions] == [
        ["brief__room", "brief__room--line"],
        ["brief__room"],
    ]


def test_links_of_the_nutshell_say_their_short_addresses(made: Made, finnish: Edition) -> None:
    page = soup_of(nutshell(finnish, made))
    links = [str(link["href"]) for link in page.select(".nutshell > p a")]
    assert links == ["https://o.fi/go/#tilaaminen/t", "https://o.fi/go/#index/etusivu"]
    assert [one.get_text() for one in page.select(".address")] == [
        f"({link.removeprefix('https://')})" for link in links
    ]
    assert [heading.get_text() for heading in page.select("h1, h2")] == ["Lyhyesti", "Alku"]


def test_an_easy_leaflet_ends_its_lines_with_the_sentences(made: Made, finnish: Edition) -> None:
    page = soup_of(easy(finnish.pages["selkeasti"], finnish, made))
    first, last = page.select("section > p")
    assert str(first) == "<p>Lue tämä.<br/>Se on lyhyt.</p>"
    first_end, address_end = last.select("br")
    assert str(first_end.previous_sibling) == "."
    assert address_end.next_sibling == last.select_one(".address")
    assert page.select_one("section.easy > .picture")


def test_the_list_on_one_page_has_every_item_of_some_kind_once(
    made: Made, finnish: Edition
) -> None:
    form = soup_of(sheets.one_page(finnish, made))
    boxes = [
        (box["name"], box.find_parent(class_="always") is None) for box in form.select("li input")
    ]
    assert boxes == [("tarve", False), ("palkkio", True)]
    assert [one.get_text() for one in form.select(".sometimes h3")] == ["Työparina · Työryhmässä"]


def test_the_poster_and_the_leaflet_tell_who_is_invited(made: Made, finnish: Edition) -> None:
    for html in (sheets.poster(finnish, made), sheets.leaflet(finnish, made)):
        page = soup_of(html)
        title = page.select_one("h1")
        assert title
        assert title.get_text() == finnish.pages["index"].sections[0].title.text
        assert "Hän kertoo kaiken. Kysy." in page.get_text()
    (link,) = page.select(".leaf > p > a")
    assert link["href"] == "https://o.fi/go/#toiveet/pohja"


def test_the_leaflet_shows_the_picture_of_the_experts_form(made: Made, finnish: Edition) -> None:
    assert "leaf__picture--large" not in sheets.leaflet(finnish, made)
    form = next(page for page in finnish.brief if page.part == "expert")
    form.meta["picture"] = "mieti"
    assert "leaf__picture--large" in sheets.leaflet(finnish, made)


def test_a_fault_of_the_docs_is_named(
    made: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    change(made.settings.docs, "fi/tilaaminen.md", " { #t }", "")
    here = replace(made.settings, site_url="http://127.0.0.1:8000/")
    monkeypatch.setattr(paper, "settings_of_project", lambda: here)
    assert paper.main([str(tmp_path)]) == 1
    assert "docs/fi/tilaaminen.md:6: a heading needs an id" in capsys.readouterr().err


def test_what_pdfs_lack_is_said_by_words_and_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert paper.main([]) == 0
    monkeypatch.setattr(hyphens, "hyphenating", no_finnish)
    assert paper.main([]) == paper.LACKING
    assert (
        "PDFs cannot be made here: libvoikko does not know the language fi"
        in capsys.readouterr().err
    )


def no_finnish(language: str) -> None:
    raise VoikkoException(f"no {language} here")
