"""PDFs: Finnish hyphenation, forms in two languages, and what a missing part is called."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from kokemusopas.fonts.plain import font_faces
from kokemusopas.paper import cures, documents, edition, hyphens
from kokemusopas.paper.page_numbers import write_numbers
from kokemusopas.texts import ui
from pyphen import Pyphen
from weasyprint import CSS, HTML, Page
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

OVERRIDES = ROOT / "overrides"
LIST = """# {title} {{ #tarkistuslista }}

/// checklist
    phase: 2

- [ ] {two}. {{ #palkkio }}
///

/// checklist
    phase: 1

- [ ] {one}. {{ #tarve added=2026 }}
///
"""
PAPER = """<div class="paper"><section class="paper-part" id="section-1"><h2>Osa</h2>
<section class="paper-page" id="tilaaminen"><h3 id="tilaaminen-t">Tilaa</h3>
<p><a href="#tilaaminen-t">tästä</a> <a href="https://www.x.fi/a">x.fi</a></p></section>
<section class="paper-page" id="pahkinankuoressa"><h3 id="pahkinankuoressa-p">Lyhyesti</h3>
<h4 id="pahkinankuoressa-a">Alku</h4><p><a href="#tilaaminen-t">miten</a></p></section>
</section></div>"""


def an_edition(docs: Path, language: str, title: str, one: str, two: str) -> edition.Edition:
    (docs / language).mkdir()
    page = LIST.format(title=title, one=one, two=two)
    (docs / language / "tarkistuslista.md").write_text(page, "utf-8")
    folder = "" if language == "fi" else f"{language}/"
    return edition.Edition(
        language,
        folder,
        ui.load(ROOT / "docs" / language / "_ui.yml"),
        f"https://o.fi/{folder}",
        "2026-11-24",
        "24.11.2026",
        BeautifulSoup(PAPER, "html.parser").div,
        docs,
    )


@pytest.fixture
def finnish(tmp_path: Path) -> edition.Edition:
    return an_edition(tmp_path, "fi", "Lista", "Mietin", "Sovin")


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
    path.write_text(hyphens.dictionary([f"Sana {word}!"]), "utf-8")
    assert Pyphen(filename=path, cache=False).inserted(word) == parts


def test_the_checklist_follows_the_phases(finnish: edition.Edition) -> None:
    form = BeautifulSoup(documents.checklist(finnish, OVERRIDES), "html.parser")
    boxes = form.select('input[type="checkbox"]')
    assert [(box["name"], box["title"]) for box in boxes] == [
        ("tarve", "Mietin."),
        ("palkkio", "Sovin."),
    ]
    assert form.select_one(".added")
    names = [field["name"] for field in form.select("input, textarea")]
    assert len(names) == len(set(names))
    assert all(field.get("title") for field in form.select("input, textarea"))


def test_the_checklist_in_two_languages_marks_the_other(
    finnish: edition.Edition, tmp_path: Path
) -> None:
    swedish = an_edition(tmp_path, "sv", "Checklista", "Jag tänker", "Jag avtalar")
    form = BeautifulSoup(documents.checklist(finnish, OVERRIDES, swedish), "html.parser")
    assert [cell.get_text() for cell in form.select('td[lang="sv"]')] == [
        "Jag tänker.",
        "Jag avtalar.",
    ]
    assert len(form.select('input[type="checkbox"]')) == 2


def test_links_in_the_guide_say_page_or_address(finnish: edition.Edition) -> None:
    guide = BeautifulSoup(documents.guide(finnish, OVERRIDES), "html.parser")
    page, address = guide.select_one(".page-number"), guide.select_one("main .web")
    assert page
    assert address
    assert (page["data-ref"], page.get_text()) == ("#tilaaminen-t", "(s. 00)")
    assert address["href"] == "https://www.x.fi/a"
    assert "(www.x.fi/a)" in guide.get_text()


def test_a_page_of_a_step_shows_where_it_is(finnish: edition.Edition) -> None:
    guide = BeautifulSoup(documents.guide(finnish, OVERRIDES), "html.parser")
    here = guide.select("#tilaaminen .step--here .step__number")
    assert [number.get_text() for number in here] == ["1", "2"]


def test_links_of_the_nutshell_lead_to_the_site(finnish: edition.Edition) -> None:
    page = BeautifulSoup(documents.nutshell(finnish, OVERRIDES), "html.parser")
    link = page.select_one(".nutshell p a")
    assert link
    assert link["href"] == "https://o.fi/tilaaminen/#t"
    assert [heading.get_text() for heading in page.select("h1, h2")] == ["Lyhyesti", "Alku"]


def test_a_site_without_print_pages_is_named(tmp_path: Path) -> None:
    with pytest.raises(edition.EditionError, match="run mkdocs build first"):
        edition.load_all(tmp_path, ROOT / "docs")


def test_no_line_breaks_after_its_first_word_for_want_of_a_space(tmp_path: Path) -> None:
    cures.apply()
    fonts = FontConfiguration()
    faces = font_faces(ROOT / "docs/assets/fonts/atkinson-hyperlegible-next.woff2", tmp_path)
    style = CSS(
        string=f"{faces} body {{ font: 12pt 'Atkinson Hyperlegible Next' }}", font_config=fonts
    )
    for width in range(420, 460):
        page = (
            HTML(
                string=f"<style>@page {{ size: {width}px 200px; margin: 0 }} body {{ margin: 0 }}"
                "</style><p>Gå igenom besöket både med gästen och med deltagarna. Se "
                "<a href='#'>vad det är bra att prata om efteråt</a>."
            )
            .render(stylesheets=[style], font_config=fonts)
            .pages[0]
        )
        first = "".join(text.text for text in lines(page)[0])
        assert first != "Gå", f"at {width} px the first line holds that word only"


def test_references_get_their_page_numbers_and_the_line_closes_up() -> None:
    pages = "".join(f"<section id='p{n}'><h1>P</h1></section>" for n in range(2, 100))
    pages += "<section id='p100'><h1>P</h1><h1>goes on</h1></section>"
    links = "".join(
        f"<p>a<span data-ref='#p{n}'>(s. {documents.PLACEHOLDER})</span>.</p>" for n in (9, 10, 100)
    )
    document = HTML(
        string=(
            f"<style>h1 {{ break-before: page }}</style>{links}{pages}"
            "<p style='text-align: right' data-ref='#p7'>00</p>"
        )
    ).render()
    write_numbers(document)
    found = lines(document.pages[0])
    assert ["".join(box.text for box in line) for line in found] == [
        "a(s. 9).",
        "a(s. 10).",
        "a(s. 100).",
    ]
    for _, reference, stop in found:
        assert stop.position_x == pytest.approx(reference.position_x + reference.width)
    ((number,),) = lines(document.pages[-1])[1:]
    assert number.text == "7"
    edge = document.pages[-1]._page_box.children[0].content_box_x() + (
        document.pages[-1]._page_box.children[0].width
    )
    assert number.position_x + number.width == pytest.approx(edge, abs=9)


def lines(page: Page) -> list[list[boxes.TextBox]]:
    """Return the pieces of text of each line of a page."""
    return [
        [text for text in line.descendants() if isinstance(text, boxes.TextBox)]
        for line in page._page_box.descendants()
        if isinstance(line, boxes.LineBox)
    ]


def test_a_reference_to_nothing_is_named() -> None:
    with pytest.raises(LookupError, match="refers to #gone, which it lacks"):
        write_numbers(HTML(string="<p data-ref='#gone'>00").render())
